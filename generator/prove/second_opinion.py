"""What openapi-python-client's client makes of the same answers, and who is right by the contract."""

from __future__ import annotations

from typing import Any

from generator.frozen import frozen
from generator.package import Endpoint
from generator.peer import Names
from generator.prove.carried import Misstep, Try
from generator.prove.certificate import Disagreement
from generator.prove.comparison import MADE_HERE, difference, short
from generator.prove.driver import Driver, DriverError
from generator.prove.responses import Exchange, prepared
from generator.prove.stage import Stage

CARRIED = "carried"
REFUSED = "refused"
CHANGED = "changed"
UNREAD = "not read"
RAISED = "raised"
ACCEPTED = "accepted what is broken"
RIGHT = {CARRIED, REFUSED}
"""What is right where it is expected."""


@frozen
class PeerClient:
    """The peer's client on disk, and the function and arguments that it has for each operation."""

    folder: str
    package: str
    functions: dict[tuple[str, str], tuple[str, str]]
    """(method, path) -> (module of the tag, function)."""
    arguments: dict[tuple[str, str], str]
    """(function, name on the wire) -> argument."""

    @classmethod
    def of(cls, folder: str, package: str, names: Names) -> PeerClient:
        """Return the client, given the names that the peer gives."""
        functions = {(method.upper(), path): (tag, name) for method, path, tag, name in names.functions}
        return cls(folder, package, functions, {(function, wire): name for function, wire, name in names.arguments})


class SecondOpinion:
    """The peer on one status and media type."""

    def __init__(self, peer: PeerClient, exchange: Exchange) -> None:
        self.counts: dict[str, int] = {}
        self.disagreements: dict[str, Disagreement] = {}
        self._exchange = exchange
        endpoint = exchange.endpoint
        self._function = peer.functions.get((endpoint.method, endpoint.path))
        self._arguments = self._named(peer, endpoint) if self._function is not None else None

    def _named(self, peer: PeerClient, endpoint: Endpoint) -> dict[str, Any] | None:
        positional, named = self._exchange.calls
        given = dict(zip((one.name for one in endpoint.positional), positional, strict=True)) | named
        found: dict[str, Any] = {}
        for one in endpoint.arguments:
            if one.name in given:
                name = peer.arguments.get((self._function[1], one.wire_name)) if self._function else None
                name = "body" if one.location == "body" else name
                if name is None:
                    return None
                found[name] = self._exchange.types.plain(given[one.name])
        return found

    @property
    def is_possible(self) -> bool:
        """Whether the peer has this operation."""
        return self._arguments is not None

    def ask(self, stage: Stage, driver: Driver, attempt: Try, ours: Misstep | None) -> None:
        """Note what the peer makes of an answer, beside what our client made of it."""
        if self._function is None or self._arguments is None:
            return
        stage.prepare(prepared(self._exchange, attempt))
        try:
            outcome = driver.call(*self._function, [], self._arguments)
        except DriverError as error:
            outcome = {"raised": {"class": "Crash", "message": str(error)}}
        if "unbuilt" in outcome:
            return
        verdict, told = _judged(self._exchange, attempt, outcome)
        self.counts[verdict] = self.counts.get(verdict, 0) + 1
        if (verdict in RIGHT) == (ours is None):
            return
        right = "oasmith" if ours is None else "openapi-python-client"
        expected = "refuses it" if attempt.broken is not None else "carries it"
        found = Disagreement(
            operation=f"{self._exchange.endpoint.method} {self._exchange.endpoint.path}",
            check="",
            kind=attempt.kind,
            input=attempt.input,
            ours=expected if ours is None else ours.message,
            peers=told,
            right=right,
        )
        before = self.disagreements.get(verdict)
        if before is None or (len(found.input), found.input) < (len(before.input), before.input):
            self.disagreements[verdict] = found


def _judged(exchange: Exchange, attempt: Try, outcome: dict[str, Any]) -> tuple[str, str]:
    """Return what the peer did in a word and in a sentence."""
    raised = outcome.get("raised")
    if raised is not None:
        told = f"raises {raised['class']}: {short(raised['message'])}"
        return (REFUSED, told) if attempt.broken is not None else (RAISED, told)
    read = outcome["returned"]["json"]
    if attempt.broken is not None:
        return (ACCEPTED, f"returns {short(read)}")
    if exchange.media_type is None:
        return CARRIED, "returns nothing"
    body = attempt.whole["body"]
    if read is None and body is not None:
        return UNREAD, "returns None"
    found = difference(body, read, MADE_HERE)
    return (CARRIED, "carries it") if found is None else (CHANGED, f"changes it: {found}")
