"""The objects of the OpenAPI Specification and their keywords, as the audit knows them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.vocabulary import CONSTRAINTS, METHODS

ANY = "*"
"""Stands for the keywords of an object whose keywords are data."""

_PATH_ITEM = (
    dict.fromkeys(METHODS, "Operation")
    | {"additionalOperations": "{Operation}"}
    | dict.fromkeys(("summary", "description", "servers"), "")
)

OBJECTS: Mapping[str, Mapping[str, str]] = {
    "OpenAPI": {
        "openapi": "",
        "info": "Info",
        "jsonSchemaDialect": "",
        "servers": "[Server]",
        "paths": "{Path Item}",
        "webhooks": "{Webhook}",
        "components": "Components",
        "security": "",
        "tags": "[Tag]",
        "externalDocs": "",
        "$self": "",
    },
    "Info": dict.fromkeys(("title", "version", "summary", "description", "termsOfService", "contact", "license"), ""),
    "Server": {"variables": "{Server Variable}"} | dict.fromkeys(("url", "description", "name"), ""),
    "Server Variable": dict.fromkeys(("enum", "default", "description"), ""),
    "Tag": dict.fromkeys(("name", "description", "externalDocs", "summary", "parent", "kind"), ""),
    # Other components stand where they are referred to; one that nothing refers to is part of no message.
    "Components": {"schemas": "{Schema}", "securitySchemes": "{Security Scheme}"}
    | dict.fromkeys(
        (
            "parameters",
            "responses",
            "examples",
            "requestBodies",
            "headers",
            "links",
            "callbacks",
            "pathItems",
            "mediaTypes",
        ),
        "",
    ),
    "Path Item": _PATH_ITEM,
    "Webhook": _PATH_ITEM,
    "Operation": {
        "parameters": "[Parameter]",
        "requestBody": "Request Body",
        "responses": "{Response}",
        "security": "",
        "servers": "[Server]",
        "callbacks": "{Callback}",
    }
    | dict.fromkeys(("tags", "summary", "description", "externalDocs", "operationId", "deprecated"), ""),
    "Callback": {ANY: "Path Item"},
    "Parameter": {"schema": "Schema", "content": "{Media Type}"}
    | dict.fromkeys(
        (
            "name",
            "in",
            "description",
            "required",
            "deprecated",
            "allowEmptyValue",
            "style",
            "explode",
            "allowReserved",
            "example",
            "examples",
        ),
        "",
    ),
    "Header": {"schema": "Schema", "content": "{Media Type}"}
    | dict.fromkeys(("description", "required", "deprecated", "style", "explode", "example", "examples"), ""),
    "Request Body": {"description": "", "content": "{Media Type}", "required": ""},
    "Response": {
        "summary": "",
        "description": "",
        "headers": "{Header}",
        "content": "{Media Type}",
        "links": "{Link}",
    },
    "Link": {"server": "Server"}
    | dict.fromkeys(("operationRef", "operationId", "parameters", "requestBody", "description"), ""),
    "Media Type": {"schema": "Schema", "itemSchema": "Schema", "encoding": "{Encoding}"}
    | dict.fromkeys(("example", "examples", "prefixEncoding", "itemEncoding"), ""),
    "Encoding": {"headers": "{Header}"}
    | dict.fromkeys(
        ("contentType", "style", "explode", "allowReserved", "encoding", "prefixEncoding", "itemEncoding"), ""
    ),
    "Security Scheme": dict.fromkeys(
        (
            "type",
            "description",
            "name",
            "in",
            "scheme",
            "bearerFormat",
            "flows",
            "openIdConnectUrl",
            "oauth2MetadataUrl",
            "deprecated",
        ),
        "",
    ),
    "Schema": {
        "items": "Schema",
        "prefixItems": "[Schema]",
        "patternProperties": "{Schema}",
        "$defs": "{Schema}",
        "properties": "{Schema}",
        "additionalProperties": "Schema",
        "oneOf": "[Schema]",
        "anyOf": "[Schema]",
        "allOf": "[Schema]",
    }
    | dict.fromkeys(
        (
            "$ref",
            "type",
            "format",
            "enum",
            "const",
            "title",
            "description",
            "default",
            "example",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "required",
            "discriminator",
            "$comment",
            "$schema",
            "$id",
            "$anchor",
            "$dynamicAnchor",
            "$vocabulary",
            "definitions",
            "xml",
            "externalDocs",
        ),
        "",
    )
    | dict.fromkeys((*CONSTRAINTS, "$dynamicRef"), ""),
}
"""Object -> keyword -> the kind of object found there: `[kind]` for an array and `{kind}` for a map of objects, and ""
for a value that is compared with the Api, that `read` refuses, or that says nothing about messages."""

FLOW = frozenset({"authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl", "scopes"})
"""The keywords of an OAuth Flow Object; the flows of a scheme are compared as one value."""
