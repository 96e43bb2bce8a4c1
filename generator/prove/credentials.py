"""Where a request has credentials, read from its bytes: where the contract says, and nowhere else.

Written from OpenAPI 3.1.1, section 4.8.27, and RFC 6750 and 7617; the client's own writing is in its runtime.
"""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import quote, unquote

from generator.frozen import frozen
from generator.ir import Api, Operation, SecurityScheme
from generator.package import Package
from generator.prove.stage import Received


def secret(argument: str) -> str:
    """Return what the client is given for an argument that is a credential; it opens nothing.

    No word is in it: a client hides credentials, and parts of them, wherever a message has them.
    """
    return hashlib.sha256(argument.encode()).hexdigest()[:32]


@frozen
class Mark:
    """A credential where a request must have it."""

    location: str
    name: str
    text: str


@frozen
class Marks:
    """The credentials of a client, by security scheme, and every text that gives one away."""

    by_scheme: dict[str, tuple[Mark, ...]]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, api: Api, package: Package) -> Marks:
        """Return where a contract wants the credentials of a client to be."""
        ready = {one.name for one in package.ready_secrets}
        given = {
            one.scheme: tuple(secret(each.name) for each in one.secrets if each.name in ready)
            for one in package.credentials
        }
        schemes = (one for one in api.security_schemes if one.name in given)
        by_scheme = {one.name: tuple(_marks(one, given[one.name])) for one in schemes}
        texts = {text for some in given.values() for text in some}
        texts |= {mark.text.rpartition(" ")[2] for marks in by_scheme.values() for mark in marks}
        return cls(by_scheme, tuple(sorted(texts)))

    def alternatives(self, operation: Operation) -> list[list[Mark]]:
        """Return where the credentials are in each way to authenticate, without those of schemes that were waived."""
        ways = [[name for name, _ in one.schemes] for one in operation.security]
        known = [way for way in ways if all(name in self.by_scheme for name in way)]
        return [[mark for name in way for mark in self.by_scheme[name]] for way in known]


def _marks(one: SecurityScheme, given: tuple[str, ...]) -> list[Mark]:
    if one.type == "mutualTLS":
        return []
    if one.type == "apiKey":
        return [Mark(one.location or "", one.parameter or "", given[0])]
    if one.type == "http" and one.scheme.lower() == "basic":
        pair = base64.b64encode(":".join(given).encode()).decode()
        return [Mark("header", "Authorization", f"Basic {pair}")]
    scheme = one.scheme if one.type == "http" and one.scheme.lower() != "bearer" else "Bearer"
    return [Mark("header", "Authorization", f"{scheme} {given[0]}")]


def misplaced(marks: Marks, operation: Operation, request: Received, given: set[tuple[str, str]]) -> str | None:
    """Return what is wrong with the credentials of a request, or None.

    `given` are the parameters that the call gives, by location and name: where one has the name of a credential,
    it takes its place.
    """
    found = [_wrong(marks, one, request, given) for one in (marks.alternatives(operation) or [[]])]
    return None if None in found else found[0]


def _wrong(marks: Marks, expected: list[Mark], request: Received, given: set[tuple[str, str]]) -> str | None:
    """Return how a request does not have exactly some credentials."""
    rest = _Rest(request)
    for mark in expected:
        replaced = any(one == mark.location and name.lower() == mark.name.lower() for one, name in given)
        if not replaced and not rest.take(mark):
            return f"the {mark.location} {mark.name} is not the credential that the contract wants there"
    surplus = next((place for text in marks.texts for place in rest.places(text)), None)
    return None if surplus is None else f"a credential is in the {surplus}, where the contract wants none"


class _Rest:
    """What is left of a request once its credentials are taken out."""

    def __init__(self, request: Received) -> None:
        path, _, query = request.target.partition("?")
        cookies = request.header("cookie") or ""
        self.path = path
        self.body = request.body.decode("latin-1")
        self.parts = {
            "header": [(name, value) for name, value in request.headers if name.lower() != "cookie"],
            "query": [_pair(one) for one in query.split("&") if one],
            "cookie": [_pair(one, decode=False) for one in cookies.split("; ") if one],
        }

    def take(self, mark: Mark) -> bool:
        """Take a credential out; return False where it is not there, once."""
        same = str.lower if mark.location == "header" else str
        found = [one for one in self.parts[mark.location] if same(one[0]) == same(mark.name)]
        if found != [(found[0][0], mark.text)] if found else True:
            return False
        self.parts[mark.location].remove(found[0])
        return True

    def places(self, text: str) -> list[str]:
        """Return the places that have a text, as it is or percent-encoded."""
        forms = {text, quote(text, safe="")}
        whole = {"path": self.path, "body": self.body}
        whole |= {f"{where} {name}": value for where, some in self.parts.items() for name, value in some}
        return [place for place, value in whole.items() if any(form in value for form in forms)]


def _pair(text: str, *, decode: bool = True) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return (unquote(name), unquote(value)) if decode else (name, value)
