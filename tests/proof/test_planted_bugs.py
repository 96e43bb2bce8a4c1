"""A bug in the client, or in what generates it, makes the proof fail, and the proof says whose bug it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from attrs import frozen

from tests.proof.proving import ROOT, oasmith, proved


@frozen
class Bug:
    """One changed line: of the client, and of what that line is generated from."""

    file: str
    source: str
    right: str
    wrong: str
    check: str
    """The first thing that the bug makes fail."""

    def planted_in(self, file: Path, right: str | None = None, wrong: str | None = None) -> int:
        """Plant the bug in a file; return its line."""
        right, wrong = right or self.right, wrong or self.wrong
        text = file.read_text(encoding="utf-8")
        assert 1 == text.count(right), f"{self.right!r} stands once in {file.name}"
        file.write_text(text.replace(right, wrong), encoding="utf-8")
        return text[: text.index(right)].count("\n") + 1


RUNTIME = "moneykit_client/_runtime"
BUGS = {
    "decode: unknown properties are lost": Bug(
        f"{RUNTIME}/values/additions.py",
        "templates/runtime/values/additions.py",
        "hold(value, {name: item for name, item in document.items() if name not in known})",
        "hold(value, {})",
        "response 200 application/json",
    ),
    "decode: the path of an error lacks a step": Bug(
        f"{RUNTIME}/values/shapes.py",
        "templates/runtime/values/shapes.py",
        "            error.prepend(len(items))",
        "            pass",
        "response 200 application/json",
    ),
    "decode: a time is rounded": Bug(
        f"{RUNTIME}/values/times.py",
        "templates/runtime/values/times.py",
        "        value.text = text\n",
        "        value = value.replace(microsecond=0)\n",
        "response 200 application/json",
    ),
    "decode: the lane in C loses unknown properties": Bug(
        f"{RUNTIME}/values/twins.py",
        "templates/runtime/values/twins.py",
        '"forbid_unknown_fields": not self.generous',
        '"forbid_unknown_fields": False',
        "response 200 application/json",
    ),
    "decode: a time is made of another text": Bug(
        f"{RUNTIME}/values/layouts.py",
        "templates/runtime/values/layouts.py",
        "time = known_datetime(value)",
        'time = known_datetime("2000-01-01T00:00:00Z")',
        "response 200 application/json",
    ),
    "encode: what is falsy is left out": Bug(
        f"{RUNTIME}/values/straight.py",
        "templates/runtime/values/straight.py",
        '            "        if item is not UNSET:",',
        '            "        if item:",',
        "response 200 application/json",
    ),
    "path building: a slash leaves its segment": Bug(
        f"{RUNTIME}/wire/parameters.py",
        "templates/runtime/wire/parameters.py",
        'return _quote(text, safe if alone else re.sub("[,;=]", "", safe))',
        'return _quote(text, f"{safe}/")',
        "requests",
    ),
    "path building: dot segments are sent": Bug(
        f"{RUNTIME}/wire/request.py",
        "templates/runtime/wire/request.py",
        'in {".", ".."}',
        'in {".."}',
        "requests",
    ),
    "header building: the credential has another scheme": Bug(
        f"{RUNTIME}/security/credentials.py",
        "templates/runtime/security/credentials.py",
        'f"Bearer {secret}"',
        'f"Token {secret}"',
        "requests",
    ),
    "error mapping: a body of the wrong class": Bug(
        f"{RUNTIME}/wire/answer.py",
        "templates/runtime/wire/answer.py",
        "documented = answer.variants.get(body.__class__, answer.raises)",
        "documented = answer.raises",
        "response 401 application/json",
    ),
    "error mapping: a header is not read": Bug(
        f"{RUNTIME}/wire/answer.py",
        "templates/runtime/wire/answer.py",
        "setattr(error, header.attribute, read_header(header, response.headers))",
        "setattr(error, header.attribute, None)",
        "response 429 application/json",
    ),
}
ONE_OF_EACH = (
    "decode: unknown properties are lost",
    "encode: what is falsy is left out",
    "path building: dot segments are sent",
    "header building: the credential has another scheme",
    "error mapping: a body of the wrong class",
)


@pytest.mark.parametrize("name", BUGS)
def test_a_bug_in_the_client_is_found_and_the_client_blamed(name: str, tmp_path: Path) -> None:
    bug = BUGS[name]
    shutil.copytree(ROOT / "generated", tmp_path / "generated")
    line = bug.planted_in(tmp_path / "generated" / bug.file)
    code, certificate, said = proved(ROOT / "openapi.yaml", "--config", str(ROOT / "pyproject.toml"), cwd=tmp_path)
    assert (1, "failed") == (code, certificate.verdict)
    assert {"client"} == {one.blame for one in certificate.failures}
    assert bug.check in {one.check for one in certificate.failures}
    for failure in certificate.failures:
        assert any(one.startswith(f"{bug.file}:") for one in failure.culprits)
        assert failure.where.startswith("openapi.yaml:")
        assert failure.pointer.startswith("#/")
        assert failure.generated.startswith("moneykit_client/")
    assert f"client: {bug.file}:{line}" in said


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_bug_in_the_generator_is_found_and_the_generator_blamed(name: str, tmp_path: Path) -> None:
    bug = BUGS[name]
    source = tmp_path / "source"
    for folder in ("generator", "templates"):
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    bug.planted_in(source / bug.source)
    settings = ("--config", str(ROOT / "pyproject.toml"))
    made = oasmith("generate", str(ROOT / "openapi.yaml"), *settings, cwd=tmp_path, source=source)
    assert 0 == made.returncode, made.stderr
    code, certificate, said = proved(ROOT / "openapi.yaml", *settings, cwd=tmp_path, source=source)
    assert (1, "failed") == (code, certificate.verdict)
    assert {"generator"} == {one.blame for one in certificate.failures}
    assert bug.check in {one.check for one in certificate.failures}
    assert all(culprit.startswith("templates/") for one in certificate.failures for culprit in one.culprits)
    assert "to blame       generator: templates/" in said


def test_a_wrong_line_of_the_operations_is_found_and_the_client_blamed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generated", tmp_path / "generated")
    operations = tmp_path / "generated/moneykit_client/operations.py"
    text = operations.read_text(encoding="utf-8")
    swapped = text.replace("raises=errors.LinkDeletedError", "raises=errors.LinkNotFoundError")
    assert text != swapped
    operations.write_text(swapped, encoding="utf-8")
    code, certificate, _ = proved(ROOT / "openapi.yaml", "--config", str(ROOT / "pyproject.toml"), cwd=tmp_path)
    assert 1 == code
    assert [("client", "response 410 application/json")] == [(one.blame, one.check) for one in certificate.failures]
    assert "moneykit_client/operations.py:" in certificate.failures[0].culprits[0]


def test_an_edit_that_changes_nothing_is_not_blamed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generated", tmp_path / "generated")
    with (tmp_path / "generated/moneykit_client/models.py").open("a", encoding="utf-8") as file:
        file.write("\n# A comment.\n")
    code, certificate, _ = proved(ROOT / "openapi.yaml", "--config", str(ROOT / "pyproject.toml"), cwd=tmp_path)
    assert (0, "passed", ()) == (code, certificate.verdict, certificate.failures)


def test_a_client_that_cannot_be_imported_is_blamed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generated", tmp_path / "generated")
    with (tmp_path / "generated/moneykit_client/models.py").open("a", encoding="utf-8") as file:
        file.write("\nthis is no Python\n")
    code, certificate, _ = proved(ROOT / "openapi.yaml", "--config", str(ROOT / "pyproject.toml"), cwd=tmp_path)
    assert 1 == code
    assert {"client"} == {one.blame for one in certificate.failures}
    assert "SyntaxError" in certificate.failures[0].message
