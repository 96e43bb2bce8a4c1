"""Exchanges of responses: a body goes over HTTP into the client and must come out as what it is, or be refused."""

from __future__ import annotations

from typing import Any

from msgspec import field

from generator.package import Answer as PlannedAnswer
from generator.package import Endpoint, Ref
from generator.prove.bodies import answered, concrete
from generator.prove.carried import (
    Misstep,
    Reading,
    Try,
    changed,
    header_fields,
    misread,
    place,
    refusal,
    said,
    shown,
    wrong_header,
)
from generator.prove.driver import Driver
from generator.prove.stage import Prepared, Stage
from generator.prove.typed import MisfitError
from generator.vocabulary import JSON

_FIRST_ERROR = 400


class Exchange(Reading, frozen=True, kw_only=True):
    """A status and media type of an operation, with the names that the client has for them."""

    resource: str
    endpoint: Endpoint
    answer: PlannedAnswer
    status: int
    """The status to send; where the contract has a range or `default`, one of those."""
    status_classes: tuple[str, ...]
    """The exceptions that may stand for the status where the body does not fit."""
    calls: tuple[list[Any], dict[str, Any]] = field(default_factory=lambda: ([], {}))

    @property
    def fails(self) -> bool:
        """Whether the client raises."""
        return self.status >= _FIRST_ERROR


def prepared(exchange: Exchange, attempt: Try) -> Prepared:
    """Return the answer on the wire."""
    fields = header_fields(exchange, attempt)
    if exchange.media_type is None:
        return Prepared(exchange.status, fields)
    content_type = attempt.content_type if attempt.content_type is not None else concrete(exchange.media_type)
    raw = attempt.raw if attempt.raw is not None else answered(exchange.kind, attempt.whole["body"])
    return Prepared(exchange.status, (("Content-Type", content_type), *fields), raw)


def misstep(exchange: Exchange, stage: Stage, driver: Driver, attempt: Try, *, concurrent: bool) -> Misstep | None:
    """Return what the client does wrong with an answer, or None."""
    stage.prepare(prepared(exchange, attempt))
    positional, arguments = exchange.calls
    raw = bool(exchange.answer.headers) and not exchange.fails
    outcome = driver.call(
        exchange.resource, exchange.endpoint.function, positional, arguments, concurrent=concurrent, raw=raw
    )
    if "unbuilt" in outcome:
        return Misstep(f"the call could not be made: {said(outcome['unbuilt'])}", outcome["unbuilt"]["frame"])
    if not stage.received:
        return Misstep(f"nothing was sent: {said(outcome.get('raised', {}))}", outcome.get("raised", {}).get("frame"))
    if exchange.fails:
        return _misstep_of_error(exchange, attempt, outcome)
    return _misstep_of_success(exchange, attempt, outcome)


def _misstep_of_success(exchange: Exchange, attempt: Try, outcome: dict[str, Any]) -> Misstep | None:
    found = misread(exchange, attempt, outcome)
    if found is None and "status" in outcome and outcome["status"] != exchange.status:
        return Misstep(f"the result has the status {outcome['status']} instead of {exchange.status}")
    return found


def _misstep_of_error(  # noqa: PLR0911 # one return per thing that can be wrong
    exchange: Exchange, attempt: Try, outcome: dict[str, Any]
) -> Misstep | None:
    raised = outcome.get("raised")
    if raised is None:
        return Misstep(f"expected an exception for {exchange.status}, got {shown(outcome['returned'])}")
    frame = raised["frame"]
    if raised["status"] != exchange.status or "ApiError" not in raised["bases"]:
        return Misstep(f"expected an ApiError of status {exchange.status}, got {said(raised)}", frame)
    wrong = wrong_header(exchange, attempt, raised)
    if wrong is not None:
        return Misstep(wrong, frame)
    cause = raised.get("cause")
    if attempt.broken is not None:
        if raised["class"] not in exchange.status_classes:
            expected = " or ".join(exchange.status_classes)
            return Misstep(f"expected {expected}, as the body breaks its schema, got {said(raised)}", frame)
        if cause is None:
            return Misstep(f"expected a ContractError at {place(attempt)} as the cause, got none", frame)
        return refusal(cause, attempt)
    expected = _class_of(exchange, attempt)
    # What documents all statuses at once gives way to the class of the status.
    by_status = expected == "ApiError" and raised["class"] in exchange.status_classes
    if raised["class"] != expected and not by_status:
        why = f", caused by {said(cause)}" if cause else ""
        return Misstep(f"expected {expected}, got {raised['class']}{why}", (cause or raised)["frame"])
    if cause is not None:
        return Misstep(f"expected {expected} without a cause, got {said(cause)}", cause["frame"])
    return changed(exchange, attempt, raised["body"]) if exchange.media_type is not None else None


def _class_of(exchange: Exchange, attempt: Try) -> str:
    """Return the name of the exception that a body must raise."""
    raises = exchange.answer.raises or "ApiError"
    if exchange.annotation is None or not exchange.answer.variants:
        return raises
    try:
        typed = exchange.types.built(exchange.annotation, attempt.whole["body"])
    except MisfitError:
        return raises
    if exchange.kind != JSON:
        return dict(exchange.answer.variants).get(exchange.annotation, raises)
    model = typed.get("model") if isinstance(typed, dict) else None
    return dict(exchange.answer.variants).get(Ref(str(model)), raises)
