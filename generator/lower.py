"""Lower a contract: OpenAPI 3.0, 3.1 and 3.2 become one dialect in one document, with references resolved.

References to schemas stay, since a named schema becomes a named type; one of another file becomes a component. Every
other reference is only a way to write a thing once, so it is replaced by what it names. What a contract means does not
change here, and parts that are malformed are passed on as they are: `read` says what is wrong with them, at the place
where they were written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.document import Document, Node, child
from generator.frozen import evolve
from generator.mending import mended
from generator.openapi_30 import of_30, or_null
from generator.placement import SCHEMAS, Placement
from generator.references import DanglingError, Files, OneFile, References
from generator.version import version_of
from generator.vocabulary import (
    ANY_MEDIA_TYPE,
    METHODS,
    SUBSCHEMA,
    SUBSCHEMA_LISTS,
    SUBSCHEMA_MAPS,
    identity_of,
    is_ignored,
    is_media_type,
)


def lower(document: Document, files: Files | None = None) -> Document:
    """Return the contract, with what it refers to in other files, in the dialect that `read` knows.

    Raises RefusedError when it is not OpenAPI 3, or refers to what there is not or must not be read.
    """
    version = version_of(document)
    lowering = _Lowering(document, files or OneFile(), version)
    lowered = document.moved(lowering.contract(), lowering.origins, lowering.sources)
    return evolve(lowered, crossing=lowering.references.crossing, mended=lowering.mended)


class _Lowering:
    """One walk over a contract, by the objects of the OpenAPI Specification (3.1.1, section 4.8)."""

    def __init__(self, document: Document, files: Files, version: str) -> None:
        self.document = document
        self.version = version
        self.references = References(files)
        self.placement = Placement(document, self.references)
        self.origins: dict[str, str] = {}
        self.sources: dict[str, Document] = {}
        self.open_callbacks: list[tuple[str, str]] = []
        self.mended: dict[str, tuple[str, str]] = {}

    def contract(self) -> Any:
        root = self.mend(self.document.root, "")
        data = dict(root.mapping())
        info = root.get("info")
        data["info"] = self.texts(self.mend(info, "/info"), "/info") if info is not None else None
        data["tags"] = self.each(root.get("tags"), "/tags", self.described)
        data["paths"] = self.extensible(root.get("paths"), "/paths", self.path_item)
        data["webhooks"] = self.members(root.get("webhooks"), "/webhooks", self.path_item)
        data["components"] = self.components(root.get("components"))
        self.references.refuse_ambiguous()
        return {key: value for key, value in data.items() if value is not None}

    def mend(self, node: Node, pointer: str, *, is_schema: bool = False) -> Node:
        """Return an object with what is meant in place of what cannot be; that is noted where the object will stand."""
        value, told = mended(node.value, is_schema=is_schema)
        if not told:
            return node
        self.mended |= {child(pointer, key): one for key, one in told.items()}
        return Node(node.document, node.pointer, value)

    def there(self, node: Node, pointer: str) -> Node:
        """Return an object; one that was left blank is empty."""
        if node.value is not None:
            return node
        self.mended[pointer] = "expected an object, found null", "takes it as an empty one"
        return Node(node.document, node.pointer, {})

    def reached(self, node: Node, pointer: str) -> Node:
        """Return what a Reference Object names, as `resolve` does; where there is nothing, it is empty."""
        try:
            return self.resolve(node, pointer)
        except DanglingError as error:
            if not error.is_of(node.require("$ref")):
                raise
            self.mended[pointer] = error.message, "takes it as an empty one"
            return Node(node.document, node.pointer, {})

    def components(self, node: Node | None) -> Any:
        """Return the components of which `read` knows more than what refers to them."""
        if node is not None and not isinstance(node.value, dict):
            return node.value
        found = dict(node.value) if node is not None else {}
        schemes = node.get("securitySchemes") if node is not None else None
        found["securitySchemes"] = self.members(schemes, "/components/securitySchemes", self.resolved)
        found["schemas"] = self.schemas(node.get("schemas") if node is not None else None)
        found = {key: value for key, value in found.items() if value is not None}
        return found if found or node is not None else None

    def schemas(self, node: Node | None) -> Any:
        """Return the schemas that have a name, and those that references give one."""
        if node is not None and not isinstance(node.value, dict):
            return node.value
        schemas: dict[str, Any] = {}
        for name, one in self.placement.components.items():
            place = child(SCHEMAS, name)
            target = self.placement.adopted.get(name)
            if target is not None:
                self.moved(place, target)
            schemas[name] = self.schema(target or one, place)
        while self.placement.waiting:
            target, place = self.placement.waiting.pop(0)
            self.moved(place, target)
            schemas[place.removeprefix(f"{SCHEMAS}/")] = self.schema(target, place)
        return schemas if schemas or node is not None else None

    def moved(self, place: str, node: Node) -> None:
        """Remember where what stands at a place was written."""
        self.origins[place] = node.document.told(node.pointer) if node.document.name else node.pointer
        if node.document.name:
            self.sources[node.document.name] = node.document

    def texts(self, node: Node | None, pointer: str) -> Any:
        """Return an object whose texts are texts: some contracts keep those in other files."""
        if node is None or not isinstance(node.value, dict):
            return None if node is None else node.value
        value = dict(node.value)
        for key in ("title", "summary", "description"):
            text = value.get(key)
            if isinstance(text, dict) and isinstance(text.get("$ref"), str):
                value[key] = self.resolve(node.require(key), child(pointer, key)).value
        return value

    def described(self, node: Node, pointer: str) -> Any:
        return self.texts(self.mend(node, pointer), pointer)

    def resolved(self, node: Node, pointer: str) -> Any:
        return self.described(self.resolve(node, pointer), pointer)

    def each(self, node: Node | None, pointer: str, lowered: Callable[[Node, str], Any]) -> Any:
        """Return an array with each item lowered."""
        if node is None or not isinstance(node.value, list):
            return None if node is None else node.value
        return [lowered(one, child(pointer, index)) for index, one in enumerate(node.items())]

    def members(self, node: Node | None, pointer: str, lowered: Callable[[Node, str], Any]) -> Any:
        """Return an object with each member lowered; `pointer` is where the object will stand."""
        if node is None or not isinstance(node.value, dict):
            return None if node is None else node.value
        node = self.whole(node, pointer)
        return {key: lowered(value, child(pointer, key)) for key, value in node.members()}

    def whole(self, node: Node, pointer: str) -> Node:
        """Return a map; some contracts keep a whole one in another file, and a name `$ref` would have an object."""
        return self.resolve(node, pointer) if node.value.keys() == {"$ref"} else node

    def extensible(self, node: Node | None, pointer: str, lowered: Callable[[Node, str], Any]) -> Any:
        """Return an object as `members` does, but for its extensions (section 4.9), which have no meaning here."""
        if node is None or not isinstance(node.value, dict):
            return self.members(node, pointer, lowered)
        node = self.whole(node, pointer)
        return {key: lowered(value, child(pointer, key)) for key, value in node.members() if not key.startswith("x-")}

    def resolve(self, node: Node, pointer: str) -> Node:
        """Return what a Reference Object names, and remember where it was written."""
        seen: set[tuple[str, str]] = set()
        target = node
        while isinstance(target.value, dict) and isinstance(target.value.get("$ref"), str):
            reference = target.require("$ref")
            if (target.document.name, target.pointer) in seen:
                raise reference.refuse(f"`{reference.value}` refers to itself")
            seen.add((target.document.name, target.pointer))
            target = self.references.follow(reference)
        if target is not node:
            self.moved(pointer, target)
        return target

    def plain(self, node: Node, pointer: str) -> Any:
        return self.resolve(node, pointer).value

    def path_item(self, node: Node, pointer: str) -> Any:
        beside, node = node, self.mend(self.there(self.reached(node, pointer), pointer), pointer)
        if not isinstance(node.value, dict):
            return node.value
        fields = dict(node.members())
        if isinstance(beside.value, dict) and "$ref" in beside.value:
            fields |= self.beside(beside, fields, pointer)
        shared = fields.pop("parameters", None)
        servers = fields.pop("servers", None)
        item = {key: value.value for key, value in fields.items()} | self.texts(node, pointer)
        item = {key: value for key, value in item.items() if key in fields}
        for method in METHODS:
            operation = fields.get(method)
            if operation is not None:
                item[method] = self.operation(operation, child(pointer, method), shared, servers)
        others = fields.get("additionalOperations")
        if others is not None and isinstance(others.value, dict):
            # OpenAPI 3.2.0, section 4.9.1: methods that have no field of their own.
            place = child(pointer, "additionalOperations")
            item["additionalOperations"] = {
                method: self.operation(one, child(place, method), shared, servers) for method, one in others.members()
            }
        return item

    def beside(self, node: Node, fields: Mapping[str, Node], pointer: str) -> dict[str, Node]:
        """Return the fields that a path item has beside its `$ref` (section 4.8.9.1)."""
        own = {key: value for key, value in node.members() if key != "$ref"}
        for key, value in own.items():
            if key in fields:
                raise value.refuse(f"`{key}` stands here and in what `$ref` names; which is meant, nobody says")
            self.moved(child(pointer, key), value)
        return own

    def operation(self, node: Node, pointer: str, shared: Node | None, servers: Node | None) -> Any:
        node = self.mend(self.resolve(node, pointer), pointer)  # not OpenAPI, but contracts of many files do it
        if not isinstance(node.value, dict):
            return node.value
        operation = self.texts(node, pointer)
        if servers is not None and "servers" not in operation:
            operation["servers"] = servers.value
            self.moved(child(pointer, "servers"), servers)
        parameters = self.parameters(node.get("parameters"), shared, child(pointer, "parameters"))
        if parameters is not None:
            operation["parameters"] = parameters
        body = node.get("requestBody")
        if body is not None:
            operation["requestBody"] = self.content_holder(body, child(pointer, "requestBody"))
        responses = node.get("responses")
        if responses is not None:
            operation["responses"] = self.extensible(responses, child(pointer, "responses"), self.response)
        callbacks = node.get("callbacks")
        if callbacks is not None:
            operation["callbacks"] = self.members(callbacks, child(pointer, "callbacks"), self.callback)
        return operation

    def callback(self, node: Node, pointer: str) -> Any:
        node = self.resolve(node, pointer)
        key = (node.document.name, node.pointer)
        if key in self.open_callbacks:
            raise node.refuse("this callback has itself as a callback")
        self.open_callbacks.append(key)
        lowered = self.extensible(node, pointer, self.path_item)
        self.open_callbacks.pop()
        return lowered

    def parameters(self, own: Node | None, shared: Node | None, pointer: str) -> Any:
        """Return an operation's parameters with those of its path item, which it may override."""
        if own is not None and not isinstance(own.value, list):
            return own.value
        if shared is not None and not isinstance(shared.value, list):
            raise shared.refuse("expected an array of parameters")
        if own is None and shared is None:
            return None
        lowered: list[Any] = []
        taken: set[tuple[str, str]] = set()
        for group in (own, shared):
            before = frozenset(taken)
            for node in group.items() if group is not None else ():
                place = child(pointer, len(lowered))
                value = self.content_holder(node, place)
                key = identity_of(value, place)
                if key in before or is_ignored(value):
                    self.origins.pop(place, None)
                    continue
                if place not in self.origins and (node.pointer != place or node.document is not self.document):
                    self.moved(place, node)
                if key in taken:
                    # `read` says what is wrong with a second one: it is told where it stands, not where `$ref` leads.
                    self.moved(place, node)
                taken.add(key)
                lowered.append(value)
        return lowered

    def response(self, node: Node, pointer: str) -> Any:
        node = self.there(node, pointer)
        reached = self.reached(node, pointer)
        value = self.content_holder(reached if pointer in self.mended else node, pointer)
        for key, lowered in (("headers", self.content_holder), ("links", self.link)):
            if isinstance(value, dict) and key in value:
                value[key] = self.members(reached.require(key), child(pointer, key), lowered)
        return value

    def link(self, node: Node, pointer: str) -> Any:
        link = self.resolved(node, pointer)
        reference = self.resolve(node, pointer).get("operationRef")
        return {**link, "operationRef": self.references.from_root(reference)} if reference is not None else link

    def encoding(self, node: Node, pointer: str) -> Any:
        node = self.mend(node, pointer)
        headers = node.get("headers")
        if headers is None:
            return node.value
        return {**node.value, "headers": self.members(headers, child(pointer, "headers"), self.content_holder)}

    def content_holder(self, node: Node, pointer: str) -> Any:
        """Return a parameter, header, request body or response: an object with a schema or content."""
        beside, node = node, self.mend(self.resolve(node, pointer), pointer)
        if not isinstance(node.value, dict):
            return node.value
        value = self.texts(node, pointer)
        for key in ("summary", "description") if "$ref" in beside.value else ():
            if isinstance(beside.value.get(key), str) and (key in value or key != "summary"):
                # A reference may describe what it names in words of its own (section 4.8.23.1).
                value[key] = beside.value[key]
                self.moved(child(pointer, key), beside.require(key))
        content, encoding = node.get("content"), node.get("encoding")
        for key in ("schema", "itemSchema"):
            schema = node.get(key)
            if schema is not None:
                value[key] = self.schema(schema, child(pointer, key))
        if encoding is not None:
            value["encoding"] = self.members(encoding, child(pointer, "encoding"), self.encoding)
        if content is not None:
            value["content"] = self.contents(content, child(pointer, "content"))
        examples = node.get("examples")
        if examples is not None:
            value["examples"] = self.members(examples, child(pointer, "examples"), self.plain)
        return value

    def contents(self, node: Node, pointer: str) -> Any:
        """Return the media types of a body; one whose name is none says no more than what any body looks like."""
        found = self.members(node, pointer, self.content_holder)
        wrong = [key for key in found if not is_media_type(key)] if isinstance(found, dict) else []
        if len(wrong) != 1 or ANY_MEDIA_TYPE in found:
            return found
        place = child(pointer, ANY_MEDIA_TYPE)
        self.moved(place, node.require(wrong[0]))
        self.mended[place] = f"`{wrong[0]}` is not a media type", "reads it as any"
        return {ANY_MEDIA_TYPE if key in wrong else key: value for key, value in found.items()}

    def schema(self, node: Node, pointer: str) -> Any:
        if node.value is None:
            self.mended[pointer] = "expected a schema, found null", "allows any value there"
            return True
        if not isinstance(node.value, dict):
            return node.value
        node = self.mend(node, pointer, is_schema=True)
        schema = self.texts(node, pointer)
        self.refer(schema, node, pointer)
        if schema.get("additionalProperties") == {"not": {}}:
            schema["additionalProperties"] = False
        # Of the many keywords that hold schemas, a schema has one or two.
        for key in [one for one in SUBSCHEMA if one in node.value]:
            schema[key] = self.schema(node.require(key), child(pointer, key))
        for key in [one for one in SUBSCHEMA_LISTS if one in node.value]:
            inner = node.require(key)
            if isinstance(inner.value, list):
                place = child(pointer, key)
                schema[key] = [self.schema(one, child(place, index)) for index, one in enumerate(inner.items())]
        for key in [one for one in SUBSCHEMA_MAPS if one in node.value]:
            inner = node.require(key)
            if isinstance(inner.value, dict):
                place = child(pointer, key)
                # Not `members`: a property may be called `x-…`, and is a property all the same.
                inner = self.whole(inner, place)
                schema[key] = {name: self.schema(one, child(place, name)) for name, one in inner.members()}
        self.placement.name_variants(schema, node)
        return self.in_dialect(schema, node, pointer)

    def refer(self, schema: dict[str, Any], node: Node, pointer: str) -> None:
        """Let the `$ref` of a schema lead to where its target will stand; note one that refers to nothing."""
        try:
            self.placement.refer(schema, node)
        except DanglingError as error:
            reference = node.get("$ref")
            if reference is None or not error.is_of(reference):
                raise
            self.mended[child(pointer, "$ref")] = error.message, "allows any value there"

    def in_dialect(self, schema: dict[str, Any], node: Node, pointer: str) -> dict[str, Any]:
        """Return a schema in the one dialect, without a reference to nothing."""
        if self.is_3_0(node.document):
            schema = of_30(schema)
        if child(pointer, "$ref") in self.mended:
            del schema["$ref"]
        return self.nullable(schema, pointer)

    def is_3_0(self, document: Document) -> bool:
        """Return whether a file is of OpenAPI 3.0; one that does not say it is of the contract's own version."""
        said = document.data.get("openapi") if isinstance(document.data, dict) else None
        return (said if isinstance(said, str) else self.version).startswith("3.0.")

    def nullable(self, schema: dict[str, Any], pointer: str) -> dict[str, Any]:
        """Return a schema that says with a type that it may be null.

        `nullable` is a keyword of OpenAPI 3.0 alone; who still writes it in a later version means the same.
        """
        if not isinstance(schema.get("nullable"), bool) or not schema.pop("nullable"):
            return schema
        if {"$ref", "allOf", "oneOf", "anyOf"} & schema.keys():
            # 3.0.3 says that siblings of `$ref` are ignored; who writes `nullable` beside it means it.
            place = child(pointer, "anyOf")
            self.origins[child(place, 0)] = self.origins.get(pointer, pointer)
            return {"anyOf": [schema, {"type": "null"}]}
        return or_null(schema)
