"""A transport that answers as it is told, for tests of what is sent, and how often."""

from templates.runtime.errors import TransportError
from templates.runtime.transports.protocol import Request, Response


class Scripted:
    """A transport that answers as it is told."""

    def __init__(self, *outcomes: Response | TransportError) -> None:
        self.outcomes = list(outcomes)
        self.requests: list[Request] = []

    def handle(self, request: Request) -> Response:
        """Return or raise the next outcome."""
        self.requests.append(request)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, TransportError):
            raise outcome
        return outcome
