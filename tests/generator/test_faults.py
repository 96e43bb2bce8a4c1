"""Mistakes of a contract that have one harmless reading: all are told at once, and each needs a waiver of its own."""

from __future__ import annotations

import ast
import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.audit import audit
from generator.cli import main
from generator.config import Config, Waiver, read_config
from generator.document import Document
from generator.frozen import evolve
from generator.ir import Fault
from generator.library import Library
from generator.load import load
from generator.lower import lower
from generator.names import MODELS
from generator.pipeline import generate
from generator.problem import RefusedError
from generator.read import read

ROOT = Path(__file__).parents[2]
CASE = ROOT / "tests/cases/waived_faults"
_IMPORTS = (ast.Import, ast.ImportFrom)


def refusals(contract: Path, *waivers: str) -> list[str]:
    """Return the pointers of what a contract is refused for."""
    config = Config(waivers=tuple(Waiver(one, "No.", load(CASE / "config.yaml").root) for one in waivers))
    try:
        generate(contract, config)
    except RefusedError as error:
        return [one.pointer or "" for one in error.problems]
    return []


def written(folder: Path, contract: Any) -> Path:
    path = folder / "openapi.yaml"
    path.write_text(yaml.safe_dump(contract), encoding="utf-8")
    return path


def contract(**path: Any) -> dict[str, Any]:
    """Return a contract with one path, of which a parameter is not declared."""
    answers = {"responses": {"204": {"description": "OK"}}}
    return {
        "openapi": "3.1.1",
        "info": {"title": "Faults", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/a/{id}": {"get": {"operationId": "a", **answers}, **path}},
    }


def test_the_case_has_every_kind_of_mistake() -> None:
    source = (ROOT / "generator/audit/faults.py").read_text(encoding="utf-8")
    config = read_config(load(CASE / "config.yaml").root)
    told = {one.what for one in generate(CASE / "openapi.yaml", config).api.faults}
    known = {"undeclared", "surplus", "optional", "repeated", "no slash", "no response", "lower case", "undescribed"}
    known |= {"no default", "not a choice", "number", "unusable", "misshapen", "fragment"}
    assert known == told
    assert set() == {one for one in known if f'"{one}"' not in source}


def test_each_mistake_needs_its_own_waiver_and_no_waiver_more_than_one_place() -> None:
    waivers = [one.told for one in read_config(load(CASE / "config.yaml").root).waivers]
    assert [] == refusals(CASE / "openapi.yaml", *(one.removeprefix("#") for one in waivers))
    for missing in waivers:
        others = [one.removeprefix("#") for one in waivers if one != missing]
        assert {missing} == set(refusals(CASE / "openapi.yaml", *others))


def test_a_waiver_of_a_mistake_does_not_cover_what_is_lost_below_it(tmp_path: Path) -> None:
    made = contract()
    get = made["paths"]["/a/{id}"]["get"]
    get["callbacks"] = {"done": {"nowhere": {"post": {"responses": {"204": {"description": ""}}}}}}
    get["responses"]["204"]["wrong"] = 1
    path = written(tmp_path, made)
    place = "#/paths/~1a~1{id}/get"
    left = [f"{place}/callbacks/done/nowhere", f"{place}/responses/204/wrong"]
    assert [place, *left] == sorted(refusals(path))
    assert left == sorted(refusals(path, "/paths/~1a~1{id}/get"))
    # What stands above is meant with all that is below it, as ever.
    assert [] == refusals(path, "/paths/~1a~1{id}")


def test_a_waiver_of_a_mistake_that_is_none_any_more_is_refused(tmp_path: Path) -> None:
    made = contract(parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}])
    path = written(tmp_path, made)
    config = Config(waivers=(Waiver("/paths/~1a~1{id}/get", "No.", load(CASE / "config.yaml").root),))
    with pytest.raises(RefusedError, match="is not needed"):
        generate(path, config)


@pytest.mark.parametrize("place", range(len(read_config(load(CASE / "config.yaml").root).waivers)))
def test_the_audit_notices_a_mistake_that_nobody_was_told_of(place: int) -> None:
    library = Library(CASE / "openapi.yaml")
    document = lower(library.root, library)
    api, _ = read(document, {})
    assert () == audit(document, api)
    told = list(api.faults)
    del told[place]
    assert () != audit(document, evolve(api, faults=tuple(told)))


def test_the_audit_notices_a_reading_that_is_not_the_harmless_one() -> None:
    library = Library(CASE / "openapi.yaml")
    document = lower(library.root, library)
    api, _ = read(document, {})
    read_, unnamed, *_ = api.operations
    toy = read_.parameters[-1]
    assert "toy" == toy.name
    others = [
        evolve(read_, parameters=read_.parameters[:-1]),
        evolve(read_, parameters=(*read_.parameters[:-1], evolve(toy, required=False))),
        evolve(read_, parameters=(*read_.parameters[:-1], evolve(toy, description="A toy."))),
        evolve(read_, parameters=(*read_.parameters, evolve(toy, name="gone"))),
    ]
    for other in others:
        assert () != audit(document, evolve(api, operations=(other, *api.operations[1:])))
    named = evolve(unnamed, operation_id="read")
    assert () != audit(document, evolve(api, operations=(read_, named, *api.operations[2:])))


def test_parameters_that_a_path_item_shares_are_told_once(tmp_path: Path) -> None:
    shared = [
        {"name": "id", "in": "path", "schema": {"type": "string"}},
        {"name": "other", "in": "path", "required": True, "schema": {"type": "string"}},
    ]
    made = contract(parameters=shared)
    item = made["paths"]["/a/{id}"]
    item["put"] = {**copy.deepcopy(item["get"]), "operationId": "b"}
    place = "#/paths/~1a~1{id}"
    expected = [f"{place}/get/parameters", f"{place}/parameters/0", f"{place}/put/parameters"]
    assert expected == sorted(refusals(written(tmp_path, made)))


def test_an_operation_overrides_a_parameter_of_its_path_without_a_mistake(tmp_path: Path) -> None:
    one = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    made = contract(parameters=[one])
    made["paths"]["/a/{id}"]["get"]["parameters"] = [{**one, "description": "Its own."}]
    assert [] == refusals(written(tmp_path, made))


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("ftp://x", "its scheme is not http or https"),
        ("javascript:alert(1)", "its scheme is not http or https"),
        ("https://u:p@x", "it has a user name or password"),
        ("https://x?k=v", "it has a query or a fragment"),
        ("/v1#top", "it has a query or a fragment"),
        ("https://[::1", "its host or port is malformed"),
        ("http://x:99999", "its host or port is malformed"),
        ("http://x:0", "its port is 0"),
        ("https:///v1", "it has no host"),
        ("https://x y", "it has a space, a backslash, a brace or a character that cannot be printed"),
        ("https://{h", "it has a space, a backslash, a brace or a character that cannot be printed"),
    ],
)
def test_a_server_that_no_request_can_go_to_is_refused_at_its_place(tmp_path: Path, url: str, problem: str) -> None:
    made = contract(parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}])
    made["servers"] = [{"url": "https://api.example.com"}, {"url": url}]
    path = written(tmp_path, made)
    with pytest.raises(RefusedError) as caught:
        generate(path, Config())
    (found,) = caught.value.problems
    assert "#/servers/1/url" == found.pointer
    assert f"no request can go to {url}: {problem}; a waiver of this pointer leaves this server out" == found.message
    left = generate(path, Config(waivers=(Waiver("/servers/1/url", "No.", None),)))
    assert "https://api.example.com" == left.package.base_url
    assert () == left.package.servers


def test_the_default_of_a_variable_that_no_address_can_have_is_refused(tmp_path: Path) -> None:
    made = contract(parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}])
    made["servers"] = [{"url": "https://{who}.example.com", "variables": {"who": {"default": "a@b"}}}]
    assert ["#/servers/0/url"] == refusals(written(tmp_path, made))


def test_an_operation_whose_own_server_only_the_caller_knows_goes_nowhere_by_default(tmp_path: Path) -> None:
    made = contract(parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}])
    made["paths"]["/a/{id}"]["get"]["servers"] = [{"url": "https://{tenant}.example.com"}]
    waiver = Waiver("/paths/~1a~1{id}/get/servers/0/url", "No.", None)
    package = generate(written(tmp_path, made), Config(waivers=(waiver,))).package
    assert None is package.base_url
    assert [None] == [one.base_url for one in package.endpoints]
    assert ["tenant"] == [each.name for one in package.servers for each in one.required]


def test_a_mistake_in_another_file_is_waived_there(tmp_path: Path) -> None:
    made = contract()
    made["paths"] = {"/a/{id}": {"$ref": "paths.yaml#/a"}}
    (tmp_path / "paths.yaml").write_text(
        yaml.safe_dump({"a": contract()["paths"]["/a/{id}"]}),
        encoding="utf-8",
    )
    path = written(tmp_path, made)
    assert ["paths.yaml#/a/get"] == refusals(path)
    assert [] == refusals(path, "paths.yaml#/a/get")


def test_the_two_spellings_of_one_range_are_refused() -> None:
    made = contract(parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}])
    made["paths"]["/a/{id}"]["get"]["responses"] = {"2xx": {"description": "a"}, "2XX": {"description": "b"}}
    with pytest.raises(RefusedError, match="`2xx` stands beside 2XX"):
        read(lower(Document(made, "openapi.yaml", lambda _: (1, 1))), {})


def test_a_mistake_is_noted_once_however_often_it_is_met() -> None:
    made = contract()
    api, problems = read(lower(Document(made, "openapi.yaml", lambda _: (1, 1))), {})
    assert (Fault("/paths/~1a~1{id}/get", "undeclared", "id"),) == api.faults
    assert 1 == len(problems)


def test_explain_tells_what_is_waived(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASE)
    assert 0 == main(["explain", "/servers/1", "--config", "config.yaml"])
    assert "  waived at #/servers/1/url: The vendor's mistake." in capsys.readouterr().out.splitlines()
    assert 0 == main(["explain", "/paths/~1pets~1{pet}~1toys~1{toy}/get", "--config", "config.yaml"])
    assert "default.Default.read  (its argument toy)" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(MODELS))
def test_no_class_is_called_like_what_its_module_imports(tmp_path: Path, name: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(f"class_overrides: {{Link: {{class_name: {name}}}}}", encoding="utf-8")
    with pytest.raises(RefusedError, match="means something else in the client's code"):
        read_config(load(path).root)


def test_every_name_that_a_module_of_models_imports_is_kept_from_classes() -> None:
    for case in sorted((ROOT / "tests/cases").glob("*/expected/*/models.py")):
        imports = [one for one in ast.parse(case.read_text(encoding="utf-8")).body if isinstance(one, _IMPORTS)]
        bound = {each.asname or each.name for one in imports for each in one.names}
        assert {one for one in bound if not one.startswith("_")} <= {*MODELS, "annotations", "datetime"}, case


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ({"minimum": 0.5, "exclusiveMaximum": 10**400, "multipleOf": 1}, True),
        ({"minimum": True}, False),
        ({"minimum": None}, False),
        ({"exclusiveMinimum": True}, False),
        ({"maxLength": 1.0, "minItems": 0, "maxContains": 10**400}, True),
        ({"maxLength": 1.5}, False),
        ({"minItems": -1}, False),
        ({"minProperties": "1"}, False),
        ({"format": "", "pattern": "("}, True),
        ({"contentEncoding": []}, False),
        ({"uniqueItems": False}, True),
        ({"uniqueItems": 0}, False),
        ({"not": True, "if": {}, "contains": False}, True),
        ({"propertyNames": "a"}, False),
        ({"unevaluatedProperties": None}, False),
        ({"dependentSchemas": {}, "dependentRequired": {}}, True),
        ({"dependencies": ["a"]}, False),
    ],
)
def test_a_keyword_of_a_wrong_kind_is_told_at_its_place(said: dict[str, Any], right: bool, tmp_path: Path) -> None:
    made = contract()
    answer = {"description": "", "content": {"application/json": {"schema": said}}}
    made["paths"] = {"/a": {"get": {"responses": {"200": answer}}}}
    place = "#/paths/~1a/get/responses/200/content/application~1json/schema"
    expected = [] if right else [f"{place}/{key}" for key in said]
    assert expected == refusals(written(tmp_path, made))


def test_a_keyword_beside_a_reference_is_told_as_well(tmp_path: Path) -> None:
    made = contract()
    said = {"$ref": "#/components/schemas/A", "minimum": "0"}
    answer = {"description": "", "content": {"application/json": {"schema": said}}}
    made["paths"] = {"/a": {"get": {"responses": {"200": answer}}}}
    made["components"] = {"schemas": {"A": {"type": "integer"}}}
    place = "#/paths/~1a/get/responses/200/content/application~1json/schema/minimum"
    assert [place] == refusals(written(tmp_path, made))
