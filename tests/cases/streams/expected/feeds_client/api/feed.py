# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group feed."""

from __future__ import annotations

from typing import Any

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.streams import async_streamed as _async_streamed
from .._runtime.streams import streamed as _streamed
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call
from .._runtime.wire.sequences import Event as _Event


class Feed(Resource):
    """Operations of the group feed."""

    @_streamed[Any]()
    @_method
    def anything(self) -> Call[str]:
        """GET /anything.

        `stream` reads the answer while it comes in.

        Returns:
            JSON lines.
        """
        return Call(operations.ANYTHING)

    @_streamed[bytes]()
    @_method
    def archive(self) -> Call[bytes]:
        """GET /archive.

        `stream` reads the answer while it comes in.

        Returns:
            Bytes.
        """
        return Call(operations.ARCHIVE)

    @_streamed[_Event[models.Delta]]()
    @_method
    def complete(self, *, body: models.CompleteBody) -> Call[models.Delta | str]:
        """POST /completions.

        `stream` reads the answer while it comes in.

        Args:
            body: The body of the request.

        Returns:
            All at once, or each piece as data of an event.

        Raises:
            ProblemError: 429. Later.
        """
        return Call(operations.COMPLETE, body=body)

    @_streamed[models.Delta]()
    @_method
    def lines(self) -> Call[str | None]:
        """GET /lines.

        `stream` reads the answer while it comes in.

        Returns:
            JSON lines. None.
        """
        return Call(operations.LINES)

    @_streamed[str]()
    @_method
    def log(self) -> Call[str]:
        """GET /log.

        `stream` reads the answer while it comes in.

        Returns:
            A text.
        """
        return Call(operations.LOG)

    @_method
    def plain(self) -> Call[str]:
        """GET /plain.

        Returns:
            JSON.
        """
        return Call(operations.PLAIN)

    @_streamed[int]()
    @_method
    def records(self) -> Call[str]:
        """GET /records.

        `stream` reads the answer while it comes in.

        Returns:
            As an array.
        """
        return Call(operations.RECORDS)

    @_streamed[_Event[str]]()
    @_method
    def ticks(self) -> Call[str]:
        """GET /ticks.

        `stream` reads the answer while it comes in.

        Returns:
            Texts.
        """
        return Call(operations.TICKS)

    @_streamed[models.WatchResponse200Item]()
    @_method
    def watch(self, *, last_event_id: str | Unset = UNSET) -> Call[str]:
        """GET /events.

        `stream` reads the answer while it comes in.

        Args:
            last_event_id: The header parameter Last-Event-ID.

        Returns:
            Events as 3.2 describes them.
        """
        return Call(operations.WATCH, headers={"Last-Event-ID": last_event_id})


class AsyncFeed(AsyncResource):
    """Operations of the group feed."""

    @_async_streamed[Any]()
    @_async_method
    def anything(self) -> Call[str]:
        """GET /anything.

        `stream` reads the answer while it comes in.

        Returns:
            JSON lines.
        """
        return Call(operations.ANYTHING)

    @_async_streamed[bytes]()
    @_async_method
    def archive(self) -> Call[bytes]:
        """GET /archive.

        `stream` reads the answer while it comes in.

        Returns:
            Bytes.
        """
        return Call(operations.ARCHIVE)

    @_async_streamed[_Event[models.Delta]]()
    @_async_method
    def complete(self, *, body: models.CompleteBody) -> Call[models.Delta | str]:
        """POST /completions.

        `stream` reads the answer while it comes in.

        Args:
            body: The body of the request.

        Returns:
            All at once, or each piece as data of an event.

        Raises:
            ProblemError: 429. Later.
        """
        return Call(operations.COMPLETE, body=body)

    @_async_streamed[models.Delta]()
    @_async_method
    def lines(self) -> Call[str | None]:
        """GET /lines.

        `stream` reads the answer while it comes in.

        Returns:
            JSON lines. None.
        """
        return Call(operations.LINES)

    @_async_streamed[str]()
    @_async_method
    def log(self) -> Call[str]:
        """GET /log.

        `stream` reads the answer while it comes in.

        Returns:
            A text.
        """
        return Call(operations.LOG)

    @_async_method
    def plain(self) -> Call[str]:
        """GET /plain.

        Returns:
            JSON.
        """
        return Call(operations.PLAIN)

    @_async_streamed[int]()
    @_async_method
    def records(self) -> Call[str]:
        """GET /records.

        `stream` reads the answer while it comes in.

        Returns:
            As an array.
        """
        return Call(operations.RECORDS)

    @_async_streamed[_Event[str]]()
    @_async_method
    def ticks(self) -> Call[str]:
        """GET /ticks.

        `stream` reads the answer while it comes in.

        Returns:
            Texts.
        """
        return Call(operations.TICKS)

    @_async_streamed[models.WatchResponse200Item]()
    @_async_method
    def watch(self, *, last_event_id: str | Unset = UNSET) -> Call[str]:
        """GET /events.

        `stream` reads the answer while it comes in.

        Args:
            last_event_id: The header parameter Last-Event-ID.

        Returns:
            Events as 3.2 describes them.
        """
        return Call(operations.WATCH, headers={"Last-Event-ID": last_event_id})
