"""`oasmith generate`: write the client for a contract."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.commands.inputs import folder, inputs, progress, refusing
from generator.pipeline import STAGES, Generated, generate
from generator.problem import shown
from generator.write import Changes, write


@refusing
def run(options: Any) -> int:
    """Write the client and print what it has. Returns 0."""
    began = time.perf_counter()
    contract, config = inputs(options)
    output = Path(options.output)
    with progress(len(STAGES) + 1) as begin:
        made = generate(contract, config, overrides=folder(options.templates), begin=begin)
        begin("write")
        changes = write(made.files, output, force=options.force)
    for note in made.package.notes:
        print(shown(f"note: {note}"), file=sys.stderr)
    for line in _summary(made, changes, output, time.perf_counter() - began):
        print(shown(line))
    return 0


def _summary(made: Generated, changes: Changes, output: Path, seconds: float) -> Iterator[str]:
    package, api = made.package, made.api
    yield f"{made.document.file}: {api.title} {api.version}, OpenAPI {api.openapi}"
    names = [f"{one.attribute}.{each.function}" for one in package.resources for each in one.endpoints]
    yield f"  {_count(len(package.endpoints), 'operation')}: {_some(names)}"
    enums = len(package.enums) + len(package.literal_enums)
    shapes = (len(package.models), "model"), (enums, "enum"), (len(package.aliases), "alias")
    yield f"  {', '.join(_count(number, what) for number, what in shapes if number) or 'no schemas'}"
    errors = [one.name for one in package.errors]
    yield f"  {_count(len(errors), 'documented error')}{': ' if errors else ''}{_some(errors)}"
    lines = sum(text.count("\n") for text in made.files.values())
    changed = len(changes.created) + len(changes.changed) + len(changes.removed)
    told = f"{_count(len(made.files), 'file')}, {lines} lines, {changed or 'nothing'} changed"
    yield f"{output.as_posix()}/: {package.client_name} in {told}, {seconds:.1f} s"


def _count(number: int, what: str) -> str:
    plural = f"{what}es" if what.endswith("s") else f"{what}s"
    return f"{number} {what if number == 1 else plural}"


def _some(names: list[str], most: int = 4) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
