"""What a client is given to read: the examples of a contract, samples, their edits, and what cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from hypothesis import strategies as st

from generator.document import child
from generator.ir import Content, Header, Parameter
from generator.prove.carried import HEADER, Misstep, Reading, Try
from generator.prove.certificate import Exclusion
from generator.prove.digits import with_more
from generator.prove.direction import ANSWER
from generator.prove.edits import Edit, edits
from generator.prove.judge import Judge
from generator.prove.meaning import Meaning, meaning, with_members
from generator.prove.places import Path, schema_pointer
from generator.prove.sampling import UnsampledError, explore, values
from generator.prove.subject import Subject, seed_of
from generator.prove.tally import Tally, spread
from generator.prove.typed import MisfitError
from generator.vocabulary import BYTES, JSON, TEXT, essence, is_range

_UNREADABLE = {JSON: (b"", b"{", b"\xff", b"nul", b"[1] 2", b"NaN"), TEXT: (b"\xff", b"\xc3("), BYTES: ()}
"""What is no body of a kind."""
_RAW = (b"", bytes(range(256)), b"\r\n--\x00", b"\xef\xbb\xbf{}")
_OTHER = "text/html"
_MOST_EDITS = 400
_EDITS_PER_SAMPLE = 30
"""Of the richest sample, so that a short proof is short and a long one is thorough."""
_RICHEST = 4000
"""Characters of the largest sample that is edited everywhere."""


class Trial(Protocol):
    """Tries an input in both ways that a client reads it, or in one of them by turns."""

    def __call__(self, attempt: Try, *, both: bool) -> Misstep | None:
        """Return what the client does wrong with it, or None."""
        ...


class Attempts:
    """Tries many inputs of one message; whoever makes it says what a try is, and keeps the tally."""

    def __init__(
        self,
        subject: Subject,
        reading: Reading,
        content: Content | None,
        tally: Tally[Try],
        attempt: Trial,
    ) -> None:
        self.roots = _roots(content, reading.headers)
        self.excluded: list[Exclusion] = []
        self._subject = subject
        self._reading = reading
        self._content = content
        self._tally = tally
        self._attempt = attempt

    @property
    def _is_json(self) -> bool:
        return self._reading.media_type is not None and self._reading.kind == JSON

    def make(self, media_types: Iterable[str], words: tuple[str, ...]) -> None:
        """Make them all; `media_types` are the documented ones, `words` say which message it is, for the seed."""
        subject = self._subject
        whole = meaning(subject.document, self.roots, self._required(), subject.untyped, message=ANSWER)
        whole = with_members(whole, {} if self._reading.kind == JSON else {"body": {"type": "string"}})
        judge = Judge(whole)
        for one in self._given(self._judge_of_examples(judge), media_types):
            self._attempt(one, both=True)
        if not self.roots:
            self._attempt(Try("without a body", {}), both=True)
            return
        richest = self._sample(whole, judge, words)
        if richest is not None and self._tally.failed is None and self._is_json:
            most = min(_MOST_EDITS, _EDITS_PER_SAMPLE * subject.samples)
            for edit in _varied(edits(whole, richest, "body"), most):
                self._attempt(judge.edited(edit), both=False)
            for value in with_more(richest, self._typed, judge.strict.is_valid):
                self._attempt(Try("more digits than a float has", value), both=True)

    def _typed(self, whole: dict[str, Any]) -> Any:
        """Return the body as a client has it; nothing where it has none."""
        annotation = self._reading.annotation
        try:
            return self._reading.types.built(annotation, whole["body"]) if annotation is not None else None
        except MisfitError:
            return None

    def pointer(self, path: Path) -> str:
        """Return the pointer of the schema that speaks of a path; empty where none does."""
        whole = meaning(self._subject.document, self.roots, frozenset(), self._subject.untyped, message=ANSWER)
        return schema_pointer(whole, self.roots, path)

    def _judge_of_examples(self, judge: Judge) -> Judge:
        """Return who judges an example of a body, of whose required headers there need be none."""
        if not any(one.required for one in self._reading.headers):
            return judge
        subject = self._subject
        return Judge(meaning(subject.document, self.roots, frozenset({"body"}), subject.untyped, message=ANSWER))

    def _required(self) -> frozenset[str]:
        headers = {f"{HEADER}{one.name}" for one in self._reading.headers if one.required}
        return frozenset(headers | ({"body"} if self._content is not None else set()))

    def _given(self, judge: Judge, media_types: Iterable[str]) -> Iterator[Try]:
        """Yield the examples of the contract, and messages that are not JSON or not what is documented."""
        if self._content is None:
            return
        schema = self._content.schema
        examples = (*self._content.examples, *(schema.facts.examples if schema is not None else ()))
        for text in dict.fromkeys(examples):
            example = {"body": json.loads(text), **self._example_headers()}
            if judge.strict.is_valid(example):
                yield Try("example", example)
        for raw in _UNREADABLE[self._reading.kind]:
            yield Try("unreadable", {"body": None}, broken=("body",), raw=raw)
        if self._reading.kind == BYTES:
            yield from (Try("sampled", {"body": ""}, raw=raw) for raw in _RAW)
        if not any(is_range(one) or essence(one) == _OTHER for one in media_types):
            yield Try("other content type", {"body": None}, broken=("body",), raw=b"<html>", content_type=_OTHER)

    def _example_headers(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in self._reading.headers:
            example = next(iter((*one.examples, *one.schema.facts.examples)), None)
            if example is not None:
                found[f"{HEADER}{one.name}"] = json.loads(example)
        return found

    def _sample(self, whole: Meaning, judge: Judge, words: tuple[str, ...]) -> Any:
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

        subject = self._subject
        try:
            explore(values(whole), test, seed=seed_of(subject, *words), samples=subject.samples)
        except AssertionError:
            pass
        except UnsampledError as error:
            pointer = next(iter(self.roots.values()))
            excluded = Exclusion("sampled bodies", str(error), subject.told(pointer), subject.where(pointer))
            self.excluded.append(excluded)
        return richest

    def _must_pass(self, attempt: Try) -> None:
        found = self._attempt(attempt, both=False)
        if found is not None:
            raise AssertionError(found.message)


def _varied(found: Iterable[Edit], most: int) -> Iterator[Edit]:
    """Yield some edits from all over a value, and in any case one of each kind."""
    first: dict[str, Edit] = {}
    others = [one for one in found if first.setdefault(one.kind, one) is not one]
    yield from first.values()
    yield from spread(others, max(most - len(first), 0))


def _roots(content: Content | None, headers: tuple[Header | Parameter, ...]) -> dict[str, str]:
    """Return the pointer of the schema of each member of a sample."""
    body = {"body": child(content.pointer, "schema")} if content is not None else {}
    return body | {f"{HEADER}{one.name}": one.schema.pointer for one in headers}
