"""The properties of an object as the fields of a form (OpenAPI 3.1 section 4.8.15): names and texts, or files."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from attrs import frozen

from ..values.codec import UnsendableError, encode, properties
from ..values.documents import JSON_TEXT
from ..values.exact import has_digits, spelled
from ..values.files import File
from ..values.scalars import is_array, is_object
from ..values.texts import Base64
from ..values.unset import UNSET
from .call import Body, Field, Parameter, PartHeader
from .parameters import checked_header, deep_pairs, header_text, query_pairs, quoted, scalar

_ASCII: Final = json.JSONEncoder(allow_nan=False, separators=(",", ":"))
_SEPARATORS: Final = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


@frozen
class Entry:
    """One field of a form: a text or a file, its media types where the contract says any, and its headers."""

    name: str
    value: str | File
    media_types: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """Return the compact JSON of a value (RFC 8259). Raises UnsendableError for what JSON does not have."""
    plain = encode(value)
    write = (_ASCII if ascii_only else JSON_TEXT).encode
    return spelled(write, plain) if has_digits(plain) else write(plain)


def form_text(fields: tuple[Field, ...], value: object) -> str:
    """Return an object as application/x-www-form-urlencoded (WHATWG URL section 5.2), with %20 for a space.

    What every reader of forms decodes alike is `%20`; `+` is a plus to those that know RFC 3986 only.
    """
    described = {it.name: it for it in fields}
    pairs: list[str] = []
    for name, item in _properties(value):
        it = described.get(name)
        try:
            if it is not None and it.style is not None:
                pairs += query_pairs(_as_parameter(it), item)
            else:
                safe = it.allow_reserved if it is not None else False
                texts = [_without_file(each) for each in _entries(name, item, it)]
                pairs += [f"{quoted(name)}={quoted(text, reserved=safe)}" for text in texts]
        except UnsendableError as error:
            error.prepend(f".{name}")
            raise
    return "&".join(pairs)


def _without_file(entry: Entry) -> str:
    if isinstance(entry.value, str):
        return entry.value
    raise UnsendableError("$", "a form of this media type has no files")


def form_entries(fields: tuple[Field, ...], value: object, headers: Mapping[tuple[str, str], Any]) -> list[Entry]:
    """Return an object as the fields of multipart/form-data (RFC 7578), each with the headers that are given for it."""
    described = {it.name: it for it in fields}
    texts = _header_texts(fields, headers)
    entries: list[Entry] = []
    sent: set[str] = set()
    for name, item in _properties(value):
        it = described.get(name)
        try:
            if it is not None and it.style is not None:
                found = [Entry(key, text) for key, text in _styled(it, encode(item))]
            else:
                found = list(_entries(name, item, it))
            entries += [_with_headers(it, each, texts) for each in found] if it is not None and it.headers else found
        except UnsendableError as error:
            error.prepend(f".{name}")
            raise
        if found:
            sent.add(name)
    _refuse(part for part in texts if part[0] not in sent)
    return entries


def refuse_headers(bodies: tuple[Body, ...], headers: Mapping[tuple[str, str], Any]) -> None:
    """Raise UnsendableError if there is a header of a part, where what is sent is no form."""
    if headers:
        _refuse(_header_texts((it for body in bodies for it in body.fields), headers))


def _refuse(unsent: Iterable[tuple[str, str]]) -> None:
    for part, header in unsent:
        raise UnsendableError("$", f"it has no part {part!r}, for which the header {header} is given")


def _header_texts(fields: Iterable[Field], given: Mapping[tuple[str, str], Any]) -> dict[tuple[str, str], str]:
    """Return the texts of the headers of parts that have one, by the names of the part and of the header."""
    found: dict[tuple[str, str], str] = {}
    for it in fields:
        for one in it.headers:
            value = given.get((it.name, one.name), UNSET)
            if value is not UNSET:
                try:
                    text = _header_text(one, value)
                except UnsendableError as error:
                    raise UnsendableError(f"header {one.name} of the part {it.name!r}", error.problem) from None
                if text is not None:
                    found[it.name, one.name] = text
    return found


def _header_text(one: PartHeader, value: Any) -> str | None:
    if one.json:
        return checked_header(json_text(value, ascii_only=True))
    return header_text(Parameter(one.name, "header", explode=one.explode), value)


def _with_headers(it: Field, entry: Entry, texts: Mapping[tuple[str, str], str]) -> Entry:
    """Return a part with its headers; those that a file has itself go before what all parts of the name have."""
    own = {name.lower() for name in entry.value.headers} if isinstance(entry.value, File) else set[str]()
    headers: list[tuple[str, str]] = []
    for one in it.headers:
        text = texts.get((it.name, one.name))
        if one.name.lower() in own:
            continue
        if text is not None:
            headers.append((one.name, text))
        elif one.required:
            raise UnsendableError("$", f"the part needs the header {one.name}")
    return Entry(entry.name, entry.value, entry.media_types, tuple(headers))


def _properties(value: object) -> list[tuple[str, Any]]:
    """Return the properties of an object that have a value; null has no text, and is left out as in a query."""
    return [(name, item) for name, item in properties(value).items() if item is not None]


def _as_parameter(it: Field) -> Parameter:
    return Parameter(it.name, "query", it.style or "form", it.explode, it.allow_reserved)


def _entries(name: str, item: Any, it: Field | None) -> Iterator[Entry]:
    """Yield the fields of one property: one for each item of an array, whose name is said again."""
    media_types = it.media_types if it is not None else ()
    if isinstance(item, (list, tuple)):
        for each in cast("Sequence[Any]", item):
            yield Entry(name, *_value(each, media_types))
    else:
        yield Entry(name, *_value(item, media_types))


def _value(item: Any, media_types: tuple[str, ...]) -> tuple[str | File, tuple[str, ...]]:
    """Return a value as a text or file, and its media types: what has structure is JSON (section 4.8.15)."""
    if isinstance(item, File):
        return item, media_types
    # Base64 is bytes for Python, and a text for the contract.
    if isinstance(item, (bytes, bytearray)) and not isinstance(item, Base64):
        return File(bytes(item)), media_types
    plain = encode(item)
    as_json = media_types[:1] == ("application/json",) or any(it.endswith("+json") for it in media_types)
    if as_json or is_array(plain) or is_object(plain):
        return json_text(plain), media_types or ("application/json",)
    return scalar(plain), media_types


def _styled(it: Field, plain: Any) -> Iterator[tuple[str, str]]:
    """Yield names and texts of a property whose style the contract gives, without percent-encoding."""
    style = it.style or "form"
    if style == "deepObject":
        yield from deep_pairs(it.name, plain)
    elif it.explode and is_object(plain):
        yield from ((name, scalar(item)) for name, item in plain.items())
    elif it.explode and is_array(plain):
        yield from ((it.name, scalar(item)) for item in plain)
    else:
        texts = _texts(plain)
        separator = _SEPARATORS[style]
        if (is_array(plain) or is_object(plain)) and any(separator in text for text in texts):
            raise UnsendableError("$", f"an item has {separator!r}, which separates items")
        if texts:
            yield it.name, separator.join(texts)


def _texts(plain: Any) -> list[str]:
    """Return the texts that a delimiter joins: of a scalar, of the items of an array, of the members of an object."""
    if is_object(plain):
        return [scalar(each) for pair in plain.items() for each in pair]
    return [scalar(each) for each in plain] if is_array(plain) else [scalar(plain)]
