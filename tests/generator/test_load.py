"""Loading: YAML means what YAML 1.2 says, JSON what JSON says, and every fault has its place."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document import child
from generator.load import load
from generator.problem import RefusedError


def loaded(folder: Path, text: str, name: str = "a.yaml") -> Any:
    """Return the data of a text."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load(file).data


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2023-02-16T09:14:11", "2023-02-16T09:14:11"),
        ("2023-02-16", "2023-02-16"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0b1", "0b1"),
        ("017", 17),
        ("0o17", 15),
        ("0x1F", 31),
        ("-3", -3),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.", 1.0),
        ("1.2.3", "1.2.3"),
        ("123456789012345678901234567890", 123456789012345678901234567890),
        ("'true'", "true"),
        ('"1"', "1"),
        ("!!str 1", "1"),
        ("=", "="),
    ],
)
def test_a_plain_scalar_means_what_yaml_1_2_says(tmp_path: Path, written: str, meant: object) -> None:
    found = loaded(tmp_path, f"a: {written}\n")["a"]
    assert (meant, type(meant)) == (found, type(found))


@pytest.mark.parametrize(
    "written", [".inf", "-.INF", ".nan", "1e999", "!!int 1", "!custom x", "!!timestamp 2023-02-16"]
)
def test_what_json_cannot_say_is_refused(tmp_path: Path, written: str) -> None:
    with pytest.raises(RefusedError, match=r"a\.yaml:1:4: "):
        loaded(tmp_path, f"a: {written}\n")


def test_keys_are_strings_as_written(tmp_path: Path) -> None:
    assert {"200": 1, "no": 2, "null": 3, "1.0": 4} == loaded(tmp_path, "200: 1\nno: 2\nnull: 3\n1.0: 4\n")


def test_merge_keys_stand_behind_own_keys(tmp_path: Path) -> None:
    text = "base: &base {a: 1, b: 2}\nother: &other {b: 3, c: 4}\nboth:\n  <<: [*base, *other]\n  a: 0\n"
    assert {"a": 0, "b": 2, "c": 4} == loaded(tmp_path, text)["both"]


def test_json_is_json_whatever_the_file_is_called(tmp_path: Path) -> None:
    text = '{"a":\t"\\ud83d\\ude00\\/",\n "n": 1e2}'
    assert {"a": "\U0001f600/", "n": 100.0} == loaded(tmp_path, text) == loaded(tmp_path, text, "a.json")


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_a_duplicate_key_of_json_has_its_place(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedError, match=re.escape(f"{name}:2:2: #: duplicate key `a`")):
        loaded(tmp_path, '{"a": 1,\n "a": 2}', name)


def test_a_file_that_is_not_utf_8_has_the_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("ok: 1\nä: ".encode() + b"\xff\n")
    with pytest.raises(RefusedError, match=r"a\.yaml:2:4: not UTF-8"):
        load(tmp_path / "a.yaml")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert {"a": 1} == load(tmp_path / "a.yaml").data


@pytest.mark.parametrize("text", ["", "# nothing\n", "a: 1\n---\nb: 2\n"])
def test_a_file_is_one_document(tmp_path: Path, text: str) -> None:
    with pytest.raises(RefusedError):
        loaded(tmp_path, text)


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 200_000, '{"a":' * 200_000], ids=["flow", "block", "json"])
def test_deep_nesting_is_refused_and_does_not_crash(tmp_path: Path, text: str) -> None:
    with pytest.raises(RefusedError):
        loaded(tmp_path, text)


def test_a_folder_is_not_a_contract(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="cannot be read"):
        load(tmp_path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_every_json_value_loads_unchanged(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    folder = tmp_path_factory.mktemp("json")
    assert value == loaded(folder, json.dumps(value), "a.json")


@given(st.dictionaries(st.text("ab/~ "), st.dictionaries(st.text("ab/~ "), st.integers(), max_size=3), max_size=3))
def test_every_pointer_has_the_place_of_its_key(
    tmp_path_factory: pytest.TempPathFactory, value: dict[str, dict[str, int]]
) -> None:
    file = tmp_path_factory.mktemp("places") / "a.json"
    file.write_text(json.dumps(value, indent=1), encoding="utf-8")
    document = load(file)
    lines = file.read_text(encoding="utf-8").split("\n")
    for outer, inner in value.items():
        for key in inner:
            place = document.where(child(child("", outer), key))
            assert lines[place.line - 1][place.column - 1 :].startswith(json.dumps(key))
