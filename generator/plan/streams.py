"""Answers that can be read while they come in: sequences of items, else bytes, else lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ir import Anything, Content, List, Scalar
from generator.package import Annotation, Answer, Generic, Word
from generator.plan.annotations import ANY, union
from generator.plan.schemas import Schemas
from generator.vocabulary import TEXT, is_json, sequence_kind

_DATA = "event data"
_STR, _BYTES = Word("str"), Word("bytes")


def item_types(schemas: Schemas, contents: Iterable[tuple[Content, str]]) -> Iterator[tuple[str, str, Annotation]]:
    """Yield the media types that are sequences, how their items follow one another, and what these are.

    In 3.2 `itemSchema` says what they are. Before, there is a convention only: `schema` is that of each item, or of an
    array of them; of server-sent events, it is that of the JSON in `data`.
    """
    for one, carried in contents:
        kind = sequence_kind(one.called) if carried == TEXT else None
        if kind is None:
            continue
        if one.item_schema is not None:
            yield one.media_type, kind, schemas.annotation(one.item_schema)
        else:
            is_event = kind == "events"
            yield one.media_type, _DATA if is_event else kind, _item(schemas, one, _STR if is_event else ANY)


def _item(schemas: Schemas, content: Content, unsaid: Annotation) -> Annotation:
    """Return what an item is by the schema of the whole; `unsaid` where that is a text, or says nothing."""
    if content.schema is None:
        return unsaid
    core = schemas.core(content.schema)
    match core.type:
        case Anything() | Scalar("string"):
            return unsaid
        case List():
            return union(*(schemas.annotation(one) for one in (*core.type.prefix, core.type.items)))
        case _:
            return schemas.annotation(content.schema)


def streamed(answers: Iterable[Answer]) -> Annotation | None:
    """Return what the items of an operation's successes are; None where none of them can be streamed."""
    successes = [one for one in answers if one.raises is None]
    items = [_spelled(kind, type_) for one in successes for _, kind, type_ in one.items]
    if items:
        return union(*items)
    # A text that is JSON has no lines.
    types = [type_ for one in successes for name, type_ in one.contents if name not in one.json and not is_json(name)]
    return next((each for each in (_BYTES, _STR) if each in types), None)


def _spelled(kind: str, type_: Annotation) -> Annotation:
    return Generic("_Event", (type_,)) if kind == _DATA else type_
