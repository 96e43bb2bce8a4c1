"""The whole suite against one server: every caller attacks, all callers meet in a sequence, and all of it is judged."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.problem import Location, Problem, RefusedError
from tests.contract.suite.attack import Plan, attack
from tests.contract.suite.callers import Callers, FalseAlarm
from tests.contract.suite.contract import Outcome
from tests.contract.suite.finding import Finding
from tests.contract.suite.judge import Judge
from tests.contract.suite.sequence import follow
from tests.contract.suite.wire import NoAnswerError, Request, Upstream
from tests.contract.suite.witness import Exchange, Witness, witnessing


@dataclass(frozen=True)
class Seen:
    """What was seen of one documented outcome."""

    outcome: Outcome
    times: Mapping[str, int]
    """By caller."""
    example: Exchange | None
    """The first answer that was this outcome; None if there was none."""
    promised: bool
    """Whether the callers file promises it to somebody."""


@dataclass(frozen=True)
class Result:
    """What a run saw and found."""

    plan: Plan
    url: str
    requests: int
    seen: tuple[Seen, ...]
    findings: Mapping[Finding, int]
    """Each finding once, the first of its kind, and how often there was one."""
    false_alarms: Mapping[FalseAlarm, int]
    """How often each was met; one that was never met may not be needed any more."""

    @property
    def never_seen(self) -> list[Seen]:
        """The documented outcomes that nobody saw, whether they were promised or not."""
        return [it for it in self.seen if not it.times]


def run(plan: Plan, url: str, callers: Callers, tokens: Mapping[str, str], without: Collection[str] = ()) -> Result:
    """Run the suite against the server at `url`; `tokens` are by variable, rules in `without` are left out."""
    secrets = {token: f"${variable}" for variable, token in tokens.items()}
    found: list[Finding] = []
    with ExitStack() as stack:
        witnesses: dict[str, Witness] = {
            it.name: stack.enter_context(witnessing(url, it.name, it.token, secrets)) for it in callers.callers
        }
        for caller in callers.callers:
            found += attack(plan, caller, witnesses[caller.name], url)
        follow(callers, witnesses)
    judge = Judge(plan.contract, callers, url, plan.slowest)
    found += judge.findings(list(witnesses.values()))
    alarms = {alarm: sum(alarm.means(it) for it in found) for alarm in callers.false_alarms}
    found = [it for it in found if it.rule not in without and not any(alarm.means(it) for alarm in alarms)]
    requests = sum(len(it.exchanges) + len(it.unanswered) for it in witnesses.values())
    exchanges = [exchange for witness in witnesses.values() for exchange in witness.exchanges]
    return Result(plan, url, requests, _seen(plan, callers, exchanges), _grouped(found), alarms)


def reachable(url: str) -> None:
    """Raise RefusedError unless something answers at a URL that may be tested."""
    place = Location("URL")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise RefusedError(Problem(f"not a URL: {error}", place)) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise RefusedError(Problem("expected http://… or https://…, without query and fragment", place))
    if parts.username is not None or parts.password is not None:
        raise RefusedError(Problem("credentials do not belong into it: it stands in reports", place))
    try:
        Upstream(url).ask(Request("OPTIONS", "/"))
    except NoAnswerError as error:
        raise RefusedError(Problem(f"nobody answers at {url}: {error}", place)) from None


def _seen(plan: Plan, callers: Callers, exchanges: Sequence[Exchange]) -> tuple[Seen, ...]:
    """Return what was seen of each outcome. Only an answer with a valid body and all its headers counts."""
    times: dict[Outcome, Counter[str]] = {outcome: Counter() for outcome in plan.contract.outcomes}
    examples: dict[Outcome, Exchange] = {}
    for exchange in exchanges:
        outcome, _ = plan.contract.judge(exchange.request, exchange.answer)
        if outcome is not None:
            times[outcome][exchange.caller] += 1
            examples.setdefault(outcome, exchange)
    promised = {outcome for caller in callers.callers for outcome in caller.must}
    return tuple(Seen(it, seen, examples.get(it), it in promised) for it, seen in times.items())


def _grouped(findings: Sequence[Finding]) -> dict[Finding, int]:
    first: dict[tuple[str, ...], Finding] = {}
    times: Counter[Finding] = Counter()
    for it in findings:
        times[first.setdefault((it.source, it.rule, it.what, it.caller, it.pointer), it)] += 1
    return times
