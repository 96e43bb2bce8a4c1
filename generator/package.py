"""The client to be written, as plain frozen data: every Python name and type is decided, no line of code is written."""

from __future__ import annotations

from typing import TypeAlias

from generator.frozen import frozen
from generator.ir import Json

# A type as Python spells it.


@frozen
class Word:
    """A type with a name of its own: `str`, `datetime.datetime`, `None`."""

    name: str


@frozen
class Ref:
    """A class or alias of the module `models`."""

    name: str


@frozen
class Generic:
    """`list[…]`, `tuple[…]` or `dict[str, …]`."""

    name: str
    arguments: tuple[Annotation, ...]


@frozen
class Literals:
    """`Literal[…]`."""

    values: tuple[Json, ...]


@frozen
class Union:
    """`A | B`."""

    options: tuple[Annotation, ...]


@frozen
class Tagged:
    """A union whose variants a property tells apart, with room for variants that nobody documented."""

    options: tuple[Annotation, ...]
    property_name: str
    mapping: tuple[tuple[str, str], ...]
    """Value of the property -> name of the class."""
    default: str | None = None
    """Name of the class for all other values; without it, they become `Unknown`."""


Annotation: TypeAlias = Word | Ref | Generic | Literals | Union | Tagged


# What is said about a thing.


@frozen
class Entry:
    """A line of a section: a name and what it is."""

    name: str
    text: str


@frozen
class Doc:
    """A docstring."""

    summary: str
    paragraphs: tuple[str, ...] = ()
    sections: tuple[tuple[str, tuple[Entry, ...]], ...] = ()


# Defaults of fields and arguments.


@frozen
class Absent:
    """`UNSET`: left out of the message."""


@frozen
class Value:
    """A JSON scalar."""

    value: Json


@frozen
class Member:
    """A member of an enum."""

    enum: str
    name: str


Default: TypeAlias = Absent | Value | Member


@frozen
class Field:
    """An attribute of a model."""

    name: str
    wire_name: str
    annotation: Annotation
    default: Default | None
    text: str
    pointer: str
    read_only: bool = False
    """Whether an object of an answer is sent back without it."""

    @property
    def marked(self) -> bool:
        """Whether it has a name on the wire, or a meaning, that its own name and type do not tell."""
        return self.name != self.wire_name or self.read_only


@frozen
class Model:
    """An attrs class for a JSON object."""

    name: str
    doc: Doc
    fields: tuple[Field, ...]
    extra: Annotation | None
    """The type of properties that the contract does not name, where it gives one."""
    pointer: str
    left_out: tuple[str, ...] = ()
    """The pointers of properties that messages of the other direction have."""


@frozen
class EnumClass:
    """An enum that keeps values which nobody documented."""

    name: str
    kind: str
    """The class of the runtime that it is made from."""
    doc: Doc
    members: tuple[tuple[str, Value], ...]
    pointer: str


@frozen
class Alias:
    """Another name for a type."""

    name: str
    annotation: Annotation
    text: str
    recursive: bool
    pointer: str


@frozen
class Overlap:
    """A union of which one JSON value fits two options."""

    where: str
    """The name in the client of what has the union."""
    inside: bool
    """Whether the union is that of its items or values, and not its own."""
    example: Json
    options: tuple[Annotation, Annotation]
    """Two that it fits."""
    chosen: Annotation
    """What the client reads it as."""
    why: str
    by_order: bool
    """Whether only the order of the options decides."""


@frozen
class HeaderField:
    """A response header that an error or a result carries as an attribute."""

    name: str
    wire_name: str
    annotation: Annotation
    text: str
    explode: bool = False
    json: bool = False
    """Whether its text is JSON."""


@frozen
class ResultClass:
    """A result that has the documented headers of an operation's successes as attributes."""

    name: str
    doc: Doc
    value: Annotation
    headers: tuple[HeaderField, ...]


@frozen
class FormField:
    """How a property of a form is written, where the contract says it."""

    name: str
    style: str | None
    explode: bool
    allow_reserved: bool
    media_types: tuple[str, ...]


@frozen
class BodyWay:
    """One way to write the body of a request."""

    media_type: str
    kind: str
    annotation: Annotation
    """What the contract says that requests have."""
    fields: tuple[FormField, ...]
    pointer: str
    taken: Annotation
    """That, and what answers have of it where that can be sent back."""
    again: Annotation | None = None
    """What answers have of it, where that can be sent back."""
    read_only: bool = False
    """Whether something of it is to be left out of requests."""


@frozen
class ErrorClass:
    """An exception for an error that the contract documents."""

    name: str
    bases: tuple[str, ...]
    doc: Doc
    body: Annotation | None
    headers: tuple[HeaderField, ...]


@frozen
class Argument:
    """An argument of a method, and the parameter or body that it fills."""

    name: str
    wire_name: str
    location: str
    """`path`, `query`, `header`, `cookie`, `querystring`, `body` or `content type`."""
    annotation: Annotation
    default: Default | None
    text: str
    style: str | None
    """How the value is written, where it is not the way that its place has by default."""
    explode: bool | None
    example: Value | None = None
    """A value that the contract shows, where it is one that fits into a line."""
    allow_reserved: bool = False
    kind: str | None = None
    """How its text is made, where a media type says so."""
    fields: tuple[FormField, ...] = ()


@frozen
class Answer:
    """What the client makes of a response."""

    status: int | str
    contents: tuple[tuple[str, Annotation], ...]
    raises: str | None
    variants: tuple[tuple[Annotation, str], ...]
    """Type of the body -> exception, where the body decides."""
    headers: tuple[HeaderField, ...]
    json: tuple[str, ...] = ()
    """Media types that the configuration says are JSON."""


@frozen
class Endpoint:
    """An operation: a constant that describes it and a method that calls it."""

    constant: str
    function: str
    method: str
    path: str
    arguments: tuple[Argument, ...]
    bodies: tuple[BodyWay, ...]
    """The ways in which the request's body can be written."""
    security: tuple[tuple[str, ...], ...]
    answers: tuple[Answer, ...]
    returns: Annotation
    deprecated: bool
    doc: Doc
    pointer: str
    result: ResultClass | None = None
    base_url: str | None = None
    """Where the operation is, if not where the others are."""

    @property
    def positional(self) -> tuple[Argument, ...]:
        """The arguments that a path needs."""
        return tuple(one for one in self.arguments if one.location == "path")

    @property
    def keyword_only(self) -> tuple[Argument, ...]:
        """The other arguments, those without a default first."""
        rest = [one for one in self.arguments if one.location != "path"]
        return tuple(sorted(rest, key=lambda one: one.default is not None))

    @property
    def required(self) -> tuple[Argument, ...]:
        """The arguments that a call cannot do without."""
        return tuple(one for one in (*self.positional, *self.keyword_only) if one.default is None)

    @property
    def parameters(self) -> tuple[Argument, ...]:
        """The arguments that are parameters."""
        return tuple(one for one in self.arguments if one.location not in {"body", "content type"})

    @property
    def filled(self) -> tuple[tuple[str, tuple[Argument, ...]], ...]:
        """The arguments of each place of a request that has any."""
        places = (
            ("path", ("path",)),
            ("query", ("query", "querystring")),
            ("headers", ("header",)),
            ("cookies", ("cookie",)),
        )
        found = ((name, tuple(one for one in self.arguments if one.location in some)) for name, some in places)
        return tuple((name, arguments) for name, arguments in found if arguments)

    @property
    def body(self) -> Argument | None:
        """The argument that is the request's body."""
        return next((one for one in self.arguments if one.location == "body"), None)

    @property
    def content_type(self) -> Argument | None:
        """The argument that says the media type of the body."""
        return next((one for one in self.arguments if one.location == "content type"), None)


@frozen
class Webhook:
    """A request that the service makes, a webhook or a callback: the function that decodes its payload."""

    function: str
    constant: str
    told: str
    """What an error calls it."""
    contents: tuple[tuple[str, Annotation], ...]
    json: tuple[str, ...]
    """Media types that the configuration says are JSON."""
    returns: Annotation
    doc: Doc
    headers: tuple[HeaderField, ...]
    headers_class: str
    """The class that has them; empty where there are none."""
    headers_doc: str
    headers_function: str
    headers_function_doc: str
    pointers: tuple[str, ...]
    """Its operation, at each place that shares it."""


@frozen
class Resource:
    """A group of operations: a module, or a package of parts where it is large, and an attribute of the client."""

    module: str
    class_name: str
    attribute: str
    doc: Doc
    endpoints: tuple[Endpoint, ...]
    imports: tuple[Import, ...]
    parts: tuple[str, ...] = ()
    """The modules that the methods are in, if they are not in one."""


@frozen
class Choice:
    """An argument that is a variable of a server's address."""

    name: str
    wire_name: str
    annotation: Annotation
    default: Value | None
    text: str


@frozen
class ServerFunction:
    """A function that returns the address of a server."""

    name: str
    url: str
    doc: Doc
    choices: tuple[Choice, ...]

    @property
    def required(self) -> tuple[Choice, ...]:
        """The variables that have no default."""
        return tuple(one for one in self.choices if one.default is None)


@frozen
class Secret:
    """An argument of the client that is a credential or a part of one."""

    name: str
    env: str
    text: str


@frozen
class Credential:
    """What satisfies a security scheme."""

    scheme: str
    kind: str
    """The class of the runtime."""
    settings: tuple[tuple[str, str], ...]
    """What the class is made with."""
    secrets: tuple[Secret, ...]
    """The arguments of the client; none where the transport authenticates."""


@frozen
class Import:
    """`import module`, or `from module import names`."""

    module: str
    names: tuple[str, ...] = ()


@frozen
class Package:
    """A whole client project."""

    notice: str
    """The first line of every page."""
    title: str
    version: str
    """A version that Python's packaging accepts (PEP 440)."""
    summary: str
    description: tuple[str, ...]
    project_name: str
    package_name: str
    client_name: str
    env_prefix: str
    client_doc: Doc
    base_url: str | None
    servers: tuple[ServerFunction, ...]
    """Functions for the addresses, where there is anything to choose."""
    credentials: tuple[Credential, ...]
    enums: tuple[EnumClass, ...]
    literal_enums: tuple[Alias, ...]
    models: tuple[Model, ...]
    aliases: tuple[Alias, ...]
    errors: tuple[ErrorClass, ...]
    error_tree: tuple[str, ...]
    """The hierarchy of exceptions, drawn."""
    exported_errors: tuple[str, ...]
    """Every exception of the client, those of the runtime included."""
    exported: tuple[str, ...]
    """What the package itself offers."""
    resources: tuple[Resource, ...]
    endpoints: tuple[Endpoint, ...]
    results: tuple[ResultClass, ...]
    model_imports: tuple[Import, ...]
    result_imports: tuple[Import, ...]
    error_imports: tuple[Import, ...]
    operation_imports: tuple[Import, ...]
    security_imports: tuple[Import, ...]
    docstrings_on_attributes: bool
    notes: tuple[str, ...]
    """What a user should know about how the configuration was read."""
    files: bool = False
    """Whether a form has files."""
    siblings: tuple[Import, ...] = ()
    """What only type checkers import, on a page of a large client."""
    index: tuple[tuple[str, str], ...] = ()
    """The names of a package of many modules, each with its module, on the page of that package."""
    index_doc: str = ""
    overlaps: tuple[Overlap, ...] = ()
    """An example for each union whose options overlap."""
    webhooks: tuple[Webhook, ...] = ()
    webhook_imports: tuple[Import, ...] = ()
    pages: tuple[Page, ...] = ()
    """The pages of a client that is too large for one module of models and one of operations."""

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """The arguments of the client that are credentials."""
        return tuple(secret for one in self.credentials for secret in one.secrets)

    @property
    def is_server_chosen(self) -> bool:
        """Whether an address has a variable with values to choose from."""
        return any(isinstance(each.annotation, Literals) for one in self.servers for each in one.choices)

    @property
    def several_bodies(self) -> bool:
        """Whether an operation has a body of several media types, or one that has to be told its own."""
        return any(len(one.bodies) > 1 or one.content_type is not None for one in self.endpoints)


@frozen
class Page:
    """A page that a large client has beside or instead of the usual ones."""

    path: str
    """Below the package."""
    template: str
    package: Package
    """What of the client stands on it."""
    resource: Resource | None = None
