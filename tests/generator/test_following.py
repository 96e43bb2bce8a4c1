"""What follows a call: expressions, links across files, callbacks that operations share, and names that clash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.pipeline import Generated, generate
from generator.problem import RefusedError
from generator.read.expressions import is_expression, wrong_address, wrong_value

OK = {"204": {"description": "ok"}}


def contract(folder: Path, parts: dict[str, Any], **files: Any) -> Path:
    """Write a contract, and other files beside it. Returns its path."""
    data = {"openapi": "3.1.1", "info": {"title": "A", "version": "1"}, **parts}
    for name, one in {"openapi": data, **files}.items():
        (folder / f"{name}.json").write_text(json.dumps(one), encoding="utf-8")
    return folder / "openapi.json"


def made(folder: Path, parts: dict[str, Any], **files: Any) -> Generated:
    return generate(contract(folder, parts, **files), Config())


def refusal(folder: Path, parts: dict[str, Any], **files: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        made(folder, parts, **files)
    return str(caught.value)


# The grammar of section 4.8.20.4, as strategies.
TOKENS = st.text("!#$%&'*+-.^_`|~09azAZ", min_size=1, max_size=5)
NAMES = st.text(st.characters(min_codepoint=32, exclude_characters='"\\'), max_size=5)
POINTERS = st.lists(st.text(st.characters(exclude_characters="/~")) | st.sampled_from(["~0", "~1a", "a~0~1"])).map(
    lambda parts: "".join(f"/{one}" for one in parts)
)
SOURCES = (
    TOKENS.map("header.{}".format)
    | NAMES.map("query.{}".format)
    | NAMES.map("path.{}".format)
    | st.just("body")
    | POINTERS.map("body#{}".format)
)
EXPRESSIONS = st.sampled_from(["$url", "$method", "$statusCode"]) | st.tuples(
    st.sampled_from(["$request", "$response"]), SOURCES
).map(".".join)


@given(EXPRESSIONS)
def test_what_the_grammar_makes_is_an_expression(text: str) -> None:
    assert is_expression(text)
    assert None is wrong_address(text)
    assert None is wrong_value(text)
    if not {"{", "}"} & set(text):
        assert None is wrong_address(f"https://example.com/{{{text}}}?a={{{text}}}")
        assert None is wrong_value(f"it is {{{text}}}")


@pytest.mark.parametrize(
    "text",
    [
        *("", "$", "url", "$URL", "$url.a", "$statusCode#", "$request", "$request.", "$response.body.id"),
        *("$response.body#id", "$response.body#/a~", "$response.body#/a~2", "$request.header.", "$request.header.a b"),
        *("$request.cookie.a", "$request.form.a", "$message.header.a", " $url", "$url\n", "$request.query.a\nb"),
    ],
)
def test_what_it_does_not_make_is_none(text: str) -> None:
    assert not is_expression(text)
    assert None is not wrong_address(text)
    assert None is not wrong_address(f"{{{text}}}")


@pytest.mark.parametrize("value", ["$5", "{id}", "a", "", 1, None, {"a": "$x"}, ["$request.nothing"], "cost: $url.a"])
def test_a_constant_of_a_link_is_left_alone(value: object) -> None:
    assert None is wrong_value(value)


@pytest.mark.parametrize("text", ["https://example.com/a?b=c", "/hooks", "//example.com/{$method}"])
def test_an_address_may_have_no_expression(text: str) -> None:
    assert None is wrong_address(text)


def linked(reference: str) -> dict[str, Any]:
    """Return the operations of a path whose answer has a link."""
    links = {"next": {"operationRef": reference, "parameters": {"id": "$response.body"}}}
    return {"get": {"operationId": "first", "responses": {"200": {"description": "ok", "links": links}}}}


SECOND = {
    "get": {"operationId": "second", "parameters": [{"name": "id", "in": "query", "schema": {}}], "responses": OK}
}


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("#/second/get", "`default.second`"),  # of the file that the link is in
        ("items.json#/second/get", "`default.second`"),
        ("openapi.json#/paths/~1third/get", "`default.third`"),
        ("https://example.com/api.json#/paths/~1a/get", "the operation `https://example.com/api.json#/paths/~1a/get`"),
    ],
)
def test_a_link_leads_to_an_operation_of_any_file(reference: str, told: str, tmp_path: Path) -> None:
    third = {"get": {**SECOND["get"], "operationId": "third"}}
    paths = {"/first": {"$ref": "items.json#/first"}, "/second": {"$ref": "items.json#/second"}, "/third": third}
    client = made(tmp_path, {"paths": paths}, items={"first": linked(reference), "second": SECOND})
    page = " ".join(client.files["a_client/api/default.py"].split())
    assert f"next: After 200, {told} with id = `$response.body`." in page


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("../outside.json#/a", "leads out of the folder of the contract"),
        ("nowhere.json#/a", "there is no such file"),
        ("items.json#/second/put", "refers to nothing in"),
        ("items.json#/second", "`items.json#/second` is no operation of this contract"),
        ("#/nobody/get", "refers to nothing in this contract"),
    ],
)
def test_a_link_that_leads_nowhere_is_refused_where_it_was_written(reference: str, said: str, tmp_path: Path) -> None:
    paths = {"/first": {"$ref": "items.json#/first"}, "/second": {"$ref": "items.json#/second"}}
    told = refusal(tmp_path, {"paths": paths}, items={"first": linked(reference), "second": SECOND})
    assert said in told
    assert "items.json:" in told


def test_webhooks_callbacks_and_links_may_be_in_other_files(tmp_path: Path) -> None:
    event = {
        "post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/Event"}}}}, "responses": OK}
    }
    webhooks = {"changed": event, "Event": {"type": "object", "properties": {"a": {"type": "integer"}}}}
    operation = {
        "operationId": "a",
        "callbacks": {"done": {"$ref": "more.json#/done"}},
        "responses": {"204": {"description": "ok", "links": {"again": {"$ref": "more.json#/again"}}}},
    }
    more = {"done": {"$request.query.u": {"$ref": "hooks.json#/changed"}}, "again": {"operationId": "a"}}
    data = {"paths": {"/a": {"post": operation}}, "webhooks": {"changed": {"$ref": "hooks.json#/changed"}}}
    client = made(tmp_path, data, hooks=webhooks, more=more)
    page = client.files["a_client/webhooks.py"]
    assert "def decode_changed(content: bytes | str, *, content_type: str | None = None) -> models.Event:" in page
    assert "def decode_done(content: bytes | str, *, content_type: str | None = None) -> models.Event:" in page
    assert "again: After 204, `default.a`." in client.files["a_client/api/default.py"]


def test_operations_that_share_a_callback_share_its_name(tmp_path: Path) -> None:
    done = {"$request.query.u": {"post": {"operationId": "done", "responses": OK}}}
    operations = {
        name: {"operationId": name, "callbacks": {"done": {"$ref": "#/components/callbacks/done"}}, "responses": OK}
        for name in ("get", "put")
    }
    client = made(tmp_path, {"paths": {"/a": operations}, "components": {"callbacks": {"done": done}}})
    (webhook,) = client.package.webhooks
    assert ("decode_done", "callback done of GET /a and PUT /a") == (webhook.function, webhook.told)
    assert 2 == len(webhook.pointers)


def test_callbacks_of_other_names_are_other_events_be_they_written_in_one_place(tmp_path: Path) -> None:
    content = {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "integer"}}}}}
    event = {"$url": {"post": {"operationId": "told", "requestBody": {"content": content}, "responses": OK}}}
    reference = {"$ref": "#/components/callbacks/event"}
    operation = {"operationId": "a", "callbacks": {"done": reference, "failed": reference}, "responses": OK}
    client = made(tmp_path, {"paths": {"/a": {"get": operation}}, "components": {"callbacks": {"event": event}}})
    assert ["decode_told", "decode_failed"] == [one.function for one in client.package.webhooks]
    assert ["callback done of GET /a", "callback failed of GET /a"] == [one.told for one in client.package.webhooks]
    page = " ".join(client.files["a_client/api/default.py"].split())
    assert "failed: The service sends POST to `$url`; `webhooks.decode_failed` decodes it." in page


@pytest.mark.parametrize("key", ["paths", "webhooks"])
def test_an_operation_id_is_given_once_be_it_to_a_webhook(key: str, tmp_path: Path) -> None:
    operation = {"operationId": "same", "responses": OK}
    data: dict[str, Any] = {"paths": {"/a": {"get": operation}}, "webhooks": {"b": {"post": operation}}}
    data[key].update({"/c": {"put": operation}})
    assert "duplicate operationId `same`; the first is at" in refusal(tmp_path, data)


NAMES_THAT_CLASH = [
    "newPet",
    "new_pet",
    "new pet",
    "NewPet",
    "new-pet",
    "newPet headers",
    "",
    "§",
    "§§",
    "class",
    "x-a",
]


def test_every_webhook_has_a_name_of_its_own_that_python_takes(tmp_path: Path) -> None:
    header = {"name": "X-A", "in": "header", "schema": {"type": "string"}}
    event = {"parameters": [header], "responses": OK}
    client = made(tmp_path, {"webhooks": {name: {"post": event, "get": event} for name in NAMES_THAT_CLASH}})
    webhooks = client.package.webhooks
    names = [each for one in webhooks for each in (one.function, one.constant, one.headers_class, one.headers_function)]
    assert 2 * len(NAMES_THAT_CLASH) * 4 == len(set(names))
    assert all(name.isidentifier() for name in names)
    compile(client.files["a_client/webhooks.py"], "webhooks.py", "exec")


def test_a_parameter_in_the_path_of_a_webhook_is_refused(tmp_path: Path) -> None:
    header = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    data = {"webhooks": {"a/{id}": {"post": {"parameters": [header], "responses": OK}}}}
    assert "a webhook or callback has no path for a parameter to be in" in refusal(tmp_path, data)
