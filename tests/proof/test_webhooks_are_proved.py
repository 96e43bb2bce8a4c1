"""The proof of webhooks: a client that reads one wrongly fails, and the certificate says at which line."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import frozen

from tests.proof.proving import ROOT, oasmith, proved

CONTRACT = ROOT / "tests/cases/webhooks/openapi.yaml"
NEW_PET = "webhooks.decode_new_pet"


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """The client of the case, on disk."""
    assert 0 == oasmith("generate", str(CONTRACT), "-o", "generated", cwd=tmp_path).returncode
    return tmp_path / "generated" / "shelter_client"


@frozen
class Bug:
    """One changed line of the client, and what the proof says of it."""

    file: str
    right: str
    wrong: str
    message: str


BUGS = {
    "another model": Bug(
        "webhooks.py", '"application/json": models.Pet', '"application/json": models.Receipt', "read as a wrong object"
    ),
    "another header": Bug("webhooks.py", 'Header("X-Attempt"', 'Header("X-Try"', "the header X-Attempt is None"),
    "another type": Bug("models.py", "    kind: PetKind", "    kind: str", "read as a wrong object"),
    "a text cannot be given": Bug("_runtime/webhooks.py", "_CHARSET.sub", "str.partition", "got TypeError"),
    "nothing is refused": Bug("_runtime/webhooks.py", "            raise\n", "\n", "expected ContractError at $"),
}


@pytest.mark.parametrize("name", BUGS)
def test_a_bug_is_found_in_the_client(name: str, client: Path, tmp_path: Path) -> None:
    bug = BUGS[name]
    text = (client / bug.file).read_text(encoding="utf-8")
    assert bug.right in text
    (client / bug.file).write_text(text.replace(bug.right, bug.wrong, 1), encoding="utf-8")
    code, certificate, _ = proved(CONTRACT, "--operation", NEW_PET, cwd=tmp_path, samples=20)
    (failure,) = certificate.failures
    assert (1, "client") == (code, failure.blame)
    assert bug.message in failure.message
    assert ("webhook newPet", "payload application/json") == (failure.operation, failure.check)
    assert failure.generated.startswith(("shelter_client/models.py:", "shelter_client/webhooks.py:"))


def test_every_media_type_is_counted_in_the_certificate(tmp_path: Path) -> None:
    _, certificate, said = proved(CONTRACT, cwd=tmp_path)
    found = {(one.operation, each.what) for one in certificate.operations for each in one.checks if each.passed}
    assert {
        ("webhook newPet", "payload application/json"),
        ("webhook pet.changed", "payload application/vnd.shelter+json"),
        ("webhook pet-left", "payload application/vnd.shelter+json"),
        ("webhook note by GET", "payload without a body"),
        ("webhook note by POST", "payload text/plain"),
        ("webhook note by POST", "payload application/json"),
        ("webhook note by POST", "payload image/*"),
        ("webhook class", "payload application/x-www-form-urlencoded"),
    } <= found
    (pet,) = (each for one in certificate.operations if one.name == NEW_PET for each in one.checks)
    assert {"example", "sampled", "unreadable", "other content type", "unknown property"} <= pet.tried.keys()
    assert "passed" == certificate.verdict, said


def test_an_example_of_a_payload_that_breaks_its_schema_is_the_contracts_fault(tmp_path: Path) -> None:
    text = CONTRACT.read_text(encoding="utf-8")
    (tmp_path / "openapi.yaml").write_text(text.replace("name: Rex, kind: dog", "name: Rex"), encoding="utf-8")
    _, certificate, _ = proved("openapi.yaml", cwd=tmp_path)
    assert [("contract", "webhook newPet")] == [(one.blame, one.operation) for one in certificate.failures]
