"""What a contract says, as plain frozen data: the only thing that passes from reading to writing.

Names here are the wire's; Python names exist only in `package`. JSON values are held as canonical JSON text, so that
everything is hashable and two equal contracts give equal data.
"""

from __future__ import annotations

from typing import TypeAlias

from generator.frozen import frozen

Json: TypeAlias = str
"""A JSON value as its canonical text."""


@frozen
class Facts:
    """What a schema says beside its type."""

    title: str | None = None
    description: str | None = None
    default: Json | None = None
    examples: tuple[Json, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    constraints: tuple[tuple[str, Json], ...] = ()
    """Assertions that narrow the type, as (keyword, value)."""


# The closed set of types.


@frozen
class Scalar:
    """A JSON string, integer, number, boolean or null, with its format."""

    kind: str
    format: str | None = None


@frozen
class Constant:
    """Exactly one value (`const`)."""

    value: Json


@frozen
class Enum:
    """One of several values (`enum`)."""

    kind: str
    """`string` or `integer` where all values are; `number`, `boolean` or `mixed` otherwise."""
    values: tuple[Json, ...]
    names: tuple[str, ...] = ()
    """Names for the values, from the extension `x-enum-varnames`; empty or one per value."""


@frozen
class List:
    """A JSON array."""

    items: Schema
    """Of the items behind those of `prefix`."""
    prefix: tuple[Schema, ...] = ()
    """Of the first items, each by its position (`prefixItems`)."""
    complete: bool = False
    """Whether the array has as many items as `prefix`, always."""


@frozen
class Map:
    """A JSON object whose keys are data."""

    values: Schema


@frozen
class Property:
    """A member of an object."""

    name: str
    required: bool
    schema: Schema


@frozen
class Object:
    """A JSON object whose keys are known."""

    properties: tuple[Property, ...]
    closed: bool = False
    """Whether other members are forbidden (`additionalProperties: false`)."""
    extra: Schema | None = None
    """The schema of other members, where the contract gives one."""


@frozen
class Named:
    """A type that is declared at another place of the contract."""

    target: str


@frozen
class Discriminator:
    """How the variants of a choice are told apart."""

    property_name: str
    mapping: tuple[tuple[str, str], ...]
    """Value of the property -> pointer of the variant."""
    default: str | None = None
    """Pointer of the variant for every other value, where there is one."""


@frozen
class Choice:
    """One of several types (`oneOf`, `anyOf`, a list of types)."""

    options: tuple[Schema, ...]
    discriminator: Discriminator | None = None


@frozen
class Anything:
    """Any JSON value."""


@frozen
class Nothing:
    """No value at all (`false`): what it stands for must not be there."""


Type: TypeAlias = Scalar | Constant | Enum | List | Map | Object | Named | Choice | Anything | Nothing


@frozen
class Part:
    """One of several schemas that hold at once (`allOf`, what stands beside a `$ref`), with its own facts."""

    pointer: str
    facts: Facts
    inherited: bool = False
    """Whether it stands behind a `$ref`."""


@frozen
class Schema:
    """A type at a place of the contract."""

    pointer: str
    type: Type
    facts: Facts = Facts()
    parts: tuple[Part, ...] = ()
    """What was put together here, where that is more than the schema at this place."""


@frozen
class Declaration:
    """A schema that has, or needs, a name."""

    pointer: str
    hint: tuple[str, ...]
    """The wire words a name is made of: the component's name, or those of parent and property."""
    schema: Schema
    component: bool


@frozen
class Parameter:
    """A parameter of an operation (OpenAPI 3.1.1, section 4.8.12)."""

    pointer: str
    name: str
    location: str
    required: bool
    style: str
    explode: bool
    schema: Schema
    """Of the value; that of its media type where it has one."""
    description: str | None = None
    deprecated: bool = False
    examples: tuple[Json, ...] = ()
    allow_reserved: bool = False
    allow_empty: bool = False
    content: Content | None = None
    """The media type of its text, in the place of a style."""


@frozen
class Content:
    """One media type of a body, response, parameter or header (section 4.8.14)."""

    pointer: str
    media_type: str
    schema: Schema | None
    examples: tuple[Json, ...] = ()
    read_as: str | None = None
    """The media type that the configuration says it is."""
    encodings: tuple[Encoding, ...] = ()
    item_schema: Schema | None = None
    """Of each item of a sequence (3.2.0, section 4.14)."""

    @property
    def called(self) -> str:
        """The media type that it is taken for."""
        return self.read_as or self.media_type


@frozen
class Encoding:
    """How one property of a form is written (section 4.8.15)."""

    pointer: str
    name: str
    content_type: str | None
    style: str | None
    explode: bool | None
    allow_reserved: bool | None
    headers: tuple[Header, ...] = ()


@frozen
class Body:
    """The body of a request (section 4.8.13)."""

    pointer: str
    required: bool
    contents: tuple[Content, ...]
    description: str | None = None


@frozen
class Header:
    """A header of a response, or of a part of a form (section 4.8.21)."""

    pointer: str
    name: str
    required: bool
    schema: Schema
    description: str | None = None
    deprecated: bool = False
    examples: tuple[Json, ...] = ()
    explode: bool = False
    content: Content | None = None


@frozen
class Link:
    """A call that may follow a response (section 4.8.20); `target` is its pointer, where it is of this contract."""

    pointer: str
    name: str
    operation_id: str | None
    operation_ref: str | None
    target: str | None
    parameters: tuple[tuple[str, Json], ...] = ()
    body: Json | None = None
    description: str | None = None
    server: Server | None = None


@frozen
class Response:
    """What a status means (section 4.8.17)."""

    pointer: str
    status: str
    """A number, a range such as `4XX`, or `default`."""
    description: str
    headers: tuple[Header, ...]
    contents: tuple[Content, ...]
    links: tuple[Link, ...] = ()


@frozen
class Requirement:
    """Schemes that must be satisfied together (section 4.8.30)."""

    pointer: str
    schemes: tuple[tuple[str, tuple[str, ...]], ...]
    """Name of the scheme, and the scopes or roles that are needed."""


@frozen
class Flow:
    """A way to get a token (section 4.8.29)."""

    kind: str
    urls: tuple[tuple[str, str], ...]
    """Keyword, such as `tokenUrl` -> address."""
    scopes: tuple[tuple[str, str], ...]
    """Name -> what it allows."""


@frozen
class SecurityScheme:
    """A way to authenticate (section 4.8.27)."""

    pointer: str
    name: str
    type: str
    scheme: str
    bearer_format: str | None = None
    description: str | None = None
    location: str | None = None
    """Where a key is: `header`, `query` or `cookie`."""
    parameter: str | None = None
    """The name that a key has there."""
    flows: tuple[Flow, ...] = ()
    connect_url: str | None = None
    """Where OpenID Connect is described."""
    metadata_url: str | None = None
    """Where the authorization server is described (OpenAPI 3.2)."""
    deprecated: bool = False


@frozen
class Variable:
    """A part of a server's address that is to be chosen (section 4.8.6)."""

    pointer: str
    name: str
    default: str | None
    """None where the contract does not say it, so that who calls has to."""
    values: tuple[str, ...]
    """Those to choose from; any other where there are none."""
    description: str | None


@frozen
class Server:
    """Where the service is (section 4.8.5)."""

    pointer: str
    url: str
    description: str | None
    name: str | None = None
    variables: tuple[Variable, ...] = ()


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


@frozen
class Tag:
    """What a group of operations is about (section 4.8.22)."""

    pointer: str
    name: str
    description: str | None


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
