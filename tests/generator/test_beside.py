"""What runs beside the process comes to the same as what runs in it, however the other ends."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from generator.beside import beside
from generator.problem import Location, Problem

HERE = os.getpid()


def test_the_result_comes_from_another_process() -> None:
    problems = tuple(Problem(f"lost {number}", Location("c.yaml", number), "#/a") for number in range(2000))
    assert problems == beside(lambda: problems)()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    assert (HERE == beside(os.getpid)()) == (cores == 1)


def test_an_exception_is_raised_where_the_result_is_asked_for() -> None:
    result = beside(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        result()


def test_what_a_copy_cannot_tell_is_computed_here() -> None:
    function = beside(lambda: open)()  # a built-in function, and one that is pickled by name
    assert open is function
    assert "here" == beside(lambda: lambda: "here")()()


def killed_elsewhere() -> str:
    """Return a word, but for a copy of this process, which is killed."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return "here"


def test_a_copy_that_is_killed_is_replaced() -> None:
    assert "here" == beside(killed_elsewhere)()


def test_a_copy_runs_nothing_of_what_ends_this_process(tmp_path: Path) -> None:
    file = (tmp_path / "told.txt").open("w")
    file.write("once")
    assert 3 == beside(lambda: 3)()
    file.close()
    assert "once" == (tmp_path / "told.txt").read_text()
