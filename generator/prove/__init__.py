"""Prove that a client and its contract agree: responses, requests and errors over real HTTP, with a certificate."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from generator import __version__
from generator.frozen import evolve
from generator.problem import Problem
from generator.prove.blame import differing
from generator.prove.certificate import Certificate, Check, Exclusion, OperationProof, to_json
from generator.prove.comparison import NORMALISATIONS
from generator.prove.examples import contradictions
from generator.prove.meaning import GENEROSITY, READINGS
from generator.prove.page import to_html
from generator.prove.reach import touched
from generator.prove.result import Result
from generator.prove.second_opinion import PeerClient
from generator.prove.subject import Subject, tasks
from generator.prove.workers import prove_all

__all__ = ["Certificate", "PeerClient", "Subject", "differing", "prove", "tasks", "to_html", "to_json"]

_TOOLS = ("httpx2", "hypothesis", "jsonschema-rs", "openapi-core", "schemathesis")


def prove(  # noqa: PLR0913 # a user decides as many things
    subject: Subject,
    hashes: Mapping[str, str],
    *,
    only: str | None = None,
    workers: int = 1,
    waived: tuple[Exclusion, ...] = (),
    second_opinion: str = "",
    done: Callable[[str], None] = lambda _: None,
) -> Certificate:
    """Return the certificate of a client; `done` hears of each part that was proved, by its operation."""
    every = tuple(tasks(subject, only))
    operations = subject.api.operations
    results = prove_all(subject, every, workers, lambda one: done(_told(subject, one)))
    wanted = {(one.is_webhook, one.operation) for one in every}
    proofs = (
        *(_proof(subject, index, results) for index in range(len(operations)) if (False, index) in wanted or not only),
        *(_proof_of_webhook(subject, index, results) for is_webhook, index in sorted(wanted) if is_webhook),
    )
    failures = [one.failure for one in results if one.failure is not None]
    return Certificate(
        client="oasmith",
        contract=Path(subject.document.file).name,
        title=subject.api.title,
        version=subject.api.version,
        seed=subject.seed,
        samples=subject.samples,
        versions={"oasmith": __version__, "python": platform.python_version(), **{one: version(one) for one in _TOOLS}},
        hashes=hashes,
        normalisations=("the order of keys", *NORMALISATIONS),
        readings=READINGS,
        generosity=GENEROSITY,
        operations=proofs,
        failures=(*(contradictions(subject) if only is None else ()), *failures),
        not_generated=tuple(_left_out(one) for one in subject.refused),
        waived=waived,
        disagreements=tuple(each for one in results for each in one.disagreements),
        second_opinion=second_opinion,
    )


def _told(subject: Subject, result: Result) -> str:
    index = result.task.operation
    return subject.received[index][0].told if result.task.is_webhook else subject.api.operations[index].path


def _proof_of_webhook(subject: Subject, index: int, results: tuple[Result, ...]) -> OperationProof:
    webhook, operation = subject.received[index]
    refused = touched(subject.document, operation, subject.refused)
    return OperationProof(
        operation=webhook.told,
        name=f"webhooks.{webhook.function}",
        pointer=subject.told(operation.pointer),
        where=subject.where(operation.pointer),
        checks=_checks(results, index, is_webhook=True),
        not_generated=tuple(_left_out(one) for one in refused),
    )


def _checks(results: tuple[Result, ...], index: int, *, is_webhook: bool) -> tuple[Check, ...]:
    return tuple(one.check for one in results if (one.task.is_webhook, one.task.operation) == (is_webhook, index))


def _proof(subject: Subject, index: int, results: tuple[Result, ...]) -> OperationProof:
    operation = subject.api.operations[index]
    found = subject.endpoint(operation)
    name = f"{found[0].attribute}.{found[1].function}" if found is not None else ""
    refused = touched(subject.document, operation, subject.refused)
    return OperationProof(
        operation=f"{operation.method.upper()} {operation.path}",
        name=name,
        pointer=subject.told(operation.pointer),
        where=subject.where(operation.pointer),
        checks=_checks(results, index, is_webhook=False),
        not_generated=tuple(_left_out(one) for one in refused),
    )


def _left_out(problem: Problem) -> Exclusion:
    place = problem.location
    where = str(evolve(place, file=Path(place.file).name))
    why = "the generator cannot do this yet" if problem.is_limit else "the contract is wrong here"
    return Exclusion(problem.message, why, problem.pointer or "", where)
