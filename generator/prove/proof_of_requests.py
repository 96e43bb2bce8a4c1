"""Proves the requests of one operation: examples, samples, edits of bodies, and texts that try to leave their place."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from generator.document import child
from generator.ir import Content, Operation, Parameter
from generator.package import Generic, Word
from generator.prove.blame import CLIENT, GENERATOR, line_of_method, source_of
from generator.prove.carried import Misstep
from generator.prove.certificate import EXCLUDED, FAILED, NOT_GENERATED, PASSED, Check, Exclusion, Failure
from generator.prove.credentials import Marks
from generator.prove.digits import with_more
from generator.prove.direction import ANSWER, REQUEST
from generator.prove.driver import Driver, DriverError
from generator.prove.edits import edits
from generator.prove.judge import Judge
from generator.prove.laboratory import Laboratory
from generator.prove.meaning import Meaning, meaning, with_members
from generator.prove.part_headers import key_of_part, part_headers, without_partless
from generator.prove.places import allowed
from generator.prove.requests import SENT_BACK, Arguments, Call, key, key_of, misstep, typed_argument
from generator.prove.result import Result
from generator.prove.sampling import UnsampledError, explore, values
from generator.prove.second_reader import SecondReader
from generator.prove.subject import Task, seed_of
from generator.prove.tally import NO_ANSWER, Tally
from generator.prove.typed import MisfitError, undeclared
from generator.prove.wire import IGNORED_HEADERS
from generator.vocabulary import BYTES, FORM, JSON, MULTIPART, TEXT

WHAT = "requests"
_CONCURRENT = 4
"""Every so many requests are sent by the async client."""
_HOSTILE = (
    *(
        "",
        ".",
        "..",
        "...",
        "a/b",
        "/",
        "//",
        "%",
        "%2e%2e",
        "%2F",
        "a b",
        " ",
        "?a=b",
        "#a",
        "&a=b",
        "a=b",
        "+",
        "a+b",
    ),
    *(";a=b", "a,b", ",", "|", "a|b", "é", "😀", "\r\nX: y", "\x00", "..%2f", "\\", "{id}", "null", "true", "a" * 2000),
)
"""What a text must survive without leaving its place in the request."""
_SOURCES = (
    "templates/runtime/wire/request.py",
    "templates/runtime/wire/parameters.py",
    "templates/runtime/wire/bodies.py",
)


def prove_requests(laboratory: Laboratory, task: Task) -> Result:
    """Return what came of the requests of an operation."""
    return _Proof(laboratory, task).result()


class _Proof:
    def __init__(self, laboratory: Laboratory, task: Task) -> None:
        subject = laboratory.subject
        self.laboratory = laboratory
        self.task = task
        self.operation = subject.api.operations[task.operation]
        found = subject.endpoint(self.operation)
        if found is None:
            message = "a task for what was not generated"
            raise LookupError(message)
        resource, self.endpoint = found
        self.module = resource.module
        body = self.operation.body
        content = body.contents[task.content] if body is not None and task.content is not None else None
        self.what = WHAT if content is None else f"{WHAT} {content.media_type}"
        way = next(
            (one for one in self.endpoint.bodies if content is not None and one.pointer == content.pointer), None
        )
        self.roots, self.required = roots(self.operation, content)
        self.roots |= {
            key_of_part(one.name, each.name): each.schema.pointer for one, each in part_headers(content, way)
        }
        whole = meaning(subject.document, self.roots, self.required, subject.untyped, message=REQUEST)
        reader = SecondReader(whole, self.operation)
        marks = Marks.of(subject.api, subject.package)
        types = laboratory.types
        self.call = Call(resource.attribute, self.operation, self.endpoint, types, reader, marks, whole, content)
        self.whole = with_members(whole, self._carried_as(whole))
        self.tally: Tally[Arguments] = Tally()
        self.excluded: list[Exclusion] = []
        self.turn = 0

    def _carried_as(self, whole: Meaning) -> dict[str, Any]:
        """Return the arguments whose media type says what they are, whatever their schema says: texts and forms."""
        way = self.call.way
        found = {key_of(one): one.kind for one in self.endpoint.arguments if one.kind == TEXT}
        texts: dict[str, Any] = {name: {"type": "string"} for name in found}
        document = self.laboratory.subject.document
        # What nothing declares is a text.
        undeclared = (one for one in self.operation.parameters if document.find(one.pointer) is None)
        texts |= {key(one.location, one.name): {"type": "string"} for one in undeclared}
        if way is not None and way.kind in {TEXT, BYTES}:
            texts["body"] = {"type": "string"}
        if way is not None and way.kind in {FORM, MULTIPART} and isinstance(way.annotation, Generic):
            # Where nothing says what is in a form, it still has names.
            schema = whole.schema["properties"]["body"]
            texts["body"] = schema or {"type": "object"}
        return texts

    def result(self) -> Result:
        missing = self._missing()
        if missing is not None:
            return Result(self.task, self._check(NOT_GENERATED, missing))
        try:
            self._run()
        except DriverError as error:
            self.tally.count(Arguments(NO_ANSWER, {}), Misstep(f"the client gave no answer: {error}"))
        failure = self._failure(*self.tally.failed) if self.tally.failed is not None else None
        verdict = FAILED if failure is not None else PASSED if self.tally.tried else EXCLUDED
        return Result(self.task, self._check(verdict, *self.excluded), failure)

    def _missing(self) -> Exclusion | None:
        """Return a required part of the request that the client cannot send."""
        node = self.laboratory.subject.document.find(self.operation.pointer)
        declared = node.value.get("parameters", ()) if node is not None else ()
        known = {_identity(one.location, one.name) for one in self.operation.parameters}
        for one in declared:
            if one["in"] == "path" and f"{{{one['name']}}}" not in self.operation.path:
                # The path has no place for it, so it is part of no request.
                continue
            if one.get("required") and _identity(one["in"], one["name"]) not in known:
                return Exclusion("all samples", f"the {one['in']} parameter {one['name']} was not generated")
        body = self.operation.body
        if body is not None and body.required and not body.contents:
            return Exclusion("all samples", "the body was not generated")
        return None

    def _check(self, verdict: str, *excluded: Exclusion) -> Check:
        subject, pointer = self.laboratory.subject, self.operation.pointer
        tried, passed = self.tally.tried, self.tally.passed
        return Check(self.what, subject.told(pointer), subject.where(pointer), verdict, tried, passed, excluded)

    def _run(self) -> None:
        judge = Judge(self.whole)
        for one in self._examples(self.required):
            if judge.strict.is_valid(one.values):
                self._try(one)
                for hostile in self._hostile(one):
                    self._try(hostile)
        if not self.roots:
            self._try(Arguments("without arguments", {}))
            return
        self._sample(self.whole, judge)

    def _examples(self, required: frozenset[str]) -> Iterator[Arguments]:
        """Yield the examples of the parameters and of the body, one after the other."""
        found: dict[str, list[Any]] = {}
        for one in self.call.parameters:
            texts = (*one.examples, *one.schema.facts.examples)
            found[key(one.location, one.name)] = [json.loads(text) for text in dict.fromkeys(texts)]
        content = self.call.content
        if content is not None:
            texts = (*content.examples, *(content.schema.facts.examples if content.schema is not None else ()))
            found["body"] = [json.loads(text) for text in dict.fromkeys(texts)]
        for number in range(max(map(len, found.values()), default=0)):
            given = {name: some[number % len(some)] for name, some in found.items() if some}
            if required <= given.keys():
                yield Arguments("example", given)

    def _hostile(self, given: Arguments) -> Iterator[Arguments]:
        """Yield the arguments with each text of a parameter, or of a form, replaced by each that is hostile."""
        for one in self._texts():
            if key(one.location, one.name) in given.values:
                for text in _HOSTILE:
                    yield Arguments("hostile", {**given.values, key(one.location, one.name): text})
        for name in self._texts_of_form(given.values):
            for text in _HOSTILE:
                yield self._with_field(given, name, text)

    def _texts_of_form(self, values: dict[str, Any]) -> list[str]:
        """Return the properties of a form that are plain texts."""
        body, way = values.get("body"), self.call.way
        if way is None or way.kind not in {FORM, MULTIPART} or not isinstance(body, dict):
            return []
        fields = self.laboratory.types.texts(way.annotation)
        return [name for name, one in body.items() if isinstance(one, str) and name in fields]

    def _with_field(self, given: Arguments, name: str, text: str) -> Arguments:
        return Arguments("hostile", {**given.values, "body": {**given.values["body"], name: text}})

    @property
    def _is_json(self) -> bool:
        return self.call.way is not None and self.call.way.kind == JSON

    def _texts(self) -> list[Parameter]:
        plain = {
            (one.location, one.wire_name) for one in self.endpoint.parameters if Word("str") in _options(one.annotation)
        }
        return [one for one in self.call.parameters if (one.location, one.name) in plain]

    def _answers(self) -> st.SearchStrategy[Any] | None:
        """Return what answers have of the body, where that can be sent back and has what requests must not have."""
        way, subject = self.call.way, self.laboratory.subject
        if way is None or way.again is None or not way.read_only or way.kind != JSON:
            return None
        roots = {"body": self.roots["body"]}
        return values(meaning(subject.document, roots, frozenset(roots), subject.untyped, message=ANSWER))

    def _parts_with_headers(self) -> st.SearchStrategy[Any] | None:
        """Return forms with all parts and headers that belong together: what is drawn at random has few such."""
        found = tuple(part_headers(self.call.content, self.call.way))
        if not found:
            return None
        keys = {key_of_part(one.name, each.name) for one, each in found}
        subject = self.laboratory.subject
        required = self.required | keys | {"body"}
        whole = meaning(subject.document, self.roots, required, subject.untyped, message=REQUEST)
        carried = self._carried_as(whole)
        form = carried.get("body", whole.schema["properties"]["body"])
        parts = sorted({one.name for one, _ in found})
        return values(with_members(whole, {**carried, "body": {"allOf": [form, {"required": parts}]}}))

    def _try_headers(self, judge: Judge, form: dict[str, Any]) -> None:
        """Try a form with the headers of its parts, and without each of them."""
        full = without_partless(self.call.content, self.call.way, form)
        headers = (key_of_part(one.name, each.name) for one, each in part_headers(self.call.content, self.call.way))
        for left_out in (None, *headers):
            given = {name: one for name, one in full.items() if name != left_out}
            if judge.strict.is_valid(given):
                self._must_pass(Arguments("sampled", given))

    def _send_back(self, judge: Judge, given: dict[str, Any]) -> None:
        rest = allowed(self.call.whole, given)
        # A class that is in no answer has no attribute for what only answers have, so nobody can send it back.
        if judge.strict.is_valid(rest) and self._undeclared(given) == self._undeclared(rest):
            self._must_pass(Arguments(SENT_BACK, given))

    def _undeclared(self, given: dict[str, Any]) -> int:
        """Return how many properties of a body sent back are none of its classes'."""
        way = self.call.way
        try:
            typed = self.call.types.built(way.again, given["body"]) if way is not None and way.again else None
        except MisfitError:
            return 0
        return undeclared(typed)

    def _sample(self, whole: Meaning, judge: Judge) -> None:
        texts, answers, with_headers = self._texts(), self._answers(), self._parts_with_headers()
        richest: dict[str, Any] = {}

        def test(value: Any, data: st.DataObject) -> None:
            nonlocal richest
            if not judge.strict.is_valid(value):
                return
            richest = max(richest, value, key=lambda one: len(json.dumps(one)))
            self._must_pass(Arguments("sampled", value))
            self._try_hostile(value, data, texts)
            if answers is not None:
                self._send_back(judge, {**value, **data.draw(answers)})
            if with_headers is not None:
                self._try_headers(judge, data.draw(with_headers))
            found = list(edits(whole, value, "body")) if "body" in value and self._is_json else []
            if found:
                attempt = judge.edited(data.draw(st.sampled_from(found)))
                if attempt.broken is None:
                    self._must_pass(Arguments(attempt.kind, attempt.whole))

        subject = self.laboratory.subject
        seed = seed_of(subject, self.operation.method, self.operation.path, self.what)
        try:
            explore(values(whole), test, seed=seed, samples=subject.samples)
            for value in with_more(richest, self._given_as, judge.strict.is_valid):
                self._must_pass(Arguments("more digits than a float has", value))
        except AssertionError:
            pass
        except UnsampledError as error:
            pointer = self.operation.pointer
            excluded = Exclusion("sampled arguments", str(error), subject.told(pointer), subject.where(pointer))
            self.excluded.append(excluded)

    def _given_as(self, values: dict[str, Any]) -> list[Any]:
        """Return the arguments as the method takes them; those that it does not take are left out."""
        found: list[Any] = []
        for one in self.endpoint.arguments:
            with contextlib.suppress(MisfitError):
                if key_of(one) in values:
                    found.append(typed_argument(self.call, one, Arguments("sampled", values)))
        return found

    def _try_hostile(self, value: dict[str, Any], data: st.DataObject, texts: list[Parameter]) -> None:
        """Try arguments with one text that is hostile: of a parameter, and of a form."""
        if texts:
            one = data.draw(st.sampled_from(texts))
            hostile = data.draw(st.sampled_from(_HOSTILE))
            self._must_pass(Arguments("hostile", {**value, key(one.location, one.name): hostile}))
        fields = self._texts_of_form(value)
        if fields:
            name, hostile = data.draw(st.sampled_from(fields)), data.draw(st.sampled_from(_HOSTILE))
            self._must_pass(self._with_field(Arguments("hostile", value), name, hostile))

    def _must_pass(self, given: Arguments) -> None:
        found = self._try(given)
        if found is not None:
            raise AssertionError(found.message)

    def _try(self, given: Arguments) -> Misstep | None:
        self.turn += 1
        concurrent = self.turn % _CONCURRENT == 0
        found = misstep(self.call, self.laboratory.stage, self.laboratory.client, given, concurrent=concurrent)
        self.tally.count(given, found)
        return found

    def _failure(self, given: Arguments, found: Misstep) -> Failure:
        subject, package = self.laboratory.subject, self.laboratory.subject.package
        blame, culprits = GENERATOR, source_of(found.frame, package.package_name, _SOURCES)

        def goes_wrong(driver: Driver) -> bool:
            stage = self.laboratory.stage
            return any(misstep(self.call, stage, driver, given, concurrent=one) for one in (False, True))

        if self.laboratory.is_cured_by_generation(goes_wrong if given.kind != NO_ANSWER else lambda _: False):
            blame, culprits = CLIENT, subject.edited
        named = (one for one in self.call.parameters if f" parameter {one.name} " in found.message)
        pointer = next((one.pointer for one in named), self.operation.pointer)
        return Failure(
            blame=blame,
            culprits=culprits,
            operation=f"{self.endpoint.method} {self.endpoint.path}",
            check=self.what,
            kind=given.kind,
            message=found.message,
            input=given.input,
            pointer=subject.told(pointer),
            where=subject.where(pointer),
            generated=line_of_method(subject.folder, package.package_name, self.module, self.endpoint),
        )


def roots(operation: Operation, content: Content | None) -> tuple[dict[str, str], frozenset[str]]:
    """Return the pointer of the schema of each argument of an operation, and which of them are required."""
    found: dict[str, str] = {}
    required: set[str] = set()
    for one in operation.parameters:
        if one.location == "header" and one.name.lower() in IGNORED_HEADERS:
            continue
        found[key(one.location, one.name)] = one.schema.pointer
        required |= {key(one.location, one.name)} if one.required else set()
    body = operation.body
    if body is not None and content is not None:
        found["body"] = child(content.pointer, "schema")
        required |= {"body"} if body.required else set()
    return found, frozenset(required)


def _identity(location: str, name: str) -> tuple[str, str]:
    """Return what a parameter is unique by: the case of a header's name does not count (section 4.8.12.1)."""
    return location, name.lower() if location == "header" else name


def _options(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "options", (annotation,))
