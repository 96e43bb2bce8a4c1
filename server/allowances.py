"""How many requests are allowed: to each API client, and to a link that has an allowance of its own."""

import math
import time

from limits import RateLimitItem, RateLimitItemPerMinute, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from server import errors


class Allowances:
    """What each client and each link has used of its allowance, counted in this process.

    The window moves with the time, so that there is no edge at which a client may make twice as many requests.
    """

    def __init__(self, per_client: str) -> None:
        """Allow each client `per_client`, such as "600/minute"; raises ValueError for text that is no rate limit."""
        try:
            self._per_client = parse(per_client)
        except ValueError:
            raise ValueError(f"'{per_client}' is no rate limit, which is written like 600/minute") from None
        self._used = MovingWindowRateLimiter(MemoryStorage())

    def spend_of_client(self, owner: str) -> None:
        """Count one request of the client; raises the 429 Refusal if that is one too many."""
        self._spend(self._per_client, "client", owner)

    def spend_of_link(self, link_id: str, requests_per_minute: int | None) -> None:
        """Count one request for the link if it has an allowance; raises the 429 Refusal if that is one too many."""
        if requests_per_minute is not None:
            self._spend(RateLimitItemPerMinute(requests_per_minute), "link", link_id)

    def _spend(self, allowance: RateLimitItem, *whose: str) -> None:
        if not self._used.hit(allowance, *whose):
            wait = self._used.get_window_stats(allowance, *whose).reset_time - time.time()
            raise errors.rate_limit_exceeded(retry_after=max(1, math.ceil(wait)))
