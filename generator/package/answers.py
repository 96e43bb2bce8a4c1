"""What comes back from a call: answers, errors, and results with their headers."""

from __future__ import annotations

from generator.frozen import frozen
from generator.package.annotations import Annotation
from generator.package.docs import Doc


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
class ErrorClass:
    """An exception for an error that the contract documents."""

    name: str
    bases: tuple[str, ...]
    doc: Doc
    body: Annotation | None
    headers: tuple[HeaderField, ...]


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
    items: tuple[tuple[str, str, Annotation], ...] = ()
    """Media types that are sequences, how their items follow one another, and what they are."""
