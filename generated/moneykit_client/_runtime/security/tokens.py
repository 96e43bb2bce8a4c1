"""Tokens: read from the answers of an authorization server (RFC 6749 section 5), and kept as long as they are good."""

import copy
import json
import math
import os
import re
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from attrs import evolve, field, frozen

from ..errors import TokenRequestError, TransportError, TransportTimeoutError
from ..steps import Steps
from ..transports.protocol import Response
from .placement import VISIBLE
from .sources import Errands, Turn, Waiting

_SECONDS: Final = re.compile(r"\d{1,18}", re.ASCII)
_LONGEST: Final = 300
_LARGEST: Final = 65536
"""Letters of a token: no server takes headers of that size."""
_EARLY: Final = 60.0
"""Seconds before its end from which on a token is renewed, at the most; of a short-lived one, a tenth of its time."""
_PATIENCE: Final = 5.0
"""Seconds to wait before the next try when an early renewal fails."""


@frozen
class Token:
    """An access token."""

    text: str = field(repr=False)
    refresh: str | None = field(repr=False)
    """The refresh token that came with it."""
    soon: float
    """When to renew it, by the monotonic clock."""
    ends: float
    """When it is good no more."""

    def renewable(self, refresh: str) -> "Token":
        """Return the same with a refresh token."""
        return evolve(self, refresh=refresh)


class Cache:
    """A token that many callers use, and one of them renews: threads, and tasks of any event loop."""

    def __init__(self) -> None:
        self._token: Token | None = None
        self._turn: Turn[Token] | None = None
        """That of the caller who renews it."""
        self._not_before = 0.0
        """When to try again to renew it early."""
        self._lock = threading.Lock()
        self._process = os.getpid()

    def token(self, errands: Errands, fetch: Callable[[Token | None], Steps[Token]]) -> Steps[Token]:
        """Return a token that is good. The first who finds none `fetch`es one, for all others who wait for it.

        One that ends soon is renewed by the first who finds it; others use it meanwhile, and so does he if that fails.
        Raises what fetching raises.
        """
        mine = Turn[Token]()
        while True:
            now = time.monotonic()
            with self._own_lock():
                token = self._token
                is_good = token is not None and now < token.ends
                if token is not None and is_good and (now < max(token.soon, self._not_before) or self._turn):
                    return token
                turn = self._turn
                if turn is None:
                    self._turn = mine
                    break
            left = errands.left()
            if left is not None and left <= 0:
                message = "no token was fetched in the time that the call has: another call is still about it"
                raise TransportTimeoutError(message)
            yield Waiting(turn, left)
            if turn.fetched is not None:
                # Also one that is good for no other call.
                return turn.fetched
            if turn.error is not None:
                # Everybody raises one of his own, since who raises it writes into it.
                raise copy.copy(turn.error) from turn.error.__cause__
        return (yield from self._fetched(mine, token, fetch, is_good=is_good))

    def _fetched(
        self, turn: Turn[Token], old: Token | None, fetch: Callable[[Token | None], Steps[Token]], *, is_good: bool
    ) -> Steps[Token]:
        try:
            token = turn.fetched = self._token = yield from fetch(old)
        except (TokenRequestError, TransportError) as error:
            if old is not None and is_good and time.monotonic() < old.ends:
                self._not_before = time.monotonic() + _PATIENCE
                return old
            # Who has more time than this call may try himself.
            turn.error = None if isinstance(error, TransportTimeoutError) else error
            raise
        else:
            return token
        finally:
            # Also where the call was cancelled: then the next one takes over.
            with self._own_lock():
                if self._turn is turn:
                    self._turn = None
            turn.end()

    def forget(self, text: str) -> None:
        """Throw a token away that the service has refused, unless another one is there already."""
        with self._own_lock():
            if self._token is not None and self._token.text == text:
                self._token = None

    def _own_lock(self) -> threading.Lock:
        if self._process != os.getpid():
            # After a fork nobody of those who fetched or held the lock is here.
            self._process, self._lock, self._turn = os.getpid(), threading.Lock(), None
        return self._lock


def read_token(response: Response, asked_at: float, url: str, hide: Callable[[str], str]) -> Token:
    """Return the token in an answer, good from when it was asked for. Raises TokenRequestError without one."""
    answer = _object(response)
    if not 200 <= response.status < 300:  # noqa: PLR2004  the statuses of success
        raise _refused(response, answer, url, hide)
    text, kind = answer.get("access_token"), answer.get("token_type", "Bearer")
    problem = None
    if not isinstance(text, str) or len(text) > _LARGEST or not VISIBLE.fullmatch(text):
        problem = "its answer has no access_token that a request can carry"
    elif not isinstance(kind, str) or kind.lower() != "bearer":
        # Section 7.1: a token of a kind that the client does not know must not be used.
        problem = "its answer has a token that is no bearer token"
    if problem is not None:
        raise TokenRequestError(url, problem, status=response.status, headers=response.headers)
    lifetime = _lifetime(answer.get("expires_in"))
    refresh = answer.get("refresh_token")
    return Token(
        cast("str", text),
        refresh if isinstance(refresh, str) and refresh else None,
        soon=asked_at + lifetime - min(_EARLY, lifetime / 10),
        ends=asked_at + lifetime,
    )


def _object(response: Response) -> Mapping[str, Any]:
    try:
        answer = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return cast("Mapping[str, Any]", answer) if isinstance(answer, dict) else {}


def _lifetime(given: Any) -> float:
    """Return for how many seconds a token is good; without end, that is until the service refuses it."""
    if isinstance(given, str) and _SECONDS.fullmatch(given):
        given = int(given)
    is_number = isinstance(given, (int, float)) and not isinstance(given, bool) and given == given  # noqa: PLR0124  NaN is not
    # An integer may be too large for a float.
    return float(min(max(given, 0), 1e18)) if is_number else math.inf


def _refused(response: Response, answer: Mapping[str, Any], url: str, hide: Callable[[str], str]) -> TokenRequestError:
    code, description = (_line(answer.get(name), hide) for name in ("error", "error_description"))
    return TokenRequestError(
        url, status=response.status, headers=response.headers, code=code or None, description=description
    )


def _line(text: Any, hide: Callable[[str], str]) -> str:
    """Return what a server says, on one line that a terminal cannot misread, and not too long."""
    if not isinstance(text, str):
        return ""
    line = hide(" ".join("".join(one if one.isprintable() else " " for one in text).split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
