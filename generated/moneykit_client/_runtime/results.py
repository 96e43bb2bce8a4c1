"""All that an answer says: what `raw` of a method returns, in the place of the value alone."""

from typing import Generic, TypeVar

from .transports.protocol import Headers

T = TypeVar("T")


class Result(Generic[T]):
    """The answer to a call that succeeded. A client adds a class per operation whose headers are documented."""

    value: T
    """What the method returns."""
    status: int
    """The HTTP status code."""
    headers: Headers
    """Every header field; those that the contract documents are attributes as well, typed."""
    content: bytes
    """The body as it was received."""
    elapsed: float
    """Seconds from the call until the whole answer was there, with all that was sent again."""

    def __init__(self, *, value: T, status: int, headers: Headers, content: bytes, elapsed: float) -> None:
        self.value = value
        self.status = status
        self.headers = headers
        self.content = content
        self.elapsed = elapsed

    def __repr__(self) -> str:
        return f"{type(self).__name__}(status={self.status}, value={self.value!r})"
