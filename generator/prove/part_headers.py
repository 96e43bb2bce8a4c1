"""The headers of the parts of a form: which there are, which must be refused, and what of them is on the wire."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.ir import Content, Encoding, Header, Parameter
from generator.package import BodyWay
from generator.prove.bodies import Part, as_parameter, is_styled, parts_of, unescaped
from generator.prove.stage import Received
from generator.prove.unsendable import nothing, unsendable
from generator.prove.wire import Parts, wrong
from generator.vocabulary import MULTIPART


def key_of_part(part: str, header: str) -> str:
    """Return the name of such a header among the members of a sample."""
    return f"part:{part}:{header}"


def part_headers(content: Content | None, way: BodyWay | None) -> Iterator[tuple[Encoding, Header]]:
    """Yield the headers that the parts of a form can be given; which part it is, is told by none of them."""
    if content is not None and way is not None and way.kind == MULTIPART:
        for encoding in content.encodings:
            for header in encoding.headers:
                if header.name.lower() != "content-disposition":
                    yield encoding, header


def unsendable_headers(content: Content | None, way: BodyWay | None, values: dict[str, Any]) -> str | None:
    """Return why a form must be refused for the headers of its parts, or None."""
    for encoding, header in part_headers(content, way):
        one, name = _as_parameter(header), key_of_part(encoding.name, header.name)
        if name in values:
            reason = unsendable("/", (one,), {f"header:{one.name}": values[name]})
            if reason is not None:
                return reason
        is_given = name in values and not nothing(one, values[name])
        body = values.get("body")
        is_there = isinstance(body, dict) and _is_there(encoding, body.get(encoding.name))
        if is_given and not is_there:
            return f"the form has no part {encoding.name}, of which {header.name} is a header"
        if header.required and is_there and not is_given:
            return f"the part {encoding.name} needs the header {header.name}"
    return None


def without_partless(content: Content | None, way: BodyWay | None, values: dict[str, Any]) -> dict[str, Any]:
    """Return arguments without the headers of parts that the form does not have."""
    body = values.get("body")
    partless = {
        key_of_part(encoding.name, header.name)
        for encoding, header in part_headers(content, way)
        if not isinstance(body, dict) or not _is_there(encoding, body.get(encoding.name))
    }
    return {name: one for name, one in values.items() if name not in partless}


def _is_there(encoding: Encoding, value: Any) -> bool:
    """Return whether a value makes a part of a form."""
    return not nothing(as_parameter(encoding), value) if is_styled(encoding) else value is not None and value != []


def misread_headers(content: Content, way: BodyWay, values: dict[str, Any], request: Received) -> str | None:
    """Return which header of a part is not on the wire as it was given, or None."""
    found = tuple(part_headers(content, way))
    if way.kind != MULTIPART:
        return None
    for part in parts_of(request):
        seen = Received(request.method, request.target, part.headers, part.data)
        known = [each for each in found if _is_of(part, each[0], values["body"].get(each[0].name))]
        for encoding, header in known:
            one, name = _as_parameter(header), key_of_part(encoding.name, header.name)
            problem = wrong(one, values.get(name), Parts({}, (), ()), seen, given=name in values)
            if problem is not None:
                return f"in the part {part.name}, the {problem}"
        names = {header.name.lower() for _, header in known}
        surplus = next((name for name, _ in part.headers if name.lower() not in names), None)
        if surplus is not None:
            return f"the part {part.name} has the header {surplus}, which was not given"
    return None


def _is_of(part: Part, encoding: Encoding, value: Any) -> bool:
    """Return whether a part is one that a property makes; that of a style can make several of other names."""
    if not is_styled(encoding):
        return bool(part.name == unescaped(encoding.name))
    members: set[str] = set(value) if isinstance(value, dict) and as_parameter(encoding).explode else set()
    if encoding.style == "deepObject":
        return str(part.name).startswith(f"{encoding.name}[")
    return part.name in {encoding.name, *members}


def _as_parameter(header: Header) -> Parameter:
    """Return the header parameter that is written as a header of a part is."""
    return Parameter(
        header.pointer,
        header.name,
        "header",
        header.required,
        "simple",
        header.explode,
        header.schema,
        content=header.content,
    )
