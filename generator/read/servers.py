"""Servers and their variables (OpenAPI 3.1.1, sections 4.8.5 and 4.8.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.document import Node, child
from generator.ir import Fault, Server, Variable
from generator.read.reader import Reader

_NAME = re.compile(r"\{([^{}]*)\}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_VALUE = re.compile(r"[A-Za-z0-9._~:/\[\]-]*")
"""What the value of a variable can be: anything else has a meaning of its own in an address."""
_TO_THE_CALLER = "leaves its value to the caller"


def read_servers(reader: Reader, holder: Node) -> tuple[Server, ...]:
    """Return the servers of a contract or of an operation; one to which no request can go is a problem."""
    found = holder.get("servers")
    servers = ((node, read_server(reader, node)) for node in (found.items() if found is not None else ()))
    return tuple(one for node, one in servers if _is_usable(reader, node, one))


def read_server(reader: Reader, node: Node) -> Server:
    """Return one server."""
    url = node.required_text("url")
    variables = node.get("variables")
    known = [_variable(reader, name, one) for name, one in variables.members()] if variables is not None else []
    names = [one.name for one in known]
    for name in dict.fromkeys(_NAME.findall(url)):
        if name not in names:
            message = f"the variable `{name}` of {url} is not declared"
            reader.fault(Fault(child(node.pointer, "url"), "undeclared", name), message, _TO_THE_CALLER)
            known.append(Variable(child(child(node.pointer, "variables"), name), name, None, (), None))
    return Server(node.pointer, url, node.text("description"), node.text("name"), tuple(known))


def _variable(reader: Reader, name: str, node: Node) -> Variable:
    values = node.get("enum")
    chosen = [_text(reader, one) for one in values.items()] if values is not None else []
    found = node.get("default")
    if found is None:
        message = "`default` is missing; OpenAPI requires it here"
        reader.fault(Fault(node.pointer, "no default"), message, _TO_THE_CALLER)
    default = _text(reader, found) if found is not None else None
    if found is not None and default is not None and chosen and default not in chosen:
        message = f"`{default}` is not one of the values to choose from"
        reader.fault(Fault(found.pointer, "not a choice"), message, "makes it one")
        chosen.append(default)
    return Variable(node.pointer, name, default, tuple(chosen), node.text("description"))


def _text(reader: Reader, node: Node) -> str:
    """Return a value of a variable; an integer, such as a port, has one text that it can mean."""
    if isinstance(node.value, str):
        return node.value
    if not isinstance(node.value, int) or isinstance(node.value, bool):
        raise node.refuse("the value of a variable is a string")
    reader.fault(Fault(node.pointer, "number"), "the value of a variable is a string", "reads its digits")
    return str(node.value)


def _is_usable(reader: Reader, node: Node, server: Server) -> bool:
    """Return whether a request can go to a server, after noting why not."""
    problem = next(_objections(server), None)
    if problem is not None:
        message = f"no request can go to {server.url}: {problem}"
        reader.fault(Fault(child(node.pointer, "url"), "unusable"), message, "leaves this server out")
    return problem is None


def _objections(server: Server) -> Iterator[str]:
    """Yield what keeps requests from a server, with the defaults of its variables."""
    url = server.url
    for one in server.variables:
        if one.default is not None and not _VALUE.fullmatch(one.default):
            yield f"the default of `{one.name}` has a character that an address cannot have"
        # What is not known is taken for something that fits: a scheme, or the digit that a host and a port can be.
        guess = "https" if url.startswith(f"{{{one.name}}}://") else "1"
        url = url.replace(f"{{{one.name}}}", guess if one.default is None else one.default)
    if not url.isprintable() or set(url) & set(" \\{}"):
        yield "it has a space, a backslash, a brace or a character that cannot be printed"
    elif _SCHEME.match(url) or "://" in url:
        yield from _objections_to_absolute(url)
    elif "?" in url or "#" in url:
        yield "it has a query or a fragment"


def _objections_to_absolute(url: str) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        yield "its host or port is malformed"
        return
    if parts.scheme not in {"http", "https"}:
        yield "its scheme is not http or https"
    elif not parts.hostname:
        yield "it has no host"
    if port == 0:
        yield "its port is 0"
    if "@" in parts.netloc:
        yield "it has a user name or password"
    if "?" in url or "#" in url:
        yield "it has a query or a fragment"
