"""Contracts of many files: what may be reached, under which name, and where a problem in one of them is."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from generator import library as files
from generator.cli import main
from generator.config import Config
from generator.document import Document
from generator.library import Library, Reach
from generator.lower import lower
from generator.pipeline import generate
from generator.problem import RefusedError
from generator.read import read

SCHEMA = "#/paths/~1a/get/responses/200/content/application~1json/schema/$ref"


def contract(folder: Path, reference: str, version: str = "3.1.1", **more: str) -> Path:
    """Write a contract with one reference, and other files beside it. Returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    media = {"application/json": {"schema": {"$ref": reference}}}
    operation = {"operationId": "a", "responses": {"200": {"description": "ok", "content": media}}}
    data = {"openapi": version, "info": {"title": "A", "version": "1"}, "paths": {"/a": {"get": operation}}}
    (folder / "openapi.json").write_text(json.dumps(data), encoding="utf-8")
    for name, text in more.items():
        file = folder / name.replace("__", "/").replace("_yaml", ".yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "openapi.json"


def lowered(path: Path, folder: Path | None = None) -> Document:
    """Return a contract of several files as one document."""
    library = Library(path, Reach(folder))
    return lower(library.root, library)


def refusal(path: Path, folder: Path | None = None) -> str:
    """Return what is said of a contract that is refused."""
    with pytest.raises(RefusedError) as caught:
        lowered(path, folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("../outside.yaml", "leads out of the folder of the contract; --root names a wider one"),
        ("%2e%2e/outside.yaml", "leads out of the folder"),
        ("a/../../outside.yaml#/a", "leads out of the folder"),
        ("/etc/passwd", "leads out of the folder"),
        ("file:///etc/passwd", "leads out of the folder"),
        ("link.yaml", "leads out of the folder"),
        ("links/outside.yaml", "leads out of the folder"),
        ("///etc/passwd", "leads out of the folder"),
        ("file://elsewhere/a.yaml", "is no file and no http address"),
        ("//elsewhere/a.yaml", "is no file and no http address"),
        ("C:/a.yaml", "is no file and no http address"),
        ("urn:a:b", "is no file and no http address"),
        ("http://[a.yaml", "it is no URI"),
        (r"models\a.yaml", "separated by /"),
        (r"C:\a.yaml", "separated by /"),
        ("a.yaml?b=1", "has a query"),
        ("a%00.yaml", "cannot be the name of a file"),
        ("folder", "is not a file"),
        ("pipe.yaml", "is not a file"),
        ("missing.yaml", "there is no such file"),
        ("missing/a.yaml", "there is no such file"),
        ("https://example.com/a.yaml", "nothing is fetched"),
        ("a" * 5000, "cannot be read: File name too long"),
    ],
)
def test_a_reference_reaches_regular_files_of_the_contract_only(tmp_path: Path, reference: str, said: str) -> None:
    path = contract(tmp_path / "in", reference, a__b_yaml="type: string")
    (tmp_path / "outside.yaml").write_text("type: string", encoding="utf-8")
    (tmp_path / "in/link.yaml").symlink_to(tmp_path / "outside.yaml")
    (tmp_path / "in/links").symlink_to(tmp_path)
    (tmp_path / "in/folder").mkdir()
    os.mkfifo(tmp_path / "in/pipe.yaml")
    told = refusal(path)
    assert said in told
    assert f": {SCHEMA}: " in told
    assert re.match(rf"{re.escape(path.as_posix())}:1:\d+: ", told)
    assert "type: string" not in told


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device")
def test_a_device_is_not_opened_even_where_the_user_allows_its_folder(tmp_path: Path) -> None:
    assert "is not a file" in refusal(contract(tmp_path, "/dev/zero"), Path("/"))


def test_a_wider_folder_is_the_users_word(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/a.yaml").write_text("{type: object, properties: {b: {type: wrong}}}", encoding="utf-8")
    document = lowered(contract(tmp_path / "specification", "../shared/a.yaml"), tmp_path)
    with pytest.raises(RefusedError) as caught:
        read(document, {})
    place = f"{(tmp_path / 'specification/../shared/a.yaml').as_posix()}:1:"
    assert str(caught.value).startswith(place)
    assert " ../shared/a.yaml#/properties/b/type: `wrong` is not a type of JSON Schema" in str(caught.value)
    assert "must be in" in refusal(tmp_path / "specification/openapi.json", tmp_path / "shared")


def test_a_link_within_the_folder_is_the_file_that_it_leads_to(tmp_path: Path) -> None:
    path = contract(tmp_path, "link.yaml", models__a_yaml="{properties: {self: {$ref: a.yaml}}}")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "models/a.yaml")
    document = lowered(path)
    assert {"a": {"properties": {"self": {"$ref": "#/components/schemas/a"}}}} == document.data["components"]["schemas"]


@pytest.mark.parametrize(
    ("limit", "value", "said"), [("MOST_FILES", 2, "more than 2 files"), ("LARGEST", 40, "or 40 bytes")]
)
def test_files_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, said: str) -> None:
    monkeypatch.setattr(files, limit, value)
    chain = {f"f{number}_yaml": f"properties: {{a: {{$ref: f{number + 1}.yaml}}}}" for number in range(5)}
    assert said in refusal(contract(tmp_path, "f0.yaml", f5_yaml="{}", **chain))


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = contract(tmp_path, "a.yaml")
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert "is larger than 67108864 bytes" in refusal(path)


def test_an_alias_bomb_in_another_file_has_its_place(tmp_path: Path) -> None:
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    path = contract(tmp_path, "bomb.yaml", bomb_yaml="\n".join(lines))
    assert re.match(rf"{re.escape((tmp_path / 'bomb.yaml').as_posix())}:\d+:\d+: #/a\d.*aliases", refusal(path))


@pytest.mark.parametrize("name", ["x.yaml", "y.yaml"])
def test_files_that_only_refer_to_each_other_are_refused(tmp_path: Path, name: str) -> None:
    path = contract(tmp_path, name, x_yaml="$ref: y.yaml", y_yaml="$ref: x.yaml")
    assert "refers to itself" in refusal(path)


def test_parameters_that_refer_in_a_circle_through_files_are_refused(tmp_path: Path) -> None:
    path = contract(tmp_path, "x.yaml", x_yaml="{a: {$ref: 'y.yaml#/a'}}", y_yaml="{a: {$ref: 'x.yaml#/a'}}")
    data = json.loads(path.read_text(encoding="utf-8"))
    data["paths"]["/a"]["get"]["parameters"] = [{"$ref": "x.yaml#/a"}]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert "refers to itself" in refusal(path)


def test_names_that_clash_are_told_apart_by_what_leads_to_them(tmp_path: Path) -> None:
    path = contract(
        tmp_path,
        "all.yaml",
        all_yaml="{items: {$ref: a/Thing.yaml}, not: {$ref: b/thing.yaml}, if: {$ref: 'b/thing.yaml#/$defs/thing'}}",
        a__Thing_yaml="type: object",
        b__thing_yaml="{type: object, $defs: {thing: {type: object}}}",
    )
    assert ["all", "Thing", "b_thing", "thing_thing"] == list(lowered(path).data["components"]["schemas"])


def test_the_components_of_a_contract_can_be_a_file(tmp_path: Path) -> None:
    path = contract(tmp_path, "all.yaml#/A", all_yaml="{A: {items: {$ref: '#/B'}}, B: {type: string}}")
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, "components": {"schemas": {"$ref": "all.yaml"}}}), encoding="utf-8")
    schemas = lowered(path).data["components"]["schemas"]
    assert {"A": {"items": {"$ref": "#/components/schemas/B"}}, "B": {"type": "string"}} == schemas


def test_every_file_keeps_its_own_dialect(tmp_path: Path) -> None:
    old = "{openapi: 3.0.0, components: {schemas: {A: {type: string, nullable: true}}}}"
    path = contract(tmp_path, "old.yaml#/components/schemas/A", old_yaml=old)
    assert {"A": {"type": ["string", "null"]}} == lowered(path).data["components"]["schemas"]


def test_the_files_beside_a_contract_that_says_where_it_is_published_are_those_beside_its_copy(tmp_path: Path) -> None:
    path = contract(
        tmp_path, "https://example.com/v1/a.yaml", "3.2.0", a_yaml="{$ref: 'b.yaml'}", b_yaml="type: string"
    )
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({"$self": "https://example.com/v1/openapi.json", **data}), encoding="utf-8")
    assert {"b": {"type": "string"}} == lowered(path).data["components"]["schemas"]


@pytest.mark.parametrize("anchors", [1, 2])
def test_a_dynamic_reference_that_always_means_the_same_is_a_reference(tmp_path: Path, anchors: int) -> None:
    text = "{$dynamicAnchor: node, properties: {x: {$dynamicRef: '#node'}, y: {$ref: other.yaml}}}"
    other = "{$dynamicAnchor: node}" if anchors > 1 else "{}"
    path = contract(tmp_path, "a.yaml", a_yaml=text, other_yaml=other)
    if anchors == 1:
        schemas = lowered(path).data["components"]["schemas"]
        assert {"$ref": "#/components/schemas/a"} == schemas["a"]["properties"]["x"]
    else:
        assert "a.yaml#/properties/x/$dynamicRef: `#node` names another schema depending on" in refusal(path)


@pytest.mark.parametrize(
    "dialect", ["https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema#"]
)
def test_a_dialect_is_known_or_told_by_name(tmp_path: Path, dialect: str) -> None:
    path = contract(tmp_path, "a.yaml", a_yaml=f"{{$schema: '{dialect}', type: string}}")
    document = lowered(path)
    assert {"a": {"type": "string"}} == document.data["components"]["schemas"]
    message = f"the JSON Schema dialect {dialect} is not known; OpenAPI's own and 2020-12 are"
    told = {} if "2020" in dialect else {"/components/schemas/a/$schema": (message, "reads it as 2020-12")}
    assert told == document.mended


def test_a_change_of_any_file_makes_the_client_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    contract(tmp_path, "a.yaml", a_yaml="{type: object, properties: {b: {type: string}}}")
    arguments = ["openapi.json", "-o", "client"]
    assert [0, 0] == [main([word, *arguments]) for word in ("generate", "check")]
    (tmp_path / "a.yaml").write_text("{type: object, properties: {b: {type: string}}} # a comment", encoding="utf-8")
    assert 0 == main(["check", *arguments])
    (tmp_path / "a.yaml").write_text("{type: object, properties: {b: {type: string}}, x-a: 1}", encoding="utf-8")
    assert 1 == main(["check", *arguments])


def test_a_part_of_another_file_can_be_waived(tmp_path: Path) -> None:
    path = contract(tmp_path, "a.yaml", version="3.0.3", a_yaml="{type: object, properties: {b: {type: string}}}")
    config = tmp_path / "c.yaml"
    config.write_text("waivers: [{pointer: 'a.yaml#/properties/b/wrong', reason: 'No.'}]", encoding="utf-8")
    assert 2 == main(["generate", str(path), "-o", str(tmp_path / "out"), "--config", str(config)])
    (tmp_path / "a.yaml").write_text("{type: object, properties: {b: {wrong: 1}}}", encoding="utf-8")
    assert 0 == main(["generate", str(path), "-o", str(tmp_path / "out"), "--config", str(config)])


def test_the_same_file_by_two_spellings_is_one(tmp_path: Path) -> None:
    text = "properties: {x: {$ref: ./b%2eyaml}, y: {$ref: '../in/b.yaml#'}, z: {$ref: 'b.yaml#/'}}"
    path = contract(tmp_path / "in", "a.yaml", a_yaml=text, b_yaml="{type: object, '': {type: string}}")
    assert ["a", "b", "b_2"] == list(lowered(path).data["components"]["schemas"])


def test_generation_gives_the_same_bytes_wherever_the_contract_stands(tmp_path: Path) -> None:
    places = [contract(tmp_path / name, "a.yaml", a_yaml="type: object") for name in ("one", "two")]
    made = [generate(place, Config()).files for place in places]
    assert made[0] == made[1]
