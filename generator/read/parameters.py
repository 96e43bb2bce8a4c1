"""Parameters of operations (OpenAPI 3.1.1, section 4.8.12; `querystring` is 3.2.0's, section 4.12)."""

from __future__ import annotations

import re

from generator.document import Node, child
from generator.ir import Content, Fault, Parameter, Scalar, Schema
from generator.read.contents import content_schema, read_contents
from generator.read.reader import Reader, examples
from generator.read.schema import read_schema
from generator.vocabulary import EXPLODED, PLACES

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FRAMING = frozenset(
    {"connection", "host", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"}
)
"""Fields of one connection (RFC 9110, section 7.6.1), and `Host`, which tells where a request goes.

`Content-Length` is none of them: lowering has left it out, as every client writes it.
"""

_LEFT_OUT = "a waiver of this pointer leaves it out"


def read_parameters(reader: Reader, operation: Node, path: str, hint: str) -> tuple[Parameter, ...]:
    """Return the parameters of an operation, those of its path included."""
    found = operation.get("parameters")
    in_path = dict.fromkeys(re.findall(r"\{([^{}]*)\}", path))
    nodes: list[Node] = []
    taken: set[tuple[str, str]] = set()
    for node in found.items() if found is not None else ():
        name, location = node.required_text("name"), node.required_text("in")
        identity = (name.lower() if location == "header" else name, location)
        if identity in taken:
            message = f"a second parameter `{identity[0]}` in {location}"
            reader.fault(Fault(node.pointer, "repeated"), message, "leaves it out")
        elif location == "path" and name not in in_path:
            message = f"the path parameter `{name}` is not in the path {path}"
            reader.fault(Fault(child(operation.pointer, "parameters"), "surplus", name), message, "leaves it out")
        else:
            nodes.append(node)
        taken.add(identity)
    parameters = [_parameter(reader, node, hint) for node in nodes]
    for node in nodes:
        if node.text("in") == "querystring" and _clashes(node, nodes):
            raise node.refuse("a parameter in `querystring` is the whole query, so no other may be in it")
    undeclared = [_undeclared(reader, operation, path, name) for name in in_path if (name, "path") not in taken]
    return (*(one for one in parameters if one is not None), *undeclared)


def _undeclared(reader: Reader, operation: Node, path: str, name: str) -> Parameter:
    """Return what a part of the path is of which the contract says no more than where it stands."""
    message = f"the path parameter `{name}` of {path} is not declared"
    reader.fault(Fault(operation.pointer, "undeclared", name), message, "makes it a required string")
    place = child(child(operation.pointer, "parameters"), f"{{{name}}}")
    schema = Schema(child(place, "schema"), Scalar("string"))
    return Parameter(place, name, "path", required=True, style=PLACES["path"][0], explode=False, schema=schema)


def _clashes(node: Node, nodes: list[Node]) -> bool:
    """Return whether another parameter is in the query (3.2.0, section 4.12.1)."""
    return any(each is not node and each.value.get("in") in {"query", "querystring"} for each in nodes)


def _parameter(reader: Reader, node: Node, hint: str) -> Parameter | None:
    name = node.required_text("name")
    location = node.required_text("in")
    if location not in PLACES and not (location == "querystring" and reader.version >= (3, 2)):
        raise node.require("in").refuse(f"`{location}` is no place of a parameter")
    required = node.flag("required") or False
    if location == "path" and not required:
        message = f"the path parameter `{name}` must be `required: true`"
        reader.fault(Fault(node.pointer, "optional"), message, "makes it so")
        required = True
    if location in {"header", "cookie"} and not _TOKEN.fullmatch(name):
        raise node.require("name").refuse(f"`{name}` cannot be the name of a {location} (RFC 9110, section 5.6.2)")
    if location == "header" and name.lower() in _FRAMING:
        reader.unsupported(node, f"the header `{name}` as a parameter; its sender writes it; {_LEFT_OUT}")
        return None
    if location == "header" and name.lower() == "cookie":
        reader.unsupported(node, f"the header `Cookie` as a parameter; cookies are parameters in `cookie`; {_LEFT_OUT}")
        return None
    content = _content(reader, node, (hint, name))
    if content is None and location == "querystring":
        raise node.refuse("a parameter in `querystring` has `content`, and no style")
    style, explode = _style(node, location) if content is None else ("", False)
    return Parameter(
        pointer=node.pointer,
        name=name,
        location=location,
        required=required,
        style=style,
        explode=explode,
        schema=content_schema(content)
        if content is not None
        else read_schema(reader, node.require("schema"), (hint, name)),
        description=node.text("description"),
        deprecated=node.flag("deprecated") or False,
        examples=examples(node),
        allow_reserved=node.flag("allowReserved") or False,
        allow_empty=node.flag("allowEmptyValue") or False,
        content=content,
    )


def _content(reader: Reader, node: Node, hint: tuple[str, ...]) -> Content | None:
    """Return the one media type of a parameter or header that has `content`."""
    found = node.get("content")
    if found is None:
        if node.get("schema") is None:
            raise node.refuse("either `schema` or `content` must say what the value is")
        return None
    if node.get("schema") is not None:
        raise node.refuse("`schema` and `content` both say what the value is; only one of them may")
    contents = read_contents(reader, node, hint)
    if len(found.mapping()) != 1:
        raise found.refuse("a value has exactly one media type")
    return contents[0]


def _style(node: Node, location: str) -> tuple[str, bool]:
    style = node.text("style") or PLACES[location][0]
    if style not in PLACES[location]:
        allowed = ", ".join(sorted(PLACES[location]))
        raise node.require("style").refuse(f"`{style}` is no style of a parameter in {location}; there is {allowed}")
    explode = node.flag("explode")
    return style, style in EXPLODED if explode is None else explode
