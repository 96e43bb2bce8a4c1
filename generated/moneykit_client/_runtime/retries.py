"""When a request is sent again, and after how long; pure, so that sync and async share it."""

import datetime
import math
import re
from collections.abc import Iterable
from typing import Any, Final

from attrs import field, frozen

from .errors import ConnectError, ResponseTooLargeError, TransportError
from .transports.protocol import Headers, Request, Response
from .wire.call import Call

_IDEMPOTENT: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"})
"""Methods that do no more when they are done twice (RFC 9110 section 9.2.2)."""
_KEYS: Final = frozenset({"idempotency-key", "x-idempotency-key"})
"""Headers by which a service knows a request that it has done already."""
_REFUSED: Final = 429
"""The status that says that nothing was done (RFC 6585 section 4)."""
_MILLISECONDS: Final = ("retry-after-ms", "x-ms-retry-after-ms")
_SECONDS: Final = r"[0-9]+(\.[0-9]+)?"


def _check(_instance: object, attribute: Any, value: float) -> None:
    if not (value >= 0 and math.isfinite(value)):
        message = f"{attribute.name} is a number that is not negative, not {value!r}"
        raise ValueError(message)


def _frozen(statuses: Iterable[int]) -> frozenset[int]:
    return frozenset(statuses)


@frozen
class Retries:
    """How often a request that failed is sent again, and how long to wait before it.

    It is, where no connection was made and where the service refused it with 429: then nothing was done. Where it may
    have been done (no whole answer, or one of the other `statuses`), it is sent again only if that does no harm: if its
    method is idempotent, or if it has an idempotency key that the contract declares. The wait is what the service asks
    for in Retry-After, else a random time of at most `first` seconds, then twice that, and so on ("full jitter").
    The call's total timeout holds for everything together.
    """

    times: int = field(default=2, validator=_check)
    """How often it is sent again, at the most; 0 for never."""
    first: float = field(default=0.5, validator=_check)
    """Seconds to wait before the first time, at the most."""
    longest: float = field(default=8.0, validator=_check)
    """Seconds to wait before any time, at the most, unless the service asks for more."""
    patience: float = field(default=60.0, validator=_check)
    """Seconds that a service may ask for; what asks for more is raised at once."""
    statuses: frozenset[int] = field(default=frozenset({_REFUSED, 502, 503, 504}), converter=_frozen)
    """The statuses that may pass."""

    @classmethod
    def of(cls, times: "int | Retries") -> "Retries":
        """Return the policy that sends a request again `times` times."""
        return times if isinstance(times, Retries) else cls(times)

    def may_repeat(self, call: Call[Any] | None, request: Request, outcome: Response | TransportError) -> bool:
        """Return whether what came of a request may be better the next time, and asking again does no harm.

        A request that is for no call is one that never does. A body that cannot be read twice is not sent twice.
        """
        if request.upload is not None and not request.upload.is_fresh:
            return False
        if isinstance(outcome, ConnectError):
            return True
        if isinstance(outcome, ResponseTooLargeError):
            return False
        if isinstance(outcome, Response):
            if outcome.status not in self.statuses:
                return False
            if outcome.status == _REFUSED:
                return True
        return call is None or request.method in _IDEMPOTENT or _has_key(call, request)

    def wait(self, attempt: int, outcome: Response | TransportError) -> float:
        """Return the seconds to wait after an attempt, the first of which is 1."""
        asked = asked_wait(outcome.headers) if isinstance(outcome, Response) else None
        if asked is not None:
            return asked
        import random  # noqa: PLC0415  hardly any call waits

        # Doubled often, a number is too large for a float.
        return random.uniform(0, min(self.longest, self.first * 2 ** min(attempt - 1, 60)))  # noqa: S311  no secret


def _has_key(call: Call[Any], request: Request) -> bool:
    """Return whether a request has a key that is a parameter of the operation: null is none, and is not sent."""
    declared = {name.lower() for name in call.headers} & _KEYS
    return bool(declared) and any(text and name.lower() in declared for name, text in request.headers)


def asked_wait(headers: Headers) -> float | None:
    """Return the seconds that a service asks to wait, or None: Retry-After (RFC 9110 section 10.2.3), or in ms."""
    for name in _MILLISECONDS:
        text = headers.get(name, "").strip()
        if re.fullmatch(_SECONDS, text):
            return float(text) / 1000
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(_SECONDS, text):
        return float(text)
    until = _date(text)
    if until is None:
        return None
    # By the service's own clock, as ours may go wrong.
    now = _date(headers.get("date", "")) or datetime.datetime.now(datetime.UTC)
    return max(0.0, (until - now).total_seconds())


def _date(text: str) -> datetime.datetime | None:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  hardly any answer has a date to read

    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return date if date.tzinfo is not None else date.replace(tzinfo=datetime.UTC)
