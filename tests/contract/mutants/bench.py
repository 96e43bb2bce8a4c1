"""The bench: a new server, a proxy with one fault before it, and the suite, which must notice."""

import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.contract.mutants.catalogue import derive
from tests.contract.mutants.fault import Fault
from tests.contract.reference import CALLERS, reference_server
from tests.contract.suite.attack import Plan
from tests.contract.suite.callers import read_callers
from tests.contract.suite.contract import Contract
from tests.contract.suite.finding import Finding
from tests.contract.suite.run import run
from tests.contract.suite.wire import Answer, Request, Upstream, proxy

HONEST = "no fault"
"""The name of the row without a fault."""

WORKERS = 2
"""How many processes: each mostly computes, and `make mutants` has the machine to itself."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What all runs have in common."""

    contract: Path
    seed: int
    examples: int
    slowest: float
    without: frozenset[str] = frozenset()
    """Rules of the suite that are left out, to see what they are worth."""


@dataclass(frozen=True)
class Verdict:
    """What became of one fault."""

    name: str
    kind: str
    pointer: str
    told: int
    """How many answers the proxy lied in; a fault that was never met proves nothing."""
    checks: tuple[str, ...]
    """The checks of schemathesis that failed."""
    rules: tuple[str, ...]
    """The rules of the suite that were broken."""
    findings: tuple[str, ...]
    """Some of what was found, to be read where nothing should be."""

    @property
    def killed(self) -> bool:
        """Whether the suite failed, because of the fault."""
        return bool(self.told and (self.checks or self.rules))

    @property
    def passed(self) -> bool:
        """Whether all is as it should be: the fault is killed, or nothing is found where there is none."""
        return not self.findings if self.name == HONEST else self.killed


def names(setting: Setting) -> list[str]:
    """Return the names of all faults of the contract."""
    contract = Contract(setting.contract)
    callers = read_callers(CALLERS, contract)
    placeholders = {caller.token: caller.token for caller in callers.callers if caller.token is not None}
    return list(derive(contract, callers, placeholders, setting.slowest))


def verdicts(setting: Setting, chosen: Sequence[str]) -> Iterator[Verdict]:
    """Yield the verdict on each fault, in their order; HONEST is a name, too."""
    with ProcessPoolExecutor(WORKERS, get_context("spawn"), _keep_bytecode) as pool:
        yield from pool.map(partial(verdict, setting), chosen)


def _keep_bytecode() -> None:
    """Let Python keep what it compiles, whatever the environment says: a server is started for every fault."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def verdict(setting: Setting, name: str) -> Verdict:
    """Return what becomes of one fault."""
    contract = Contract(setting.contract)
    callers = read_callers(CALLERS, contract)
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder, reference_server() as reference:
        plan = Plan(
            contract=contract,
            seed=setting.seed,
            examples=setting.examples,
            slowest=setting.slowest,
            folder=Path(folder),
        )
        fault = derive(contract, callers, reference.tokens, setting.slowest)[name] if name != HONEST else None
        with _standing_before(reference.url, fault) as (url, told):
            result = run(plan, url, callers, reference.tokens, setting.without)
    found = list(result.findings)
    return Verdict(
        name=name,
        kind=fault.kind if fault else HONEST,
        pointer=fault.pointer if fault else "",
        told=len(told),
        checks=_rules(found, "schemathesis"),
        rules=_rules(found, "suite"),
        findings=tuple(str(it) for it in found[:20]),
    )


def _rules(found: Sequence[Finding], source: str) -> tuple[str, ...]:
    return tuple(sorted({it.rule for it in found if it.source == source}))


@contextmanager
def _standing_before(url: str, fault: Fault | None) -> Iterator[tuple[str, list[Request]]]:
    """Give the URL of a proxy that has the fault, and the requests that it lied to, which grow until the block ends."""
    told: list[Request] = []
    honest = Upstream(url)
    one_at_a_time = threading.Lock()

    def answer(request: Request) -> Answer:
        if fault is None:
            return honest.ask(request)
        # What a fault remembers is not made for two at a time.
        with one_at_a_time:
            said, lied = fault.lie(request, honest.ask)
        if lied:
            told.append(request)
        return said

    with proxy(answer) as proxied:
        yield proxied, told
