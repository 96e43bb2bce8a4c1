"""Hooks: what a client calls when it sends, receives, repeats and fails; what they are shown has no credentials."""

import time
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlsplit

from ..errors import TransportError
from ..security.credentials import Credentials
from ..transports.protocol import Headers, Request, Response
from .redaction import redacted_headers, redacted_url


class Attempt:
    """One request of a call, and what has come of it so far. Whatever it shows is without credentials."""

    method: str
    template: str
    """The path as the contract has it, such as /links/{id}/reset; of a request for a token, the path of its URL."""
    url: str
    """Where the request goes."""
    headers: Headers
    """Those of the request."""
    size: int | None
    """The bytes of the request's body; None where it is sent in pieces of which nobody knows how many there are."""
    number: int
    """1 for the first request of a call, or for a token."""
    response: Response | None = None
    """The answer, as it was received; nothing was taken out of it."""
    failure: TransportError | None = None
    """Why there is no answer."""
    elapsed: float | None = None
    """Seconds from sending the request until the whole answer was there, or until it was certain that there is none."""
    wait: float | None = None
    """Seconds until the next attempt, where there is one."""
    notes: dict[Any, Any]
    """What hooks want to remember of the attempt, each under a key of its own."""

    def __init__(self, request: Request, template: str | None, number: int, credentials: Credentials) -> None:
        self.method = request.method
        self.url = redacted_url(request.url, credentials)
        self.template = urlsplit(self.url).path if template is None else template
        self.headers = redacted_headers(request.headers, credentials)
        self.size = len(request.content or b"") if request.upload is None else request.upload.length
        self.number = number
        self.notes = {}
        self._began: Final = time.perf_counter()
        self._hide: Final = credentials.hide

    def hide(self, text: str) -> str:
        """Return a text without the credentials of the call, such as the message of an error that is none of ours."""
        return self._hide(text)

    def end(self, outcome: Response | TransportError) -> None:
        """Keep what came of the request."""
        self.elapsed = time.perf_counter() - self._began
        if isinstance(outcome, Response):
            self.response = outcome
        else:
            self.failure = outcome

    def __repr__(self) -> str:
        became = self.response.status if self.response else self.failure or "sent"
        return f"<attempt {self.number}: {self.method} {self.url}: {became}>"


class Hooks:
    """What happens to the requests of a client: extend it and give instances to the client as `hooks`.

    Methods are called in the thread or task of the call, in the order in which hooks were given; whatever they raise
    ends the call. None is called for what is not sent: a value that cannot be, or credentials that are missing.
    """

    def request(self, attempt: Attempt) -> Iterable[tuple[str, str]] | None:
        """Hear of a request that is about to be sent. What is returned is added to its header fields."""

    def response(self, attempt: Attempt) -> None:
        """Hear of an answer, whatever its status."""

    def retry(self, attempt: Attempt) -> None:
        """Hear of an attempt that is repeated after `attempt.wait` seconds; `response` was called if it had one."""

    def error(self, attempt: Attempt, error: BaseException) -> None:
        """Hear of what the call raises after its last attempt, be it that it was cancelled in the midst of it."""
