"""The witness: stands before the server, writes down what was said and how long it took, and keeps the tokens."""

import contextlib
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message

from tests.contract.suite.wire import Answer, NoAnswerError, Request, Upstream, proxy


@dataclass(frozen=True)
class Exchange:
    """One request and its answer, as the caller saw it: with the name of a token in the place of each token."""

    caller: str
    request: Request
    answer: Answer
    begin: float
    """When the request was passed on, by a clock that only goes on."""
    seconds: float
    """From when the request was passed on until the last byte of the answer."""
    own: bool
    """Whether the request had just the credentials of its caller, or none if the caller has none."""


@dataclass
class Witness:
    """What one caller and the server said to each other."""

    caller: str
    authorization: str | None
    """The header that the caller sends, with the name of its token; None if it sends none."""
    upstream: Upstream
    secrets: Mapping[str, str]
    """Token -> the name that stands for it on this side of the witness."""
    url: str = ""
    """Where it listens."""
    exchanges: list[Exchange] = field(default_factory=list[Exchange])
    unanswered: list[tuple[Request, str]] = field(default_factory=list[tuple[Request, str]])
    """Requests that nobody answered, and why."""

    def answer(self, request: Request) -> Answer:
        """Pass a request on, write down what is answered, and return it."""
        begin = time.monotonic()
        try:
            answer = self._without_tokens(self.upstream.ask(self._with_token(request)))
        except NoAnswerError as reason:
            self.unanswered.append((request, str(reason)))
            raise
        seconds = time.monotonic() - begin
        own = request.header("Authorization") == self.authorization
        self.exchanges.append(Exchange(self.caller, request, answer, begin, seconds, own))
        return answer

    def _with_token(self, request: Request) -> Request:
        """Return the request as the server gets it: only the caller's own header is exchanged."""
        if self.authorization is None or request.header("Authorization") != self.authorization:
            return request
        token = next(token for token, name in self.secrets.items() if self.authorization == f"Bearer {name}")
        return request.having("Authorization", f"Bearer {token}")

    def _without_tokens(self, answer: Answer) -> Answer:
        """Return an answer in which no token stands, even if the server says it back."""
        headers = Message()
        for name, value in answer.headers.items():
            headers[name] = self._masked(value)
        content = answer.content
        for token, name in self.secrets.items():
            for spelling in {token, json.dumps(token)[1:-1], token.replace("/", "\\/")}:
                content = content.replace(spelling.encode(), name.encode())
        return Answer(answer.status, headers, content, answer.missing)

    def _masked(self, text: str) -> str:
        for token, name in self.secrets.items():
            text = text.replace(token, name)
        return text


@contextlib.contextmanager
def witnessing(upstream: str, caller: str, variable: str | None, secrets: Mapping[str, str]) -> Iterator[Witness]:
    """Stand before the server at a URL until the block ends; the caller's token is that of a variable, or none."""
    authorization = None if variable is None else f"Bearer ${variable}"
    witness = Witness(caller, authorization, Upstream(upstream), secrets)
    with proxy(witness.answer) as witness.url:
        yield witness
