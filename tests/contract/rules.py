"""What the contract says in prose, and what HTTP asks of every server: rules that its schemas cannot state."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from tests.contract.contract import Contract, Outcome
from tests.contract.identities import NOBODY, Identity
from tests.contract.witness import Exchange


class Finding(NamedTuple):
    """A broken promise."""

    rule: str
    """The name of the rule, or of the check of schemathesis."""
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.detail}"


def findings(
    contract: Contract, identity: Identity, authorization: str | None, exchanges: Sequence[Exchange]
) -> Iterator[Finding]:
    """Yield every promise that the answers to one caller broke; `authorization` is the header that it was given."""
    seen: set[tuple[str, str]] = set()
    reset: set[str] = set()
    for exchange in exchanges:
        outcome, problems = contract.judge(exchange) if contract.operation_of(exchange) else (None, ())
        broken = [*_http(exchange), *(("contract", problem) for problem in problems)]
        if outcome is not None:
            own = exchange.authorization == authorization
            broken += _undeserved(outcome, identity.deserves if own else NOBODY)
            broken += _reset(outcome, exchange, reset)
            seen |= {outcome[1:]} if own else set()
        yield from (
            Finding(rule, f"{problem} [{exchange.method} {exchange.target} gave {exchange.status}]")
            for rule, problem in broken
        )
    for status, variant in sorted(identity.deserves - seen):
        yield Finding("never seen", f"{status} {variant} by {identity}")


def _undeserved(outcome: Outcome, deserved: frozenset[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield that a caller got what it should not."""
    if outcome[1:] not in deserved:
        yield "deserved", f"{outcome} is not what this caller deserves"


def _http(exchange: Exchange) -> Iterator[tuple[str, str]]:
    """Yield what RFC 9110 asks for and the answer lacks."""
    if exchange.status >= 500:
        yield "server error", "the server failed"
    if exchange.content and exchange.headers.get("Content-Type") is None:
        yield "content type", "a body without a content type"
    if exchange.status >= 400 and exchange.headers.get_content_type() != "application/json":
        yield "content type", "an error that is not JSON"
    challenge = exchange.headers.get("WWW-Authenticate", "")
    if exchange.status == 401 and not challenge.lower().startswith("bearer "):
        yield "challenge", f"RFC 9110, 15.5.2: a 401 without a challenge to send a bearer token, but {challenge!r}"
    if exchange.status == 405 and not exchange.headers.get("Allow"):
        yield "allow", "RFC 9110, 15.5.6: a 405 without Allow"
    wait = exchange.headers.get("Retry-After", "")
    if exchange.status == 429 and not re.fullmatch(r"[0-9]{1,6}", wait):
        yield "retry-after", f"a 429 without a number of seconds to wait, but {wait!r}"


def _reset(outcome: Outcome, exchange: Exchange, reset: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a link that was reset, by the description of `reset_link`; `reset` were before."""
    if outcome[:2] != ("reset_link", "200"):
        return
    link: dict[str, Any] = json.loads(exchange.content)
    asked_for = unquote(exchange.target.split("/")[2])
    if link.get("link_id") != asked_for:
        yield "reset", f"another link was reset: {link.get('link_id')!r}"
    if (link["state"], link.get("error_code")) != ("error", "auth_expired"):
        yield "reset", f"the link is {link['state']!r} because of {link.get('error_code')!r} after its reset"
    if asked_for in reset:
        yield "reset", "a link that needs relinking already was reset again"
    reset.add(asked_for)
