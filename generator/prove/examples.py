"""The contract against itself: every example must be valid by its own schema."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Document, Node, child
from generator.ir import Choice, Content, Header, List, Map, Object, Parameter, Schema
from generator.prove.blame import CONTRACT
from generator.prove.certificate import Failure
from generator.prove.comparison import as_text
from generator.prove.direction import EXAMPLE
from generator.prove.meaning import meaning
from generator.prove.readings import strict
from generator.prove.subject import Subject
from generator.vocabulary import FORM, MULTIPART, STRUCTURE, is_json, kind_of


def contradictions(subject: Subject) -> Iterator[Failure]:
    """Yield a failure for each example that breaks the schema it is an example of."""
    seen: set[str] = set()
    for operation, pointer, schema in _examples(subject):
        # What is referred to from several places is written once.
        written = subject.told(pointer)
        if written in seen:
            continue
        seen.add(written)
        node = subject.document.find(pointer)
        if node is None:
            continue
        whole = meaning(subject.document, {"it": schema}, frozenset({"it"}), subject.untyped, message=EXAMPLE)
        error = next(iter(strict(whole).iter_errors({"it": node.value})), None)
        if error is not None:
            place = "".join(f"[{one!r}]" for one in list(error.instance_path)[1:])
            yield Failure(
                blame=CONTRACT,
                culprits=(subject.where(pointer),),
                operation=operation,
                check="examples",
                kind="example",
                message=f"the example breaks its own schema{f' at {place}' if place else ''}: {_first(error.message)}",
                input=as_text(node.value),
                pointer=subject.told(pointer),
                where=subject.where(pointer),
                generated="",
            )


def _first(message: str) -> str:
    line = " ".join(message.split())
    return line if len(line) <= 200 else f"{line[:200]}…"  # noqa: PLR2004 # a line of a report


def _examples(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """Yield each example: the operation it belongs to, its pointer, the pointer of its schema."""
    named = [(one, f"{one.method.upper()} {one.path}") for one in subject.api.operations]
    named += [(one, webhook.told) for webhook, one in subject.received]
    for one, name in named:
        parts: list[Parameter | Header] = [*one.parameters]
        parts += [each for response in one.responses for each in response.headers]
        parts += [
            header
            for content in (one.body.contents if one.body is not None else ())
            for each in content.encodings
            for header in each.headers
        ]
        holders = [(each.pointer, each.schema) for each in parts if each.content is None]
        bodies = [*(one.body.contents if one.body is not None else ())]
        bodies += [each for response in one.responses for each in response.contents]
        bodies += [each.content for each in parts if each.content is not None]
        for pointer, schema in (*holders, *((each.pointer, each.schema) for each in bodies if _is_judged(each))):
            for example in _of_holder(subject.document, pointer):
                yield name, example, child(pointer, "schema")
            if schema is not None:
                yield from ((name, *each) for each in _of_schema(subject.document, schema))
    for declaration in subject.api.declarations:
        yield from (("", *each) for each in _of_schema(subject.document, declaration.schema))


def _is_judged(content: Content) -> bool:
    """Return whether an example of a media type is what its schema speaks of, and not a text that stands for it."""
    return is_json(content.called) or kind_of(content.called, STRUCTURE, sent=True) in {FORM, MULTIPART}


def _of_holder(document: Document, pointer: str) -> Iterator[str]:
    """Yield the examples of a parameter, header or media type."""
    node = document.find(pointer)
    if node is None:
        return
    if node.get("example") is not None:
        yield child(pointer, "example")
    several = node.get("examples")
    for _, one in several.members() if several is not None else ():
        if isinstance(one.value, dict) and "value" in one.value:
            yield child(one.pointer, "value")


def _of_schema(document: Document, schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield the examples in a schema and in what is written inside it."""
    node = document.find(schema.pointer)
    if node is not None and isinstance(node.value, dict):
        yield from ((one.pointer, schema.pointer) for one in _in_schema(node))
    match schema.type:
        case Object(properties, _, extra):
            inner = [one.schema for one in properties] + ([extra] if extra is not None else [])
        case List(one) | Map(one):
            inner = [one]
        case Choice(options):
            inner = [one for one in options if one.pointer != schema.pointer]
        case _:
            inner = []
    for one in inner:
        yield from _of_schema(document, one)


def _in_schema(node: Node) -> Iterator[Node]:
    single, several = node.get("example"), node.get("examples")
    if single is not None:
        yield single
    if several is not None and isinstance(several.value, list):
        yield from several.items()
