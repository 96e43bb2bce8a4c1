"""What made code, files or requests out of a contract in other generators, advisory by advisory, does nothing here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main

CODE = "__import__('pathlib').Path('run').touch()"
"""Leaves a file where it is run."""
PAYLOADS = (
    f'"""\n{CODE}\n"""',
    f"\n{CODE}\n",
    f"\r{CODE}\r",
    f"\u2028{CODE}\u2028",
    f"'+{CODE}+'",
    f'"+{CODE}+"',
    f"\\'+{CODE}#",
    f"{{{{ {CODE} }}}}",
    f"{{{CODE}}}",
    f"x: int = {CODE}",
)
"""Ways out of a docstring, a comment, a literal, a template and an annotation."""
Contract = dict[str, Any]


def contract() -> Contract:
    """Return a contract without anything odd."""
    pet = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "enum": ["cat"]}}}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    get = {
        "operationId": "get_pet",
        "parameters": [{"name": "a", "in": "query", "schema": {"type": "string"}}],
        "responses": {"200": {"description": "A pet.", "content": content}},
    }
    return {
        "openapi": "3.1.1",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/pets": {"get": get}},
        "components": {"schemas": {"Pet": pet}},
    }


def _server(made: Contract, text: str) -> None:
    made["servers"] += [{"url": "https://a.example.com", "description": text}]


def _documentation(made: Contract, text: str) -> None:
    get = made["paths"]["/pets"]["get"]
    for one in (made["info"], get, get["parameters"][0], get["responses"]["200"], made["components"]["schemas"]["Pet"]):
        one["description"] = text
    get["summary"] = text


def _default(made: Contract, text: str) -> None:
    made["paths"]["/pets"]["get"]["parameters"][0]["schema"]["default"] = text
    made["components"]["schemas"]["Pet"]["properties"]["name"] = {"type": "string", "default": text}


def _enum(made: Contract, text: str) -> None:
    made["components"]["schemas"]["Pet"]["properties"]["kind"]["enum"] = ["cat", text]
    made["components"]["schemas"]["Pet"]["properties"]["const"] = {"const": text}


def _property(made: Contract, text: str) -> None:
    made["components"]["schemas"]["Pet"]["properties"][text] = {"type": "string"}


def _names(made: Contract, text: str) -> None:
    made["components"]["schemas"][text] = {"type": "object", "title": text, "properties": {"a": {"type": "string"}}}
    made["paths"]["/pets"]["get"] |= {"operationId": text, "tags": [text]}
    made["info"]["title"] = text


def _extensions(made: Contract, text: str) -> None:
    settings = {"clientClassName": text, "clientNamespaceName": text, "dependencyInstallCommand": text}
    made["info"]["x-ms-kiota-info"] = {"languagesInformation": {"Python": settings}}
    made["info"] |= {"x-ai-description": text, "x-legal-info-url": text, "x-logo": {"url": text}}


ADVISORIES: dict[str, Callable[[Contract, str], None]] = {
    "CVE-2020-15142, openapi-python-client: names, defaults and enums": _names,
    "CVE-2020-15142, openapi-python-client: defaults": _default,
    "GHSA-rjwr-m7qx-3fjr, oapi-codegen: descriptions of servers": _server,
    "GHSA-2hx3-vp6r-mg3f, Kiota: names of properties": _property,
    "GHSA-7f3j-j7jj-r3vr, Kiota: literals": _enum,
    "GHSA-3hrf-2gc2-mx32, Kiota: documentation": _documentation,
    "GHSA-4vv7-jj25-4gh6, GHSA-hq9q-27g5-qwpj, GHSA-4jwf-m4wg-8p66, Kiota: extensions": _extensions,
}

IMPORT = """
import importlib, pathlib, sys
sys.path.insert(0, "out")
for path in sorted(pathlib.Path("out").rglob("*.py")):
    importlib.import_module(".".join(path.relative_to("out").with_suffix("").parts).removesuffix(".__init__"))
"""


@pytest.mark.parametrize("advisory", ADVISORIES)
def test_no_string_is_run(advisory: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither while the client is generated nor when all of it is imported."""
    monkeypatch.chdir(tmp_path)
    for payload in PAYLOADS:
        made = contract()
        ADVISORIES[advisory](made, payload)
        Path("openapi.json").write_text(json.dumps(made), encoding="utf-8")
        assert 0 == main(["generate", "openapi.json", "--force", "-o", "out"]), payload
        done = subprocess.run([sys.executable, "-c", IMPORT], check=False, capture_output=True, text=True)
        assert (0, "") == (done.returncode, done.stderr), payload
        assert ["openapi.json", "out"] == sorted(one.name for one in tmp_path.iterdir()), payload


@pytest.mark.parametrize("name", ["../../evil", "/evil", "..\\evil", "a/b", ".", "..", "\x00", "con", "__init__"])
def test_no_name_is_a_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CVE-2020-15141, openapi-python-client; GHSA-4vv7-jj25-4gh6, Kiota."""
    (tmp_path / "a/b/c").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a/b/c")
    made = contract()
    _names(made, name)
    _extensions(made, name)
    Path("openapi.json").write_text(json.dumps(made), encoding="utf-8")
    assert 0 == main(["generate", "openapi.json", "-o", "out"])
    written = [one.relative_to(tmp_path) for one in tmp_path.rglob("*") if one.is_file()]
    assert [] == [one for one in written if not one.is_relative_to("a/b/c")]
    assert not Path("/evil").exists()
    done = subprocess.run([sys.executable, "-c", IMPORT], check=False, capture_output=True, text=True)
    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    "reference",
    ["file:///etc/passwd", "/etc/passwd", "../../../../etc/passwd", "http://127.0.0.1:9/a", "ftp://127.0.0.1/a"],
)
def test_no_reference_reaches_what_the_user_did_not_name(
    reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """GHSA-rg4h-fpcp-2qm8, Kiota. What is at an address, and may be fetched, is in test_remote.py."""
    monkeypatch.chdir(tmp_path)
    made = contract()
    made["components"]["schemas"]["Pet"] = {"$ref": reference}
    Path("openapi.json").write_text(json.dumps(made), encoding="utf-8")
    assert 2 == main(["generate", "openapi.json", "-o", "out"])
    assert "root:" not in capsys.readouterr().err
    assert not Path("out").exists()


def test_what_lies_beside_a_contract_is_no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GHSA-4rj6-vrwv-wr8m, Kiota: only the project of the folder in which the command is run says how."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "ours").mkdir()
    hook = f'[tool.oasmith]\npost_hooks = ["touch {tmp_path}/run"]\n'
    (tmp_path / "theirs/pyproject.toml").write_text(hook, encoding="utf-8")
    (tmp_path / "theirs/openapi.json").write_text(json.dumps(contract()), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "ours")
    assert 0 == main(["generate", "../theirs/openapi.json", "-o", "out"])
    assert not (tmp_path / "run").exists()
