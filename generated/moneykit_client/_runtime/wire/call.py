"""What a generated page says about an operation, and one call of it; plain data."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from attrs import Factory, field, frozen

from ..errors import ApiError
from ..values.lanes import json_reader
from ..values.scalars import Read
from ..values.shapes import reader
from ..values.unset import UNSET

T = TypeVar("T")

Location: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]
Style: TypeAlias = Literal[
    "matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"
]
Kind: TypeAlias = Literal["json", "form", "multipart", "text", "bytes"]
Need: TypeAlias = str | tuple[str, ...]
"""The name of a security scheme; or the name and the scopes for which a token has to be fetched."""

Sequence: TypeAlias = Literal["events", "event data", "json lines", "json sequence"]
"""How items follow one another: server-sent events, the JSON in them, JSON in lines, JSON text sequences (RFC 7464)."""

_NONE: Final[Mapping[Any, Any]] = MappingProxyType({})
_DEFAULT_STYLES: Mapping[Location, Style] = {"path": "simple", "header": "simple"}


def _style(parameter: "Parameter") -> Style:
    return _DEFAULT_STYLES.get(parameter.location, "form")


def _explode(parameter: "Parameter") -> bool:
    return parameter.style in {"form", "cookie"}


class PartHeader(NamedTuple):
    """A header of a part of a form, written as a header parameter is (OpenAPI 3.1 section 4.8.15.1.1)."""

    name: str
    required: bool = False
    """Whether the part must not be sent without it."""
    explode: bool = False
    json: bool = False
    """Whether its text is JSON."""


class Field(NamedTuple):
    """How one property of a form is written (OpenAPI 3.1 section 4.8.15)."""

    name: str
    style: Style | None = None
    """As of a parameter; without one, each item of an array is a field, and an object is JSON."""
    explode: bool = False
    allow_reserved: bool = False
    media_types: tuple[str, ...] = ()
    """Those that the contract allows, where it says any."""
    headers: tuple[PartHeader, ...] = ()
    """Of the parts that it is in multipart/form-data."""


@frozen(eq=False, repr=False)
class Parameter:
    """How one parameter is written (OpenAPI 3.1 section 4.8.12); style and explode default as they do there."""

    name: str
    location: Location
    style: Style = field(default=Factory(_style, takes_self=True))
    explode: bool = field(default=Factory(_explode, takes_self=True))
    allow_reserved: bool = False
    kind: Kind | None = None
    """How its text is made, where a media type says so and not a style."""
    fields: tuple[Field, ...] = ()
    """Of a form."""


class Body(NamedTuple):
    """One way to write the body of a request."""

    media_type: str
    kind: Kind = "json"
    type: Any = Any
    """Of the values that are written so, where there are several ways."""
    fields: tuple[Field, ...] = ()
    """How the properties of a form are written, where it is not the way that they are written by default."""
    read_only: bool = False
    """Whether values have properties that answers have and requests do not; they are left out."""


class Header(NamedTuple):
    """A header of an answer that becomes an attribute of its error, or of the result."""

    name: str
    attribute: str
    type: Any
    explode: bool = False
    """How the members of an object are written: `a=1,b=2`, or `a,1,b,2`."""
    json: bool = False
    """Whether its text is JSON."""


class Items(NamedTuple):
    """What the items of a sequence are, and how they follow one another."""

    kind: Sequence
    type: Any


@frozen(eq=False, repr=False)
class Answer:
    """What the contract says about the answers with one status."""

    content: Mapping[str, Any] = field(factory=dict[str, Any])
    """The type of the body by media type; without any, there is no body."""
    raises: type[ApiError] | None = None
    """What is raised; otherwise the body is returned, or the class of the status raised if it is an error."""
    variants: Mapping[type, type[ApiError]] = field(factory=dict[type, type[ApiError]])
    """What is raised instead, by the class of the body."""
    headers: tuple[Header, ...] = ()
    json: frozenset[str] = frozenset()
    """The media types of `content` that are JSON although they are not called so."""
    items: Mapping[str, Items] = field(factory=dict[str, Items])
    """The media types of `content` that are sequences, with what they are made of."""
    _readers: dict[str, Read] = field(factory=dict[str, Read], init=False)
    _json_readers: dict[str, Callable[[bytes], Any]] = field(factory=dict[str, Callable[[bytes], Any]], init=False)

    def read(self, media_type: str, value: Any) -> Any:
        """Return the value of a body as the type that `content` has for `media_type`."""
        read = self._readers.get(media_type)
        if read is None:
            # Made when the first answer comes; made twice if two come at once, which does no harm.
            read = self._readers[media_type] = reader(self.content[media_type])
        return read(value)

    def read_json(self, media_type: str, content: bytes) -> Any:
        """Return the value of a body of JSON as the type that `content` has for `media_type`."""
        read = self._json_readers.get(media_type)
        if read is None:
            read = self._json_readers[media_type] = json_reader(self.content[media_type])
        return read(content)


@frozen(eq=False, repr=False)
class Operation(Generic[T]):
    """One operation of the contract; `T` is what its calls return."""

    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    security: tuple[tuple[Need, ...], ...] = ()
    """Alternatives, each the security schemes to use together; () needs none."""
    bodies: tuple[Body, ...] = ()
    """The ways in which a body can be written."""
    base_url: str | None = None
    """Where it is, if not where the others are (section 4.8.10); what a client is given goes before it."""
    responses: Mapping[int | str, Answer] = field(factory=dict[int | str, Answer])
    """By status, by hundred such as "4XX", or "default" (OpenAPI 3.1 section 4.8.16)."""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@frozen(eq=False, repr=False)
class Call(Generic[T]):
    """One call: an operation and its arguments by their names on the wire. What is UNSET is left out."""

    operation: Operation[T]
    path: Mapping[str, Any] = _NONE
    query: Mapping[str, Any] = _NONE
    headers: Mapping[str, Any] = _NONE
    cookies: Mapping[str, Any] = _NONE
    body: Any = UNSET
    content_type: Any = UNSET
    """The media type of the body, where its type does not tell it."""
    url: str = ""
    """Where a link leads, at the operation's own origin; in the place of its path and its query."""
    accept: str = ""
    """The media types of the answer, if not all that are documented."""
    parts: Mapping[tuple[str, str], Any] = _NONE
    """The headers of the parts of a form, by the names of the part and of the header."""
