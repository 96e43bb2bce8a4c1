# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What the service sends: for each webhook and callback, a function that decodes its payload, for whoever receives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from . import models
from ._runtime.webhooks import ReceivedHeaders, Webhook
from ._runtime.wire.call import Answer, Header


class OnDataHeaders(ReceivedHeaders):
    """The documented headers of the callback onData of POST /streams."""

    x_part: int | None
    """The header X-Part."""


_DECODE_ON_DATA: Final = Webhook[models.Event](
    "callback onData of POST /streams",
    Answer({"application/json": models.Event}),
    headers=(Header("X-Part", "x_part", int | None),),
)


def decode_on_data(content: bytes | str, *, content_type: str | None = None) -> models.Event:
    """Return the payload of the callback onData of POST /streams.

    The service sends it by POST to `{$request.body#/url}/data?id={$response.body#/id}`.

    Args:
        content: The body of the request as it was received; a text if it was decoded already.
        content_type: Its header `Content-Type`; without it, `application/json`.

    Returns:
        The payload.

    Raises:
        ContractError: The contract does not allow this payload; the error has the JSON path.

    Comes with:
        header `X-Part`, optional: Not described.

    Answer with:
        204: Thanks.

    Callbacks:
        onLast: The service sends PUT to `$request.header.X-Url`; `webhooks.decode_on_last` decodes it.
    """
    return _DECODE_ON_DATA.decode(content, content_type)


def decode_on_data_headers(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> OnDataHeaders:
    """Return the headers of the callback onData of POST /streams; one that is absent, or not of its type, is
    None.
    """
    return _DECODE_ON_DATA.decode_headers(OnDataHeaders, headers)


_DECODE_ON_LAST: Final = Webhook[None]("callback onLast of POST {$request.body#/url}/data?id={$response.body#/id}")


def decode_on_last(content: bytes | str, *, content_type: str | None = None) -> None:
    """Return the payload of the callback onLast of POST {$request.body#/url}/data?id={$response.body#/id}.

    The service sends it by PUT to `$request.header.X-Url`.

    Args:
        content: The body of the request: there is none to read.
        content_type: Its header `Content-Type`.

    Returns:
        None: it has no payload.

    Answer with:
        204: ok.
    """
    return _DECODE_ON_LAST.decode(content, content_type)


_DECODE_ON_END_POST: Final = Webhook[models.OnEndPostBody](
    "callback onEnd of POST /streams and DELETE /streams/{id} by POST",
    Answer({"application/json": models.OnEndPostBody}),
)


def decode_on_end_post(content: bytes | str, *, content_type: str | None = None) -> models.OnEndPostBody:
    """Return the payload of the callback onEnd of POST /streams and DELETE /streams/{id} by POST.

    The service sends it by POST to `{$request.body#/url}/end`.

    Args:
        content: The body of the request as it was received; a text if it was decoded already.
        content_type: Its header `Content-Type`; without it, `application/json`.

    Returns:
        The payload.

    Raises:
        ContractError: The contract does not allow this payload; the error has the JSON path.

    Answer with:
        204: ok.
    """
    return _DECODE_ON_END_POST.decode(content, content_type)


_DECODE_FORGET_STREAM: Final = Webhook[None]("callback onEnd of POST /streams and DELETE /streams/{id} by DELETE")


def decode_forget_stream(content: bytes | str, *, content_type: str | None = None) -> None:
    """Return the payload of the callback onEnd of POST /streams and DELETE /streams/{id} by DELETE.

    The service sends it by DELETE to `{$request.body#/url}/end`.

    Args:
        content: The body of the request: there is none to read.
        content_type: Its header `Content-Type`.

    Returns:
        None: it has no payload.

    Answer with:
        204: ok.
    """
    return _DECODE_FORGET_STREAM.decode(content, content_type)


_DECODE_X_INTERNAL: Final = Webhook[None]("callback x-internal of POST /streams")


def decode_x_internal(content: bytes | str, *, content_type: str | None = None) -> None:
    """Return the payload of the callback x-internal of POST /streams.

    The service sends it by POST to `https://hooks.example.com/ended`.

    Args:
        content: The body of the request: there is none to read.
        content_type: Its header `Content-Type`.

    Returns:
        None: it has no payload.

    Answer with:
        204: ok.
    """
    return _DECODE_X_INTERNAL.decode(content, content_type)


_DECODE_DELETE_STREAM_ON_DATA: Final = Webhook[int](
    "callback onData of DELETE /streams/{id}", Answer({"application/json": int})
)


def decode_delete_stream_on_data(content: bytes | str, *, content_type: str | None = None) -> int:
    """Return the payload of the callback onData of DELETE /streams/{id}.

    The service sends it by POST to `$request.query.url`.

    Args:
        content: The body of the request as it was received; a text if it was decoded already.
        content_type: Its header `Content-Type`; without it, `application/json`.

    Returns:
        The payload. The service may send none, which is not to be decoded.

    Raises:
        ContractError: The contract does not allow this payload; the error has the JSON path.

    Answer with:
        204: ok.
    """
    return _DECODE_DELETE_STREAM_ON_DATA.decode(content, content_type)
