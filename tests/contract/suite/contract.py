"""What a contract documents, read without the stages of our generator: outcomes to see, and how answers are judged."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import jsonschema_rs

from generator.document import Node, child
from generator.load import load
from tests.contract.suite.wire import Answer, Request

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The operations of a path item (OpenAPI 3.1, 4.8.9)."""

JSON = re.compile(r"application/(.+\+)?json")


class Outcome(NamedTuple):
    """One thing that an operation can answer: a status, and which of the schemas that its body may have."""

    operation: str
    status: str
    """As the contract has it: "404", "4XX" or "default"."""
    variant: str
    """The name of the schema; "" for an answer without a body."""

    @property
    def answer(self) -> str:
        """The status and the name of the schema, as a callers file has it."""
        return f"{self.status} {self.variant}".strip()

    def __str__(self) -> str:
        return " ".join(part for part in self if part)


class Problem(NamedTuple):
    """What is wrong with an answer, and the place in the contract that says so."""

    pointer: str
    what: str


@dataclass(frozen=True)
class Variant:
    """A schema that a body may have."""

    name: str
    node: Node
    validator: jsonschema_rs.Draft202012Validator
    example: Any
    """The first example of the contract that fits; None if there is none."""


@dataclass(frozen=True)
class Header:
    """A documented header of a response."""

    name: str
    required: bool
    type: str
    validator: jsonschema_rs.Draft202012Validator

    def problem(self, value: str | None) -> str | None:
        """Return what is wrong with a value of the header, if anything is."""
        if value is None:
            return f"the header {self.name} is required and missing" if self.required else None
        try:
            read = json.loads(value) if self.type in {"integer", "number", "boolean"} else value
        except ValueError:
            return f"the header {self.name} is no {self.type}: {value!r}"
        fault = next(iter(self.validator.iter_errors(read)), None)
        return f"the header {self.name}: {fault.message}" if fault else None


@dataclass(frozen=True)
class Response:
    """What is documented for one status of an operation."""

    status: str
    pointer: str
    variants: Mapping[str, tuple[Variant, ...]]
    """By media type."""
    headers: tuple[Header, ...]

    def variant_of(self, answer: Answer) -> tuple[str, list[str]]:
        """Return the name of the schema that the body is valid by, or what is wrong with the body."""
        reason = self._unreadable(answer)
        if reason is not None or not self.variants:
            return "", [reason] if reason else []
        variants = self.variants[answer.media_type]
        if not JSON.fullmatch(answer.media_type):
            return variants[0].name, []
        try:
            body = json.loads(answer.content)
        except (ValueError, RecursionError) as error:
            return "", [f"the body is not JSON: {error}"]
        fitting = [variant.name for variant in variants if variant.validator.is_valid(body)]
        if len(fitting) == 1:
            return fitting[0], []
        faults = [_fault(error) for variant in variants for error in variant.validator.iter_errors(body)]
        return "", faults or ["the body fits more than one schema"]

    def _unreadable(self, answer: Answer) -> str | None:
        """Return why a body is not one of the documented media types."""
        if not self.variants:
            return "it has a body, and none is documented" if answer.content else None
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            return "the body is encoded, though only identity was asked for"
        if answer.media_type not in self.variants:
            return f"the content type {answer.media_type!r} is not documented"
        return None


def _fault(error: jsonschema_rs.ValidationError) -> str:
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.instance_path)
    return f"${place}: {error.message}"


class Parameter(NamedTuple):
    """A parameter of an operation."""

    name: str
    location: str
    """`path`, `query`, `header` or `cookie`."""
    required: bool
    examples: tuple[Any, ...]


@dataclass(frozen=True)
class Operation:
    """An operation, and how its requests are recognised."""

    name: str
    method: str
    path: str
    pointer: str
    target: re.Pattern[str]
    responses: Mapping[str, Response]
    parameters: Mapping[str, Parameter]
    secured: bool
    """Whether it must not be carried out for who does not say who he is."""

    def response_to(self, status: int) -> Response | None:
        """Return what is documented for a status: exactly, for its hundred, or by default (OpenAPI 3.1, 4.8.16)."""
        keys = (str(status), f"{status // 100}XX", "default")
        return next((self.responses[key] for key in keys if key in self.responses), None)

    def path_values(self, request: Request) -> dict[str, str]:
        """Return the values of the path parameters of a request that asks for this operation."""
        found = self.target.fullmatch(request.target.partition("?")[0])
        names = re.findall(r"\{([^{}]*)\}", self.path)
        return dict(zip(names, map(unquote, found.groups()), strict=True)) if found else {}

    @property
    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome that is documented."""
        for response in self.responses.values():
            names = [variant.name for variants in response.variants.values() for variant in variants]
            for name in dict.fromkeys(names or [""]):
                yield Outcome(self.name, response.status, name)


class Contract:
    """A contract. Raises RefusedError when it cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._document = load(path)
        self.operations = tuple(self._operations())
        self.outcomes = tuple(outcome for operation in self.operations for outcome in operation.outcomes)

    def where(self, pointer: str) -> str:
        """Return file:line:column of a pointer such as `#/paths/~1a`."""
        return str(self._document.where(pointer.removeprefix("#")))

    def pointer_to(self, outcome: Outcome) -> str:
        """Return the pointer to the response that documents an outcome."""
        operation = next(it for it in self.operations if it.name == outcome.operation)
        return operation.responses[outcome.status].pointer

    def operation_of(self, request: Request) -> Operation | None:
        """Return the operation that a request asks for; None if it asks for none."""
        path = request.target.partition("?")[0]
        asked = [it for it in self.operations if it.method == request.method and it.target.fullmatch(path)]
        # A path without parameters goes before one with (OpenAPI 3.1, 4.8.8.2).
        return min(asked, key=lambda it: it.path.count("{"), default=None)

    def place_of(self, request: Request, status: int | None = None) -> str:
        """Return the pointer to what the contract says of a request, as near as it can be told."""
        operation = self.operation_of(request)
        if operation is not None:
            response = None if status is None else operation.response_to(status)
            return response.pointer if response else child(operation.pointer, "responses")
        path = request.target.partition("?")[0]
        same = next((it for it in self.operations if it.target.fullmatch(path)), None)
        return same.pointer.rpartition("/")[0] if same else "#/paths"

    def judge(self, request: Request, answer: Answer) -> tuple[Outcome | None, tuple[Problem, ...]]:
        """Return the outcome that an answer is, and what is wrong with it: it is an outcome only if nothing is."""
        operation = self.operation_of(request)
        if operation is None:
            return None, ()
        response = operation.response_to(answer.status)
        if response is None:
            return None, (Problem(child(operation.pointer, "responses"), f"{answer.status} is not documented"),)
        wrong = [header.problem(answer.headers.get(header.name)) for header in response.headers]
        variant, faults = response.variant_of(answer)
        problems = tuple(Problem(response.pointer, it) for it in [*filter(None, wrong), *faults])
        return (None, problems) if problems else (Outcome(operation.name, response.status, variant), ())

    def _operations(self) -> Iterator[Operation]:
        root = self._document.root
        for path, item in root.require("paths").members():
            for method in METHODS:
                operation = resolved(item).get(method)
                if operation is None:
                    continue
                parameters = [
                    _parameter(resolved(node))
                    for holder in (resolved(item), operation)
                    if (listed := holder.get("parameters"))
                    for node in listed.items()
                ]
                yield Operation(
                    name=operation.text("operationId") or f"{method.upper()} {path}",
                    method=method.upper(),
                    path=path,
                    pointer=f"#{operation.pointer}",
                    target=re.compile(re.sub(r"\\{[^{}]*\\}", "([^/?#]*)", re.escape(path))),
                    responses={
                        status: self._response(status, response)
                        for status, response in operation.require("responses").members()
                    },
                    parameters={it.name: it for it in parameters},
                    secured=_secured(operation.get("security") or root.get("security")),
                )

    def _response(self, status: str, written: Node) -> Response:
        response = resolved(written)
        headers, content = response.get("headers"), response.get("content")
        return Response(
            status=status,
            pointer=f"#{written.pointer}",
            variants={
                media_type.lower(): tuple(self._variants(node))
                for media_type, node in (content.members() if content else ())
            },
            headers=tuple(self._header(name, resolved(node)) for name, node in (headers.members() if headers else ())),
        )

    def _header(self, name: str, node: Node) -> Header:
        schema = resolved(node.require("schema"))
        return Header(name, bool(node.flag("required")), str(schema.value.get("type")), self._validator(schema))

    def _variants(self, media_type: Node) -> Iterator[Variant]:
        """Yield the alternatives of a body's schema, or itself if it has none; formats are asserted."""
        schema = media_type.require("schema")
        whole = resolved(schema)
        alternatives = whole.get("oneOf") or whole.get("anyOf")
        named = media_type.get("examples")
        examples = [resolved(it).value.get("value") for _, it in (named.members() if named else ())]
        single = media_type.get("example")
        examples += [single.value] if single else []
        for number, alternative in enumerate(alternatives.items() if alternatives else [schema], 1):
            name = str(alternative.value.get("$ref", f"#{number}")).rpartition("/")[2]
            validator = self._validator(alternative)
            fitting = (example for example in examples if validator.is_valid(example))
            yield Variant(name, resolved(alternative), validator, next(fitting, None))

    def _validator(self, schema: Node) -> jsonschema_rs.Draft202012Validator:
        try:
            return jsonschema_rs.Draft202012Validator({**self._document.data, **schema.value}, validate_formats=True)
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
            raise schema.refuse(f"not a schema: {error}") from None


def _secured(security: Node | None) -> bool:
    """Return whether security requirements leave no way without credentials (OpenAPI 3.1, 4.8.30)."""
    return bool(security is not None and security.value and all(security.value))


def _parameter(node: Node) -> Parameter:
    examples, single = node.get("examples"), node.get("example")
    values = [resolved(it).value.get("value") for _, it in (examples.members() if examples else ())]
    values += [single.value] if single else []
    return Parameter(node.required_text("name"), node.required_text("in"), bool(node.flag("required")), tuple(values))


def resolved(node: Node) -> Node:
    """Return what a node is once each `$ref` is followed. Raises RefusedError when one leads nowhere."""
    seen = {node.pointer}
    while isinstance(node.value, dict) and (reference := node.get("$ref")):
        node = reference.follow()
        if node.pointer in seen:
            raise reference.refuse("refers to itself")
        seen.add(node.pointer)
    return node
