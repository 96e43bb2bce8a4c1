"""The curl command for a call: what is sent, with environment variables in the places of credentials."""

import base64
import re
import shlex
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..security.credentials import Scheme
from ..security.placement import Placement
from ..transports.protocol import Request, Timeout
from ..wire.call import Call
from ..wire.request import build

_MARK: Final = "oasmith%s%d"
"""A word that stands for a credential until the text around it is written for a shell."""
_PRINTABLE: Final = re.compile(r"[\t\n\r\x20-\x7e\xa0-\uffff]*")


def curl(call: Call[Any], *, base_url: str, user_agent: str, schemes: Mapping[str, Scheme]) -> str:
    """Return the command, for a POSIX shell; it needs the variables that the client would read, and no other.

    A body that is sent in pieces is read from the standard input.
    """
    marks: dict[str, str] = {}
    users: list[str] = []
    placements = tuple(
        one
        for need in next(iter(call.operation.security), ())
        if (one := _marked(schemes[need if isinstance(need, str) else need[0]].direct, marks, users)) is not None
    )
    request = build(call, base_url=base_url, user_agent=user_agent, credentials=placements, timeout=Timeout())
    before, body = _body(request)
    # With --request alone, it would wait for the body that the answer to HEAD tells of and does not have.
    method = ["--head"] if request.method == "HEAD" and not body else ["--request", shlex.quote(request.method)]
    words = ["curl", *method, *users]
    # A colon with nothing behind it takes a field away.
    fields = (f"{name}: {text}" if text else f"{name};" for name, text in request.headers)
    words += [word for field in fields for word in ("--header", _quoted(field, marks))]
    # Brackets and braces of a URL are no patterns here.
    return f"{before}{' '.join([*words, *body, '--globoff', _quoted(request.url, marks)])}"


def _marked(scheme: Scheme, marks: dict[str, str], users: list[str]) -> Placement | None:
    """Return where a request has a credential, with a mark in its place; note what each mark stands for."""
    inputs = scheme.inputs
    if len(inputs) > 1:
        # The only one of two inputs is Basic, whose encoding curl knows.
        users += ["--user", ":".join(f'"${one.env}"' for one in inputs)]
        return None
    found = [_MARK % (one.env, len(marks)) for one in inputs]
    marks |= dict(zip(found, (one.env for one in inputs), strict=True))
    return scheme.place(tuple(found))


def _quoted(text: str, marks: Mapping[str, str]) -> str:
    """Return a text as one word of a shell, in which each mark is the variable that it stands for."""
    words = [text]
    for mark, env in marks.items():
        words = [piece for word in words for piece in _parted(word, mark, f'"${env}"')]
    variables = {f'"${env}"' for env in marks.values()}
    return "".join(word if word in variables else shlex.quote(word) for word in words)


def _parted(word: str, mark: str, variable: str) -> Iterable[str]:
    first, *others = word.split(mark)
    yield from ([first] if first or not others else [])
    for other in others:
        yield variable
        if other:
            yield other


def _body(request: Request) -> tuple[str, list[str]]:
    """Return what comes before the command, and the words that name the body."""
    if request.upload is not None:
        return "", ["--data-binary", "@-"]
    if request.content is None:
        return "", []
    try:
        text = request.content.decode()
    except UnicodeDecodeError:
        text = "\0"
    if _PRINTABLE.fullmatch(text):
        # Unlike --data-raw, it sends line breaks, and a leading @ is no file with --data-raw alone.
        return "", ["--data-raw", shlex.quote(text)]
    encoded = base64.b64encode(request.content).decode()
    return f"printf %s {encoded} | base64 -d | ", ["--data-binary", "@-"]
