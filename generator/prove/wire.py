"""What a request says, read from its bytes: how OpenAPI and RFC 6570 write parameters, the other way round.

Written from OpenAPI 3.1.1, section 4.8.12.2, and its appendix C; the client's own writing is in its runtime.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, unquote

from generator.frozen import frozen
from generator.ir import Parameter
from generator.prove.comparison import MADE_HERE, difference, short
from generator.prove.digits import read
from generator.prove.stage import Received
from generator.prove.unsendable import nothing
from generator.vocabulary import essence, is_json

IGNORED_HEADERS = {"accept", "content-type", "authorization"}
"""Header parameters that OpenAPI 3.1.1, section 4.8.12.1, tells to ignore."""
_DELIMITERS = {
    "form": (",",),
    "cookie": (",",),
    "spaceDelimited": ("%20", "+"),
    "pipeDelimited": ("%7C", "|"),
    "simple": (",",),
}


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


def wrong(one: Parameter, value: Any, found: Parts, request: Received, *, given: bool = True) -> str | None:
    """Return how a parameter on the wire is not the value that was given, or None."""
    carried = _carried(one, value, found, request)
    if not given or nothing(one, value):
        return f"{one.location} parameter {one.name} was not given and was sent: {short(carried)}" if carried else None
    if not carried:
        return f"{one.location} parameter {one.name} was not sent, given {short(value)}"
    if any(means(each, value) or (one.content is not None and _same(value, each)) for each in carried):
        return None
    return f"{one.location} parameter {one.name} was sent as {short(carried[0])} instead of {short(value)}"


def _carried(  # noqa: PLR0911 # one return per way of writing
    one: Parameter, value: Any, found: Parts, request: Received
) -> list[Any]:
    """Return what the texts of a parameter can mean: a text, a list of texts or an object of texts."""
    if one.content is not None:
        return _of_media_type(one, value, found, request)
    if one.location == "header":
        text = request.header(one.name)
        return [] if text is None else [_split(one, value, [text], decode=False)]
    if one.location == "path":
        return [_in_path(one, value, found.path.get(one.name, ""))]
    pairs = found.query if one.location == "query" else found.cookies
    if one.style == "deepObject":
        return _deep(one.name, value, [(name, unquote(text)) for name, text in pairs])
    if one.explode and isinstance(value, dict):
        # Its members stand for themselves.
        keys = {name: unquote(text) for name, text in pairs if name in value}
        return [keys] if keys else []
    texts = [text for name, text in pairs if name == one.name]
    if one.explode and isinstance(value, list):
        return [[unquote(text) for text in texts]] if texts else []
    return [_split(one, value, [text], delimiter) for text in texts for delimiter in _DELIMITERS[one.style]]


def _of_media_type(one: Parameter, value: Any, found: Parts, request: Received) -> list[Any]:
    """Return what a parameter with `content` holds: JSON, a form, or a text."""
    if one.location == "querystring":
        _, _, query = request.target.partition("?")
        texts = [unquote(query)] if query else []
    elif one.location == "header":
        text = request.header(one.name)
        texts = [] if text is None else [text]
    elif one.location == "path":
        texts = [unquote(found.path.get(one.name, ""))]
    else:
        pairs = found.query if one.location == "query" else found.cookies
        texts = [unquote(text) for name, text in pairs if name == one.name]
    assert one.content is not None  # noqa: S101 # asked before
    if essence(one.content.called) == "application/x-www-form-urlencoded" and isinstance(value, dict):
        whole = request.target.partition("?")[2] if one.location == "querystring" else (texts or [""])[0]
        return [_form(value, whole)]
    if is_json(one.content.called) or not isinstance(value, str):
        return [json.loads(text) for text in texts]
    return list(texts)


def _form(value: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the fields of a form in the shape of the object that they should mean."""
    fields: dict[str, list[str]] = {}
    for name, each in parse_qsl(text, keep_blank_values=True):
        fields.setdefault(name, []).append(each)
    empty = {name: one for name, one in value.items() if one in (None, []) and name not in fields}
    read: dict[str, Any] = {}
    for name, texts in fields.items():
        expected = value.get(name)
        inner: list[Any] = [json.loads(each) if isinstance(expected, dict) else each for each in texts]
        read[name] = inner if isinstance(expected, list) else inner[0]
    return read | empty


_STEPS = re.compile(r"\[([^\[\]]*)\]")


def _deep(name: str, value: Any, pairs: list[tuple[str, str]]) -> list[Any]:
    """Return what the names `name[a][0]` hold, in the shape of the value that they should mean."""
    if not isinstance(value, (dict, list)):
        return [text for each, text in pairs if each == name]
    found: dict[tuple[str, ...], str] = {}
    for each, text in pairs:
        if each.startswith(f"{name}["):
            found[tuple(_STEPS.findall(each[len(name) :]))] = text
    return [_grown(value, found)] if found else []


def _grown(value: Any, found: dict[tuple[str, ...], str]) -> Any:
    """Return the tree of some paths: an array where the value has one, else an object; a text at each end."""
    if () in found:
        return found[()]
    keys = list(dict.fromkeys(path[0] for path in found))
    below = {key: {path[1:]: text for path, text in found.items() if path[0] == key} for key in keys}
    if isinstance(value, list) and keys == [str(index) for index in range(len(keys))]:
        inner = [*value, *[None] * len(keys)]
        return [_grown(inner[index], below[key]) for index, key in enumerate(keys)]
    known = value if isinstance(value, dict) else {}
    return {key: _grown(known.get(key), below[key]) for key in keys}


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


def _same(value: Any, read: Any) -> bool:
    return difference(value, read, MADE_HERE) is None


def _scalar(value: Any) -> bool:
    return not isinstance(value, (list, dict))


def means(text: Any, value: Any) -> bool:
    """Return whether a text, or the texts in a list or object, mean a value."""
    if value is None and text is None:
        return True
    if isinstance(value, list):
        return isinstance(text, list) and len(text) == len(value) and all(map(means, text, value))
    if isinstance(value, dict):
        same = isinstance(text, dict) and text.keys() == value.keys()
        return same and all(means(text[key], one) for key, one in value.items())
    if isinstance(value, str):
        return isinstance(text, str) and difference(value, text, MADE_HERE) is None
    try:
        return difference(value, read(text)) is None
    except (ValueError, TypeError):
        return False
