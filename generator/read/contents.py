"""Bodies, responses, media types, headers and encodings (OpenAPI 3.1.1, sections 4.8.13 to 4.8.17 and 4.8.21)."""

from __future__ import annotations

import re

from generator.document import Node, child
from generator.ir import Anything, Body, Content, Encoding, Fault, Header, Response, Schema
from generator.read.links import read_links
from generator.read.reader import Reader, examples
from generator.read.schema import read_schema
from generator.vocabulary import PLACES, essence, is_json, is_media_type, is_sequence

_STATUS = re.compile(r"[1-5][0-9][0-9]|[1-5]XX|default")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# What openapi-python-client calls the kinds of bodies, where one operation has several.
_BODY_WORDS = {
    "application/x-www-form-urlencoded": "data",
    "multipart/form-data": "files",
    "application/octet-stream": "content",
}
# What a client does that a waiver lets be without them (docs/decisions/0010-media-types.md).
_BY_POSITION = "a waiver of this pointer takes the body as without it, which for parts without names is bytes"
_NESTED = "a waiver of this pointer writes the part as without it"


def read_body(reader: Reader, node: Node, hint: str) -> Body:
    """Return the body of a request."""
    content = node.require("content")
    several = len(content.mapping()) > 1
    contents: list[Content] = []
    for media_type, one in content.members():
        word = "json" if is_json(media_type) else _BODY_WORDS.get(essence(media_type), essence(media_type))
        contents.append(_content(reader, media_type, one, (f"{hint}_{word}" if several else hint, "body")))
    return Body(node.pointer, node.flag("required") or False, tuple(contents), node.text("description"))


def read_response(reader: Reader, status: str, node: Node, hint: str) -> Response:
    """Return what a status means."""
    status = _status(reader, status, node)
    headers = node.get("headers")
    return Response(
        pointer=node.pointer,
        status=status,
        description=_description(reader, node),
        headers=tuple(
            read_header(reader, name, one, (hint, "response", status))
            for name, one in (headers.members() if headers is not None else ())
            if name.lower() != "content-type"  # told by `content` (section 4.8.17.1)
        ),
        contents=read_contents(reader, node, (hint, "response", status)),
        links=read_links(reader, node),
    )


def _status(reader: Reader, status: str, node: Node) -> str:
    """Return a status; that of a range has a capital X (section 4.8.16.2)."""
    known = status.upper() if status.endswith("xx") else status
    if not _STATUS.fullmatch(known):
        raise node.refuse(f"`{status}` is not a status, a range such as 4XX, or default")
    if known != status:
        message = f"`{status}` is not a range such as {known}"
        reader.fault(Fault(node.pointer, "lower case"), message, f"reads it as {known}")
    return known


def _description(reader: Reader, node: Node) -> str:
    # 3.2 has a summary, and requires neither (section 4.17).
    if reader.version >= (3, 2):
        return node.text("description") or node.text("summary") or ""
    if node.get("description") is None:
        message = "`description` is missing; OpenAPI requires it here"
        reader.fault(Fault(node.pointer, "undescribed"), message, "does without it")
    return node.text("description") or ""


def read_header(reader: Reader, name: str, node: Node, hint: tuple[str, ...]) -> Header:
    """Return a header of a response or of a part of a form."""
    if node.text("style") not in {None, "simple"}:
        raise node.require("style").refuse("a header is written in the style `simple`")
    content, schema = node.get("content"), node.get("schema")
    if (content is None) == (schema is None):
        raise node.refuse("either `schema` or `content` must say what the value is")
    contents = read_contents(reader, node, (*hint, name))
    if content is not None and len(contents) != 1:
        raise content.refuse("a value has exactly one media type")
    return Header(
        pointer=node.pointer,
        name=name,
        required=node.flag("required") or False,
        schema=content_schema(contents[0]) if contents else read_schema(reader, node.require("schema"), (*hint, name)),
        description=node.text("description"),
        deprecated=node.flag("deprecated") or False,
        examples=examples(node),
        explode=node.flag("explode") or False,
        content=contents[0] if contents else None,
    )


def content_schema(content: Content) -> Schema:
    """Return the schema of what a media type carries."""
    return content.schema if content.schema is not None else Schema(child(content.pointer, "schema"), Anything())


def read_contents(reader: Reader, node: Node, hint: tuple[str, ...]) -> tuple[Content, ...]:
    """Return the media types of a response, parameter or header."""
    content = node.get("content")
    members = content.members() if content is not None else ()
    return tuple(
        _content(reader, media_type, one, hint if number == 0 else (*hint, essence(media_type)))
        for number, (media_type, one) in enumerate(members)
    )


def _content(reader: Reader, media_type: str, node: Node, hint: tuple[str, ...]) -> Content:
    if not is_media_type(media_type):
        raise node.refuse(f"`{media_type}` is not a media type")
    read_as = reader.content_types.get(media_type, media_type)
    reader.supports(node, _BY_POSITION, "prefixEncoding", "itemEncoding")
    schema, items, encoding = node.get("schema"), node.get("itemSchema"), node.get("encoding")
    if items is not None and not is_sequence(read_as):
        raise items.refuse(f"`{media_type}` is no sequence, so it has no items")
    return Content(
        node.pointer,
        media_type,
        read_schema(reader, schema, hint) if schema is not None else None,
        examples(node),
        read_as=read_as if read_as != media_type else None,
        encodings=tuple(
            _encoding(reader, name, one, hint) for name, one in (encoding.members() if encoding is not None else ())
        ),
        item_schema=read_schema(reader, items, (*hint, "item")) if items is not None else None,
    )


def _encoding(reader: Reader, name: str, node: Node, hint: tuple[str, ...]) -> Encoding:
    reader.supports(node, _NESTED, "encoding", "prefixEncoding", "itemEncoding")
    style = node.text("style")
    if style is not None and style not in PLACES["query"]:
        raise node.require("style").refuse(f"`{style}` is no style of a form; there is {', '.join(PLACES['query'])}")
    headers = node.get("headers")
    for each, one in headers.members() if headers is not None else ():
        if not _TOKEN.fullmatch(each):
            raise one.refuse(f"`{each}` cannot be the name of a header (RFC 9110, section 5.6.2)")
    return Encoding(
        node.pointer,
        name,
        node.text("contentType"),
        style,
        node.flag("explode"),
        node.flag("allowReserved"),
        tuple(
            read_header(reader, each, one, (*hint, name))
            for each, one in (headers.members() if headers is not None else ())
            if each.lower() != "content-type"  # told by `contentType` (section 4.8.15.1.1)
        ),
    )
