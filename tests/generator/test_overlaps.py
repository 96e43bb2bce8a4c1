"""What `oasmith generate` says of unions whose options overlap, and that looking for them comes to an end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main


def told(folder: Path, schemas: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the notes on a contract with some schemas."""
    contract = {"openapi": "3.1.1", "info": {"title": "A", "version": "1"}, "paths": {}}
    path = folder / "openapi.json"
    path.write_text(json.dumps({**contract, "components": {"schemas": schemas}}), encoding="utf-8")
    assert 0 == main(["generate", str(path), "-o", str(folder / "out")])
    return [line for line in capsys.readouterr().err.splitlines() if "tool.oasmith" not in line]


def model(*names: str) -> dict[str, Any]:
    """Return an object with some properties, the first of them required."""
    return {"type": "object", "required": [*names[:1]], "properties": {name: {"type": "string"} for name in names}}


def test_what_only_the_order_decides_is_told_with_an_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = {"anyOf": [model("a", "b"), model("a", "c")]}
    assert ['note: Both: {"a": "text"} fits BothType0 and BothType1; it is read as BothType0, the first'] == told(
        tmp_path, {"Both": both}, capsys
    )


def test_a_long_example_is_whole_in_api_md_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"property_{number}" for number in range(30)]
    one, other = ({**model(*names, last), "required": names} for last in ("b", "c"))
    (note,) = told(tmp_path, {"Both": {"anyOf": [one, other]}}, capsys)
    assert note.startswith('note: Both: {"property_0": "text", ')
    assert "property_29" not in note
    assert note.endswith("… (api.md has all of it) fits BothType0 and BothType1; it is read as BothType0, the first")
    assert '"property_29": "text"}' in (tmp_path / "out/api.md").read_text(encoding="utf-8").replace("&quot;", '"')


def test_what_another_rule_decides_stands_in_api_md_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    either = {"anyOf": [{"type": "string"}, {"type": "string", "format": "date"}]}
    assert [] == told(tmp_path, {"Either": either}, capsys)
    assert '<code>"2020-01-31"</code> fits <code>str</code>' in (tmp_path / "out/api.md").read_text(encoding="utf-8")


def test_of_many_some_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schemas = {f"Both{number}": {"anyOf": [model("a", "b"), model("a", "c")]} for number in range(5)}
    notes = told(tmp_path, schemas, capsys)
    assert ["Both0", "Both1", "Both2"] == [one.split()[1].rstrip(":") for one in notes[:3]]
    assert [
        "note: 2 more unions have options that only their order decides between; api.md has an example of each"
    ] == (notes[3:])


def test_no_contract_makes_it_run_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each of these models demands one of these models in each of its properties, so no value is ever whole."""
    names = [f"M{number}" for number in range(20)]
    either = {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in names]}
    endless = {"type": "object", "required": names, "properties": dict.fromkeys(names, either)}
    assert ["note: the unions are too many and too large to find all that overlap"] == told(
        tmp_path, {**dict.fromkeys(names, endless), "Top": either}, capsys
    )
