# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What the service sends: for each webhook and callback, a function that decodes its payload, for whoever receives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from . import models
from ._runtime.webhooks import ReceivedHeaders, Webhook
from ._runtime.wire.call import Answer, Header


class NewPetHeaders(ReceivedHeaders):
    """The documented headers of the webhook newPet."""

    x_delivery: UUID | None
    """Which delivery it is."""
    x_attempt: int | None
    """Constraints: `minimum: 1`."""
    x_topics: list[str] | None
    """The header X-Topics."""
    source: models.NewPetSource | None
    """The header Source."""


_DECODE_NEW_PET: Final = Webhook[models.Pet](
    "webhook newPet",
    Answer({"application/json": models.Pet}),
    headers=(
        Header("X-Delivery", "x_delivery", UUID | None),
        Header("X-Attempt", "x_attempt", int | None),
        Header("X-Topics", "x_topics", list[str] | None),
        Header("Source", "source", models.NewPetSource | None, json=True),
    ),
)


def decode_new_pet(content: bytes | str, *, content_type: str | None = None) -> models.Pet:
    """A pet has come.

    Sent at once.

    It has been seen by a vet.

    The webhook newPet.

    The service sends it by POST. It is sent to https://hooks.example.com/{team}. Where it comes from. It
    authenticates by `signature` or nothing.

    Args:
        content: The body of the request as it was received; a text if it was decoded already.
        content_type: Its header `Content-Type`; without it, `application/json`.

    Returns:
        Who it is.

    Raises:
        ContractError: The contract does not allow this payload; the error has the JSON path.

    Comes with:
        header `X-Delivery`, required: Which delivery it is.
        header `X-Attempt`, optional: Constraints: `minimum: 1`.
        header `X-Topics`, optional: Deprecated.
        header `Source`, optional: Not described.
        query `token`, optional: What was agreed upon.

    Answer with:
        200: Taken. With `models.Receipt` as application/json. With the header `X-Seen`.
        4XX: It will be sent again.
    """
    return _DECODE_NEW_PET.decode(content, content_type)


def decode_new_pet_headers(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> NewPetHeaders:
    """Return the headers of the webhook newPet; one that is absent, or not of its type, is None."""
    return _DECODE_NEW_PET.decode_headers(NewPetHeaders, headers)


_DECODE_PET_CHANGED: Final = Webhook[models.PetChangedBody](
    "webhook pet.changed", Answer({"application/vnd.shelter+json": models.PetChangedBody})
)


def decode_pet_changed(content: bytes | str, *, content_type: str | None = None) -> models.PetChangedBody:
    """Return the payload of the webhook pet.changed.

    The service sends it by POST.

    Args:
        content: The body of the request as it was received; a text if it was decoded already.
        content_type: Its header `Content-Type`; without it, `application/vnd.shelter+json`.

    Returns:
        The payload.

    Raises:
        ContractError: The contract does not allow this payload; the error has the JSON path.

    Answer with:
        204: ok.
    """
    return _DECODE_PET_CHANGED.decode(content, content_type)


_DECODE_PET_LEFT: Final = Webhook[models.PetLeftBody](
    "webhook pet-left", Answer({"application/vnd.shelter+json": models.PetLeftBody})
)


def decode_pet_left(content: bytes | str, *, content_type: str | None = None) -> models.PetLeftBody:
    """Return the payload of the webhook pet-left.

    The service sends it by POST.

    Args:
        content: The body of the request as it was received; a text if it was decoded already.
        content_type: Its header `Content-Type`; without it, `application/vnd.shelter+json`.

    Returns:
        The payload.

    Raises:
        ContractError: The contract does not allow this payload; the error has the JSON path.

    Answer with:
        204: ok.
    """
    return _DECODE_PET_LEFT.decode(content, content_type)


_DECODE_NOTE_GET: Final = Webhook[None]("webhook note by GET")


def decode_note_get(content: bytes | str, *, content_type: str | None = None) -> None:
    """Return the payload of the webhook note by GET.

    The service sends it by GET.

    Args:
        content: The body of the request: there is none to read.
        content_type: Its header `Content-Type`.

    Returns:
        None: it has no payload.

    Answer with:
        204: The address is right.
    """
    return _DECODE_NOTE_GET.decode(content, content_type)


_DECODE_NOTE_RECEIVED: Final = Webhook[str | models.NoteReceivedJsonBody | bytes](
    "webhook note by POST",
    Answer({"text/plain": str, "application/json": models.NoteReceivedJsonBody, "image/*": bytes}),
)


def decode_note_received(
    content: bytes | str, *, content_type: str | None = None
) -> str | models.NoteReceivedJsonBody | bytes:
    """Return the payload of the webhook note by POST.

    The service sends it by POST.

    Deprecated.

    Args:
        content: The body of the request as it was received; a text if it was decoded already.
        content_type: Its header `Content-Type`; without it, `application/json`.

    Returns:
        The payload. It comes as text/plain or application/json or image/*. The service may send none, which
            is not to be decoded.

    Raises:
        ContractError: The contract does not allow this payload; the error has the JSON path.
    """
    return _DECODE_NOTE_RECEIVED.decode(content, content_type)


_DECODE_CLASS: Final = Webhook[str]("webhook class", Answer({"application/x-www-form-urlencoded": str}))


def decode_class(content: bytes | str, *, content_type: str | None = None) -> str:
    """Return the payload of the webhook class.

    The service sends it by POST.

    Args:
        content: The body of the request as it was received; a text if it was decoded already.
        content_type: Its header `Content-Type`; without it, `application/x-www-form-urlencoded`.

    Returns:
        The payload. It comes as application/x-www-form-urlencoded. The service may send none, which is not to
            be decoded.

    Raises:
        ContractError: The contract does not allow this payload; the error has the JSON path.
    """
    return _DECODE_CLASS.decode(content, content_type)
