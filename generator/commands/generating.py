"""What `oasmith generate` does when there is something to do: all stages, and a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.commands.inputs import folder, inputs, progress, reach, refusing
from generator.commands.unchanged import Told, remember
from generator.package import Overlap
from generator.pipeline import STAGES, Generated, generate
from generator.printing import Printing
from generator.problem import shown
from generator.spelling import spelled
from generator.write import LOCK, Changes, write

_MOST_OVERLAPS = 3
"""Unions that are told of by an example; those of a large contract stand in api.md."""
_LONGEST = 200
"""Characters of such an example."""


@refusing
def generating(options: Any, began: int, printing: Printing) -> tuple[Told, str]:
    """Write the client; `began` is when, in nanoseconds. Returns what to tell of it, and how many files changed."""
    notes: list[str] = []
    contract, config = inputs(options, notes.append)
    output = Path(options.output)
    with progress(len(STAGES) + 1) as begin:
        made = generate(
            contract,
            config,
            overrides=folder(options.templates),
            reach=reach(options, config, output),
            begin=begin,
            printing=printing,
        )
        begin("write")
        changes = write(made.files, output, force=options.force)
    told = Told(
        notes=(*notes, *(shown(f"note: {note}") for note in (*made.package.notes, *_overlaps(made.package.overlaps)))),
        lines=tuple(shown(line) for line in _summary(made)),
        client=shown(_client(made, output)),
    )
    if not config.post_hooks:
        # A hook may read anything, so nobody knows whether it would do the same again.
        remember(options, made.sources, made.files[LOCK], told, began)
    return told, _changed(changes)


def _summary(made: Generated) -> Iterator[str]:
    package, api = made.package, made.api
    yield f"{made.document.file}: {api.title} {api.version}, OpenAPI {api.openapi}"
    names = [f"{one.attribute}.{each.function}" for one in package.resources for each in one.endpoints]
    yield f"  {_count(len(package.endpoints), 'operation')}{': ' if names else ''}{_some(names)}"
    if package.webhooks:
        decoders = [f"webhooks.{one.function}" for one in package.webhooks]
        yield f"  {_count(len(decoders), 'webhook or callback', 'webhooks and callbacks')}: {_some(decoders)}"
    enums = len(package.enums) + len(package.literal_enums)
    shapes = (len(package.models), "model"), (enums, "enum"), (len(package.aliases), "alias")
    yield f"  {', '.join(_count(number, what) for number, what in shapes if number) or 'no schemas'}"
    errors = [one.name for one in package.errors]
    yield f"  {_count(len(errors), 'documented error')}{': ' if errors else ''}{_some(errors)}"


def _overlaps(found: Sequence[Overlap]) -> Iterator[str]:
    """Yield the choices of the client that only the order of the contract decides."""
    by_order = [one for one in found if one.by_order]
    for one in by_order[:_MOST_OVERLAPS]:
        where = f"in {one.where}" if one.inside else one.where
        first, second = (spelled(each) for each in one.options)
        example = one.example if len(one.example) <= _LONGEST else f"{one.example[:_LONGEST]}… (api.md has all of it)"
        yield f"{where}: {example} fits {first} and {second}; it is read as {spelled(one.chosen)}, the first"
    rest = len(by_order) - _MOST_OVERLAPS
    if rest > 0:
        yield f"{rest} more unions have options that only their order decides between; api.md has an example of each"


def _client(made: Generated, output: Path) -> str:
    lines = sum(text.count("\n") for text in made.files.values())
    return f"{output.as_posix()}/: {made.package.client_name} in {_count(len(made.files), 'file')}, {lines} lines"


def _changed(changes: Changes) -> str:
    return str(len(changes.created) + len(changes.changed) + len(changes.removed) or "nothing")


def _count(number: int, what: str, several: str = "") -> str:
    plural = several or (f"{what}es" if what.endswith("s") else f"{what}s")
    return f"{number} {what if number == 1 else plural}"


def _some(names: list[str], most: int = 4) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
