"""What a client offers at its top: its two classes, its exceptions, and what its users name in annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.package import Annotation, Endpoint, Generic, Word
from generator.plan.words import parts

_ALWAYS = {
    "Attempt": "_runtime.observing.hooks",
    "Base64": "_runtime.values.texts",
    "DecimalNumber": "_runtime.values.numbers",
    "Duration": "_runtime.values.texts",
    "File": "_runtime.values.files",
    "Hooks": "_runtime.observing.hooks",
    "Result": "_runtime.results",
    "Retries": "_runtime.retries",
    "Signature": "_runtime.security.placement",
    "Timeout": "_runtime.transports.protocol",
    "UNSET": "_runtime.values.unset",
    "Unset": "_runtime.values.unset",
    "errors": "",
    "models": "",
}
_OF_PAGES = {"Page": "_runtime.pagination"}
_OF_STREAMS = {"AsyncStream": "_runtime.streams", "Stream": "_runtime.streams"}
_OF_EVENTS = {"Event": "_runtime.wire.sequences"}
_OF_UPLOADS = {"Upload": "_runtime.values.uploads"}
_OF_RESULTS = {"results": ""}

EXPORTED = frozenset((*_ALWAYS, *_OF_PAGES, *_OF_STREAMS, *_OF_EVENTS, *_OF_UPLOADS, *_OF_RESULTS))
"""The names that a client may offer whatever its contract calls things."""


def exports(client_name: str, errors: Iterable[str], endpoints: Sequence[Endpoint]) -> tuple[tuple[str, str], ...]:
    """Return what a client offers, each name with the module that has it, none for a module itself.

    What is of pages, streams, events and uploads only those clients offer that have any.
    """
    found = {client_name: "client", f"Async{client_name}": "client"} | dict.fromkeys(errors, "errors") | _ALWAYS
    found |= _OF_RESULTS if any(one.result is not None for one in endpoints) else {}
    found |= _OF_PAGES if any(one.paging is not None for one in endpoints) else {}
    found |= _OF_STREAMS if any(one.streamed is not None for one in endpoints) else {}
    streamed = [one.streamed for one in endpoints if one.streamed is not None]
    found |= _OF_EVENTS if any(isinstance(one, Generic) and one.name == "_Event" for one in _all(streamed)) else {}
    taken = [each.annotation for one in endpoints for each in one.arguments]
    found |= _OF_UPLOADS if Word("_Upload") in _all(taken) else {}
    return tuple(sorted(found.items()))


def _all(annotations: Iterable[Annotation]) -> Iterator[Annotation]:
    for one in set(annotations):
        yield from parts(one)
