"""Where the schemas that references name stand in a lowered contract: below `components/schemas`, each under one name.

A schema of another file, or of a place that is no component, becomes a component: named after its file or its last
key, and where that name is taken, after more of what leads to it. The first in the order of the contract keeps it.
"""

from __future__ import annotations

import re
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from generator.document import Document, Node, child, tokens
from generator.references import DanglingError, References

SCHEMAS = "/components/schemas"
_SINGLE = frozenset({"items", "additionalProperties"})
_SEVERAL = frozenset({"properties", "oneOf", "anyOf", "allOf"})
_SILENT = frozenset({"components", "schemas", "schema", "content", "paths", "properties", "$defs", "definitions"})
"""Steps of a pointer that say nothing of what it leads to."""
_SAID = {"responses": "response", "parameters": "parameter", "requestBody": "body", "items": "item"}
_NAMING = ("$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$defs", "definitions", "$schema", "$vocabulary")
"""Keywords of a schema that only name or keep what references lead to, which they have done once it is lowered."""


class Placement:
    """The places of the schemas of a contract that references name."""

    def __init__(self, root: Document, references: References) -> None:
        self._root = root
        self._references = references
        self._places: dict[tuple[str, str], str] = {}
        self.adopted: dict[str, Node] = {}
        """Component -> the schema elsewhere that it only refers to, and so gives its name to."""
        self.waiting: list[tuple[Node, str]] = []
        """Schemas that have a place and are not lowered yet."""
        self.renamed: dict[str, str] = {}
        """Pointer of a place -> the name that the schema has where it comes from, if another was taken."""
        found = root.find(SCHEMAS)
        if found is not None and _is_alias(found.value):
            found = references.follow(found.require("$ref"))  # some contracts keep them all in another file
        self.components = dict(found.members()) if found is not None and isinstance(found.value, dict) else {}
        self._taken = {_plain(name) for name in self.components}
        for name, node in self.components.items():
            self._adopt(name, node)

    def _adopt(self, name: str, node: Node) -> None:
        if node.document is not self._root:
            self._places[_key(node)] = child(SCHEMAS, name)
            self.adopted[name] = node
        elif _is_alias(node.value):
            try:
                target = self.behind(node.require("$ref"))
            except DanglingError:
                return  # it is told where the component is lowered
            if not self._stays(target):
                place = self._places.setdefault(_key(target), child(SCHEMAS, name))
                if place == child(SCHEMAS, name):
                    self.adopted[name] = target

    def of(self, reference: Node) -> str:
        """Return the pointer of the place of what a `$ref` names."""
        return self.at(self.behind(reference))

    def at(self, target: Node) -> str:
        """Return the pointer of the place of a schema."""
        if self._stays(target):
            return target.pointer
        place = self._places.get(_key(target))
        if place is None:
            place = self._places[_key(target)] = child(SCHEMAS, self._name(target))
            self.waiting.append((target, place))
        return place

    def behind(self, reference: Node) -> Node:
        """Return what a reference names, through schemas of other files that are a reference and nothing else."""
        target = self._references.follow(reference)
        seen = {_key(target)}
        while not self._stays(target) and _is_alias(target.value):
            target = self._references.follow(target.require("$ref"))
            if _key(target) in seen:
                raise reference.refuse(f"`{reference.value}` refers to itself")
            seen.add(_key(target))
        return target

    def refer(self, schema: dict[str, Any], node: Node) -> None:
        """Give the references of a schema the form `#/components/schemas/…`, and drop what has named their targets.

        Raises DanglingError when there is one that refers to nothing; all else is done then.
        """
        for key in _NAMING:
            schema.pop(key, None)
        reference, dynamic = node.get("$ref"), node.get("$dynamicRef")
        if dynamic is not None:
            if reference is not None:
                raise dynamic.refuse("`$dynamicRef` beside `$ref` is not supported")
            schema["$ref"] = _fragment(self.at(self._references.follow_dynamic(dynamic)))
        elif reference is not None:
            place = self.of(reference)
            if reference.document is not self._root or reference.value != f"#{place}":
                schema["$ref"] = _fragment(place)

    def name_variants(self, schema: dict[str, Any], node: Node) -> None:
        """Give the variants that a discriminator names the form of the references to them (section 4.8.25)."""
        discriminator = node.get("discriminator")
        if discriminator is None or not isinstance(discriminator.value, dict):
            return
        mapping = discriminator.get("mapping")
        named = {}
        for value, one in mapping.members() if mapping is not None and isinstance(mapping.value, dict) else ():
            named[value] = self._variant(one)
        lists = [schema[key] for key in ("oneOf", "anyOf") if isinstance(schema.get(key), list)]
        options = [one for each in lists for one in each if isinstance(one, dict)]
        for reference in (one["$ref"] for one in options if isinstance(one.get("$ref"), str)):
            # Implicitly a variant is called what it is called where it comes from.
            name = self.renamed.get(reference.removeprefix("#"))
            if name is not None and reference not in named.values():
                named.setdefault(name, reference)
        if named:
            schema["discriminator"] = {**discriminator.value, "mapping": named}

    def _variant(self, node: Node) -> Any:
        name = node.value
        if not isinstance(name, str) or name in self.components:
            return name
        own = node.document.find(child(SCHEMAS, name))
        if own is not None and node.document is not self._root:
            return _fragment(self.at(own))
        return _fragment(self.of(node))

    def _stays(self, target: Node) -> bool:
        """Return whether a schema will stand where it was written: a component, or what it says by way of keywords."""
        if target.document is not self._root or not target.pointer.startswith(f"{SCHEMAS}/"):
            return False
        name, *steps = tokens(target.pointer)[2:]
        value, rest = self.components[name].value if name in self.components else None, iter(steps)
        for step in rest:
            if not isinstance(value, dict) or value.get("nullable") is True:
                # OpenAPI 3.0's `nullable` is lowered to a choice, which moves what is inside.
                return False
            value = value.get(step)
            if step in _SEVERAL:
                key = next(rest, "")
                value = value[int(key)] if isinstance(value, list) and key.isdecimal() else _member(value, key)
            elif step not in _SINGLE:
                return False
        return True

    def _name(self, target: Node) -> str:
        wishes = list(_wishes(target))
        numbered = (f"{wishes[-1]}_{number}" for number in count(2))
        name = next(one for one in chain(wishes, numbered) if _plain(one) not in self._taken)
        self._taken.add(_plain(name))
        if name != wishes[0]:
            self.renamed[child(SCHEMAS, name)] = wishes[0]
        return name


def _fragment(pointer: str) -> str:
    """Return a pointer as a reference has it (RFC 6901, section 6)."""
    return f"#{pointer.replace('%', '%25')}"


def _key(node: Node) -> tuple[str, str]:
    return node.document.name, node.pointer


def _member(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _is_alias(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("$ref"), str) and len(value) == 1


def _plain(name: str) -> str:
    """Return what two names share whose classes would have the same name."""
    return re.sub(r"[\W_]+", "", name).lower()


def _wishes(target: Node) -> list[str]:
    """Return the names that a schema may have, the best first."""
    path = PurePosixPath(unquoted) if (unquoted := urlsplit(target.document.name).path) else None
    folders = [one for one in path.parent.parts if one not in {"/", ".", ".."}] if path is not None else []
    file = [re.sub(r"\.(ya?ml|json|schema|openapi)\b", "", path.name)] if path is not None else []
    steps = [_SAID.get(one, one) for one in tokens(target.pointer) if one not in _SILENT and "*" not in one]
    steps = [one for one in steps if not re.fullmatch(r"[a-z]+/[\w.+-]+", one)]  # media types
    words = [word for word in (_word(one) for one in (*folders, *file, *steps)) if word]
    if tokens(target.pointer)[:1] == ["paths"] and steps:
        words = ["_".join(word for word in map(_word, steps) if word)]
    found = ["_".join(words[start:]) for start in range(len(words) - 1, -1, -1)]
    return [one for one in found if one[:1].isalpha()] or ["Schema"]


def _word(text: str) -> str:
    return re.sub(r"[^\w.-]+", "_", text).strip("_.-")
