"""What was proved, as plain frozen data that says the same for the same seed: no time, no machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.frozen import field, fields, frozen, plain

PASSED = "passed"
FAILED = "failed"
EXCLUDED = "excluded"
NOT_GENERATED = "not generated"
INCOMPLETE = "incomplete"

_WORST_FIRST = (FAILED, NOT_GENERATED, PASSED, EXCLUDED)


@frozen
class Failure:
    """Something that is not as the contract says."""

    blame: str
    """`contract`, `client` or `generator`."""
    culprits: tuple[str, ...]
    """The files that are to blame, with a line where one is known."""
    operation: str
    check: str
    kind: str
    message: str
    input: str
    """The smallest input that was found, as JSON."""
    pointer: str
    where: str
    """The pointer's file:line:column."""
    generated: str
    """The generated line that reads or writes it, as path:line."""


@frozen
class Exclusion:
    """Something that was not proved, and why."""

    what: str
    reason: str
    pointer: str = ""
    where: str = ""


@frozen
class Check:
    """One thing that was proved: a response of a status and media type, or the requests of an operation."""

    what: str
    pointer: str
    where: str
    verdict: str
    tried: Mapping[str, int] = field(default_factory=dict[str, int])
    """Number of samples by their kind."""
    passed: int = 0
    excluded: tuple[Exclusion, ...] = ()
    second_opinion: Mapping[str, int] = field(default_factory=dict[str, int])
    """What openapi-python-client's client did with the same bodies: how many it carried, refused, changed."""

    @property
    def samples(self) -> int:
        """How many samples were tried."""
        return sum(self.tried.values())


@frozen
class Disagreement:
    """A body that the two clients read differently, and who is right by the contract."""

    operation: str
    check: str
    kind: str
    input: str
    ours: str
    peers: str
    right: str


@frozen
class OperationProof:
    """What was proved of an operation."""

    operation: str
    """Method and path."""
    name: str
    """Resource and method of the client."""
    pointer: str
    where: str
    checks: tuple[Check, ...]
    not_generated: tuple[Exclusion, ...] = ()

    @property
    def verdict(self) -> str:
        """The worst of its checks."""
        found = {one.verdict for one in self.checks} | ({NOT_GENERATED} if self.not_generated else set())
        return next((one for one in _WORST_FIRST if one in found), PASSED)

    @property
    def samples(self) -> int:
        """How many samples were tried."""
        return sum(one.samples for one in self.checks)


@frozen
class Certificate:
    """What was proved of a client."""

    client: str
    """`oasmith`, or the peer whose client it is."""
    contract: str
    title: str
    version: str
    seed: int
    samples: int
    """How many were asked for per response and per operation's requests."""
    versions: Mapping[str, str]
    hashes: Mapping[str, str]
    normalisations: tuple[str, ...]
    readings: tuple[str, ...]
    generosity: tuple[str, ...]
    operations: tuple[OperationProof, ...]
    failures: tuple[Failure, ...]
    not_generated: tuple[Exclusion, ...]
    waived: tuple[Exclusion, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    second_opinion: str = ""
    """Whose it was, or why there is none."""

    @property
    def verdict(self) -> str:
        """`passed`, `failed`, or `incomplete` where not all of the contract was generated, or nothing was tried."""
        if self.failures:
            return FAILED
        # Where nothing was tried, nothing is proved.
        return INCOMPLETE if self.not_generated or not self.tried else PASSED

    @property
    def tried(self) -> int:
        """How many samples were tried."""
        return sum(one.samples for one in self.operations)

    @property
    def passed(self) -> int:
        """How many samples passed."""
        return sum(each.passed for one in self.operations for each in one.checks)


FORMAT = 1
"""The version of the layout of certificate.json."""


def to_json(certificate: Certificate) -> str:
    """Return the text of certificate.json."""
    told: dict[str, Any] = {"certificate": FORMAT, "verdict": certificate.verdict}
    told |= {"tried": certificate.tried, "passed": certificate.passed}
    told |= plain(certificate)
    for one, proof in zip(told["operations"], certificate.operations, strict=True):
        one["verdict"] = proof.verdict
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def from_json(text: str) -> Certificate:
    """Return the certificate that a text holds. Raises ValueError for another layout."""
    told = json.loads(text)
    if told.get("certificate") != FORMAT:
        message = f"not a certificate of layout {FORMAT}"
        raise ValueError(message)
    operations = tuple(
        OperationProof(
            one["operation"],
            one["name"],
            one["pointer"],
            one["where"],
            tuple(
                Check(**{**each, "excluded": tuple(Exclusion(**reason) for reason in each["excluded"])})
                for each in one["checks"]
            ),
            tuple(Exclusion(**each) for each in one["not_generated"]),
        )
        for one in told["operations"]
    )
    read = {name: told[name] for name in fields(Certificate)}
    read |= {name: tuple(read[name]) for name in ("normalisations", "readings", "generosity")}
    return Certificate(
        **{
            **read,
            "operations": operations,
            "failures": tuple(Failure(**{**one, "culprits": tuple(one["culprits"])}) for one in told["failures"]),
            "not_generated": tuple(Exclusion(**one) for one in told["not_generated"]),
            "waived": tuple(Exclusion(**one) for one in told["waived"]),
            "disagreements": tuple(Disagreement(**one) for one in told["disagreements"]),
        }
    )
