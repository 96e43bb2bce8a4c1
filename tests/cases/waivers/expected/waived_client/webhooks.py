# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What the service sends: for each webhook and callback, a function that decodes its payload, for whoever receives it."""

from __future__ import annotations

from typing import Final

from ._runtime.webhooks import Webhook

_DECODE_DONE: Final = Webhook[None]("callback done of GET /a")


def decode_done(content: bytes | str, *, content_type: str | None = None) -> None:
    """Return the payload of the callback done of GET /a.

    The service sends it by POST to `onDone`.

    Args:
        content: The body of the request: there is none to read.
        content_type: Its header `Content-Type`.

    Returns:
        None: it has no payload.

    Answer with:
        204: ok.
    """
    return _DECODE_DONE.decode(content, content_type)
