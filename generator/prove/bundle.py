"""Collects the schemas that one schema reaches, and says of each what it means: all that holds, in one piece."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from generator.document import Document, Node, child
from generator.prove.direction import Direction
from generator.prove.formats import TYPED
from generator.prove.merging import KEPT, NAMED, ONE, SEVERAL, imply, merged
from generator.vocabulary import LIMITS, misshapen

COMPONENTS = "/components/schemas/"
TAG = "x-tag"
"""In a schema that is read by its discriminator: the property, the schema for each of its values, and for others."""

Seed: TypeAlias = tuple[str, frozenset[str]]
"""A schema by its pointer, and the keywords of it that do not count."""
_ALL: frozenset[str] = frozenset()
_CHOICES = frozenset({"oneOf", "anyOf"})
_SAYS = {"properties", "required", "additionalProperties", "patternProperties", "items", "prefixItems"}


class Bundle:
    """The schemas of a document, each with a name when another refers to it."""

    def __init__(self, document: Document, refused: frozenset[str], message: str) -> None:
        self.document = document
        self.refused = refused
        self._direction = Direction(document, message)
        self.definitions: dict[str, Any] = {}
        self.pointers: dict[str, str] = {}
        self._names: dict[tuple[Any, ...], str] = {}
        self._waiting: list[tuple[str, tuple[Seed, ...], bool]] = []
        self._heirs: dict[str, list[str]] | None = None

    def finish(self) -> None:
        """Say what everything means that was referred to."""
        while self._waiting:
            name, seeds, family = self._waiting.pop()
            self.definitions[name] = self._family(seeds[0][0]) if family else self._whole(seeds)

    def schema(self, pointer: str) -> Any:
        """Return what the schema at a pointer means."""
        return self._whole(((pointer, _ALL),))

    def _whole(self, seeds: tuple[Seed, ...]) -> Any:
        """Return what some schemas mean together."""
        if len(seeds) == 1:
            only = self._alone(seeds[0][0])
            if only is not None:
                return only
        parts = self._parts(seeds)
        if any(node.value is False for node, _ in parts):
            return False
        keywords = [self._keywords(node, without) for node, without in parts]
        found = merged(keywords, self._together)
        if found is None:
            return False
        if "properties" in found:
            self._direction.leave_out(found, [node for node, _ in parts])
        if found.get("format") not in TYPED:
            found.pop("format", None)
        if found.get("contentEncoding") == "base64" and "format" not in found:
            found["format"] = "byte"
        imply(found)
        return self._chosen(found, parts)

    def _alone(self, pointer: str) -> Any:
        """Return the meaning of a schema that is nothing but a reference, or that no part of the generator types."""
        node = self.document.find(pointer)
        if node is None or not isinstance(node.value, dict) or self._is_refused(pointer):
            return node.value if node is not None and isinstance(node.value, bool) else {}
        counted = set(self._counted(node))
        reference = node.get("$ref")
        if reference is not None and not counted - {"$ref", *LIMITS}:
            limits = {key: node.value[key] for key in counted - {"$ref"}}
            return {"$ref": self._reference(reference), **limits}
        members = node.get("allOf")
        if members is not None and counted == {"allOf"} and len(members.value) == 1 and not self._is_heir(pointer):
            return self.schema(child(child(pointer, "allOf"), 0))
        return None

    def _is_heir(self, pointer: str) -> bool:
        return any(pointer in heirs for heirs in self._families().values())

    def _counted(self, node: Node) -> Iterator[str]:
        """Yield the keywords of a schema that say something."""
        wrong = {key for key, _ in misshapen(node.value)}
        for key in node.value:
            if key in KEPT and key not in wrong and not self._is_refused(child(node.pointer, key)):
                yield key

    def _is_refused(self, pointer: str) -> bool:
        return bool(self.refused) and self.document.told(pointer) in self.refused

    def _parts(self, seeds: Iterable[Seed]) -> list[tuple[Node, frozenset[str]]]:
        """Return all schemas that hold when some do, each once."""
        waiting = deque((self._node(pointer), without) for pointer, without in seeds)
        found: dict[str, tuple[Node, frozenset[str]]] = {node.pointer: (node, without) for node, without in waiting}
        followed: set[str] = set()
        while waiting:
            node, without = waiting.popleft()
            if node.pointer in followed:
                continue
            followed.add(node.pointer)
            found.setdefault(node.pointer, (node, without))
            if not isinstance(node.value, dict) or self._is_refused(node.pointer):
                continue
            reference, members = node.get("$ref"), node.get("allOf")
            below = [reference.follow()] if reference is not None else []
            below += members.items() if members is not None else ()
            waiting += ((one, _ALL) for one in below if one.pointer not in found)
        # Where an option of a choice holds anyway, nothing is left to choose.
        held = set(found)
        return [(node, without | self._decided(node, held)) for node, without in found.values()]

    def _node(self, pointer: str) -> Node:
        node = self.document.find(pointer)
        if node is None:
            message = f"nothing stands at {pointer}"
            raise LookupError(message)
        return node

    def _decided(self, node: Node, held: set[str]) -> frozenset[str]:
        found = ((key, node.get(key)) for key in _CHOICES)
        return frozenset(
            key
            for key, options in found
            if options is not None and len(held) > 1
            if any(self._target(one) in held for one in options.items())
        )

    def _target(self, option: Node) -> str:
        reference = option.get("$ref")
        return reference.follow().pointer if reference is not None else option.pointer

    def _keywords(self, node: Node, without: frozenset[str]) -> dict[str, Any]:
        """Return what the keywords of one schema mean; of properties and items, where they stand."""
        if not isinstance(node.value, dict) or self._is_refused(node.pointer):
            return {}
        counted = self._counted(node)
        skipped = without | {"$ref", "allOf"}
        return {key: self._member(node.pointer, key, node.value[key]) for key in counted if key not in skipped}

    def _member(self, pointer: str, key: str, value: Any) -> Any:
        place = child(pointer, key)
        if key == "properties":
            return {name: [child(place, name)] for name in value}
        if key in {"items", "additionalProperties"}:
            return value if isinstance(value, bool) else [place]
        if key in ONE:
            return self.schema(place)
        if key in SEVERAL:
            return [self.schema(child(place, index)) for index in range(len(value))]
        if key in NAMED:
            return {name: self.schema(child(place, name)) for name in value}
        return value

    def _together(self, pointers: list[str]) -> Any:
        """Return what the schemas at some pointers mean together."""
        if len(pointers) == 1:
            return self.schema(pointers[0])
        return {"$ref": self._definition(tuple((pointer, _ALL) for pointer in pointers))}

    def _reference(self, node: Node) -> str:
        target = node.follow().pointer
        return self._definition(((target, _ALL),), family=target in self._families())

    def _definition(self, seeds: tuple[Seed, ...], *, family: bool = False) -> str:
        key = (family, *sorted((pointer, *sorted(without)) for pointer, without in seeds))
        name = self._names.get(key)
        if name is None:
            words = (pointer.removeprefix(COMPONENTS) for pointer, _ in seeds[-2:])
            # A URI has few characters, and the name of a component or pattern may have any.
            name = "_".join(re.sub(r"~[01]|[^A-Za-z0-9.-]", "_", word) for word in words)
            name = f"any_{name}" if family else name
            while name in self.pointers:
                name += "_"
            self._names[key] = name
            self.pointers[name] = seeds[-1][0]
            self._waiting.append((name, seeds, family))
        return f"#{COMPONENTS}{name}"

    # Choices.

    def _chosen(self, found: dict[str, Any], parts: list[tuple[Node, frozenset[str]]]) -> Any:
        """Return a schema whose choice says of each option all that holds for it, and what tells them apart."""
        discriminator = found.pop("discriminator", None)
        holder = next(
            (
                (node, key)
                for node, without in parts
                for key in ("oneOf", "anyOf")
                if isinstance(node.value, dict) and key in node.value and key not in without
                if not is_condition(found.get(key, ()))
            ),
            None,
        )
        if holder is None:
            return found
        node, key = holder
        options = list(self._node(child(node.pointer, key)).items())
        if discriminator is None and not _SAYS & found.keys():
            return found
        if not _SAYS & found.keys():
            references = [self._option(one) for one in options]
        else:
            base = tuple((part.pointer, without | ({key} if part is node else _ALL)) for part, without in parts)
            references = [self._definition((*base, (one.pointer, _ALL))) for one in options]
            # All that stands beside the choice now stands in each option.
            found = {key: found[key]}
        found[key] = [{"$ref": one} for one in references]
        if discriminator is None:
            return found
        return self._tagged(found, key, discriminator, options, references)

    def _option(self, one: Node) -> str:
        reference = one.get("$ref")
        return self._reference(reference) if reference is not None else self._definition(((one.pointer, _ALL),))

    def _tagged(
        self, found: dict[str, Any], key: str, discriminator: Any, options: list[Node], references: list[str]
    ) -> Any:
        """Return a choice with a discriminator as a choice whose variants have the values of the discriminator."""
        name = str(discriminator["propertyName"])
        nulls = [one for one in options if one.value == {"type": "null"}]
        by_target = {
            self._target(one): reference for one, reference in zip(options, references, strict=True) if one not in nulls
        }
        values: dict[str, list[str]] = {target: [] for target in by_target}
        for value, target in (discriminator.get("mapping") or {}).items():
            pointer = self._mapped(str(target))
            if pointer in values:
                values[pointer].append(str(value))
        values = {pointer: told or self._own_values(pointer, name) for pointer, told in values.items()}
        if any(not told for told in values.values()):
            return found
        default = discriminator.get("defaultMapping")
        other = by_target.get(self._mapped(str(default))) if default is not None else None
        known = {value: by_target[pointer] for pointer, told in values.items() for value in told}
        rest = {word: one for word, one in found.items() if word != key}
        return {**rest, **tagged(name, known, other, null=bool(nulls))}

    def _own_values(self, pointer: str, name: str) -> list[str]:
        """Return the values of the discriminator that mean a schema which no mapping names."""
        if pointer.startswith(COMPONENTS) and pointer.count("/") == COMPONENTS.count("/"):
            return [pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")]
        own = [
            part.value.get("properties", {}).get(name, {})
            for part, _ in self._parts(((pointer, _ALL),))
            if isinstance(part.value, dict)
        ]
        listed = [
            value
            for one in own
            if isinstance(one, dict)
            for value in [*([one["const"]] if "const" in one else []), *one.get("enum", [])]
        ]
        return list(dict.fromkeys(one for one in listed if isinstance(one, str)))

    def _mapped(self, target: str) -> str:
        component = f"{COMPONENTS}{target.replace('~', '~0').replace('/', '~1')}"
        if not target.startswith("#") and self.document.find(component) is not None:
            return component
        return Node(self.document, "", target).follow().pointer if target.startswith("#") else component

    # Schemas that others extend.

    def _families(self) -> dict[str, list[str]]:
        """Return the schemas that extend one with a discriminator, by its pointer; made once."""
        if self._heirs is None:
            self._heirs = {}
            root = self.document.root.get("components")
            schemas = root.get("schemas") if root is not None else None
            for _, node in schemas.members() if schemas is not None and isinstance(schemas.value, dict) else ():
                if isinstance(node.value, dict) and "allOf" in node.value:
                    for part, _ in self._parts(((node.pointer, _ALL),)):
                        if part.pointer.startswith(COMPONENTS) and part.pointer != node.pointer and self._is_base(part):
                            base = "/".join(part.pointer.split("/")[:4])
                            self._heirs.setdefault(base, []).append(node.pointer)
                elif self._is_base(node) and node.value["discriminator"].get("mapping"):
                    self._heirs.setdefault(node.pointer, [])
        return self._heirs

    @staticmethod
    def _is_base(node: Node) -> bool:
        return (
            isinstance(node.value, dict)
            and "discriminator" in node.value
            and not {"oneOf", "anyOf"} & node.value.keys()
        )

    def _family(self, base: str) -> Any:
        """Return what a reference to a base means: one of those that extend it, or the base for all other values."""
        parts = self._parts(((base, _ALL),))
        discriminator = next(node.value["discriminator"] for node, _ in parts if self._is_base(node))
        mapping = {str(value): self._mapped(str(one)) for value, one in (discriminator.get("mapping") or {}).items()}
        for pointer in (*self._families()[base], base):
            if pointer not in mapping.values():
                mapping.setdefault(pointer.rpartition("/")[2], pointer)
        known = {value: self._definition(((pointer, _ALL),)) for value, pointer in mapping.items()}
        return tagged(str(discriminator["propertyName"]), known, self._definition(((base, _ALL),)))


def is_condition(options: Any) -> bool:
    """Return whether the options of a choice only say which properties must be there."""
    return bool(options) and all(
        isinstance(one, dict) and one.keys() & {"required", "not"} and not one.keys() - {"required", "not", "type"}
        for one in options
    )


def tagged(name: str, known: dict[str, str], other: str | None, *, null: bool = False) -> dict[str, Any]:
    """Return a choice whose variants have the values of a property."""
    variants = [with_tag(one, name, known) for one in dict.fromkeys(known.values())]
    if other is not None:
        variants.append({"allOf": [{"$ref": other}, {"properties": {name: {"not": {"enum": list(known)}}}}]})
    nulls = [{"type": "null"}] if null else []
    return {"anyOf": [*variants, *nulls], TAG: {"property": name, "variants": known, "other": other, "null": null}}


def with_tag(reference: str, name: str, known: dict[str, str]) -> Any:
    """Return a variant that has its own values of the discriminator."""
    values = [value for value, one in known.items() if one == reference]
    tag = {"type": "object", "required": [name], "properties": {name: {"enum": values}}}
    return {"allOf": [{"$ref": reference}, tag]}
