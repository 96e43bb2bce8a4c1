"""Which operations a place of the contract is a part of."""

from __future__ import annotations

from generator.document import Document, Node
from generator.ir import Operation
from generator.problem import Problem


def touched(document: Document, operation: Operation, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems that stand in what an operation is made of, itself or by reference."""
    roots = _roots(document, operation)
    return tuple(one for one in problems if any(_under(one.pointer or "", root) for root in roots))


def _under(pointer: str, root: str) -> bool:
    return pointer == root or pointer.startswith(f"{root}/")


def _roots(document: Document, operation: Operation) -> set[str]:
    """Return the pointers, as they were written, of everything that an operation reaches."""
    found = {document.told(operation.pointer)}
    found |= {f"#/components/securitySchemes/{name}" for one in operation.security for name, _ in one.schemes}
    waiting, seen = [operation.pointer], {operation.pointer}
    while waiting:
        pointer = waiting.pop()
        found.add(document.told(pointer))
        found |= {document.told(place) for place in document.origins if _under(place, pointer)}
        node = document.find(pointer)
        for one in _references(node) if node is not None else ():
            target = one.follow().pointer
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return found


def _references(node: Node) -> list[Node]:
    found: list[Node] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one.value, dict):
            reference = one.get("$ref")
            if reference is not None and isinstance(reference.value, str) and reference.value.startswith("#"):
                found.append(reference)
            waiting += [each for key, each in one.members() if key not in {"example", "examples", "default", "enum"}]
        elif isinstance(one.value, list):
            waiting += one.items()
    return found
