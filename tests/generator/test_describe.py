"""The description of a service is its contract, whole and unchanged, with the samples of its operations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.describe import DESCRIPTION, FILES, SAMPLES, describe
from generator.document import Document
from generator.library import Reach
from generator.load import load
from generator.lower import lower
from generator.package import Shown, Source
from generator.pipeline import Generated, generate
from tests.cases.test_cases import GOOD, config, name
from tests.sample_runner import LANGUAGES, read_page

SOURCES = (Source("curl", "sh", "curl …"), Source("Go", "go", "package main"))
OURS = [
    {"lang": "shell", "label": "curl", "source": "curl …"},
    {"lang": "go", "label": "Go", "source": "package main"},
]


def samples(data: Any) -> Iterator[list[dict[str, str]]]:
    """Yield the samples of each operation of a description."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if key == SAMPLES:
            yield value
        else:
            yield from samples(value)


def without_samples(data: Any) -> Any:
    """Return a description whose operations have no samples."""
    if isinstance(data, list):
        return [without_samples(one) for one in data]
    if isinstance(data, dict):
        return {key: without_samples(value) for key, value in data.items() if key != SAMPLES}
    return data


def changed(written: Any, described: Any) -> Iterator[tuple[Any, Any]]:
    """Yield what was written and is something else in a description."""
    if isinstance(written, dict) and isinstance(described, dict) and list(written) == list(described):
        for key, value in written.items():
            yield from changed(value, described[key])
    elif isinstance(written, list) and isinstance(described, list) and len(written) == len(described):
        for one, other in zip(written, described, strict=True):
            yield from changed(one, other)
    elif json.dumps(written) != json.dumps(described):
        yield written, described


def made_of(files: Mapping[str, Any], folder: Path) -> Generated:
    """Return the client for a contract of some files, of which the first is its own."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(json.dumps(data), encoding="utf-8")
    return generate(folder / next(iter(files)), Config())


def contract(paths: Any, **more: Any) -> dict[str, Any]:
    """Return a small contract."""
    return {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": paths, **more}


def operation(operation_id: str, **more: Any) -> dict[str, Any]:
    """Return a small operation."""
    return {"operationId": operation_id, "responses": {"204": {"description": ""}}, **more}


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_without_samples_it_is_the_contract_as_written(case: Path) -> None:
    made = generate(case / "openapi.yaml", config(case))
    described = json.loads(made.files[DESCRIPTION])
    shown = [one["label"].partition(":")[0] for each in samples(described) for one in each]
    assert list(LANGUAGES) * len(made.package.samples) == shown
    described = without_samples(described)
    files = described.pop(FILES, {})
    written = {name: load(case / name).data for name in files} | {"": load(case / "openapi.yaml").data}
    references = list(changed(written, files | {"": described}))
    assert bool(files) == bool(references)
    assert all(new.startswith("#/") and new != old for old, new in references), references


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_its_samples_are_those_of_the_page(case: Path) -> None:
    # What the page shows is executed by tests/generator/test_samples.py.
    made = generate(case / "openapi.yaml", config(case))
    pages, _ = read_page(made.files["reference.html"])
    described = [one["source"] for each in samples(json.loads(made.files[DESCRIPTION])) for one in each]
    assert sorted(text for one in pages for text in one.values()) == sorted(described)


@pytest.mark.slow
@pytest.mark.parametrize("case", [one for one in GOOD if one.name != "files"], ids=name)
def test_it_is_a_contract_that_gives_the_same_client(case: Path, tmp_path: Path) -> None:
    made = generate(case / "openapi.yaml", config(case))
    # Of many files not quite: a schema of another file is called after what leads to it.
    (tmp_path / "openapi.yaml").write_text(made.files[DESCRIPTION], encoding="utf-8")
    again = generate(tmp_path / "openapi.yaml", config(case))
    differing = {path for path in made.files if made.files[path] != again.files.get(path)}
    assert {"oasmith.lock"} >= differing
    assert made.files[DESCRIPTION] == again.files[DESCRIPTION], "samples are not added to themselves"


def test_samples_of_the_contract_come_first(tmp_path: Path) -> None:
    own = [{"lang": "php", "label": "PHP", "source": "<?php"}]
    made = made_of({"openapi.json": contract({"/a": {"get": operation("a", **{SAMPLES: own})}})}, tmp_path)
    found = json.loads(made.files[DESCRIPTION])["paths"]["/a"]["get"][SAMPLES]
    assert own == found[:1]
    assert list(LANGUAGES) == [one["label"] for one in found[1:]]


def test_what_is_no_list_of_samples_is_left_alone(tmp_path: Path) -> None:
    data = contract({"/a": {"get": operation("a", **{SAMPLES: "none"})}})
    made = made_of({"openapi.json": data}, tmp_path)
    assert data == json.loads(made.files[DESCRIPTION])


def test_an_operation_of_two_paths_has_the_samples_of_both(tmp_path: Path) -> None:
    shared = {"get": {"responses": {"204": {"description": ""}}}}
    data = contract({"/a": {"$ref": "#/components/pathItems/x"}, "/b": {"$ref": "#/components/pathItems/x"}})
    data["components"] = {"pathItems": {"x": shared}}
    described = json.loads(made_of({"openapi.json": data}, tmp_path).files[DESCRIPTION])
    found = described["components"]["pathItems"]["x"]["get"].pop(SAMPLES)
    assert data == described
    assert [f"{one}: GET /{path}" for path in "ab" for one in LANGUAGES] == [one["label"] for one in found]
    assert ["/a" in one["source"] for one in found if one["label"].startswith("Go")] == [True, False]


MANY_FILES: dict[str, Any] = {
    "api/openapi.json": contract(
        {"/pets": {"$ref": "paths/pets.json"}, "/{a~b}/%": {"$ref": "paths/pets.json#/x-more/~0~1%25"}},
        components={
            "schemas": {
                "Pet": {"$ref": "../models/pet.json#/$defs/Pet"},
                "Home": {"type": "object", "properties": {"pet": {"$ref": "#/components/schemas/Pet"}}},
            }
        },
    ),
    "api/paths/pets.json": {
        "post": operation(
            "add",
            requestBody={"content": {"application/json": {"schema": {"$ref": "../../models/pet.json#/$defs/Pet"}}}},
            parameters=[{"$ref": "#/x-shared"}],
        ),
        "x-shared": {"name": "$ref", "in": "query", "schema": {"type": "string"}, "example": {"$ref": "pets.json"}},
        "x-more": {
            "~/%": {
                "parameters": [{"name": "a~b", "in": "path", "required": True, "schema": {"type": "string"}}],
                "get": operation("get"),
            }
        },
    },
    "models/pet.json": {
        "$defs": {
            "Pet": {
                "type": "object",
                "properties": {
                    "home": {"$ref": "../api/openapi.json#/components/schemas/Home"},
                    "friend": {"$ref": "#/$defs/Pet"},
                },
            }
        }
    },
}


def test_many_files_become_one_and_only_references_between_them_change(tmp_path: Path) -> None:
    for path, data in MANY_FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(json.dumps(data), encoding="utf-8")
    made = generate(tmp_path / "api/openapi.json", Config(), reach=Reach(tmp_path))
    described = json.loads(made.files[DESCRIPTION])
    files = described.pop(FILES)
    assert ["../models/pet.json", "paths/pets.json"] == list(files)
    pets, pet = files["paths/pets.json"], files["../models/pet.json"]
    assert list(LANGUAGES) == [one["label"] for one in pets["post"].pop(SAMPLES)]
    assert list(LANGUAGES) == [one["label"] for one in pets["x-more"]["~/%"]["get"].pop(SAMPLES)]
    expected = json.loads(json.dumps(MANY_FILES))
    root = expected["api/openapi.json"]
    root["paths"]["/pets"]["$ref"] = "#/x-files/paths~1pets.json"
    root["paths"]["/{a~b}/%"]["$ref"] = "#/x-files/paths~1pets.json/x-more/~0~1%25"
    root["components"]["schemas"]["Pet"]["$ref"] = "#/x-files/..~1models~1pet.json/$defs/Pet"
    body = expected["api/paths/pets.json"]["post"]["requestBody"]["content"]["application/json"]
    body["schema"]["$ref"] = "#/x-files/..~1models~1pet.json/$defs/Pet"
    expected["api/paths/pets.json"]["post"]["parameters"][0]["$ref"] = "#/x-files/paths~1pets.json/x-shared"
    properties = expected["models/pet.json"]["$defs"]["Pet"]["properties"]
    properties["home"]["$ref"] = "#/components/schemas/Home"
    properties["friend"]["$ref"] = "#/x-files/..~1models~1pet.json/$defs/Pet"
    assert expected == {"api/openapi.json": described, "api/paths/pets.json": pets, "models/pet.json": pet}
    # And it is a contract, of the same operations.
    again = made_of({"one/openapi.json": json.loads(made.files[DESCRIPTION])}, tmp_path)
    assert [(one.method, one.path) for one in made.api.operations] == [
        (one.method, one.path) for one in again.api.operations
    ]


def test_the_files_have_a_place_that_is_free(tmp_path: Path) -> None:
    data = contract({"/a": {"$ref": "a.json"}}, **{FILES: 1})
    made = made_of({"openapi.json": data, "a.json": {"get": operation("a")}}, tmp_path)
    described = json.loads(made.files[DESCRIPTION])
    assert (1, "#/x-files-/a.json") == (described[FILES], described["paths"]["/a"]["$ref"])
    assert ["a.json"] == list(described[f"{FILES}-"])


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)
# Halves of surrogate pairs stand in a contract as escapes, `"\ud800"`.
BROKEN = st.text(st.characters(), min_size=1).map(lambda text: f"{text}\ud800")


@given(ANYTHING | BROKEN | st.just(2**70), st.text())
def test_whatever_else_is_in_a_contract_stays(extension: Any, path: str) -> None:
    data = contract({f"/{path}": {"x-more": extension, "get": operation("a", **{"x-more": extension})}})
    data["x-more"] = extension
    document = lower(Document(data, "openapi.json", lambda _: (1, 1)))
    key = path.replace("~", "~0").replace("/", "~1")
    shown = Shown(f"/paths/~1{key}/get", "GET", f"/{path}", SOURCES)
    described = json.loads(describe(data, {}, document, [shown]))
    assert OURS == described["paths"][f"/{path}"]["get"].pop(SAMPLES)
    assert json.dumps(data) == json.dumps(described)


def test_a_hostile_contract_stays_data(tmp_path: Path) -> None:
    text = "</script><script>alert(1)</script>\u2028\u202e\x00'\"`${1}\\"
    data = contract({"/a": {"get": operation("a", summary=text, description=text)}})
    made = made_of({"openapi.json": data}, tmp_path)
    assert data == without_samples(json.loads(made.files[DESCRIPTION]))
