"""Lower a contract: OpenAPI 3.0, 3.1 and 3.2 become one dialect, 3.1's, with references between components resolved.

References to schemas stay, since a named schema becomes a named type. Every other reference is only a way to write
a thing once, so it is replaced by what it names. What a contract means does not change here, and parts that are
malformed are passed on as they are: `read` says what is wrong with them, at the place where they were written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.document import Document, Node, child
from generator.vocabulary import METHODS

_SUBSCHEMA = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames")
_SUBSCHEMA_LISTS = ("allOf", "oneOf", "anyOf", "prefixItems")
_SUBSCHEMA_MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")


def lower(document: Document) -> Document:
    """Return the contract in the dialect that `read` knows. Raises RefusedError when it is not OpenAPI 3."""
    version = _version(document)
    lowering = _Lowering(document, nullable=version.startswith("3.0."))
    return document.moved(lowering.contract(), lowering.origins)


def _version(document: Document) -> str:
    root = document.root
    root.mapping()
    swagger = root.get("swagger")
    if swagger is not None:
        message = f"Swagger {swagger.value} is not OpenAPI 3; convert it first, for example with swagger2openapi"
        raise swagger.refuse(message)
    version = root.get("openapi")
    if version is None:
        raise root.refuse("not an OpenAPI contract: `openapi` is missing")
    if not isinstance(version.value, str) or not re.fullmatch(r"3\.[012]\.\d+(-.+)?", version.value):
        raise version.refuse(f"OpenAPI {version.value} is not known; 3.0.x, 3.1.x and 3.2.x are, written like '3.1.1'")
    return version.value


class _Lowering:
    """One walk over a contract, by the objects of the OpenAPI Specification (3.1.1, section 4.8)."""

    def __init__(self, document: Document, *, nullable: bool) -> None:
        self.document = document
        self.nullable = nullable
        self.origins: dict[str, str] = {}

    def contract(self) -> Any:
        root = self.document.root
        data = dict(root.mapping())
        data["paths"] = self.extensible(root.get("paths"), "/paths", self.path_item)
        data["webhooks"] = self.members(root.get("webhooks"), "/webhooks", self.path_item)
        components = root.get("components")
        if components is not None and isinstance(components.value, dict):
            data["components"] = dict(components.value) | {
                "schemas": self.members(components.get("schemas"), "/components/schemas", self.schema),
                "securitySchemes": self.members(
                    components.get("securitySchemes"), "/components/securitySchemes", self.plain
                ),
            }
            data["components"] = {key: value for key, value in data["components"].items() if value is not None}
        return {key: value for key, value in data.items() if value is not None}

    def members(self, node: Node | None, pointer: str, lowered: Callable[[Node, str], Any]) -> Any:
        """Return an object with each member lowered; `pointer` is where the object will stand."""
        if node is None or not isinstance(node.value, dict):
            return None if node is None else node.value
        return {key: lowered(value, child(pointer, key)) for key, value in node.members()}

    def extensible(self, node: Node | None, pointer: str, lowered: Callable[[Node, str], Any]) -> Any:
        """Return an object as `members` does, but for its extensions (section 4.9), which have no meaning here."""
        if node is None or not isinstance(node.value, dict):
            return self.members(node, pointer, lowered)
        return {key: lowered(value, child(pointer, key)) for key, value in node.members() if not key.startswith("x-")}

    def resolve(self, node: Node, pointer: str) -> Node:
        """Return what a Reference Object names, and remember where it was written."""
        seen: set[str] = set()
        target = node
        while isinstance(target.value, dict) and isinstance(target.value.get("$ref"), str):
            reference = target.require("$ref")
            if reference.value in seen:
                raise reference.refuse(f"`{reference.value}` refers to itself")
            seen.add(reference.value)
            target = reference.follow()
        if target is not node:
            self.origins[pointer] = target.pointer
        return target

    def plain(self, node: Node, pointer: str) -> Any:
        return self.resolve(node, pointer).value

    def path_item(self, node: Node, pointer: str) -> Any:
        beside, node = node, self.resolve(node, pointer)
        if not isinstance(node.value, dict):
            return node.value
        fields = dict(node.members())
        if beside is not node:
            fields |= self.beside(beside, fields, pointer)
        shared = fields.pop("parameters", None)
        item = {key: value.value for key, value in fields.items()}
        for method in METHODS:
            operation = fields.get(method)
            if operation is not None:
                item[method] = self.operation(operation, child(pointer, method), shared)
        if not any(method in item for method in METHODS) and shared is not None:
            item["parameters"] = shared.value
        return item

    def beside(self, node: Node, fields: Mapping[str, Node], pointer: str) -> dict[str, Node]:
        """Return the fields that a path item has beside its `$ref` (section 4.8.9.1)."""
        own = {key: value for key, value in node.members() if key != "$ref"}
        for key, value in own.items():
            if key in fields:
                raise value.refuse(f"`{key}` stands here and in what `$ref` names; which is meant, nobody says")
            self.origins[child(pointer, key)] = value.pointer
        return own

    def operation(self, node: Node, pointer: str, shared: Node | None) -> Any:
        if not isinstance(node.value, dict):
            return node.value
        operation = dict(node.value)
        parameters = self.parameters(node.get("parameters"), shared, child(pointer, "parameters"))
        if parameters is not None:
            operation["parameters"] = parameters
        body = node.get("requestBody")
        if body is not None:
            operation["requestBody"] = self.content_holder(body, child(pointer, "requestBody"))
        responses = node.get("responses")
        if responses is not None:
            operation["responses"] = self.extensible(responses, child(pointer, "responses"), self.response)
        return operation

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
            for node in group.items() if group is not None else ():
                place = child(pointer, len(lowered))
                value = self.content_holder(node, place)
                key = (str(value.get("name")), str(value.get("in"))) if isinstance(value, dict) else ("", place)
                if key in taken and group is own:
                    raise node.refuse(f"a second parameter `{key[0]}` in {key[1]}")
                if key in taken or _is_ignored(value):
                    self.origins.pop(place, None)
                    continue
                if node.pointer != place:
                    self.origins.setdefault(place, node.pointer)
                taken.add(key)
                lowered.append(value)
        return lowered

    def response(self, node: Node, pointer: str) -> Any:
        value = self.content_holder(node, pointer)
        node = self.resolve(node, pointer)
        headers = node.get("headers")
        if isinstance(value, dict) and headers is not None:
            value["headers"] = self.members(headers, child(pointer, "headers"), self.content_holder)
        return value

    def content_holder(self, node: Node, pointer: str) -> Any:
        """Return a parameter, header, request body or response: an object with a schema or content."""
        beside, node = node, self.resolve(node, pointer)
        if not isinstance(node.value, dict):
            return node.value
        value = dict(node.value)
        if beside is not node and beside.get("description") is not None:
            # A reference may describe what it names in words of its own (section 4.8.23.1).
            value["description"] = beside.require("description").value
        schema, content = node.get("schema"), node.get("content")
        if schema is not None:
            value["schema"] = self.schema(schema, child(pointer, "schema"))
        if content is not None:
            value["content"] = self.members(content, child(pointer, "content"), self.content_holder)
        examples = node.get("examples")
        if examples is not None:
            value["examples"] = self.members(examples, child(pointer, "examples"), self.plain)
        return value

    def schema(self, node: Node, pointer: str) -> Any:
        if not isinstance(node.value, dict):
            return node.value
        schema = dict(node.value)
        if schema.get("additionalProperties") == {"not": {}}:
            schema["additionalProperties"] = False
        for key in _SUBSCHEMA:
            inner = node.get(key)
            if inner is not None:
                schema[key] = self.schema(inner, child(pointer, key))
        for key in _SUBSCHEMA_LISTS:
            inner = node.get(key)
            if inner is not None and isinstance(inner.value, list):
                place = child(pointer, key)
                schema[key] = [self.schema(one, child(place, index)) for index, one in enumerate(inner.items())]
        for key in _SUBSCHEMA_MAPS:
            inner = node.get(key)
            if inner is not None and isinstance(inner.value, dict):
                place = child(pointer, key)
                # Not `members`: a property may be called `x-…`, and is a property all the same.
                schema[key] = {name: self.schema(one, child(place, name)) for name, one in inner.members()}
        if self.nullable:
            schema = self.to_2020(schema, pointer)
        return schema

    def to_2020(self, schema: dict[str, Any], pointer: str) -> dict[str, Any]:
        """Return a Schema Object of OpenAPI 3.0 as JSON Schema 2020-12 writes it."""
        for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
            if schema.get(exclusive) is True and limit in schema:
                schema[exclusive] = schema.pop(limit)
            elif isinstance(schema.get(exclusive), bool):
                del schema[exclusive]
        if schema.pop("nullable", False) is not True:
            return schema
        if isinstance(schema.get("type"), str):
            schema["type"] = [schema["type"], "null"]
            if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
                schema["enum"] = [*schema["enum"], None]
            return schema
        if "$ref" in schema or "allOf" in schema or "oneOf" in schema or "anyOf" in schema:
            # 3.0.3 says that siblings of `$ref` are ignored; who writes `nullable` beside it means it.
            place = child(pointer, "anyOf")
            self.origins[child(place, 0)] = self.origins.get(pointer, pointer)
            return {"anyOf": [schema, {"type": "null"}]}
        return schema


def _is_ignored(parameter: Any) -> bool:
    """Return whether a parameter is one that has no meaning: the header is told elsewhere (section 4.8.12.2)."""
    if not isinstance(parameter, dict):
        return False
    name = str(parameter.get("name")).lower()
    return parameter.get("in") == "header" and name in {"accept", "content-type", "authorization"}
