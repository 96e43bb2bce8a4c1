"""What a contract says of messages: parameters, bodies, responses, headers, links."""

from __future__ import annotations

from generator.frozen import frozen
from generator.ir.schemas import Json, Schema
from generator.ir.servers import Server


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
