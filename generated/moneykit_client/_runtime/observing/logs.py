"""Log records of what a client does, by the standard library; without credentials, and without bodies."""

import logging
from typing import Final

from .hooks import Attempt, Hooks

_LOGGER: Final = logging.getLogger(__name__.partition("._runtime")[0])
"""Called as the package of the client."""


class _Logging(Hooks):
    """One line per event."""

    def response(self, attempt: Attempt) -> None:
        """Log an answer."""
        if attempt.response is not None:
            _LOGGER.debug(
                "%s %s: %d, %d bytes in %.0f ms%s",
                attempt.method,
                attempt.url,
                attempt.response.status,
                len(attempt.response.content),
                1000 * (attempt.elapsed or 0),
                _numbered(attempt),
            )

    def retry(self, attempt: Attempt) -> None:
        """Log that a request is repeated."""
        became = attempt.response.status if attempt.response is not None else attempt.failure
        _LOGGER.info(
            "%s %s: %s; the next attempt is due in %.3g s%s",
            attempt.method,
            attempt.url,
            became,
            attempt.wait or 0,
            _numbered(attempt),
        )

    def error(self, attempt: Attempt, error: BaseException) -> None:
        """Log what a call raises; the program decides whether it is a problem."""
        if _LOGGER.isEnabledFor(logging.DEBUG):
            _LOGGER.debug("%s %s: %s: %s", attempt.method, attempt.url, type(error).__name__, attempt.hide(str(error)))


_LOGGING: Final = _Logging()


def logging_hooks() -> tuple[Hooks, ...]:
    """Return the hooks that log, if anybody wants to read it."""
    return (_LOGGING,) if _LOGGER.isEnabledFor(logging.INFO) else ()


def _numbered(attempt: Attempt) -> str:
    return f" (attempt {attempt.number})" if attempt.number > 1 else ""
