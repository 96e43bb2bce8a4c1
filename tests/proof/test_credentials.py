"""The proof sees a credential that is missing, in a wrong place, changed, or sent where none is wanted."""

from __future__ import annotations

import pytest

from generator.ir import Operation, Requirement
from generator.prove.credentials import Mark, Marks, misplaced
from generator.prove.stage import Received

HEADER, QUERY, COOKIE = Mark("header", "X-Key", "h-key"), Mark("query", "q", "q/key"), Mark("cookie", "c", "c-key")
MARKS = Marks({"header": (HEADER,), "query": (QUERY,), "cookie": (COOKIE,), "tls": ()}, ("c-key", "h-key", "q/key"))


def operation(*alternatives: tuple[str, ...]) -> Operation:
    """Return an operation that needs one of some combinations of schemes."""
    security = tuple(Requirement("/security", tuple((name, ()) for name in names)) for names in alternatives)
    return Operation(
        pointer="/paths/~1a/get",
        method="get",
        path="/a",
        operation_id=None,
        summary=None,
        description=None,
        tags=(),
        deprecated=False,
        parameters=(),
        body=None,
        responses=(),
        security=security,
    )


def received(target: str = "/a", body: bytes = b"", **headers: str) -> Received:
    """Return a request."""
    return Received("GET", target, tuple((name.replace("_", "-"), text) for name, text in headers.items()), body)


@pytest.mark.parametrize(
    ("wanted", "request_"),
    [
        (operation(("header",)), received(x_key="h-key")),
        (operation(("query",)), received("/a?b=1&q=q%2Fkey")),
        (operation(("cookie",)), received(Cookie="a=b; c=c-key")),
        (operation(("header", "cookie")), received(x_key="h-key", cookie="c=c-key")),
        (operation(("header", "cookie"), ("query",)), received("/a?q=q%2Fkey")),
        (operation(("query",), ()), received()),
        (operation(("tls",)), received()),
        (operation(), received()),
    ],
)
def test_what_the_contract_wants_is_no_fault(wanted: Operation, request_: Received) -> None:
    assert None is misplaced(MARKS, wanted, request_, set())


@pytest.mark.parametrize(
    ("wanted", "request_"),
    [
        (operation(("header",)), received()),
        (operation(("header",)), received(x_key="h-key2")),
        (operation(("header",)), Received("GET", "/a", (("X-Key", "h-key"), ("X-Key", "h-key")), b"")),
        (operation(("header",)), received("/a?x=h-key", x_key="h-key")),
        (operation(("header",)), received("/a/h-key", x_key="h-key")),
        (operation(("header",)), received(x_key="h-key", referer="https://a/h-key")),
        (operation(("header",)), received(x_key="h-key", body=b"h-key")),
        (operation(("header",)), received(x_key="h-key", Cookie="c=c-key")),
        (operation(("query",)), received("/a?q=q%2Fkey&p=q%2Fkey")),
        (operation(("query",)), received("/a?Q=q%2Fkey")),
        (operation(("header", "cookie")), received(x_key="h-key")),
        (operation(("tls",)), received(x_key="h-key")),
        (operation(), received(x_key="h-key")),
    ],
)
def test_everything_else_is_a_fault(wanted: Operation, request_: Received) -> None:
    assert misplaced(MARKS, wanted, request_, set()) is not None


def test_a_parameter_of_the_same_name_takes_the_place_of_a_credential() -> None:
    assert None is misplaced(MARKS, operation(("header",)), received(x_key="mine"), {("header", "x-key")})
