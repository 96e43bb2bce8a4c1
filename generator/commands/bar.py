"""A progress bar that appears only when there is something to wait for."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

PATIENCE = 1.0
"""Seconds before the bar is shown."""


class Bar:
    """Shows which of some stages is running."""

    def __init__(self, total: int) -> None:
        columns = (TextColumn("{task.description:>8}"), BarColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=total)
        self._timer = threading.Timer(PATIENCE, self._progress.start)
        self._timer.daemon = True
        self._begun = 0

    def begin(self, stage: str) -> None:
        """Tell that a stage begins."""
        self._progress.update(self._task, completed=self._begun, description=stage)
        self._begun += 1

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        self._progress.stop()
