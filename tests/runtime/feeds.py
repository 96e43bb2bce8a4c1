"""A client of feeds, as the generator writes it, small and by hand, for the tests of streams."""

from __future__ import annotations

from typing import Any, Final

from attrs import frozen

from templates.runtime.client import Service
from templates.runtime.errors import (
    NotFoundError,
)
from templates.runtime.resources import AsyncResource, Resource, async_method, method
from templates.runtime.security.credentials import Bearer
from templates.runtime.streams import async_streamed, streamed
from templates.runtime.values.model import Model
from templates.runtime.wire.call import Answer, Call, Items, Operation


@frozen(kw_only=True)
class Pet(Model):
    """A pet."""

    name: str


REX: Final = Pet(name="Rex")
TOM: Final = Pet(name="Tom")


def operation(media_type: str, items: Items | None = None, type_: Any = str) -> Operation[Any]:
    """Return an operation that answers with one media type, and may fail."""
    answer = Answer({media_type: type_}, items={media_type: items} if items is not None else {})
    missing = Answer({"application/json": dict[str, str]}, raises=NotFoundError)
    return Operation("GET", "/feed", security=(("key",),), responses={200: answer, 204: Answer(), 404: missing})


LINES: Final = operation("application/jsonl", Items("json lines", Pet))
RECORDS: Final = operation("application/json-seq", Items("json sequence", int))
EVENTS: Final = operation("text/event-stream", Items("events", dict[str, Any]))
DATA: Final = operation("text/event-stream", Items("event data", Pet))
TICKS: Final = operation("text/event-stream", Items("event data", str))
TEXT: Final = operation("text/plain")
BYTES: Final = operation("application/zip", type_=bytes)

SERVICE: Final = Service(
    name="feeds", version="1", base_url=None, env_prefix="FEEDS", security={"key": Bearer(env="FEEDS_TOKEN")}
)


class Feed(Resource):
    """What can be streamed."""

    @streamed[Any]()
    @method
    def read(self, which: Operation[Any]) -> Call[Any]:
        """Read it."""
        return Call(which)


class AsyncFeed(AsyncResource):
    """What can be streamed."""

    @async_streamed[Any]()
    @async_method
    def read(self, which: Operation[Any]) -> Call[Any]:
        """Read it."""
        return Call(which)


def to(url: str) -> Any:
    """Return where a client's requests go, with a token."""
    return {"credentials": {"key": "s3cret"}, "base_url": url}
