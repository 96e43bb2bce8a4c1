"""A client is printed the same, whether another core helps or not, and however it fails."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from generator.config import Config
from generator.format import TOGETHER
from generator.pipeline import LARGE, generate
from generator.printing import Printing
from generator.problem import TemplateProblemError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")

CONTRACT = """\
openapi: 3.1.1
info: {title: Printed, version: "1"}
paths:
  /things/{id}:
    get:
      operationId: get_thing
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Zoo"}}}}}
components:
  schemas:
    Zoo:
      type: object
      properties:
"""


def contract(folder: Path, models: int = 2) -> Path:
    """Write a contract with some models, and return its path."""
    names = [f"Model{number}" for number in range(models)]
    lines = [f'        {name.lower()}: {{$ref: "#/components/schemas/{name}"}}' for name in names]
    lines += [f"    {name}: {{type: object, properties: {{a: {{type: string, format: date-time}}}}}}" for name in names]
    file = folder / "printed.yaml"
    file.write_text(CONTRACT + "\n".join(lines) + "\n")
    return file


def children() -> set[int]:
    """Return the processes that this one has started and not waited for."""
    return set(map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()))


@pytest.mark.parametrize("models", [2, max(LARGE, TOGETHER) + 10])
def test_another_core_prints_the_same(tmp_path: Path, models: int) -> None:
    file, stages = contract(tmp_path, models), list[str]()
    here = generate(file, Config())
    with Printing.beside() as printing:
        there = generate(file, Config(), begin=stages.append, printing=printing)
    assert here.files == there.files
    assert list(here.files) == [*sorted(set(here.files) - {"oasmith.lock"}), "oasmith.lock"]
    assert ["load", "lower", "read", "audit", "plan", "render", "format"] == stages
    # Each module came out of the formatter, of whatever batch it was: templates leave an empty line in brackets.
    assert not [path for path, text in there.files.items() if path.endswith(".py") and "(\n\n" in text]


def test_a_template_that_fails_there_is_told_here(tmp_path: Path) -> None:
    (tmp_path / "README.md.jinja").write_text("{{ package.nothing }}")
    with pytest.raises(TemplateProblemError, match=r"README\.md\.jinja:1"), Printing.beside() as printing:
        generate(contract(tmp_path), Config(), overrides=tmp_path, printing=printing)


def test_hooks_run_once_and_here(tmp_path: Path) -> None:
    with Printing.beside() as printing:
        made = generate(contract(tmp_path), Config(post_hooks=("echo $PPID >> hook.txt",)), printing=printing)
    assert f"{os.getpid()}\n" == made.files["hook.txt"]


def test_a_core_that_is_not_asked_is_left(tmp_path: Path) -> None:
    before, during = children(), set[int]()

    def fail() -> None:
        with Printing.beside():
            during.update(children())
            raise KeyError(tmp_path)

    with pytest.raises(KeyError):
        fail()
    assert before == children()
    assert (before != during) == (len(os.sched_getaffinity(0)) > 1)


def test_a_copy_that_is_killed_is_replaced(tmp_path: Path) -> None:
    file, before = contract(tmp_path), children()

    def kill(stage: str) -> None:
        if stage == "render":
            for child in children() - before:
                os.kill(child, signal.SIGKILL)

    with Printing.beside() as printing:
        assert generate(file, Config()).files == generate(file, Config(), begin=kill, printing=printing).files
