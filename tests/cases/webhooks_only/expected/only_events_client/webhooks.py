# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What the service sends: for each webhook and callback, a function that decodes its payload, for whoever receives it."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.webhooks import Webhook
from ._runtime.wire.call import Answer

_DECODE_PING: Final = Webhook[models.PingBody]("webhook ping", Answer({"application/json": models.PingBody}))


def decode_ping(content: bytes | str, *, content_type: str | None = None) -> models.PingBody:
    """Return the payload of the webhook ping.

    The service sends it by POST.

    Args:
        content: The body of the request as it was received; a text if it was decoded already.
        content_type: Its header `Content-Type`; without it, `application/json`.

    Returns:
        The payload.

    Raises:
        ContractError: The contract does not allow this payload; the error has the JSON path.

    Answer with:
        204: Thanks.
    """
    return _DECODE_PING.decode(content, content_type)
