"""What a contract says as a whole: its operations, and what is between them."""

from __future__ import annotations

from generator.frozen import frozen
from generator.ir.messages import Body, Parameter, Response
from generator.ir.pagination import Pagination
from generator.ir.schemas import Declaration
from generator.ir.security import Requirement, SecurityScheme
from generator.ir.servers import Server


@frozen
class Requests:
    """What the service requests: a callback (section 4.8.18), written once where it is shared, or a webhook."""

    pointer: str
    name: str
    written: str
    operations: tuple[Operation, ...]
    summary: str | None = None
    description: str | None = None


@frozen
class Operation:
    """One method of one path (section 4.8.10); of a webhook's name, or of a callback's runtime expression."""

    pointer: str
    method: str
    path: str
    operation_id: str | None
    summary: str | None
    description: str | None
    tags: tuple[str, ...]
    deprecated: bool
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    security: tuple[Requirement, ...]
    servers: tuple[Server, ...] = ()
    """Where this operation is, if not where the others are."""
    callbacks: tuple[Requests, ...] = ()
    pagination: Pagination | None = None


@frozen
class Tag:
    """What a group of operations is about (section 4.8.22; 3.2.0, section 4.23)."""

    pointer: str
    name: str
    description: str | None
    summary: str | None = None
    parent: str | None = None
    """The name of the tag that this one is below."""
    kind: str | None = None
    """What sort of group it is: `nav`, `audience`, …"""


@frozen
class Fault:
    """A mistake of a contract that has one harmless reading, which is the one in the Api."""

    pointer: str
    what: str
    """The kind of mistake: `undeclared`, `surplus`, `optional`, `repeated`, …"""
    name: str = ""
    """What it is about, where the pointer does not tell it."""


@frozen
class Api:
    """A whole contract."""

    openapi: str
    title: str
    version: str
    summary: str | None
    description: str | None
    license: str | None
    servers: tuple[Server, ...]
    tags: tuple[Tag, ...]
    security_schemes: tuple[SecurityScheme, ...]
    operations: tuple[Operation, ...]
    declarations: tuple[Declaration, ...]
    webhooks: tuple[Requests, ...] = ()
    faults: tuple[Fault, ...] = ()
