"""What a JSON pointer into an answer leads to, as its schemas say: to check a pointer, and to type what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.document import tokens
from generator.ir import Anything, Choice, Declaration, List, Map, Named, Object, Operation, Schema
from generator.vocabulary import is_error


def success_schemas(operation: Operation) -> Iterator[Schema]:
    """Yield the schemas of what an operation returns."""
    statuses = [one.status for one in operation.responses]
    for response in operation.responses:
        if not is_error(response.status, statuses):
            yield from (one.schema for one in response.contents if one.schema is not None)


def reached(schemas: Iterable[Schema], pointer: str, declared: Mapping[str, Declaration]) -> Iterator[Schema]:
    """Yield the schemas of what stands at a JSON pointer in values of some schemas."""
    found = list(_plain(schemas, declared))
    for step in tokens(pointer):
        found = list(_plain((each for one in found for each in _members(one, step)), declared))
    yield from found


def items_of(schemas: Iterable[Schema], declared: Mapping[str, Declaration]) -> Iterator[Schema]:
    """Yield the schemas of the items of what is an array, or may be one."""
    for one in _plain(schemas, declared):
        match one.type:
            case List(items, prefix, complete):
                yield from (*prefix, *(() if complete else (items,)))
            case Anything():
                yield one
            case _:
                pass


def _members(schema: Schema, step: str) -> Iterator[Schema]:
    match schema.type:
        case Object(properties, closed, extra):
            known = [one.schema for one in properties if one.name == step]
            yield from known or ((extra,) if extra is not None and not closed else ())
        case Map(values):
            yield values
        case List() if step.isdecimal():
            yield from items_of((schema,), {})
        case Anything():
            yield schema
        case _:
            pass


def _plain(schemas: Iterable[Schema], declared: Mapping[str, Declaration]) -> Iterator[Schema]:
    """Yield the schemas behind names and choices."""
    waiting, seen = list(schemas)[::-1], set[str]()
    while waiting:
        one = waiting.pop()
        match one.type:
            case Named(target):
                if target not in seen:
                    seen.add(target)
                    waiting.append(declared[target].schema)
            case Choice(options):
                waiting.extend(reversed(options))
            case _:
                yield one
