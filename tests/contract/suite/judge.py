"""Holds what was said against every rule of ours: the contract, HTTP, the callers file, the prose of the reset."""

from collections.abc import Iterator, Sequence

from tests.contract.suite import rules_of_callers, rules_of_http, rules_of_reset
from tests.contract.suite.callers import Callers
from tests.contract.suite.contract import Contract
from tests.contract.suite.finding import Broken, Finding, curl
from tests.contract.suite.witness import Exchange, Witness

RULES = {
    "warning": "schemathesis warns of nothing for which the callers file has no reason",
    "left out": "schemathesis runs every phase that can be run",
    "no answer": "every request is answered, in HTTP",
    "contract": "status, content type, headers and body are as documented",
    **rules_of_http.RULES,
    **rules_of_callers.RULES,
    **rules_of_reset.RULES,
}
"""Every rule of ours, and what it asks for."""


class Judge:
    """Reads once what callers and the server said to each other, in the order in which it was said."""

    def __init__(self, contract: Contract, callers: Callers, url: str, slowest: float) -> None:
        self._contract = contract
        self._callers = callers
        self._url = url
        self._slowest = slowest
        self._deserts = rules_of_callers.Deserts(callers)
        self._resets = rules_of_reset.Resets()

    def findings(self, witnesses: Sequence[Witness]) -> Iterator[Finding]:
        """Yield what is wrong with the answers to all callers."""
        for witness in witnesses:
            for request, reason in witness.unanswered:
                place = self._contract.place_of(request)
                yield self._finding("no answer", reason, witness.caller, place, curl(self._url, request))
        exchanges = [exchange for witness in witnesses for exchange in witness.exchanges]
        for exchange in sorted(exchanges, key=lambda it: it.begin):
            place = self._contract.place_of(exchange.request, exchange.answer.status)
            command = curl(self._url, exchange.request)
            for broken in self._broken_by(exchange):
                yield self._finding(broken.rule, broken.what, exchange.caller, broken.pointer or place, command)
        for caller, outcome in self._deserts.never_seen(self._callers.callers):
            what = f"{outcome}, which the callers file promises"
            yield self._finding("never seen", what, caller.name, self._contract.pointer_to(outcome), "")

    def _broken_by(self, exchange: Exchange) -> Iterator[Broken]:
        yield from rules_of_http.broken_by(exchange, self._slowest)
        operation = self._contract.operation_of(exchange.request)
        if operation is None:
            return
        outcome, problems = self._contract.judge(exchange.request, exchange.answer)
        for problem in problems:
            yield Broken("contract", problem.what, problem.pointer)
        yield from self._deserts.broken_by(exchange, operation, outcome)
        yield from self._resets.broken_by(exchange, operation, outcome)

    def _finding(self, rule: str, what: str, caller: str, pointer: str, command: str) -> Finding:
        return Finding("suite", rule, what, caller, pointer, self._contract.where(pointer), command)
