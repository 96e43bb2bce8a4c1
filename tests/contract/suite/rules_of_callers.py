"""What each caller deserves: rules about who may see what, by the contract's security and by the callers file."""

from collections.abc import Iterator, Sequence

from tests.contract.suite.callers import Caller, Callers
from tests.contract.suite.contract import Operation, Outcome
from tests.contract.suite.finding import Broken
from tests.contract.suite.witness import Exchange

RULES = {
    "authentication": "a secured operation succeeds for nobody whose credentials are not known",
    "deserved": "a caller sees nothing but what the callers file says",
    "promised": "a request of the callers file reaches its outcome when it is sent first",
    "never seen": "a caller sees all that the callers file promises",
}


class Deserts:
    """What the callers deserve, and what they saw until now."""

    def __init__(self, callers: Callers) -> None:
        self._nobody = callers.nobody
        self._callers = {caller.name: caller for caller in callers.callers}
        self._promises = {
            (caller.name, probe.request.method, probe.request.target): probe.outcome
            for caller in callers.callers
            for probe in caller.probes
            if probe.promised
        }
        self._seen: set[tuple[str, Outcome]] = set()

    def broken_by(self, exchange: Exchange, operation: Operation, outcome: Outcome | None) -> Iterator[Broken]:
        """Yield the rules that an answer breaks; `outcome` is None if the answer is not valid."""
        known = exchange.own and exchange.request.header("Authorization") is not None
        if operation.secured and not known and exchange.answer.status < 400:
            yield Broken("authentication", "the operation was carried out for who did not say who he is")
        caller: Caller | None = self._callers[exchange.caller] if exchange.own else self._nobody
        if outcome is not None and caller is not None:
            if caller.may is not None and outcome not in caller.may:
                yield Broken("deserved", f"{outcome} is not what this caller deserves")
            self._seen |= {(caller.name, outcome)} if exchange.own else set()
        promise = None
        if exchange.own:
            promise = self._promises.pop((exchange.caller, exchange.request.method, exchange.request.target), None)
        if promise is not None and promise != outcome:
            got = outcome or f"{exchange.answer.status}, which is not valid"
            yield Broken("promised", f"this request was to give {promise.answer}, and gave {got}")

    def never_seen(self, callers: Sequence[Caller]) -> Iterator[tuple[Caller, Outcome]]:
        """Yield what was promised to callers and never came."""
        for caller in callers:
            for outcome in sorted(caller.must):
                if (caller.name, outcome) not in self._seen:
                    yield caller, outcome
