"""What a proof says: the same for the same seed, true of contracts that contradict themselves or cannot be sampled."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.prove.certificate import Certificate, from_json, to_json
from generator.prove.page import to_html
from tests.proof.proving import ROOT, oasmith, proved

HEAD = """\
openapi: 3.1.1
info: {title: Trial <b>&amp;</b>, version: 1.0.0}
servers: [{url: https://api.example.com}]
paths:
  /things/{id}:
    get:
      operationId: get_thing
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: A thing.
          content:
            application/json:
"""


def contract(folder: Path, text: str) -> Path:
    """Write a contract whose only response is described by a text, which is indented to its place."""
    file = folder / "openapi.yaml"
    file.write_text(HEAD + "".join(f"              {line}\n" for line in text.splitlines()), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def root_proof(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Certificate, str, Path]:
    """The proof of the client of this repository, with few samples, and the second opinion."""
    folder = tmp_path_factory.mktemp("root")
    settings = ("--config", str(ROOT / "pyproject.toml"), "--client", str(ROOT / "generated"))
    options = ("--samples", "5", "--workers", "2", "--peer", "-o", "proof")
    done = oasmith("prove", str(ROOT / "openapi.yaml"), *settings, *options, cwd=folder)
    text = (folder / "proof/certificate.json").read_text(encoding="utf-8")
    return done.returncode, from_json(text), done.stdout, folder / "proof"


def test_the_client_of_this_repository_is_proved(root_proof: tuple[int, Certificate, str, Path]) -> None:
    code, certificate, said, _ = root_proof
    assert (0, "passed", ()) == (code, certificate.verdict, certificate.failures)
    assert f"{certificate.tried} of {certificate.tried} samples passed: passed" in said
    (operation,) = certificate.operations
    statuses = ("200", "401", "403", "404", "410", "422", "429")
    checks = ["requests", *(f"response {one} application/json" for one in statuses)]
    assert checks == [one.what for one in operation.checks]
    for one in operation.checks:
        assert 5 <= one.tried["sampled"]
        assert () == one.excluded
    kinds = {kind for one in operation.checks for kind in one.tried}
    wanted = {"example", "sampled", "hostile", "at a limit", "unknown property", "unknown enum value"}
    assert wanted | {"unknown variant", "unreadable", "broken: property missing", "broken: wrong type"} <= kinds


def test_the_second_opinion_stands_in_the_same_table(root_proof: tuple[int, Certificate, str, Path]) -> None:
    _, certificate, said, _ = root_proof
    assert "openapi-python-client" in said
    assert certificate.second_opinion.startswith("openapi-python-client ")
    asked = [one for one in certificate.operations[0].checks if one.what != "requests"]
    assert all(one.samples == sum(one.second_opinion.values()) for one in asked)
    # It takes a number where the contract wants a string.
    wrong = [one for one in certificate.disagreements if one.kind == "broken: wrong type"]
    assert wrong
    assert {"oasmith"} == {one.right for one in certificate.disagreements}


def test_a_certificate_names_what_it_was_made_from_and_no_machine(
    root_proof: tuple[int, Certificate, str, Path],
) -> None:
    _, certificate, _, folder = root_proof
    lock = json.loads((ROOT / "generated/oasmith.lock").read_text(encoding="utf-8"))
    for name in ("contract", "configuration", "templates"):
        assert lock[name] == certificate.hashes[name]
    text = (folder / "certificate.json").read_text(encoding="utf-8")
    assert str(folder.parent) not in text
    assert str(ROOT) not in text
    assert {"oasmith", "python", "hypothesis", "schemathesis", "jsonschema-rs", "openapi-core", "httpx2"} == set(
        certificate.versions
    )


def test_a_certificate_can_be_read_again(root_proof: tuple[int, Certificate, str, Path]) -> None:
    _, certificate, _, folder = root_proof
    assert (folder / "certificate.json").read_text(encoding="utf-8") == to_json(certificate)
    assert certificate == from_json(to_json(certificate))
    with pytest.raises(ValueError, match="layout"):
        from_json('{"certificate": 0}')


def test_the_page_is_well_formed_and_loads_nothing(root_proof: tuple[int, Certificate, str, Path]) -> None:
    _, certificate, _, folder = root_proof
    text = (folder / "certificate.html").read_text(encoding="utf-8")
    assert to_html(certificate) == text
    page = ET.fromstring(text.removeprefix("<!DOCTYPE html>\n"))  # noqa: S314 # made a line above
    for element in page.iter():
        assert not {"src", "href", "onload"} & element.attrib.keys()
        assert "script" != element.tag
    operations = [one for one in page.iter("tr") if one.get("class") == "operation"]
    assert len(certificate.operations) == len(operations)


def test_the_same_seed_gives_the_same_certificate_whatever_the_number_of_workers(tmp_path: Path) -> None:
    file = contract(tmp_path, "schema: {type: object, required: [a], properties: {a: {type: string}}}")
    texts: list[str] = []
    for number, workers in enumerate(("0", "1", "2")):
        options = ("--samples", "20", "--seed", "7", "--alone", "--workers", workers, "-o", f"proof{number}")
        assert 0 == oasmith("prove", str(file), *options, cwd=tmp_path).returncode
        texts.append((tmp_path / f"proof{number}/certificate.json").read_text(encoding="utf-8"))
    assert texts[0] == texts[1] == texts[2]


def test_an_example_that_breaks_its_schema_is_the_contracts_fault(tmp_path: Path) -> None:
    text = "schema: {type: object, required: [a], properties: {a: {type: string}}}\nexample: {a: 1}"
    code, certificate, said = proved(contract(tmp_path, text), cwd=tmp_path)
    assert (1, "failed") == (code, certificate.verdict)
    (failure,) = certificate.failures
    assert ("contract", '{"a": 1}') == (failure.blame, failure.input)
    assert "openapi.yaml:15:" in failure.where
    pointer = "#/paths/~1things~1{id}/get/responses/200/content/application~1json/example"
    assert pointer == failure.pointer
    assert f"contract: {failure.where}" in said
    # The example is not held against the client.
    assert "passed" == certificate.operations[0].verdict


def test_a_schema_that_nothing_satisfies_is_reported(tmp_path: Path) -> None:
    text = "schema: {type: object, required: [a], properties: {a: {type: string, minLength: 3, maxLength: 2}}}"
    _, certificate, said = proved(contract(tmp_path, text), cwd=tmp_path)
    response = certificate.operations[0].checks[1]
    (excluded,) = response.excluded
    assert "sampled bodies" == excluded.what
    assert excluded.reason
    assert "sampled" not in response.tried
    assert "without sampled bodies" in said


def test_what_the_generator_refuses_is_named_by_the_operation(tmp_path: Path) -> None:
    text = "schema: {type: array, items: {type: string}}\nitemEncoding: {contentType: text/plain}"
    code, certificate, said = proved(contract(tmp_path, text), cwd=tmp_path)
    assert (1, "incomplete") == (code, certificate.verdict)
    assert "not generated" == certificate.operations[0].verdict
    (refusal,) = certificate.not_generated
    assert refusal.what.startswith("not supported yet: `itemEncoding`; ")
    assert certificate.not_generated == certificate.operations[0].not_generated
    assert "not generated" in said
    # What was generated of it is proved all the same.
    assert certificate.passed == certificate.tried > 0


def test_one_operation_can_be_proved_alone(tmp_path: Path) -> None:
    file = contract(tmp_path, "schema: {type: integer}")
    code, certificate, _ = proved(file, "--operation", "GET /things/{id}", cwd=tmp_path)
    assert (0, ["GET /things/{id}"]) == (code, [one.operation for one in certificate.operations])
    done = oasmith("prove", str(file), "--operation", "nothing", cwd=tmp_path)
    assert (2, True) == (done.returncode, "no operation is called `nothing`" in done.stderr)


def test_a_certificate_is_shipped_in_the_package_and_generation_keeps_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generated", tmp_path / "generated", ignore=shutil.ignore_patterns("__pycache__"))
    settings = ("--config", str(ROOT / "pyproject.toml"))
    code, _, _ = proved(ROOT / "openapi.yaml", *settings, "--ship", cwd=tmp_path)
    assert 0 == code
    package = tmp_path / "generated/moneykit_client"
    assert (package / "certificate.json").is_file()
    assert (package / "certificate.html").is_file()
    for word in ("check", "generate"):
        assert 0 == oasmith(word, str(ROOT / "openapi.yaml"), *settings, cwd=tmp_path).returncode
    assert (package / "certificate.json").is_file()


def test_another_contracts_client_is_not_proved_by_mistake(tmp_path: Path) -> None:
    file = contract(tmp_path, "schema: {type: integer}")
    done = oasmith("prove", str(file), "--client", str(ROOT / "generated"), cwd=tmp_path)
    assert (2, True) == (done.returncode, "it is not the client of this contract" in done.stderr)
