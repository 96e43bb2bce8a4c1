"""What came of a task."""

from __future__ import annotations

from generator.frozen import frozen
from generator.prove.certificate import Check, Disagreement, Failure
from generator.prove.subject import Task


@frozen
class Result:
    """A check, and the failure it found if it found one."""

    task: Task
    check: Check
    failure: Failure | None = None
    disagreements: tuple[Disagreement, ...] = ()
