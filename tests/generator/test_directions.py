"""Which classes a contract gives for requests and for answers, where properties are read-only or write-only."""

from __future__ import annotations

from typing import Any

import pytest

from generator.audit import audit
from generator.config import ClassOverride, Config
from generator.document import Document
from generator.lower import lower
from generator.package import Package
from generator.plan import plan
from generator.read import read

ID = {"type": "integer", "readOnly": True}
SECRET = {"type": "string", "writeOnly": True}
TEXT = {"type": "string"}


def item(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def thing(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


def planned(
    schemas: dict[str, Any], sent: str | None = None, answered: str | None = None, config: Config | None = None
) -> Package:
    """Return the client for a contract that sends one schema and answers with another."""
    ok: dict[str, Any] = {"description": "OK"}
    if answered is not None:
        ok["content"] = {"application/json": {"schema": item(answered)}}
    post: dict[str, Any] = {"operationId": "send", "responses": {"200": ok}}
    if sent is not None:
        post["requestBody"] = {"required": True, "content": {"application/json": {"schema": item(sent)}}}
    contract = {
        "openapi": "3.1.1",
        "info": {"title": "Directions", "version": "1"},
        "paths": {"/": {"post": post}},
        "components": {"schemas": schemas},
    }
    document = lower(Document(contract, "openapi.yaml", lambda _: (1, 1)))
    api, problems = read(document, {})
    assert ((), ()) == (problems, audit(document, api))
    return plan(api, config or Config(), "openapi.yaml")


def attributes(package: Package) -> dict[str, list[str]]:
    """Return the attributes of each class: with `?` if it may be absent, with `-` if it is never sent."""
    return {
        one.name: [
            f"{each.name}{'?' if each.default is not None else ''}{'-' if each.read_only else ''}"
            for each in one.fields
        ]
        for one in package.models
    }


def body(package: Package) -> list[str]:
    """Return the classes that a body can be."""
    argument = package.endpoints[0].body
    assert argument is not None
    annotation: Any = argument.annotation
    return [one.name for one in getattr(annotation, "options", (annotation,))]


A = thing("id", "name", id=ID, name=TEXT, secret=SECRET)


@pytest.mark.parametrize(
    ("sent", "answered", "expected"),
    [
        ("A", "A", {"A": ["id-", "name"], "ARequest": ["name", "secret?"]}),
        ("A", None, {"A": ["name", "secret?"]}),
        (None, "A", {"A": ["id", "name"]}),
        (None, None, {"A": ["id", "name", "secret?"]}),
    ],
)
def test_a_class_has_what_its_directions_have(
    sent: str | None, answered: str | None, expected: dict[str, list[str]]
) -> None:
    assert expected == attributes(planned({"A": A}, sent, answered))


def test_what_may_be_absent_anyway_makes_no_second_class() -> None:
    package = planned({"A": thing("name", id=ID, name=TEXT, secret=SECRET)}, "A", "A")
    assert {"A": ["id?-", "name", "secret?"]} == attributes(package)
    assert ["A"] == body(package)


def test_what_contains_a_class_of_two_is_two_as_well_and_what_does_not_is_one() -> None:
    schemas = {
        "A": A,
        "List": {"type": "array", "items": item("A")},
        "Whole": thing("all", all=item("List"), other=item("Other"), up=item("Whole")),
        "Other": thing(name=TEXT),
    }
    package = planned(schemas, "Whole", "Whole")
    assert {"A", "ARequest", "Whole", "WholeRequest", "Other"} == set(attributes(package))
    assert {"List", "ListRequest"} == {one.name for one in package.aliases}
    assert ["WholeRequest", "Whole"] == body(package)


def test_what_only_stands_around_it_in_one_direction_stays_one() -> None:
    schemas = {"A": A, "Page": thing("items", items={"type": "array", "items": item("A")}), "New": thing(a=item("A"))}
    assert {"A", "ARequest", "Page", "New"} == set(attributes(planned(schemas, "New", "Page")))


def test_an_answer_that_lacks_what_a_request_requires_is_not_sent_back() -> None:
    schemas = {"A": thing("id", "secret", id=ID, secret=SECRET), "Whole": thing(part=item("A"))}
    package = planned(schemas, "Whole", "Whole")
    assert {"A": ["id-"], "ARequest": ["secret"], "Whole": ["part?"], "WholeRequest": ["part?"]} == attributes(package)
    assert ["WholeRequest"] == body(package)


@pytest.mark.parametrize(
    "marked",
    [
        {"$ref": "#/components/schemas/Id"},
        {"allOf": [{"type": "integer"}, {"readOnly": True}]},
        {"anyOf": [{"type": "integer", "readOnly": True}, {"type": "null"}]},
        {"oneOf": [item("Id"), item("Id")]},
        {"$ref": "#/components/schemas/Plain", "readOnly": True},
    ],
)
def test_a_mark_counts_wherever_it_holds(marked: dict[str, Any]) -> None:
    schemas = {"Id": ID, "Plain": {"type": "integer"}, "A": thing("id", id=marked)}
    assert {"A": []} == attributes(planned(schemas, "A"))


def test_a_mark_of_one_option_of_several_is_none() -> None:
    schemas = {"A": thing("id", id={"anyOf": [ID, TEXT]})}
    assert {"A": ["id"]} == attributes(planned(schemas, "A"))


def test_what_an_all_of_adds_is_marked_like_any_other() -> None:
    schemas = {"Base": thing("id", id=ID), "A": {"allOf": [item("Base"), thing("name", name=TEXT)]}}
    found = attributes(planned(schemas, "A", "A"))
    assert (["id-", "name"], ["name"]) == (found["A"], found["ARequest"])


def test_what_tells_variants_apart_is_never_left_out() -> None:
    kind = {"type": "string", "readOnly": True}
    choice = {"oneOf": [item("A"), item("B")], "discriminator": {"propertyName": "kind"}}
    schemas = {"A": thing("kind", "id", kind=kind, id=ID), "B": thing("kind", kind=kind), "Either": choice}
    package = planned(schemas, "Either", "Either")
    assert {"A": ["kind", "id-"], "ARequest": ["kind"], "B": ["kind"]} == attributes(package)
    assert {"Either", "EitherRequest"} == {one.name for one in package.aliases}


def test_a_request_class_takes_no_name_of_a_schema() -> None:
    schemas = {"A": A, "ARequest": thing(name=TEXT)}
    found = attributes(planned(schemas, "A", "A"))
    assert {"A": ["id-", "name"], "ARequest": ["name?"], "ARequest_2": ["name", "secret?"]} == found


def test_a_request_class_is_called_after_the_name_that_a_user_chose() -> None:
    config = Config(class_overrides={"A": ClassOverride("Pet")})
    assert {"Pet", "PetRequest"} == set(attributes(planned({"A": A}, "A", "A", config)))


def test_every_property_that_a_class_lacks_is_told() -> None:
    package = planned({"A": A}, "A", "A")
    told = {one.name: one.left_out for one in package.models}
    place = "/components/schemas/A/properties"
    assert {"A": (f"{place}/secret",), "ARequest": (f"{place}/id",)} == told
