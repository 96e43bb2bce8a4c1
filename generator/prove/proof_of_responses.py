"""Proves the responses of one status and media type: examples, samples, their edits, and what cannot be read."""

from __future__ import annotations

from generator.frozen import evolve
from generator.ir import Response
from generator.package import Package
from generator.prove.attempts import Attempts
from generator.prove.blame import CLIENT, GENERATOR, line_of_model, line_of_operation, source_of
from generator.prove.bodies import concrete
from generator.prove.carried import Misstep, Try, kind_of
from generator.prove.certificate import EXCLUDED, FAILED, PASSED, Check, Exclusion, Failure
from generator.prove.driver import Driver, DriverError
from generator.prove.laboratory import Laboratory
from generator.prove.responses import Exchange, misstep
from generator.prove.result import Result
from generator.prove.second_opinion import SecondOpinion
from generator.prove.subject import Subject, Task, label, planned, sent_status
from generator.prove.tally import NO_ANSWER, Tally
from generator.prove.typed import MisfitError
from generator.vocabulary import JSON

_NO_BODY = {204, 205, 304}
"""Statuses whose answers have no content (RFC 9110, section 15)."""
_MOST_OPINIONS = 150
"""Answers that the peer is asked about, where it is not asked about all."""
_CONCURRENT = 8
"""Every so many answers of a success are read by the async client."""
_OF_HTTP = frozenset({"connection", "content-length", "transfer-encoding"})
"""Headers that say how an answer is carried (RFC 9112 sections 6 and 9): the server's to write, whatever is sampled."""
_SUCCESS_SOURCES = ("templates/package/models.py.jinja", "templates/runtime/values/shapes.py")
_ERROR_SOURCES = ("templates/package/operations.py.jinja", "templates/runtime/wire/answer.py")


def prove_responses(laboratory: Laboratory, task: Task) -> Result:
    """Return what came of the responses of a status and media type."""
    return _Proof(laboratory, task).result()


class _Proof:
    def __init__(self, laboratory: Laboratory, task: Task) -> None:
        subject = laboratory.subject
        self.laboratory = laboratory
        self.task = task
        self.operation = subject.api.operations[task.operation]
        found = subject.endpoint(self.operation)
        if found is None or task.response is None:
            message = "a task for what was not generated"
            raise LookupError(message)
        resource, self.endpoint = found
        self.response = self.operation.responses[task.response]
        self.content = self.response.contents[task.content] if task.content is not None else None
        self.what = label(self.response, self.content)
        self.exchange = self._exchange(resource.attribute)
        self.tally: Tally[Try] = Tally()
        self.attempts = Attempts(subject, self.exchange, self.content, self.tally, self._try)
        self.turn = 0
        peer = subject.peer
        self.second = SecondOpinion(peer, self.exchange) if peer is not None and self._is_json else None

    @property
    def _is_json(self) -> bool:
        return self.exchange.media_type is not None and self.exchange.kind == JSON

    def _exchange(self, resource: str) -> Exchange:
        endpoint, types = self.endpoint, self.laboratory.types
        answer = planned(endpoint, self.response.status)
        try:
            positional = [types.least(one.annotation) for one in endpoint.positional]
            needed = [one for one in endpoint.keyword_only if one.default is None and one.location != "content type"]
            calls = positional, {one.name: types.least(one.annotation) for one in needed}
            if endpoint.content_type is not None and "body" in {one.wire_name for one in needed}:
                calls[1][endpoint.content_type.name] = concrete(endpoint.bodies[0].media_type)
        except MisfitError:
            calls = [], {}
        media_type = self.content.media_type if self.content is not None else None
        kind = kind_of(media_type, answer.contents, answer.json)
        return Exchange(
            resource=resource,
            endpoint=endpoint,
            answer=answer,
            status=sent_status(self.operation, endpoint, self.response),
            media_type=media_type,
            annotation=dict(answer.contents).get(media_type) if media_type is not None else None,
            types=types,
            status_classes=(*_status_classes(self.laboratory.subject, answer.raises), *_by_hundred(self.response)),
            calls=calls,
            kind=kind,
            headers=tuple(one for one in self.response.headers if one.name.lower() not in _OF_HTTP),
            attributes=tuple(one for one in answer.headers if one.wire_name.lower() not in _OF_HTTP),
        )

    def result(self) -> Result:
        reason = self._impossible()
        if reason is not None:
            return Result(self.task, self._check(EXCLUDED, Exclusion("all samples", reason)))
        try:
            self.attempts.make(
                (one for one, _ in self.exchange.answer.contents),
                (self.operation.method, self.operation.path, self.what),
            )
        except DriverError as error:
            whole = Try(NO_ANSWER, {"body": None})
            self.tally.count(whole, Misstep(f"the client gave no answer: {error}"))
        failure = self._failure() if self.tally.failed is not None else None
        verdict = FAILED if failure is not None else PASSED if self.tally.tried else EXCLUDED
        said = self.second.disagreements.values() if self.second is not None else ()
        disagreements = tuple(evolve(one, check=self.what) for one in said)
        return Result(self.task, self._check(verdict, *self.attempts.excluded), failure, disagreements)

    def _impossible(self) -> str | None:
        """Return why HTTP cannot carry this response, or None."""
        if self.exchange.status < 200:  # noqa: PLR2004 # RFC 9110, section 15.2
            return "an interim response is never the answer to a request (RFC 9110, section 15.2)"
        if self.content is not None and self.exchange.status in _NO_BODY:
            return f"HTTP gives a {self.exchange.status} no body, whatever the contract says (RFC 9110, section 15)"
        if self.content is not None and self.endpoint.method == "HEAD":
            return "HTTP gives the answer to HEAD no body (RFC 9110, section 9.3.2)"
        if not self.exchange.calls[0] and any(one.location == "path" for one in self.endpoint.required):
            return "no argument for the path can be made"
        return None

    def _check(self, verdict: str, *excluded: Exclusion) -> Check:
        subject = self.laboratory.subject
        pointer = self.content.pointer if self.content is not None else self.response.pointer
        return Check(
            self.what,
            subject.told(pointer),
            subject.where(pointer),
            verdict,
            self.tally.tried,
            self.tally.passed,
            excluded,
            self.second.counts if self.second is not None else {},
        )

    def _try(self, attempt: Try, *, both: bool) -> Misstep | None:
        self.turn += 1
        # Errors are raised by both alike, so both are asked each time.
        both = both or self.exchange.fails
        modes = (False, True) if both else (self.turn % _CONCURRENT == 0,)
        found: Misstep | None = None
        for concurrent in modes:
            found = found or misstep(
                self.exchange, self.laboratory.stage, self.laboratory.client, attempt, concurrent=concurrent
            )
        if self._asks_the_peer():
            self._ask_the_peer(attempt, found)
        self.tally.count(attempt, found)
        return found

    def _asks_the_peer(self) -> bool:
        few = sum(self.tally.tried.values()) < _MOST_OPINIONS
        return self.tally.failed is None and (few or self.laboratory.subject.asks_the_peer_everything)

    def _ask_the_peer(self, attempt: Try, found: Misstep | None) -> None:
        if self.second is not None and self.second.is_possible and self.laboratory.peer is not None:
            self.second.ask(self.laboratory.stage, self.laboratory.peer, attempt, found)

    def _failure(self) -> Failure:
        assert self.tally.failed is not None  # noqa: S101 # asked before
        attempt, found = self.tally.failed
        subject, package = self.laboratory.subject, self.laboratory.subject.package
        blame, culprits = self._blame(attempt, found, package)
        path = attempt.broken or ("body",)
        pointer = self.attempts.pointer(path) or self.response.pointer
        generated = None
        if self.exchange.annotation is not None and not self.exchange.fails:
            body = attempt.whole.get("body")
            generated = line_of_model(subject.folder, package, self.exchange.annotation, body, path[1:])
        return Failure(
            blame=blame,
            culprits=culprits,
            operation=f"{self.endpoint.method} {self.endpoint.path}",
            check=self.what,
            kind=attempt.kind,
            message=found.message,
            input=attempt.input,
            pointer=subject.told(pointer),
            where=subject.where(pointer),
            generated=generated or line_of_operation(subject.folder, package.package_name, self.endpoint),
        )

    def _blame(self, attempt: Try, found: Misstep, package: Package) -> tuple[str, tuple[str, ...]]:
        def goes_wrong(driver: Driver) -> bool:
            stage = self.laboratory.stage
            return any(misstep(self.exchange, stage, driver, attempt, concurrent=one) for one in (False, True))

        if self.laboratory.is_cured_by_generation(goes_wrong if attempt.kind != NO_ANSWER else lambda _: False):
            return CLIENT, self.laboratory.subject.edited
        sources = _ERROR_SOURCES if self.exchange.fails else _SUCCESS_SOURCES
        return GENERATOR, source_of(found.frame, package.package_name, sources)


def _by_hundred(response: Response) -> tuple[str, ...]:
    """Return the classes of an error that only `default` documents: those of its first digit."""
    return ("ClientError", "ServerError") if response.status == "default" else ()


def _status_classes(subject: Subject, raises: str | None) -> tuple[str, ...]:
    """Return the exceptions that say the status alone, for a body that does not fit."""
    bases = {one.name: one for one in subject.package.errors}
    found = [raises or "ApiError"]
    while found[-1] in bases:
        found.append(bases[found[-1]].bases[-1])
    typed = {name for name in found if name in bases and bases[name].body is not None}
    return tuple(name for name in found if name not in typed)
