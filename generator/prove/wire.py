"""What a request says, read from its bytes: how OpenAPI and RFC 6570 write parameters, the other way round.

Written from OpenAPI 3.1.1, section 4.8.12.2, and its appendix C; the client's own writing is in its runtime.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from attrs import frozen

from generator.ir import Parameter
from generator.prove.comparison import MADE_HERE, difference, short
from generator.prove.stage import Received

IGNORED_HEADERS = {"accept", "content-type", "authorization"}
"""Header parameters that OpenAPI 3.1.1, section 4.8.12.1, tells to ignore."""
_DELIMITERS = {"form": (",",), "spaceDelimited": ("%20", "+"), "pipeDelimited": ("%7C", "|"), "simple": (",",)}


@frozen
class Parts:
    """The target of a request, taken apart and still percent-encoded."""

    path: dict[str, str]
    query: tuple[tuple[str, str], ...]
    cookies: tuple[tuple[str, str], ...]


def parts(template: str, request: Received) -> list[Parts]:
    """Return the raw parameters of a request, in every way in which its path is one of the template.

    There can be several ways where a segment has several parameters: `a.b.c` is `{name}.{format}` twice.
    """
    path, _, query = request.target.partition("?")
    segments, wanted = path.split("/"), template.split("/")
    if len(segments) != len(wanted):
        return []
    pairs = tuple(_pairs(query, "&")), tuple(_pairs(request.header("cookie") or "", "; "))
    ways = [list(_ways(pattern, segment)) for pattern, segment in zip(wanted, segments, strict=True)]
    return [Parts(dict(pair for part in way for pair in part), *pairs) for way in itertools.product(*ways)]


def _ways(pattern: str, segment: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield the values of the parameters of a segment, in every way in which it can be split."""
    before, opened, rest = pattern.partition("{")
    if not opened:
        if unquote(segment) == unquote(pattern):
            yield ()
        return
    name, _, rest = rest.partition("}")
    if not segment.startswith(before):
        return
    for end in range(len(before) + 1, len(segment) + 1):
        for others in _ways(rest, segment[end:]):
            yield ((name, segment[len(before) : end]), *others)


def _pairs(text: str, separator: str) -> Iterator[tuple[str, str]]:
    for one in text.split(separator) if text else ():
        name, _, value = one.partition("=")
        yield unquote(name), value


def wrong(one: Parameter, value: Any, found: Parts, request: Received) -> str | None:
    """Return how a parameter on the wire is not the value that was given, or None. `value` is None where none was."""
    carried = _carried(one, value, found, request)
    if _nothing(one, value):
        return f"{one.location} parameter {one.name} was not given and was sent: {short(carried)}" if carried else None
    if not carried:
        return f"{one.location} parameter {one.name} was not sent, given {short(value)}"
    if any(_means(each, value) for each in carried):
        return None
    return f"{one.location} parameter {one.name} was sent as {short(carried[0])} instead of {short(value)}"


def _nothing(one: Parameter, value: Any) -> bool:
    """Return whether a value has no text at all: null and, in a query or cookie, what is empty."""
    return value is None or (one.location in {"query", "cookie"} and value in ([], {}))


def _carried(one: Parameter, value: Any, found: Parts, request: Received) -> list[Any]:
    """Return what the texts of a parameter can mean: a text, a list of texts or an object of texts."""
    if one.location == "header":
        text = request.header(one.name)
        return [] if text is None else [_split(one, value, [text], decode=False)]
    if one.location == "path":
        return [_in_path(one, value, found.path.get(one.name, ""))]
    pairs = found.query if one.location == "query" else found.cookies
    if one.style == "deepObject":
        keys = {name[len(one.name) + 1 : -1]: unquote(text) for name, text in pairs if name.startswith(f"{one.name}[")}
        return [keys] if keys else []
    if one.explode and isinstance(value, dict):
        # Its members stand for themselves.
        keys = {name: unquote(text) for name, text in pairs if name in value}
        return [keys] if keys else []
    texts = [text for name, text in pairs if name == one.name]
    if one.explode and isinstance(value, list):
        return [[unquote(text) for text in texts]] if texts else []
    return [_split(one, value, [text], delimiter) for text in texts for delimiter in _DELIMITERS[one.style]]


def _in_path(one: Parameter, value: Any, text: str) -> Any:  # noqa: PLR0911 # one return per style
    if one.style == "label":
        if not text.startswith("."):
            return text
        return _split(one, value, text[1:].split(".") if one.explode and not _scalar(value) else [text[1:]])
    if one.style == "matrix":
        if not text.startswith(";"):
            return text
        pairs = list(_pairs(text[1:], ";"))
        if one.explode and isinstance(value, dict):
            return {name: unquote(each) for name, each in pairs}
        if any(name != one.name for name, _ in pairs):
            return text
        return _split(one, value, [each for _, each in pairs])
    return _split(one, value, [text])


def _split(one: Parameter, value: Any, texts: list[str], delimiter: str = ",", *, decode: bool = True) -> Any:
    """Return the texts of a parameter in the shape of the value that they should mean."""
    read = unquote if decode else str
    if _scalar(value):
        return read(texts[0]) if len(texts) == 1 else texts
    pieces = [read(each) for text in texts for each in text.split(delimiter)]
    if isinstance(value, list):
        return pieces
    if one.explode:
        return {name: each for name, _, each in (piece.partition("=") for piece in pieces)}
    return dict(zip(pieces[::2], pieces[1::2], strict=False))


def _scalar(value: Any) -> bool:
    return not isinstance(value, (list, dict))


def _means(text: Any, value: Any) -> bool:
    """Return whether a text, or the texts in a list or object, mean a value."""
    if isinstance(value, list):
        return isinstance(text, list) and len(text) == len(value) and all(map(_means, text, value))
    if isinstance(value, dict):
        same = isinstance(text, dict) and text.keys() == value.keys()
        return same and all(_means(text[key], one) for key, one in value.items())
    if isinstance(value, str):
        return isinstance(text, str) and difference(value, text, MADE_HERE) is None
    try:
        return difference(value, json.loads(text)) is None
    except (ValueError, TypeError):
        return False


def unsendable(template: str, parameters: tuple[Parameter, ...], values: dict[str, Any]) -> str | None:
    """Return why these arguments must be refused, or None. `values` are by location and name."""
    texts: dict[str, str] = {}
    for one in parameters:
        value = values.get(f"{one.location}:{one.name}")
        if one.location == "path":
            texts[one.name] = _least_text(value)
        if one.location == "path" and (value in (None, [], {}) or not _prefixed(parameters, one.name, texts)):
            return f"{one.name} is empty: another path"
        if _nothing(one, value):
            continue
        if one.style == "deepObject" and not isinstance(value, dict):
            return f"{one.name}: only an object has the style deepObject"
        if _nested(value):
            return f"{one.name}: OpenAPI has no text for null or what is nested in a parameter"
        if one.location == "header" and not all(map(_is_field_text, _leaves(value))):
            return f"{one.name}: a header has only printable ASCII, and no space at its ends (RFC 9110, section 5.5)"
    for segment in template.split("/"):
        filled = re.sub(r"\{([^{}]*)\}", lambda one: _prefixed(parameters, one[1], texts), segment)
        if "{" in segment and filled in {".", ".."}:
            return "a dot segment is another path (RFC 3986, section 5.2.4)"
    return None


def _least_text(value: Any) -> str:
    return ",".join(_leaves(value))


def _prefixed(parameters: tuple[Parameter, ...], name: str, texts: dict[str, str]) -> str:
    style = next((one.style for one in parameters if one.location == "path" and one.name == name), "simple")
    return {"label": ".", "matrix": ";"}.get(style, "") + texts.get(name, "")


def _nested(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(one is None or isinstance(one, (list, dict)) for one in inner)


def _leaves(value: Any) -> list[str]:
    if isinstance(value, list):
        return [each for one in value for each in _leaves(one)]
    if isinstance(value, dict):
        return [each for key, one in value.items() for each in (key, *_leaves(one))]
    return [value if isinstance(value, str) else json.dumps(value)]


def _is_field_text(text: str) -> bool:
    return text.isascii() and text.replace("\t", " ").isprintable() and text == text.strip()
