"""A large client loads what is used, and is otherwise like a small one: for programs, type checkers and people."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.process import ROOT, run
from bench.synthetic import contract
from generator.config import Config
from generator.ledger.lines import lines
from generator.pipeline import generate
from generator.plan.large import MANY, MANY_METHODS
from generator.write import write

THING = '{"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "state": "%s", "createdAt": "2020-01-01T00:00:00Z"}'


def made(folder: Path, operations: int, models: int, change: object = None) -> Path:
    """Write the client of a contract of that size into a folder, and return the folder."""
    data = contract(operations, models)
    if callable(change):
        change(data)
    (folder / "large.json").write_text(json.dumps(data))
    write(generate(folder / "large.json", Config()).files, folder / "client")
    return folder / "client"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a client with 600 operations."""
    return made(tmp_path_factory.mktemp("large"), 600, 400)


def python(client: Path, code: str) -> str:
    """Run code as a user of the client, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=client, capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


def loaded(client: Path, code: str) -> set[str]:
    """Return the modules of models, operations and groups that some code loads."""
    said = python(client, f"{code}\nimport sys\nprint(*sys.modules)").splitlines()[-1].split()
    names = {name.removeprefix("synthetic_client.") for name in said if name.startswith("synthetic_client.")}
    return {name for name in names if name.startswith(("models.", "operations.", "api."))}


def call(state: str) -> str:
    """Return code that imports the client and calls one operation of it."""
    body = THING % state
    return (
        "import uuid\nfrom synthetic_client import Synthetic\n"
        "from synthetic_client.testing import InProcessTransport, json_response\nimport json\n"
        f"answer = json_response(json.loads('''{body}'''))\n"
        "with Synthetic(transport=InProcessTransport(lambda _: answer)) as client:\n"
        "    thing = client.group3.get_thing_40(uuid.uuid4())\n"
    )


def test_a_client_of_operations_alone_is_large_too(tmp_path: Path) -> None:
    paths = {f"/p{number}": {"get": {"responses": {"204": {"description": "ok"}}}} for number in range(MANY + 1)}
    contract = {"openapi": "3.1.1", "info": {"title": "Bare", "version": "1"}, "paths": paths}
    (tmp_path / "bare.json").write_text(json.dumps(contract))
    write(generate(tmp_path / "bare.json", Config()).files, tmp_path / "client")
    assert "GET\n" == python(
        tmp_path / "client", "from bare_client import models, operations\nprint(operations.GET_P0.method)"
    )
    assert (tmp_path / "client/bare_client/operations/get_p0.py").is_file()


def test_importing_a_client_loads_none_of_its_models_operations_and_groups(client: Path) -> None:
    assert set() == loaded(client, "import synthetic_client")
    assert set() == loaded(client, "from synthetic_client import models, errors, Synthetic, AsyncSynthetic")


def test_a_call_loads_its_operation_and_the_models_that_it_speaks_of(client: Path) -> None:
    found = loaded(client, call("new") + "assert str(thing.state) == 'Thing40State.NEW'")
    assert {"api.group3", "operations.get_thing_40"} == {one for one in found if not one.startswith("models.")}
    expected = {"thing_40", "thing_40_state", "thing_40_owner", "problem", "thing_39", "thing_41", "thing_280"}
    assert {f"models.{name}" for name in expected} == {one for one in found if one.startswith("models.")}


def test_the_help_of_one_operation_loads_what_it_takes_and_that_of_a_client_nothing(client: Path) -> None:
    code = (
        "import contextlib\nfrom synthetic_client.__main__ import GROUPS, SERVICE, Synthetic, run\n"
        "with contextlib.suppress(SystemExit):\n    run(Synthetic, SERVICE, GROUPS, [%s'--help'])"
    )
    assert set() == loaded(client, code % "")
    assert set() == loaded(client, code % "'group3', ")
    expected = {"api.group3", "operations.get_thing_40"}
    shown = loaded(client, code % "'group3', 'get-thing-40', ")
    assert expected <= shown
    # The constant of the operation names what it returns.
    assert {one for one in shown if one.startswith("operations.")} == {"operations.get_thing_40"}
    assert len(shown) < 12


def test_a_model_is_the_same_however_it_is_reached(client: Path) -> None:
    code = """
import copy, pickle, typing
import synthetic_client
from synthetic_client import models
from synthetic_client.models import Thing7
from synthetic_client.models.thing_7 import Thing7 as direct
assert models.Thing7 is Thing7 is direct is synthetic_client.models.Thing7
assert "Thing399" in dir(models) and "Thing399" in models.__all__
names = {}
exec("from synthetic_client.models import *", names)
assert names["Thing7"] is Thing7 and "Problem" in names and "TYPE_CHECKING" not in names
try:
    models.Nothing
except AttributeError as error:
    assert "no attribute 'Nothing'" in str(error)
assert not hasattr(models, "Nothing")
thing = Thing7.from_dict({"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "state": "old", "parent":
    {"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "state": "new", "children": []}, "either": "text"})
assert pickle.loads(pickle.dumps(thing)) == thing == copy.deepcopy(thing) == Thing7.from_dict(thing.to_dict())
match thing:
    case models.Thing7(state=models.Thing7State.OLD, parent=models.Thing6(children=[])):
        print("matched")
"""
    assert "matched\n" == python(client, code)


def test_a_model_of_a_user_that_extends_one_means_its_own_names(client: Path) -> None:
    code = """
from __future__ import annotations
from attrs import frozen
from synthetic_client.models import Thing7
from synthetic_client._runtime.values.model import Model

@frozen(kw_only=True)
class Thing6(Model):
    mine: int = 0

@frozen(kw_only=True)
class More(Thing7):
    also: Thing6
more = More.from_dict({"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "state": "old", "also": {"mine": 1},
    "parent": {"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "state": "new"}})
print(type(more.also).__module__, type(more.parent).__module__)
"""
    assert "__main__ synthetic_client.models.thing_6\n" == python(client, code)


def test_a_group_is_made_once_and_has_all_its_operations(tmp_path: Path) -> None:
    def one_group(data: dict[str, dict[str, dict[str, dict[str, object]]]]) -> None:
        for item in data["paths"].values():
            item["get"]["tags"] = ["all"]

    folder = made(tmp_path, MANY + 1, 3, one_group)
    code = """
from synthetic_client import AsyncSynthetic, Synthetic
client = Synthetic()
assert client.all_ is client.all_
for kind in (type(client.all_), type(AsyncSynthetic().all_)):
    print(kind.__name__, sum(name.startswith("get_thing_") for name in dir(kind)))
"""
    assert [f"All {MANY + 1}", f"AsyncAll {MANY + 1}"] == python(folder, code).splitlines()
    parts = sorted(path.name for path in (folder / "synthetic_client/api/all_").glob("part_*.py"))
    assert -(-(MANY + 1) // MANY_METHODS) == len(parts)


def webhooks(data: dict[str, dict[str, dict[str, object]]]) -> None:
    """Add webhooks, each with a header, under names that differ little."""
    header = {"name": "X-At", "in": "header", "schema": {"type": "string", "format": "date-time"}}
    for number, name in enumerate(("thing.changed", "thing-changed", "import", "index")):
        thing = {"application/json": {"schema": {"$ref": f"#/components/schemas/Thing{number + 40}"}}}
        sent = {"requestBody": {"content": thing}, "parameters": [header], "responses": {"204": {"description": "ok"}}}
        data.setdefault("webhooks", {})[name] = {"post": sent}


def test_a_webhook_loads_the_models_that_it_speaks_of(tmp_path: Path) -> None:
    folder = made(tmp_path, 10, 160, webhooks)
    thing = THING % "new"
    code = f"""
import sys
from synthetic_client import webhooks
assert not [one for one in sys.modules if one.startswith("synthetic_client.webhooks.")]
assert "decode_thing_changed" in dir(webhooks) and "ThingChangedHeaders" in webhooks.__all__
assert "Thing40" == type(webhooks.decode_thing_changed({thing.encode()!r})).__name__
assert "Thing42" == type(webhooks.decode_import({thing!r})).__name__
assert "2020-01-01" in str(webhooks.decode_thing_changed_headers({{"X-At": "2020-01-01T00:00:00Z"}}).x_at)
assert "ThingChanged2Headers" == type(webhooks.decode_thing_changed_2_headers({{}})).__name__
"""
    found = loaded(folder, code)
    assert {"models.thing_40", "models.thing_42"} <= found
    assert "models.thing_7" not in found
    places = lines(generate(tmp_path / "large.json", Config()).files, "synthetic_client")
    assert places["webhooks.decode_index"].startswith("synthetic_client/webhooks/index_webhook.py:")


def awkward(data: dict[str, dict[str, dict[str, object]]]) -> None:
    """Add names that are keywords, differ in case only, or are called as another's module; unions and circles."""
    webhooks(data)
    text: dict[str, object] = {"type": "object", "properties": {"kind": {"type": "string"}}}
    circle = {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Circle"}}
    cat: dict[str, object] = {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "Cat"}}}
    data["components"]["schemas"] |= {
        "import": text,
        "Import": text,
        "IMPORT": text,
        "日本": text,
        "thing_1": {"type": "string", "enum": ["a", "b"], "default": "a"},
        "Circle": {"oneOf": [{"type": "integer"}, {"type": "array", "items": {"$ref": "#/components/schemas/Circle"}}]},
        "Ring": circle,
        "Cat": {**cat, "properties": {"kind": {"const": "Cat"}, "friend": {"$ref": "#/components/schemas/Pet"}}},
        "Dog": {
            "type": "object",
            "required": ["kind"],
            "properties": {
                "kind": {"const": "Dog"},
                "mood": {"$ref": "#/components/schemas/thing_1"},
                "circle": {"$ref": "#/components/schemas/Circle"},
            },
        },
        "Pet": {
            "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
            "discriminator": {"propertyName": "kind"},
        },
    }


def test_awkward_names_unions_and_circles_work_in_modules_of_their_own(tmp_path: Path) -> None:
    folder = made(tmp_path, 10, 60, awkward)
    code = """
import importlib, pathlib
from synthetic_client import models
from synthetic_client._runtime.values.codec import decode, encode
for name in models.__all__:
    assert getattr(models, name) is not None, name
for path in pathlib.Path("synthetic_client").rglob("*.py"):
    importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
dog = {"kind": "Dog", "mood": "b", "circle": [1, [2, []]]}
cat = {"kind": "Cat", "friend": {"kind": "Cat", "friend": dog}}
pet = decode(models.Pet, cat)
assert encode(pet) == cat
print(type(pet).__name__, type(pet.friend.friend).__name__, pet.friend.friend.circle)
"""
    assert "Cat Dog [1, [2, []]]\n" == python(folder, code)
    assert 0 == run([sys.executable, "-m", "compileall", "-q", folder]).code
    modules = [path.name.lower() for path in (folder / "synthetic_client/models").iterdir() if path.suffix == ".py"]
    assert len(modules) == len(set(modules)), "no two, for file systems that know no case"


def test_no_module_is_longer_than_tools_and_people_bear(client: Path) -> None:
    assert [] == [str(path) for path in client.rglob("*.py") if path.read_bytes().count(b"\n") > 3000]


def test_where_a_name_stands_is_told_in_a_large_client_too(tmp_path: Path) -> None:
    (tmp_path / "large.json").write_text(json.dumps(contract(MANY + 1, 3)))
    files = generate(tmp_path / "large.json", Config()).files
    places = lines(files, "synthetic_client")
    path, _, line = places["models.Thing1.created_at"].partition(":")
    assert "synthetic_client/models/thing_1.py" == path
    assert "created_at: " in files[path].splitlines()[int(line) - 1]
    assert places["operations.GET_THING_7"].startswith("synthetic_client/operations/get_thing_7.py:")


def test_a_client_that_is_not_large_has_one_module_of_each(tmp_path: Path) -> None:
    package = made(tmp_path, 12, 12) / "synthetic_client"
    assert (package / "models.py").is_file()
    assert (package / "operations.py").is_file()
    assert (package / "api/group0.py").is_file()
    assert not any(isinstance(node, ast.If) for node in ast.parse((package / "client.py").read_text()).body)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_type_checkers_find_nothing_in_a_large_client(tmp_path: Path) -> None:
    folder = made(tmp_path, MANY + 10, 60, awkward)
    use = "import uuid\nfrom synthetic_client import Synthetic, models\nfrom synthetic_client.models import Cat\n"
    use += "def state(client: Synthetic) -> models.Thing1State:\n"
    use += "    return client.group0.get_thing_1(uuid.uuid4()).state\n"
    use += "def friend(cat: Cat) -> models.Pet | None:\n    return cat.friend or None\n"
    (folder / "use.py").write_text(use)
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "synthetic_client",
        "use.py",
    ]
    checked = run(command, cwd=folder, PYTHONPATH="")
    assert 0 == checked.code, checked.out
    wrong = folder / "wrong.py"
    wrong.write_text("from synthetic_client import models\nmodels.Nothing\nmodels.Thing1(id=1)\n")
    told = run([*command[:-2], "wrong.py"], cwd=folder, PYTHONPATH="").out
    assert 'has no attribute "Nothing"' in told
    assert "Missing named argument" in told
    pyright = ROOT / "tests/lint/node_modules/.bin/pyright"
    settings = {"include": ["synthetic_client", "use.py"], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    checked = run([pyright, "--warnings", f"--pythonpath={sys.executable}"], cwd=folder)
    assert 0 == checked.code, checked.out


def test_names_longer_than_those_of_files_are_cut_there_and_nowhere_else(tmp_path: Path) -> None:
    """Most systems have no file whose name has more than 255 bytes; a class may have any name."""

    def lengthen(data: dict[str, Any]) -> None:
        data["info"]["title"] = "Synthetic " + "title " * 60
        schemas = data["components"]["schemas"]
        for ending in ("First", "Second", "é" * 100):
            schemas["Thing" * 60 + ending] = {"type": "object", "properties": {"a": {"type": "string"}}}
        for number, one in enumerate(data["paths"].values()):
            for operation in one.values():
                operation["tags"] = ["class" if number % 2 else "tag " * 90]

    folder = made(tmp_path, 2, MANY, lengthen)
    files = [path for path in folder.rglob("*") if "__pycache__" not in path.parts]
    assert 140 >= max(len(path.name.encode()) for path in files)
    (package,) = (path.parent.name for path in folder.glob("*/__init__.py"))
    told = python(
        folder, f"from {package} import models\nprint(*(one for one in dir(models) if one.startswith('ThingThing')))"
    )
    assert ["Thing" * 60 + ending for ending in ("First", "Second", "É" + "é" * 99)] == sorted(told.split())


def test_a_large_contract_of_webhooks_alone_gives_a_client(tmp_path: Path) -> None:
    def keep_webhooks(data: dict[str, Any]) -> None:
        data["openapi"] = "3.1.1"
        item = {"post": {"responses": {"204": {"description": "Taken."}}}}
        data["webhooks"], data["paths"] = {"happened": item}, {}

    folder = made(tmp_path, 2, MANY + 1, keep_webhooks)
    told = python(folder, "from synthetic_client import Synthetic, webhooks\nprint(*dir(webhooks), Synthetic.__name__)")
    assert {"decode_happened", "Synthetic"} <= set(told.split())
