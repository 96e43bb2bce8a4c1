"""A contract as plain data that remembers where every part of it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from generator.frozen import evolve, field, frozen
from generator.problem import Location, Problem, RefusedError


def child(pointer: str, key: str | int) -> str:
    """Return the JSON pointer of a member, with `~` and `/` escaped (RFC 6901, section 3)."""
    if isinstance(key, int) or ("/" not in key and "~" not in key):
        return f"{pointer}/{key}"
    return f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"


def tokens(pointer: str) -> list[str]:
    """Return the unescaped reference tokens of a JSON pointer (RFC 6901, section 4)."""
    parts = pointer.split("/")[1:]
    return [part.replace("~1", "/").replace("~0", "~") for part in parts] if "~" in pointer else parts


@frozen
class Document:
    """The data of a contract, or of one of its files. A pointer of it can be asked for its place in the file."""

    data: Any
    file: str
    locate: Callable[[str], tuple[int, int]]
    """Line and column of a pointer of the file as it was written."""
    origins: Mapping[str, str] = field(default_factory=dict[str, str])
    """Pointer of a part that was moved here -> where it was written: a pointer of this file, or `file#pointer`."""
    name: str = ""
    """What the contract calls this file: a path from the folder of its first file, which has none."""
    sources: Mapping[str, Document] = field(default_factory=dict[str, "Document"])
    """The other files that parts were moved from, by name."""
    crossing: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict[tuple[str, str], tuple[str, str]])
    """File and pointer of a reference that leads to or stands in another file -> those of what it names."""
    mended: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    """Pointer of what lowering took for something else -> what is wrong with it, and what a waiver does."""
    identifies: bool = True
    """Whether a schema of it may have an `$id` or an anchor; loading looks for the words."""

    @property
    def root(self) -> Node:
        """The whole contract as a node."""
        return Node(self, "", self.data)

    def origin(self, pointer: str) -> str:
        """Return where a part of this document was written: a pointer of this file, or `file#pointer`."""
        # A moved part may itself stand in a moved part, so the way back can have several steps.
        for _ in range(len(self.origins) + 1):
            prefix = next((prefix for prefix in _prefixes(pointer) if prefix in self.origins), None)
            if prefix is None:
                break
            pointer = self.origins[prefix] + pointer[len(prefix) :]
            if is_elsewhere(pointer):
                break
        return pointer

    def where(self, pointer: str) -> Location:
        """Return the place in its file at which a part of this document was written."""
        origin = self.origin(pointer)
        if is_elsewhere(origin):
            name, _, inner = origin.partition("#")
            return self.sources[name].where(inner)
        line, column = self.locate(origin)
        return Location(self.file, line, column)

    def told(self, pointer: str) -> str:
        """Return a pointer as a user names it, where it was written: `#/paths/~1a`, or `file#/a` in another file."""
        origin = self.origin(pointer)
        return origin if is_elsewhere(origin) else f"{self.name}#{origin}"

    def problem(self, pointer: str, message: str) -> Problem:
        """Return a problem at a part of this document."""
        return Problem(message, self.where(pointer), self.told(pointer))

    def limit(self, pointer: str, message: str) -> Problem:
        """Return a problem at a part of this document that is right, and that the generator cannot do yet."""
        return Problem(message, self.where(pointer), self.told(pointer), is_limit=True)

    def find(self, pointer: str) -> Node | None:
        """Return the node at a JSON pointer, or None when there is none."""
        # Every stage follows thousands of pointers: the steps are taken on the values, and one node is made at the end.
        value, steps = self.data, tokens(pointer)
        for token in steps:
            if isinstance(value, dict) and token in value:
                value = value[token]
                continue
            step = _step(value, token)
            if step is None:
                return None
            value = value[step]
        # A pointer may be spelled in several ways; a node has one.
        return Node(self, "".join(child("", token) for token in steps) if "~" in pointer else pointer, value)

    def moved(self, data: Any, origins: Mapping[str, str], sources: Mapping[str, Document] | None = None) -> Document:
        """Return a document with other data, of which `origins` tells what came from where."""
        return evolve(self, data=data, origins={**self.origins, **origins}, sources=sources or self.sources)


def is_elsewhere(origin: str) -> bool:
    """Return whether an origin is in another file than the first; a pointer is empty or begins with a slash."""
    return bool(origin) and not origin.startswith("/")


def _step(value: Any, key: str) -> str | int | None:
    """Return what a reference token picks out of a value (RFC 6901, section 4), or None when it has no such part."""
    if isinstance(value, dict):
        return key if key in value else None
    if isinstance(value, list) and key.isdecimal() and key.isascii() and int(key) < len(value):
        return int(key)
    return None


def _prefixes(pointer: str) -> Iterator[str]:
    """Yield a pointer and each of its ancestors, the longest first."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


_ABSENT = object()
"""No value, where null is one."""


@frozen
class Node:
    """One value of a document, with its pointer."""

    document: Document
    pointer: str
    value: Any

    def get(self, key: str) -> Node | None:
        """Return the member of an object or the item of an array, or None."""
        value = self.value
        if isinstance(value, dict):
            # The most frequent question of all, and mostly the answer is no.
            return Node(self.document, child(self.pointer, key), value[key]) if key in value else None
        step = _step(value, key)
        return None if step is None else Node(self.document, child(self.pointer, key), value[step])

    def require(self, key: str) -> Node:
        """Return a member that OpenAPI requires."""
        found = self.get(key)
        if found is None:
            raise self.refuse(f"`{key}` is missing; OpenAPI requires it here")
        return found

    def members(self) -> Iterator[tuple[str, Node]]:
        """Yield the members of an object in the order in which they are written."""
        for key in self.mapping():
            yield key, Node(self.document, child(self.pointer, key), self.value[key])

    def items(self) -> Iterator[Node]:
        """Yield the items of an array."""
        if not isinstance(self.value, list):
            raise self.refuse(f"expected an array, found {_kind(self.value)}")
        for index, value in enumerate(self.value):
            yield Node(self.document, child(self.pointer, index), value)

    def mapping(self) -> Mapping[str, Any]:
        """Return the value of an object."""
        if not isinstance(self.value, dict):
            raise self.refuse(f"expected an object, found {_kind(self.value)}")
        return self.value

    def text(self, key: str) -> str | None:
        """Return a member that is a string, or None when it is absent."""
        value = self._value(key)
        if value is _ABSENT:
            return None
        if not isinstance(value, str):
            raise self.require(key).refuse(f"expected a string, found {_kind(value)}")
        return value

    def required_text(self, key: str) -> str:
        """Return a member that OpenAPI requires to be a string."""
        self.require(key)
        return self.text(key) or ""

    def flag(self, key: str) -> bool | None:
        """Return a member that is a boolean, or None when it is absent."""
        value = self._value(key)
        if value is _ABSENT:
            return None
        if not isinstance(value, bool):
            raise self.require(key).refuse(f"expected true or false, found {_kind(value)}")
        return value

    def _value(self, key: str) -> Any:
        """Return the value of a member: that takes no node, unless there is something wrong with it."""
        return self.value.get(key, _ABSENT) if isinstance(self.value, dict) else _ABSENT

    def follow(self) -> Node:
        """Return the node that this `$ref` names. Raises RefusedError when this contract has none."""
        if not isinstance(self.value, str):
            raise self.refuse(f"expected a string, found {_kind(self.value)}")
        if not self.value.startswith("#"):
            raise self.refuse(f"`{self.value}` is in another file; references to other files are not supported")
        if self.value != "#" and not self.value.startswith("#/"):
            raise self.refuse(f"`{self.value}` is an anchor; only JSON pointers such as #/components/… are supported")
        found = self.document.find(unquote(self.value[1:]))
        if found is None:
            raise self.refuse(f"`{self.value}` refers to nothing in this contract")
        return found

    def problem(self, message: str) -> Problem:
        """Return a problem at this node."""
        return self.document.problem(self.pointer, message)

    def limit(self, message: str) -> Problem:
        """Return a problem at this node, which is right, and which the generator cannot do yet."""
        return self.document.limit(self.pointer, message)

    def refuse(self, message: str) -> RefusedError:
        """Return the exception that says what is wrong at this node."""
        return RefusedError(self.problem(message))


def _kind(value: object) -> str:
    """Return the name that JSON gives to a value's type."""
    kinds: list[tuple[type | tuple[type, ...], str]] = [
        (bool, "a boolean"),
        ((int, float), "a number"),
        (str, "a string"),
        (list, "an array"),
        (dict, "an object"),
    ]
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")
