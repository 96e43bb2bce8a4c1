"""The steps that a call consists of; who takes them waits or awaits, so that nothing else has to."""

from abc import ABC, abstractmethod
from collections.abc import Generator
from typing import TypeAlias, TypeVar

from .errors import TransportError
from .transports.protocol import Request, Response

T = TypeVar("T")


class Pause(ABC):
    """A step that waits for somebody else than the service; what came of it is known to who made it."""

    @abstractmethod
    def here(self) -> None:
        """Wait, and let the thread do nothing else."""

    @abstractmethod
    async def aside(self) -> None:
        """Wait, and let the event loop do other things."""


Steps: TypeAlias = Generator[Request | float | Pause, Response | TransportError | None, T]
"""What is to be done: a request to send, which is answered with what came of it, seconds to wait, or another pause."""
