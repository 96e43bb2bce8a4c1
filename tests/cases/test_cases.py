"""Every folder here is a case: a contract, and the client or the error it must give. `make golden` rewrites them."""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from generator.cli import main
from generator.config import Config, read_config
from generator.disk.ours import templates
from generator.ir import Api, Operation, Response
from generator.load import load
from generator.pipeline import Generated, generate
from generator.plan.received import received
from generator.vocabulary import is_json

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/openapi.yaml"))
GOOD = [path for path in CASES if not path.name.startswith("refused_")]
REFUSED = [path for path in CASES if path.name.startswith("refused_")]


def name(path: Path) -> str:
    """Return the name of a case."""
    return path.name


def config(case: Path) -> Config:
    """Return the configuration of a case."""
    file = case / "config.yaml"
    return read_config(load(file).root) if file.is_file() else Config()


def as_json(api: Api) -> str:
    """Return an Api as the text of api.json: what says nothing is left out."""

    def plain(value: Any) -> Any:
        if isinstance(value, tuple):
            return [plain(one) for one in value]
        if not isinstance(value, msgspec.Struct):
            return value
        fields = msgspec.structs.fields(value)
        told = {one.name: getattr(value, one.name) for one in fields if getattr(value, one.name) != one.default}
        return {"is": type(value).__name__} | {key: plain(one) for key, one in told.items()}

    return json.dumps(plain(api), indent=1, ensure_ascii=False) + "\n"


def expected_files(made: Generated) -> dict[str, str]:
    """Return the files of a client that depend on its contract."""
    return {path: text for path, text in made.files.items() if "/_runtime/" not in path and path != "oasmith.lock"}


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_a_contract_gives_the_expected_client(case: Path, golden: bool) -> None:
    made = generate(case / "openapi.yaml", config(case))
    files = {f"expected/{path}": text for path, text in expected_files(made).items()}
    files["api.json"] = as_json(made.api)
    there = {
        path.relative_to(case).as_posix(): path
        for path in case.rglob("*")
        if path.is_file() and (path.is_relative_to(case / "expected") or path.name == "api.json")
        if "__pycache__" not in path.parts
    }
    if golden:
        for path in there.values():
            path.unlink()
        for relative, text in files.items():
            (case / relative).parent.mkdir(parents=True, exist_ok=True)
            (case / relative).write_text(text, encoding="utf-8")
        return
    assert sorted(files) == sorted(there)
    for relative, text in files.items():
        assert there[relative].read_text(encoding="utf-8") == text, relative


@pytest.mark.parametrize("case", REFUSED, ids=name)
def test_a_contract_is_refused_with_the_expected_words(
    case: Path, golden: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case)
    output = tmp_path / "client"
    settings = ["--config", "config.yaml"] if (case / "config.yaml").is_file() else []
    code = main(["generate", "openapi.yaml", "-o", str(output), *settings])
    said = capsys.readouterr()
    if golden:
        (case / "error.txt").write_text(said.err, encoding="utf-8")
        return
    assert (2, "", (case / "error.txt").read_text(encoding="utf-8")) == (code, said.out, said.err)
    assert [] == list(tmp_path.iterdir()), "nothing is written when a contract is refused"


@contextmanager
def imported(case: Path, folder: Path) -> Iterator[ModuleType]:
    """Import the expected client of a case, completed by the runtime, as its users do."""
    source = next((case / "expected").glob("*/__init__.py")).parent
    package = folder / source.name
    package.mkdir()
    for path in source.rglob("*.py"):
        (package / path.relative_to(source)).parent.mkdir(exist_ok=True)
        (package / path.relative_to(source)).write_bytes(path.read_bytes())
    (package / "_runtime").symlink_to(templates() / "runtime")
    sys.path.insert(0, str(folder))
    before = set(sys.modules)
    try:
        module = importlib.import_module(source.name)
        for one in ("operations", "_runtime.transports.in_process", "_runtime.transports.protocol"):
            importlib.import_module(f"{source.name}.{one}")
        for path in (package / "api").glob("[a-z]*.py"):
            importlib.import_module(f"{source.name}.api.{path.stem}")
        yield module
    finally:
        sys.path.remove(str(folder))
        for one in set(sys.modules) - before:
            if one.partition(".")[0] == source.name:
                del sys.modules[one]


def exchanges(api: Api) -> Iterator[tuple[Operation, Response, str, str]]:
    """Yield every example of a response, with its media type."""
    for operation in api.operations:
        for response in operation.responses:
            for content in response.contents:
                for example in content.examples:
                    yield operation, response, content.media_type, example


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_the_expected_client_carries_every_example_unchanged(case: Path, tmp_path: Path) -> None:
    made = generate(case / "openapi.yaml", config(case))
    endpoints = {one.pointer: one for one in made.package.endpoints}
    with imported(case, tmp_path) as package:
        transport = importlib.import_module(f"{package.__name__}._runtime.transports.protocol")
        in_process = importlib.import_module(f"{package.__name__}._runtime.transports.in_process")
        call = importlib.import_module(f"{package.__name__}._runtime.wire.call")
        codec = importlib.import_module(f"{package.__name__}._runtime.values.codec")
        settings = {one.name: "token" for one in made.package.secrets}
        if made.package.base_url is None:
            settings["base_url"] = "https://api.example.com"
        for operation, response, media_type, example in exchanges(made.api):
            status = {"2XX": 222, "4XX": 444, "5XX": 555, "default": 599}.get(response.status) or int(response.status)
            headers = transport.Headers((("Content-Type", media_type),))
            # An example that is no JSON is a text in the contract, and stands for itself on the wire.
            plain = json.loads(example) if not is_json(media_type) and isinstance(json.loads(example), str) else None
            answer = transport.Response(status, headers, (example if plain is None else plain).encode())
            carrier = in_process.InProcessTransport(lambda _, answer=answer: answer)
            described = getattr(package.operations, endpoints[operation.pointer].constant)
            path = {one.name: "1" for one in operation.parameters if one.location == "path"}
            with getattr(package, made.package.client_name)(**settings, transport=carrier) as client:
                if status < 400:
                    value = client.send(call.Call(described, path=path))
                else:
                    with pytest.raises(package.ApiError) as raised:
                        client.send(call.Call(described, path=path))
                    value = raised.value.body
                    assert status == raised.value.status
                    assert raised.value.__cause__ is None, "the body fits what is documented"
            assert json.loads(example) == codec.encode(value)


SENDING = [path for path in GOOD if (path / "expected").is_dir() and any((path / "expected").glob("*/webhooks.py"))]


@pytest.mark.parametrize("case", SENDING, ids=name)
def test_the_expected_client_decodes_every_example_of_what_is_sent_to_it(case: Path, tmp_path: Path) -> None:
    made = generate(case / "openapi.yaml", config(case))
    functions = {one.pointers[0]: one.function for one in made.package.webhooks}
    with imported(case, tmp_path) as package:
        webhooks = importlib.import_module(f"{package.__name__}.webhooks")
        codec = importlib.import_module(f"{package.__name__}._runtime.values.codec")
        for one in received(made.api):
            for content in one.operation.body.contents if one.operation.body is not None else ():
                for example in content.examples:
                    decode = getattr(webhooks, functions[one.operation.pointer])
                    value = decode(example, content_type=content.media_type)
                    assert json.loads(example) == codec.encode(value)
                    assert codec.encode(value) == codec.encode(decode(example.encode()))


# What the methods of a client say that it has, and what its users then name in annotations.
OFFERED = {
    r"@_paged\b": {"Page"},
    r"@_streamed\b": {"AsyncStream", "Stream"},
    r"\b_Event\[": {"Event"},
    r"[\[ ]_Upload\b": {"Upload"},
    r"_with\(results\.": {"results"},
}


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_the_expected_client_offers_what_its_users_name_and_nothing_that_it_has_not(case: Path, tmp_path: Path) -> None:
    with imported(case, tmp_path) as package:
        offered = {one: getattr(package, one) for one in package.__all__}
        sources = [path.read_text(encoding="utf-8") for path in Path(str(package.__file__)).parent.rglob("api/*.py")]
        for sign, names in OFFERED.items():
            assert any(re.search(sign, text) for text in sources) == (names <= offered.keys()), sign
            assert names <= offered.keys() or not names & offered.keys()
        assert [] == [one for one, value in offered.items() if isinstance(value, type) and value.__name__ != one]


@pytest.mark.parametrize("case", [path for path in GOOD if (path / "check.py").is_file()], ids=name)
def test_the_expected_client_does_what_the_case_says(case: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location(f"check_{case.name}", case / "check.py")
    assert spec is not None
    assert spec.loader is not None
    check = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check)
    with imported(case, tmp_path) as package:
        check.check(package)


def test_every_case_says_what_it_expects() -> None:
    assert [] == [path.name for path in GOOD if not (path / "expected").is_dir()]
    assert [] == [path.name for path in REFUSED if not (path / "error.txt").is_file()]
