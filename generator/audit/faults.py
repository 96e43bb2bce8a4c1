"""The mistakes of a contract that have one harmless reading, by the audit's own rules: each must be told in the Api.

That the reading arrived is compared where the part stands; here is compared that nobody is left to believe it correct.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from generator.audit.books import Books
from generator.document import Document, Node, child, tokens
from generator.ir import Fault
from generator.problem import Problem
from generator.vocabulary import METHODS, misshapen

_DEPTH = 3
"""Steps of the pointer of an operation: `paths`, the path, the method."""


def untold(node: Node, kind: str, entries: Books) -> Iterator[Problem]:
    """Yield the mistakes of an object that the Api does not tell."""
    for one in _MISTAKES.get(kind, _none)(node):
        if one not in entries.get(one.pointer, ()):
            yield node.document.limit(one.pointer, f"lost: nothing tells that this is {one.what} {one.name}".rstrip())


def mended(document: Document, entries: Books) -> Iterator[Problem]:
    """Yield what lowering took for something else and the Api does not tell: the walk over the result cannot see it."""
    for pointer in document.mended:
        if Fault(pointer, "mended") not in entries.get(pointer, ()):
            yield document.limit(pointer, "lost: nothing tells that this was taken for something else")


def is_left_out(node: Node, kind: str, entries: Books) -> bool:
    """Return whether a part is told to be one that decides no message, or of which no message can be made."""
    told = [one.what for one in entries.get(node.pointer, ()) if isinstance(one, Fault)]
    if kind == "Server":
        unusable = Fault(child(node.pointer, "url"), "unusable")
        return unusable in entries.get(unusable.pointer, ())
    if kind != "Parameter":
        return False
    operation = node.pointer.rpartition("/parameters/")[0]
    surplus = Fault(child(operation, "parameters"), "surplus", str(node.value.get("name")))
    return "repeated" in told or (node.value.get("in") == "path" and surplus in entries.get(surplus.pointer, ()))


def path_of(pointer: str) -> str:
    """Return the path that an operation stands at; one of the service begins with a slash and has no fragment."""
    *above, _ = tokens(pointer)
    path = above[-2] if above[-1] == "additionalOperations" else above[-1]
    if not is_offered(pointer):
        return path
    return f"/{path.removeprefix('/')}".partition("#")[0]


def is_offered(pointer: str) -> bool:
    """Return whether an operation is the service's own: a webhook or callback has no address of the contract's."""
    steps = tokens(pointer)
    return steps[0] == "paths" and len(steps) == _DEPTH + (steps[2] == "additionalOperations")


def path_parameters(pointer: str) -> list[str]:
    """Return the names of the parameters that the path of an operation has."""
    return placeholders(path_of(pointer)) if is_offered(pointer) else []


def placeholders(text: str) -> list[str]:
    """Return the names in braces of a path or of the address of a server, each once."""
    return list(dict.fromkeys(re.findall(r"\{([^{}]*)\}", text)))


def named(root: Node) -> Iterator[tuple[Node, str | None]]:
    """Yield each operation of a contract with the name that is its own: none where another had it before.

    A callback that operations share is one, wherever it is met.
    """
    taken: dict[str, str] = {}
    for node in _operations(root):
        name = node.text("operationId")
        place = node.pointer if is_offered(node.pointer) else node.document.told(node.pointer)
        yield node, name if name is None or taken.setdefault(name, place) == place else None


def _operations(root: Node) -> Iterator[Node]:
    """Yield the operations of a contract, in the order in which the first of two with one name is the first."""
    for key in ("paths", "webhooks"):
        holder = root.get(key)
        for path, item in holder.members() if holder is not None else ():
            if key != "paths" or not path.startswith("x-"):
                yield from _of_path_item(item)


def _of_path_item(item: Node) -> Iterator[Node]:
    others = item.get("additionalOperations")
    own = (node for node in map(item.get, METHODS) if node is not None)
    for node in (*own, *(one for _, one in (others.members() if others is not None else ()))):
        yield node
        callbacks = node.get("callbacks")
        for _, callback in callbacks.members() if callbacks is not None else ():
            for key, inner in callback.members():
                if not key.startswith("x-"):
                    yield from _of_path_item(inner)


def _none(_: Node) -> Iterator[Fault]:
    yield from ()


def _contract(root: Node) -> Iterator[Fault]:
    for node, name in named(root):
        if name is None and node.get("operationId") is not None:
            yield Fault(child(node.pointer, "operationId"), "repeated")


def _path_item(node: Node) -> Iterator[Fault]:
    holder, name = tokens(node.pointer)[-2:]
    if holder == "paths" and not name.startswith("/"):
        yield Fault(node.pointer, "no slash")
    if holder == "paths" and "#" in name:
        yield Fault(node.pointer, "fragment")


def _operation(node: Node) -> Iterator[Fault]:
    names = path_parameters(node.pointer)
    parameters = node.get("parameters")
    found: dict[tuple[str, str], Node] = {}
    for one in parameters.items() if parameters is not None else ():
        name, place = str(one.value.get("name")), str(one.value.get("in"))
        key = (name.lower() if place == "header" else name, place)
        if key in found:
            yield Fault(one.pointer, "repeated")
        elif place == "path" and name not in names:
            yield Fault(child(node.pointer, "parameters"), "surplus", name)
        found[key] = one
    for name in names:
        if (name, "path") not in found:
            yield Fault(node.pointer, "undeclared", name)
    responses = node.get("responses")
    if responses is not None and not responses.value:
        yield Fault(responses.pointer, "no response")
    elif responses is None and str(node.document.data.get("openapi")).startswith("3.0."):
        yield Fault(node.pointer, "no response")


def _parameter(node: Node) -> Iterator[Fault]:
    if node.value.get("in") == "path" and node.value.get("required") is not True:
        yield Fault(node.pointer, "optional")


def _response(node: Node) -> Iterator[Fault]:
    if tokens(node.pointer)[-1].endswith("xx"):
        yield Fault(node.pointer, "lower case")
    if "description" not in node.value and str(node.document.data.get("openapi")).startswith(("3.0.", "3.1.")):
        yield Fault(node.pointer, "undescribed")


def _schema(node: Node) -> Iterator[Fault]:
    yield from (Fault(child(node.pointer, key), "misshapen") for key, _ in misshapen(node.value))


def _server(node: Node) -> Iterator[Fault]:
    for name in placeholders(str(node.value.get("url"))):
        if name not in node.value.get("variables", {}):
            yield Fault(child(node.pointer, "url"), "undeclared", name)


def _variable(node: Node) -> Iterator[Fault]:
    default, values = node.get("default"), node.get("enum")
    listed = list(values.items()) if values is not None else []
    for one in (default, *listed):
        if one is not None and isinstance(one.value, int):
            yield Fault(one.pointer, "number")
    if default is None:
        yield Fault(node.pointer, "no default")
    elif listed and str(default.value) not in [str(one.value) for one in listed]:
        yield Fault(default.pointer, "not a choice")


_MISTAKES: Mapping[str, Callable[[Node], Iterator[Fault]]] = {
    "OpenAPI": _contract,
    "Path Item": _path_item,
    "Operation": _operation,
    "Parameter": _parameter,
    "Response": _response,
    "Schema": _schema,
    "Server": _server,
    "Server Variable": _variable,
}
