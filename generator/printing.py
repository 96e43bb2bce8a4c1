"""Prints a client: its pages are rendered and formatted, those of a small one by another core.

That core gets ready while the contract is read, which takes longer than to print a small client. To tell it of a large
client would take longer than that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeAlias

from generator.beside import Ready

if TYPE_CHECKING:
    from generator.package import Package, Shown

Job: TypeAlias = "tuple[Package, Path | None]"
"""A client, and the folder of the user's templates."""
Printed: TypeAlias = "tuple[dict[str, str], tuple[Shown, ...]]"
"""The text of each file, and the samples that are in some."""
More: TypeAlias = "Callable[[Sequence[Shown]], dict[str, str]]"
"""What makes more files, of all samples of a client."""


class Printing:
    """Something that prints one client. Without `ready`, all is done here, when it is asked for."""

    def __init__(self, ready: Ready[Job, Printed] | None = None) -> None:
        self._ready = ready

    @classmethod
    def beside(cls) -> Printing:
        """Return one that another core gets ready for from now on."""
        return cls(Ready(_prepare))

    def __enter__(self) -> Self:
        """Return itself; at the end of the block the other core is left."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ready is not None:
            self._ready.__exit__(kind, error, trace)

    @contextmanager
    def begun(
        self, package: Package, overrides: Path | None, more: More, begin: Callable[[str], None], *, is_large: bool
    ) -> Iterator[Callable[[], dict[str, str]]]:
        """Give what waits for the text of each file of a client; what is done before goes on beside the formatter.

        `more` makes files of the samples, and `begin` hears of both stages. Raises TemplateProblemError and HookError,
        as they do.
        """
        begin("render")
        if is_large or self._ready is None or not self._ready.is_beside:
            with _printing(package, overrides, more, begin) as printed:
                yield printed
            return
        told = self._ready.give((package, overrides))
        begin("format")

        def texts() -> dict[str, str]:
            files, shown = told()
            return {**files, **more(shown)}

        yield texts


def _prepare() -> Callable[[Job], Printed]:
    from generator import format, render  # noqa: A004, F401, PLC0415 # takes long, so it is imported meanwhile

    return _print


def _print(job: Job) -> Printed:
    found: list[Shown] = []

    def note(shown: Sequence[Shown]) -> dict[str, str]:
        found.extend(shown)
        return {}

    with _printing(*job, note, lambda _: None) as printed:
        return printed(), tuple(found)


@contextmanager
def _printing(
    package: Package, overrides: Path | None, more: More, begin: Callable[[str], None]
) -> Iterator[Callable[[], dict[str, str]]]:
    from generator.format import formatting  # noqa: PLC0415 # another core may have imported it
    from generator.render import documents, modules, show  # noqa: PLC0415 # as above

    def pages() -> Iterator[tuple[str, str]]:
        # The formatter works on modules while the others are rendered, which it leaves alone.
        yield from modules(package, overrides)
        shown = show(package, overrides)
        yield from documents(package, shown, overrides)
        begin("format")
        yield from more(shown).items()

    with formatting(pages()) as printed:
        yield printed
