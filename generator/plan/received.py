"""The requests that the service makes: webhooks, and callbacks, each once however many operations share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.frozen import evolve, frozen
from generator.ir import Api, Operation, Requests


@frozen
class Received:
    """One method of a webhook or of a callback."""

    holder: Requests
    operation: Operation
    sources: tuple[Operation, ...]
    """Whose callback it is."""
    pointers: tuple[str, ...]
    """Of the operation, at each place that shares it."""

    @property
    def is_webhook(self) -> bool:
        """Whether nothing but the service itself is its cause."""
        return not self.sources

    @property
    def wishes(self) -> tuple[str, ...]:
        """What it may be called, the best first."""
        alone = len(self.holder.operations) == 1
        name = self.holder.name if alone else f"{self.holder.name} {self.operation.method}"
        whose = tuple(one.operation_id or f"{one.method} {one.path}" for one in self.sources[:1])
        return (*filter(None, (self.operation.operation_id,)), name, *(f"{one} {name}" for one in whose))


def received(api: Api) -> tuple[Received, ...]:
    """Return the requests that the service makes, in the order of the contract."""
    found: dict[tuple[str, str, str, str], Received] = {}
    for holder, source in _holders(api):
        for one in holder.operations:
            # What has another name is another event, and so is each webhook, be they written in one place.
            shared = holder.written if source is not None else holder.pointer
            key = (shared, holder.name, one.path, one.method)
            known = found.get(key)
            sources = (source,) if source is not None else ()
            if known is None:
                found[key] = Received(holder, one, sources, (one.pointer,))
            else:
                both = (*known.sources, *sources)
                found[key] = evolve(known, sources=both, pointers=(*known.pointers, one.pointer))
    return tuple(found.values())


def without_repetition(api: Api) -> Api:
    """Return a contract in which a schema is declared once, be it written in a callback that operations share."""
    repeated = tuple(f"{pointer}/" for one in received(api) for pointer in one.pointers[1:])
    kept = tuple(one for one in api.declarations if not one.pointer.startswith(repeated)) if repeated else ()
    return evolve(api, declarations=kept) if repeated else api


def _holders(api: Api) -> Iterator[tuple[Requests, Operation | None]]:
    for webhook in api.webhooks:
        yield webhook, None
    yield from _callbacks(chain(api.operations, (each for one in api.webhooks for each in one.operations)))


def _callbacks(operations: Iterable[Operation]) -> Iterator[tuple[Requests, Operation]]:
    for operation in operations:
        for callback in operation.callbacks:
            yield callback, operation
            yield from _callbacks(callback.operations)
