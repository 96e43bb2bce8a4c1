"""Every row of the specification's table of styles; and whatever is written is read back equal by another reader."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.transports.protocol import Timeout
from templates.runtime.wire.call import Call, Location, Operation, Parameter, Style
from templates.runtime.wire.request import build

_ARRAY = ["blue", "black", "brown"]
_OBJECT = {"R": 100, "G": 200, "B": 150}

# OpenAPI 3.2.0, section 4.12.6 "Style Examples": style, explode, where, of an empty string, a string, array and object.
# None where the table says n/a. A query's and cookie's empty string is `color=`.
_TABLE: list[tuple[Style, bool, Location, str | None, str | None, str | None, str | None]] = [
    ("matrix", False, "path", ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
    ("matrix", True, "path", ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
    ("label", False, "path", ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    ("label", True, "path", ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    ("simple", False, "path", None, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("simple", True, "path", None, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("simple", False, "header", "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("simple", True, "header", "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("form", False, "query", "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    ("form", True, "query", "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
    ("form", False, "cookie", "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    ("cookie", False, "cookie", "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    ("cookie", True, "cookie", "color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"),
    ("spaceDelimited", False, "query", None, None, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"),
    ("pipeDelimited", False, "query", None, None, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"),
    ("deepObject", True, "query", None, None, None, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
]
_ROWS = [
    pytest.param(style, explode, where, value, text, id=f"{style}-{explode}-{where}-{type(value).__name__}-{number}")
    for style, explode, where, *texts in _TABLE
    for number, (value, text) in enumerate(zip(("", "blue", _ARRAY, _OBJECT), texts, strict=True))
    if text is not None
]


def written(parameter: Parameter, value: Any) -> str:
    """Return the text of a parameter in its place, without what stands around it."""
    # Alone in its segment, a value that makes a dot segment is refused (docs/decisions/0004).
    path = "/x/v{color}/y" if parameter.location == "path" else "/x"
    operation = Operation[None]("GET", path, (parameter,))
    place = {"header": "headers", "cookie": "cookies"}.get(parameter.location, parameter.location)
    given_: dict[str, Any] = {place: {"color": value}}
    call = Call(operation, **given_)
    request = build(call, base_url="https://a", user_agent="u", credentials=(), timeout=Timeout())
    headers = dict(request.headers)
    if parameter.location == "path":
        segments = request.url.removeprefix("https://a").split("/")
        assert ["", "x", "y"] == [*segments[:2], *segments[3:]], "the value stays in its segment"
        return segments[2].removeprefix("v")
    assert re.fullmatch(r"https://a/x(\?[^#]*)?", request.url)
    return {
        "query": request.url.partition("?")[2],
        "header": headers.get("color", ""),
        "cookie": headers.get("Cookie", ""),
    }[parameter.location]


@pytest.mark.parametrize(("style", "explode", "where", "value", "text"), _ROWS)
def test_a_row_of_the_table(style: Style, explode: bool, where: Location, value: Any, text: str) -> None:
    assert text == written(Parameter("color", where, style, explode), value)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8) | st.sampled_from(
    ["..", "../", "a&b=c", "a,b", "a b", "a|b", "%2e", "a;b", "#", "?", "é", "\r\nX: y", "a.b", "+", "[x]", "="]
)
_KEYS = _TEXTS.filter(lambda text: "[" not in text and "]" not in text and text != "color")
_ENCODED = [row[:3] for row in _TABLE if row[2] != "header" and row[0] != "cookie"]


@pytest.mark.parametrize(("style", "explode", "where"), _ENCODED)
@pytest.mark.parametrize("reserved", [False, True])
@given(value=st.lists(_TEXTS, min_size=1, max_size=4) | st.dictionaries(_KEYS, _TEXTS, min_size=1, max_size=4) | _TEXTS)
def test_whatever_is_written_is_read_back(
    style: Style, explode: bool, where: Location, reserved: bool, value: Any
) -> None:
    parameter = Parameter("color", where, style, explode, reserved)
    try:
        text = written(parameter, value)
    except ValueError:
        # Nothing can tell these from what separates them.
        separator = {"spaceDelimited": " ", "pipeDelimited": "|"}[style]
        inner = [*value, *value.values()] if isinstance(value, dict) else value
        assert isinstance(value, (list, dict))
        assert any(separator in one for one in inner)
        return
    assert value == _read(style, where, text, value, explode=explode)


def _read(style: str, where: str, text: str, like: Any, *, explode: bool) -> Any:
    """Return what a text means in a style, given of which type it is; RFC 6570 the other way round."""
    if where in {"query", "cookie"}:
        pairs = [one.partition("=")[::2] for one in text.split("&" if where == "query" else "; ")]
        return _of_pairs(style, [(unquote(name), value) for name, value in pairs], like, explode=explode)
    if style == "matrix":
        pairs = [one.partition("=")[::2] for one in text[1:].split(";")]
        return _of_pairs(style, [(unquote(name), value) for name, value in pairs], like, explode=explode)
    if style == "label":
        assert text[:1] == "."
        text = text[1:]
    parts = [text] if isinstance(like, str) else text.split("." if style == "label" and explode else ",")
    return _of_parts(parts, like, explode=explode)


def _of_pairs(style: str, pairs: list[tuple[str, str]], like: Any, *, explode: bool) -> Any:
    if style == "deepObject" and isinstance(like, dict):
        return {name.removeprefix("color[").removesuffix("]"): unquote(value) for name, value in pairs}
    if style == "deepObject" and isinstance(like, list):
        assert [f"color[{index}]" for index in range(len(like))] == [name for name, _ in pairs]
        return [unquote(value) for _, value in pairs]
    if explode and isinstance(like, dict):
        return {name: unquote(value) for name, value in pairs}
    assert {"color"} == {name for name, _ in pairs}
    if explode or isinstance(like, str):
        values = [unquote(value) for _, value in pairs]
        return values if isinstance(like, list) else values[0]
    delimiter = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}.get(style, ",")
    return _of_parts(pairs[0][1].split(delimiter), like, explode=False)


def _of_parts(parts: list[str], like: Any, *, explode: bool) -> Any:
    if isinstance(like, str):
        return unquote(parts[0])
    if isinstance(like, list):
        return [unquote(one) for one in parts]
    if explode:
        return {unquote(name): unquote(value) for name, value in (one.partition("=")[::2] for one in parts)}
    return {unquote(name): unquote(value) for name, value in zip(parts[::2], parts[1::2], strict=True)}
