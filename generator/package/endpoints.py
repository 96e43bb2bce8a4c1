"""What is called: operations, their arguments and bodies, and the groups that they are in."""

from __future__ import annotations

from generator.frozen import frozen
from generator.package.annotations import Annotation, Default, Value
from generator.package.answers import Answer, HeaderField, ResultClass
from generator.package.docs import Doc, Import


@frozen
class PartHeader:
    """A header of a part of a form."""

    name: str
    required: bool
    explode: bool
    json: bool


@frozen
class FormField:
    """How a property of a form is written, where the contract says it."""

    name: str
    style: str | None
    explode: bool
    allow_reserved: bool
    media_types: tuple[str, ...]
    headers: tuple[PartHeader, ...] = ()


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
class Argument:
    """An argument of a method, and the parameter or body that it fills."""

    name: str
    wire_name: str
    location: str
    """`path`, `query`, `header`, `cookie`, `querystring`, `body`, `content type` or `part`."""
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
    part: str = ""
    """The part of a form that it is a header of."""


@frozen
class Paging:
    """How the pages of an operation follow one another, and what stands on them."""

    style: str
    parameter: str | None
    settings: tuple[tuple[str, str | int], ...]
    """The other words of the extension, as they are."""
    item: Annotation


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
    security: tuple[tuple[str | tuple[str, ...], ...], ...]
    """Alternatives, each of schemes; of one by which tokens are fetched, with the scopes that are needed."""
    answers: tuple[Answer, ...]
    returns: Annotation
    deprecated: bool
    doc: Doc
    pointer: str
    result: ResultClass | None = None
    base_url: str | None = None
    """Where the operation is, if not where the others are."""
    paging: Paging | None = None
    streamed: Annotation | None = None
    """What the items of an answer are that is read while it comes in."""

    @property
    def command(self) -> str:
        """What it is called on a command line."""
        return self.function.strip("_").replace("_", "-") or self.function

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
        return tuple(one for one in self.arguments if one.location not in {"body", "content type", "part"})

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
    def part_headers(self) -> tuple[Argument, ...]:
        """The arguments that are headers of parts of a form."""
        return tuple(one for one in self.arguments if one.location == "part")

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
    above: tuple[str, ...] = ()
    """The groups that this one is below, the outermost first."""
    kind: str | None = None
    """What sort of group it is, in the contract's word."""

    @property
    def command(self) -> str:
        """What it is called on a command line."""
        return self.attribute.strip("_").replace("_", "-") or self.attribute
