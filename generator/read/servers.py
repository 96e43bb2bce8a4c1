"""Servers and their variables (OpenAPI 3.1.1, sections 4.8.5 and 4.8.6)."""

from __future__ import annotations

import re

from generator.document import Node
from generator.ir import Server, Variable


def read_servers(holder: Node) -> tuple[Server, ...]:
    """Return the servers of a contract or of an operation. Raises RefusedError where one cannot be addressed."""
    found = holder.get("servers")
    return tuple(read_server(node) for node in found.items()) if found is not None else ()


def read_server(node: Node) -> Server:
    """Return one server."""
    url = node.required_text("url")
    variables = node.get("variables")
    known = tuple(_variable(name, one) for name, one in variables.members()) if variables is not None else ()
    names = [one.name for one in known]
    for name in re.findall(r"\{([^{}]*)\}", url):
        if name not in names:
            raise node.require("url").refuse(f"the variable `{name}` of {url} is not declared")
    return Server(node.pointer, url, node.text("description"), node.text("name"), known)


def _variable(name: str, node: Node) -> Variable:
    values = node.get("enum")
    for one in values.items() if values is not None else ():
        if not isinstance(one.value, str):
            raise one.refuse("the value of a variable is a string")
    chosen = tuple(one.value for one in values.items()) if values is not None else ()
    default = node.required_text("default")
    if chosen and default not in chosen:
        raise node.require("default").refuse(f"`{default}` is not one of the values to choose from")
    return Variable(node.pointer, name, default, chosen, node.text("description"))
