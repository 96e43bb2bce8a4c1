"""Every case of `tests/cases` is proved: the client for it does what its contract says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proof.proving import ROOT, oasmith, proved

CASES = sorted(path.parent for path in (ROOT / "tests/cases").glob("*/openapi.yaml"))
WITH_OPERATIONS = (
    *(
        "bodies",
        "directions",
        "errors",
        "formats",
        "forms",
        "maps",
        "media_types",
        "names",
        "nullable_30",
        "objects",
        "parameter_content",
    ),
    *("parameters", "patterns", "querystring", "raw_answers", "text_formats", "unions"),
    *("callbacks", "links", "webhooks", "webhooks_only"),
)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("wire/bodies.py", "    if body.read_only:", "    if False:"),
        (
            "values/sendable.py",
            "left = UNSET if read_only else without_read_only(item)",
            "left = UNSET if read_only else item",
        ),
    ],
)
def test_a_client_that_sends_what_is_read_only_is_not_proved(tmp_path: Path, name: str, right: str, wrong: str) -> None:
    contract = ROOT / "tests/cases/directions/openapi.yaml"
    oasmith("generate", str(contract), "-o", "generated", cwd=tmp_path)
    page = tmp_path / "generated/directions_client/_runtime" / name
    text = page.read_text(encoding="utf-8")
    assert 1 == text.count(right)
    page.write_text(text.replace(right, wrong), encoding="utf-8")
    _, certificate, said = proved(contract, cwd=tmp_path, samples=20)
    assert "failed" == certificate.verdict, said
    assert {"sent back"} == {one.kind for one in certificate.failures}
    assert {"client"} == {one.blame for one in certificate.failures}


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("wire/multipart.py", "if concrete else []), *entry.headers]", "if concrete else [])]"),
        ("wire/multipart.py", "*entry.headers, *entry.value.headers.items()]", "*entry.value.headers.items()]"),
        ("wire/forms.py", "        elif one.required:", "        elif False:"),
        ("wire/forms.py", "    _refuse(part for part in texts if part[0] not in sent)", "    _refuse(())"),
    ],
)
def test_a_client_that_loses_a_header_of_a_part_is_not_proved(
    tmp_path: Path, name: str, right: str, wrong: str
) -> None:
    contract = ROOT / "tests/cases/forms/openapi.yaml"
    oasmith("generate", str(contract), "-o", "generated", cwd=tmp_path)
    page = tmp_path / "generated/forms_client/_runtime" / name
    text = page.read_text(encoding="utf-8")
    assert 1 == text.count(right)
    page.write_text(text.replace(right, wrong), encoding="utf-8")
    _, certificate, said = proved(contract, cwd=tmp_path, samples=20)
    assert "failed" == certificate.verdict, said
    assert {"client"} == {one.blame for one in certificate.failures}


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("values/lanes.py", "parsed(content, exact=True)", "parsed(content)"),
        ("values/lanes.py", "if has_digits(document) else", "if False else"),
        ("wire/parameters.py", "plain.text if isinstance(plain, ExactFloat) else str(plain)", "str(plain)"),
        ("values/numbers.py", "value.text if isinstance(value, ExactFloat) else repr(value)", "repr(value)"),
    ],
)
def test_a_client_that_loses_digits_of_a_decimal_number_is_not_proved(
    tmp_path: Path, name: str, right: str, wrong: str
) -> None:
    contract = ROOT / "tests/cases/text_formats/openapi.yaml"
    oasmith("generate", str(contract), "-o", "generated", cwd=tmp_path)
    page = tmp_path / "generated/text_formats_client/_runtime" / name
    text = page.read_text(encoding="utf-8")
    assert 1 == text.count(right)
    page.write_text(text.replace(right, wrong), encoding="utf-8")
    _, certificate, said = proved(contract, cwd=tmp_path, samples=10)
    assert "failed" == certificate.verdict, said
    assert {"client"} == {one.blame for one in certificate.failures}
    assert "more digits than a float has" in {one.kind for one in certificate.failures}


@pytest.mark.parametrize("name", ["waived_faults", "waived_blanks", "waived_dangling"])
def test_a_contract_with_mistakes_is_proved_by_their_readings(name: str, tmp_path: Path) -> None:
    case = ROOT / "tests/cases" / name
    arguments = ("--config", str(case / "config.yaml"))
    _, certificate, said = proved(case / "openapi.yaml", *arguments, cwd=tmp_path, samples=10)
    assert "passed" == certificate.verdict, said
    assert [] == [one for each in certificate.operations for check in each.checks for one in check.excluded]


def test_mistakes_that_nothing_waives_leave_the_proof_incomplete_and_say_whose_they_are(tmp_path: Path) -> None:
    code, certificate, said = proved(ROOT / "tests/cases/refused_faults/openapi.yaml", cwd=tmp_path, samples=10)
    assert (1, "incomplete") == (code, certificate.verdict), said
    assert {"the contract is wrong here"} == {one.reason for one in certificate.not_generated}


@pytest.mark.parametrize(
    "name",
    [
        *("refused_callback_expression", "refused_link_expression", "refused_link_operation"),
        *(
            "refused_link_parameter",
            "refused_link_twice",
            "refused_tag_parent",
            "refused_unknown_keyword",
            "refused_unknown_member",
        ),
    ],
)
def test_what_is_wrong_and_can_be_waived_is_told_as_the_contract_s_mistake(name: str, tmp_path: Path) -> None:
    code, certificate, said = proved(ROOT / f"tests/cases/{name}/openapi.yaml", cwd=tmp_path)
    assert (1, "incomplete") == (code, certificate.verdict), said
    assert {"the contract is wrong here"} == {one.reason for one in certificate.not_generated}


def test_what_the_generator_cannot_do_is_told_as_its_limit(tmp_path: Path) -> None:
    _, certificate, said = proved(ROOT / "tests/cases/refused_framing_header/openapi.yaml", cwd=tmp_path)
    assert {"the generator cannot do this yet"} == {one.reason for one in certificate.not_generated}, said


@pytest.mark.parametrize("name", WITH_OPERATIONS)
def test_the_client_of_a_case_is_proved(name: str, tmp_path: Path) -> None:
    _, certificate, said = proved(ROOT / f"tests/cases/{name}/openapi.yaml", cwd=tmp_path, samples=10)
    # What only waivers let through is named, and no case is wrong.
    assert certificate.verdict in {"passed", "incomplete"}, said
    assert () == certificate.failures
    assert 0 < certificate.passed == certificate.tried
