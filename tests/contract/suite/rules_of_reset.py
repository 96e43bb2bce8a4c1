"""What the prose of this contract says of `reset_link`, and no schema can; for contracts that have the operation."""

import json
from collections.abc import Iterator
from typing import Any

from tests.contract.suite.contract import Operation, Outcome
from tests.contract.suite.finding import Broken
from tests.contract.suite.witness import Exchange

OPERATION = "reset_link"

RULES = {
    "reset: its link": "the link in the answer is the one that was asked for",
    "reset: its state": "after a reset the state is `error` and the error code `auth_expired`",
    "reset: once": "a link that was reset needs relinking and is not reset again",
    "reset: kept": "who has reset a link is told so from then on: 422, because of `auth_expired`",
}


class Resets:
    """Which links were reset until now, and by whom."""

    def __init__(self) -> None:
        self._by: dict[str, str] = {}

    def broken_by(self, exchange: Exchange, operation: Operation, outcome: Outcome | None) -> Iterator[Broken]:
        """Yield the rules that a valid answer breaks."""
        asked_for = operation.path_values(exchange.request).get("id")
        if operation.name != OPERATION or outcome is None or asked_for is None:
            return
        if outcome.status == "200":
            yield from self._success(asked_for, json.loads(exchange.answer.content))
            self._by.setdefault(asked_for, exchange.caller if exchange.own else "")
        elif exchange.own and self._by.get(asked_for) == exchange.caller:
            yield from self._again(outcome, exchange)

    def _success(self, asked_for: str, link: dict[str, Any]) -> Iterator[Broken]:
        if link.get("link_id", asked_for) != asked_for:
            yield Broken("reset: its link", f"another link was reset: {link['link_id']!r}")
        state = (link["state"], link.get("error_code"))
        if state != ("error", "auth_expired"):
            yield Broken("reset: its state", f"the link is {state[0]!r} because of {state[1]!r} after its reset")
        if asked_for in self._by:
            yield Broken("reset: once", "a link that needs relinking already was reset again")

    def _again(self, outcome: Outcome, exchange: Exchange) -> Iterator[Broken]:
        if outcome.status not in {"422", "429"}:
            yield Broken("reset: kept", f"the link was reset by this caller before, and now the answer is {outcome}")
        elif outcome.status == "422":
            why = json.loads(exchange.answer.content).get("link_error_code", "auth_expired")
            if why != "auth_expired":
                yield Broken("reset: kept", f"the link was reset before, and its error code is {why!r}")
