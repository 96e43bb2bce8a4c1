"""Proves the responses of one status and media type: examples, samples, their edits, and what cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from generator.document import child
from generator.ir import Content, Response
from generator.package import Answer, Package, Word
from generator.prove.blame import CLIENT, GENERATOR, line_of_model, line_of_operation, source_of
from generator.prove.bodies import concrete
from generator.prove.certificate import EXCLUDED, FAILED, PASSED, Check, Exclusion, Failure
from generator.prove.driver import Driver, DriverError
from generator.prove.edits import edits
from generator.prove.judge import Judge
from generator.prove.laboratory import Laboratory
from generator.prove.meaning import Meaning, meaning, with_members
from generator.prove.places import schema_pointer
from generator.prove.responses import HEADER, Exchange, Misstep, Try, misstep
from generator.prove.result import Result
from generator.prove.sampling import UnsampledError, explore, values
from generator.prove.second_opinion import SecondOpinion
from generator.prove.subject import Subject, Task, label, planned, seed_of, sent_status
from generator.prove.tally import NO_ANSWER, Tally, spread
from generator.prove.typed import MisfitError
from generator.vocabulary import BYTES, JSON, TEXT, essence, is_json, is_range

_UNREADABLE = {JSON: (b"", b"{", b"\xff", b"nul", b"[1] 2", b"NaN"), TEXT: (b"\xff", b"\xc3("), BYTES: ()}
"""What is no body of a kind."""
_RAW = (b"", bytes(range(256)), b"\r\n--\x00", b"\xef\xbb\xbf{}")
_OTHER = "text/html"
_NO_BODY = {204, 205, 304}
"""Statuses whose answers have no content (RFC 9110, section 15)."""
_MOST_EDITS = 400
_MOST_OPINIONS = 150
"""Answers that the peer is asked about, where it is not asked about all."""
_RICHEST = 4000
"""Characters of the largest sample that is edited everywhere."""
_CONCURRENT = 8
"""Every so many answers of a success are read by the async client."""
_SUCCESS_SOURCES = ("templates/package/models.py.jinja", "templates/runtime/shapes.py")
_ERROR_SOURCES = ("templates/package/operations.py.jinja", "templates/runtime/answer.py")


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
        self.excluded: list[Exclusion] = []
        self.roots = _roots(self.response, self.content)
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
        kind = self._kind(answer, media_type)
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
            headers=self.response.headers,
        )

    def _kind(self, answer: Answer, media_type: str | None) -> str:
        """Return how a body of a media type is carried; the plan says it by its type."""
        annotation = dict(answer.contents).get(media_type) if media_type is not None else None
        if annotation == Word("bytes"):
            return BYTES
        named = media_type is not None and (is_json(media_type) or media_type in answer.json)
        return TEXT if annotation == Word("str") and not named else JSON

    def result(self) -> Result:
        reason = self._impossible()
        if reason is not None:
            return Result(self.task, self._check(EXCLUDED, Exclusion("all samples", reason)))
        try:
            self._run()
        except DriverError as error:
            whole = Try(NO_ANSWER, {"body": None})
            self.tally.count(whole, Misstep(f"the client gave no answer: {error}"))
        failure = self._failure() if self.tally.failed is not None else None
        verdict = FAILED if failure is not None else PASSED if self.tally.tried else EXCLUDED
        said = self.second.disagreements.values() if self.second is not None else ()
        disagreements = tuple(evolve(one, check=self.what) for one in said)
        return Result(self.task, self._check(verdict, *self.excluded), failure, disagreements)

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

    def _run(self) -> None:
        subject = self.laboratory.subject
        whole = meaning(subject.document, self.roots, self._required(), subject.untyped)
        whole = with_members(whole, {} if self.exchange.kind == JSON else {"body": {"type": "string"}})
        judge = Judge(whole)
        for one in self._given(judge):
            self._try(one, both=True)
        if not self.roots:
            self._try(Try("without a body", {}), both=True)
            return
        richest = self._sample(whole, judge)
        if richest is not None and self.tally.failed is None and self._is_json:
            for edit in spread(edits(whole, richest, "body"), _MOST_EDITS):
                self._try(judge.edited(edit), both=False)

    def _required(self) -> frozenset[str]:
        headers = {f"{HEADER}{one.name}" for one in self.response.headers if one.required}
        return frozenset(headers | ({"body"} if self.content is not None else set()))

    def _given(self, judge: Judge) -> Iterator[Try]:
        """Yield the examples of the contract, and answers that are not JSON or not what is documented."""
        if self.content is None:
            return
        schema = self.content.schema
        examples = (*self.content.examples, *(schema.facts.examples if schema is not None else ()))
        for text in dict.fromkeys(examples):
            example = {"body": json.loads(text), **self._example_headers()}
            if judge.strict.is_valid(example):
                yield Try("example", example)
        for raw in _UNREADABLE[self.exchange.kind]:
            yield Try("unreadable", {"body": None}, broken=("body",), raw=raw)
        if self.exchange.kind == BYTES:
            yield from (Try("sampled", {"body": ""}, raw=raw) for raw in _RAW)
        if not any(is_range(one) or essence(one) == _OTHER for one, _ in self.exchange.answer.contents):
            yield Try("other content type", {"body": None}, broken=("body",), raw=b"<html>", content_type=_OTHER)

    def _example_headers(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in self.response.headers:
            example = next(iter((*one.examples, *one.schema.facts.examples)), None)
            if example is not None:
                found[f"{HEADER}{one.name}"] = json.loads(example)
        return found

    def _sample(self, whole: Meaning, judge: Judge) -> Any:
        """Try many samples, each as it is and with one edit; return the richest of them."""
        richest: Any = None

        def test(value: Any, data: st.DataObject) -> None:
            nonlocal richest
            if not judge.strict.is_valid(value):
                return
            size = len(json.dumps(value))
            if size <= _RICHEST and (richest is None or size > len(json.dumps(richest))):
                richest = value
            self._must_pass(Try("sampled", value))
            found = list(edits(whole, value, "body")) if "body" in value and self._is_json else []
            if found:
                self._must_pass(judge.edited(data.draw(st.sampled_from(found))))

        subject = self.laboratory.subject
        seed = seed_of(subject, self.operation.method, self.operation.path, self.what)
        try:
            explore(values(whole), test, seed=seed, samples=subject.samples)
        except AssertionError:
            pass
        except UnsampledError as error:
            pointer = next(iter(self.roots.values()))
            excluded = Exclusion("sampled bodies", str(error), subject.told(pointer), subject.where(pointer))
            self.excluded.append(excluded)
        return richest

    def _must_pass(self, attempt: Try) -> None:
        found = self._try(attempt, both=False)
        if found is not None:
            raise AssertionError(found.message)

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
        pointer = (
            schema_pointer(meaning(subject.document, self.roots, frozenset(), subject.untyped), self.roots, path)
            or self.response.pointer
        )
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


def _roots(response: Response, content: Content | None) -> dict[str, str]:
    body = {"body": child(content.pointer, "schema")} if content is not None else {}
    return body | {f"{HEADER}{one.name}": one.schema.pointer for one in response.headers}


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
