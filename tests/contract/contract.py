"""What the contract documents, read from `openapi.yaml` without our own generator: outcomes to see, bodies to judge."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema_rs
import yaml

from tests.contract.witness import Exchange

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The operations of a path item (OpenAPI 3.1, 4.8.9)."""


class Outcome(NamedTuple):
    """One thing that an operation can answer: a status, and which of the schemas that its body may have."""

    operation: str
    status: str
    """As the contract has it: "404", "4XX" or "default"."""
    variant: str
    """The name of the schema; "" for an answer without a body."""

    def __str__(self) -> str:
        return " ".join(part for part in self if part)


@dataclass(frozen=True)
class Variant:
    """A schema that a body may have, and its validator."""

    name: str
    validator: jsonschema_rs.Draft202012Validator


@dataclass(frozen=True)
class Response:
    """What is documented for one status of an operation."""

    status: str
    variants: dict[str, tuple[Variant, ...]]
    """By media type."""
    required_headers: tuple[str, ...]

    def variant_of(self, exchange: Exchange) -> tuple[str, list[str]]:
        """Return the name of the schema that the body is valid by, or what is wrong with the body."""
        if not self.variants:
            return "", ["it has a body, and none is documented"] if exchange.content else []
        media_type = exchange.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if media_type not in self.variants:
            return "", [f"the content type {media_type!r} is not documented"]
        try:
            body = json.loads(exchange.content)
        except ValueError as error:
            return "", [f"the body is not JSON: {error}"]
        variants = self.variants[media_type]
        fitting = [variant.name for variant in variants if variant.validator.is_valid(body)]
        if len(fitting) == 1:
            return fitting[0], []
        faults = [error.message for variant in variants for error in variant.validator.iter_errors(body)]
        return "", faults or ["the body fits more than one schema"]


@dataclass(frozen=True)
class Operation:
    """An operation, and how its requests are recognised."""

    name: str
    method: str
    target: re.Pattern[str]
    responses: dict[str, Response]
    examples: tuple[str, ...]
    """The values of the named examples of its path parameters."""

    def response_to(self, status: int) -> Response | None:
        """Return what is documented for a status: exactly, for its hundred, or by default (OpenAPI 3.1, 4.8.16)."""
        keys = (str(status), f"{status // 100}XX", "default")
        return next((self.responses[key] for key in keys if key in self.responses), None)

    @property
    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome that is documented."""
        for response in self.responses.values():
            names = [variant.name for variants in response.variants.values() for variant in variants]
            for name in names or [""]:
                yield Outcome(self.name, response.status, name)


class Contract:
    """The contract."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._document: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.operations = tuple(self._operations())
        self.outcomes = tuple(outcome for operation in self.operations for outcome in operation.outcomes)

    def operation_of(self, exchange: Exchange) -> Operation | None:
        """Return the operation that a request asks for; None if it asks for none."""
        path = exchange.target.partition("?")[0]
        asked = (it for it in self.operations if it.method == exchange.method and it.target.fullmatch(path))
        return next(asked, None)

    def judge(self, exchange: Exchange) -> tuple[Outcome | None, tuple[str, ...]]:
        """Return the outcome that an answer is, and what is wrong with it: it is an outcome only if nothing is."""
        operation = self.operation_of(exchange)
        response = operation.response_to(exchange.status) if operation else None
        if operation is None or response is None:
            return None, (f"{exchange.status} is not documented",)
        absent = [name for name in response.required_headers if name not in exchange.headers]
        variant, faults = response.variant_of(exchange)
        problems = (*(f"the header {name} is required" for name in absent), *faults)
        return (None, problems) if problems else (Outcome(operation.name, response.status, variant), ())

    def _operations(self) -> Iterator[Operation]:
        for template, item in self._document["paths"].items():
            shared = item.get("parameters", [])
            for method in METHODS:
                if method not in item:
                    continue
                operation = item[method]
                parameters = [self._resolved(it) for it in [*shared, *operation.get("parameters", [])]]
                examples = [
                    self._resolved(example)["value"]
                    for parameter in parameters
                    if parameter["in"] == "path"
                    for example in parameter.get("examples", {}).values()
                ]
                yield Operation(
                    name=operation.get("operationId") or f"{method.upper()} {template}",
                    method=method.upper(),
                    target=re.compile(re.sub(r"\\{[^{}]*\\}", "[^/?#]*", re.escape(template))),
                    responses={
                        str(status): self._response(str(status), self._resolved(response))
                        for status, response in operation["responses"].items()
                    },
                    examples=tuple(examples),
                )

    def _response(self, status: str, response: dict[str, Any]) -> Response:
        headers = {name: self._resolved(header) for name, header in response.get("headers", {}).items()}
        return Response(
            status=status,
            variants={
                media_type: tuple(self._variants(content["schema"]))
                for media_type, content in response.get("content", {}).items()
            },
            required_headers=tuple(name for name, header in headers.items() if header.get("required")),
        )

    def _variants(self, schema: dict[str, Any]) -> Iterator[Variant]:
        """Yield the alternatives of a schema, or itself if it has none; formats are asserted."""
        resolved = self._resolved(schema)
        alternatives = resolved.get("oneOf") or resolved.get("anyOf") or [schema]
        for number, alternative in enumerate(alternatives, 1):
            name = alternative.get("$ref", f"#{number}").rpartition("/")[2]
            validator = jsonschema_rs.Draft202012Validator({**self._document, **alternative}, validate_formats=True)
            yield Variant(name, validator)

    def _resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        """Follow `$ref` within the document."""
        while "$ref" in node:
            target: Any = self._document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            node = target
        return node


@cache
def read(path: Path) -> Contract:
    """Return the contract that a file has; it is read once."""
    return Contract(path)
