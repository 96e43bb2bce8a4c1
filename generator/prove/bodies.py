"""Bodies as bytes and back, by readers that share nothing with the client: the standard library, and werkzeug."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote

from werkzeug.datastructures import Headers
from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from generator.frozen import frozen
from generator.ir import Content, Encoding, Parameter, Schema
from generator.package import BodyWay
from generator.prove.comparison import MADE_HERE, difference, short
from generator.prove.digits import read, written
from generator.prove.stage import Received
from generator.prove.typed import as_bytes
from generator.prove.unsendable import nothing, unsendable
from generator.prove.wire import Parts, means, wrong
from generator.vocabulary import BYTES, EXPLODED, FORM, JSON, MULTIPART, TEXT, essence, is_json, is_range

PROOF_TYPE = "x-proof"
"""A subtype that stands for any, where a media type is a range."""
_CHARSET = re.compile(r"charset=\"?([^\s;\"]+)", re.IGNORECASE)
_ESCAPES = re.compile(r"%(22|5C|0[0-9A-F]|1[0-9A-F]|7F)")


def concrete(media_type: str) -> str:
    """Return a media type that can be sent: of a range, one that is in it."""
    if not is_range(media_type):
        return media_type if not media_type.startswith("multipart/") else f"{media_type}; boundary=proof"
    family, _, subtype = essence(media_type).partition("/")
    return f"{family.replace('*', 'application')}/{subtype.replace('*', PROOF_TYPE)}"


def answered(kind: str, value: Any) -> bytes:
    """Return the body of an answer that carries a value."""
    if kind == TEXT:
        return str(value).encode()
    return as_bytes(value) if kind == BYTES else written(value).encode()


def misread(content: Content, way: BodyWay, value: Any, request: Received) -> str | None:
    """Return how the body of a request is not the value that was given, or None."""
    readers: Mapping[str, Callable[[Content, Any, Received], str | None]] = {
        JSON: _json,
        TEXT: _text,
        BYTES: _bytes,
        FORM: _form,
        MULTIPART: _multipart,
    }
    return readers[way.kind](content, value, request)


def _json(_: Content, value: Any, request: Received) -> str | None:
    try:
        sent = read(request.body)
    except ValueError as error:
        return f"the body is not JSON: {error}"
    found = difference(value, sent, MADE_HERE)
    return f"the body is not what was given: {found}" if found is not None else None


def _text(_: Content, value: Any, request: Received) -> str | None:
    charset = _CHARSET.search(request.header("content-type") or "")
    sent = request.body.decode(charset[1] if charset else "utf-8")
    return None if sent == value else f"the body is {short(sent)} instead of {short(value)}"


def _bytes(_: Content, value: Any, request: Received) -> str | None:
    return None if request.body.hex() == value else f"the body is {short(request.body)} instead of {short(value)}"


@frozen
class Part:
    """A field of a form as it was read."""

    name: str
    data: bytes
    filename: str | None = None
    content_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    """Its other headers."""

    @property
    def text(self) -> str:
        """What it holds, as text."""
        return self.data.decode()


def _form(content: Content, value: Any, request: Received) -> str | None:
    text = request.body.decode("ascii")
    pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), errors="strict")
    return _fields(content, value, [Part(name, each.encode()) for name, each in pairs], request)


def _multipart(content: Content, value: Any, request: Received) -> str | None:
    media_type, options = parse_options_header(request.header("content-type"))
    if media_type != "multipart/form-data" or "boundary" not in options:
        return f"the content type {request.header('content-type')} names no boundary"
    return _fields(content, value, parts_of(request), request)


def parts_of(request: Received) -> list[Part]:
    """Return the parts of a request in multipart/form-data."""
    _, options = parse_options_header(request.header("content-type"))
    decoder = MultipartDecoder(options["boundary"].encode())
    decoder.receive_data(request.body)
    decoder.receive_data(None)
    found: list[Part] = []
    while not isinstance(event := decoder.next_event(), (Epilogue, NeedData)):
        if isinstance(event, (Field, File)):
            filename = event.filename if isinstance(event, File) else None
            found.append(Part(unescaped(event.name), b"", unescaped(filename), *_told(event.headers)))
        elif isinstance(event, Data):
            last = found[-1]
            found[-1] = Part(last.name, last.data + event.data, last.filename, last.content_type, last.headers)
    return found


def _told(headers: Headers) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """Return the media type of a part, and what else its headers tell."""
    others = (one for one in headers.items() if one[0].lower() not in {"content-type", "content-disposition"})
    return headers.get("content-type"), tuple(others)


def unescaped(name: Any) -> Any:
    """Return a name without the escapes of the HTML standard's encoding."""
    return _ESCAPES.sub(lambda found: chr(int(found[1], 16)), name) if name is not None else None


def _fields(content: Content, value: Any, parts: list[Part], request: Received) -> str | None:
    """Return which property is not in the fields of a form as it was given, or what else is there."""
    described = {one.name: one for one in content.encodings}
    expected = {unescaped(name) for name in value}
    for name, one in value.items():
        encoding = described.get(name)
        if encoding is not None and is_styled(encoding):
            # As in a query; what a form decoded is encoded again, so that no delimiter of the style is lost.
            pairs = tuple((each.name, quote(each.text, safe=",|")) for each in parts if each.filename is None)
            problem = wrong(as_parameter(encoding), one, Parts({}, pairs, ()), request)
            expected |= {each.name for each in parts if each.name.startswith(f"{name}[")}
            expected |= set(one) if isinstance(one, dict) else set()
        else:
            problem = _field(encoding, name, one, [each for each in parts if each.name == unescaped(name)])
        if problem is not None:
            return problem
    surplus = next((one.name for one in parts if one.name not in expected), None)
    return None if surplus is None else f"the form has {surplus!r}, which was not given"


def _field(encoding: Encoding | None, name: str, value: Any, parts: list[Part]) -> str | None:
    wanted = [] if value is None else value if isinstance(value, list) else [value]
    if len(parts) != len(wanted):
        return f"the form has {len(parts)} fields {name!r} instead of {len(wanted)}"
    for one, part in zip(wanted, parts, strict=True):
        if not _is(encoding, name, one, part):
            return f"the field {name!r} is {short(part)} instead of {short(one)}"
    return None


def _is(encoding: Encoding | None, name: str, value: Any, part: Part) -> bool:
    media_types = types_of(encoding)
    if is_file(value):
        kind = value["content_type"] or (media_types[0] if media_types else "application/octet-stream")
        filename = value["filename"] if value["filename"] is not None else name
        return part == Part(part.name, bytes.fromhex(value["content"]), unescaped(filename), kind, part.headers)
    as_json = isinstance(value, (list, dict)) or (bool(media_types) and is_json(media_types[0]))
    if as_json:
        return difference(value, read(part.text), MADE_HERE) is None
    return means(part.text, value)


def is_file(value: Any) -> bool:
    """Return whether a plain value is a file."""
    return isinstance(value, dict) and value.keys() == {"content", "filename", "content_type"}


def types_of(encoding: Encoding | None) -> list[str]:
    """Return the media types that the contract gives a property."""
    text = encoding.content_type if encoding is not None else None
    return [one.strip() for one in (text or "").split(",") if one.strip()]


def is_styled(one: Encoding) -> bool:
    """Return whether a property is written as a parameter is (section 4.8.15.1.2)."""
    return any(part is not None for part in (one.style, one.explode, one.allow_reserved))


def as_parameter(one: Encoding) -> Parameter:
    """Return the parameter of a query that is written as a property with a style is."""
    style = one.style or "form"
    explode = style in EXPLODED if one.explode is None else one.explode
    schema = Schema(one.pointer, None)  # type: ignore[arg-type] # how it is written does not depend on its type
    return Parameter(one.pointer, one.name, "query", False, style, explode, schema)  # noqa: FBT003 # as its fields are


def unsendable_body(content: Content, way: BodyWay, value: Any) -> str | None:
    """Return why a body must be refused, or None."""
    if way.kind == TEXT:
        charset = _CHARSET.search(way.media_type)
        try:
            str(value).encode(charset[1] if charset else "utf-8")
        except (LookupError, UnicodeEncodeError):
            return "the charset of the media type has no such character"
    if way.kind not in {FORM, MULTIPART}:
        return None
    if not isinstance(value, dict):
        return "a form is made of an object"
    described = {one.name: one for one in content.encodings}
    found = (_unsendable(described.get(name), one, way) for name, one in value.items())
    return next((one for one in found if one is not None), None)


def _unsendable(encoding: Encoding | None, value: Any, way: BodyWay) -> str | None:
    if value is None:
        return None
    if encoding is not None and is_styled(encoding):
        one = as_parameter(encoding)
        reason = unsendable("/", (one,), {f"query:{one.name}": value})
        separator = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}.get(one.style)
        if reason is None and way.kind == MULTIPART and separator and not one.explode and not nothing(one, value):
            inner = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
            return "an item has the separator" if any(separator in str(each) for each in inner) else None
        return reason
    items = value if isinstance(value, list) else [value]
    media_types = types_of(encoding)
    if any(is_file(one) and one["content_type"] is None for one in items) and (
        len(media_types) > 1 or any(map(is_range, media_types))
    ):
        return "a file needs a media type, of which the contract has several"
    if any(one is None for one in items) and not (media_types and is_json(media_types[0])):
        return "null has no text"
    return None
