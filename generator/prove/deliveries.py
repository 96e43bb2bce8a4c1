"""Deliveries of webhooks and callbacks: a payload goes into the function of the client that decodes it."""

from __future__ import annotations

from generator.frozen import frozen
from generator.package import Webhook
from generator.prove.bodies import answered, concrete
from generator.prove.carried import Misstep, Reading, Try, header_fields, misread
from generator.prove.driver import Driver
from generator.vocabulary import is_json


class Delivery(Reading, frozen=True, kw_only=True):
    """A media type of a webhook or callback, with the names that the client has for it."""

    webhook: Webhook

    @property
    def is_assumed(self) -> bool:
        """Whether the media type is the one that a payload without any is taken for."""
        types = [one for one, _ in self.webhook.contents]
        return self.media_type == next((one for one in types if is_json(one)), next(iter(types), None))


@frozen
class Manner:
    """One way to give a function the same payload."""

    as_text: bool
    names_type: bool


PLAIN = Manner(as_text=False, names_type=True)
"""The bytes that were received, with their media type: what every handler has."""


def manners(delivery: Delivery, attempt: Try) -> tuple[Manner, ...]:
    """Return the ways in which a payload can be given; the plainest first."""
    found = [PLAIN]
    if _is_text(_content(delivery, attempt)):
        found.append(Manner(as_text=True, names_type=True))
    if attempt.content_type is None and delivery.is_assumed:
        found.append(Manner(as_text=False, names_type=False))
    return tuple(found)


def misstep(delivery: Delivery, driver: Driver, attempt: Try, manner: Manner) -> Misstep | None:
    """Return what the client does wrong with a payload and its headers, or None."""
    webhook = delivery.webhook
    content = _content(delivery, attempt)
    media_type = attempt.content_type or (concrete(delivery.media_type) if delivery.media_type is not None else None)
    outcome = driver.decode(
        webhook.function,
        content,
        media_type if manner.names_type else None,
        as_text=manner.as_text,
        headers_function=webhook.headers_function,
        headers=header_fields(delivery, attempt),
    )
    return misread(delivery, attempt, outcome)


def _content(delivery: Delivery, attempt: Try) -> bytes:
    if attempt.raw is not None:
        return attempt.raw
    return answered(delivery.kind, attempt.whole["body"]) if delivery.media_type is not None else b""


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
