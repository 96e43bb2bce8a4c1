"""Format a client: ruff sorts the imports and lays out all its modules; then the user's own hooks may run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ruff import find_ruff_bin  # type: ignore[import-untyped] # ruff ships no types

from generator.disk.files import content, put
from generator.problem import HookError

# The runtime is hand-written and formatted where it is written; it is copied unchanged.
_OPTIONS = ("--isolated", "--no-cache", "--quiet", "--target-version=py311", "--line-length=120", "--exclude=_runtime")
# Templates end every line of a list with a comma; what fits into one line is put there.
_COMPACT = ("--config=format.skip-magic-trailing-comma=true", "--config=lint.isort.split-on-trailing-comma=false")

TOGETHER = 600
"""Files that ruff is given at once: enough to be worth its start, and few enough to begin soon."""
ENOUGH = 200_000
"""Characters of files for which it begins when there is something else to be made, which takes some time, too."""


@contextmanager
def formatting(pages: Iterable[tuple[str, str]]) -> Iterator[Callable[[], dict[str, str]]]:
    """Give what waits for the path and text of each page as ruff leaves it; it works while the next are made, and on.

    Raises HookError when it fails, and when a file cannot be made.
    """
    left: dict[str, str] = {}
    begun: list[tuple[dict[str, str], Path, Future[None]]] = []
    with ExitStack() as folders, ThreadPoolExecutor(1) as beside:
        for batch in _batches(pages, left):
            folder = folders.enter_context(_folder(batch))
            begun.append((batch, folder, beside.submit(_tidy, folder)))

        def formatted() -> dict[str, str]:
            for batch, folder, done in begun:
                done.result()
                left.update((path, _read(folder, path)) for path in batch)
            return left

        yield formatted


def _batches(pages: Iterable[tuple[str, str]], left: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield pages with Python as they come, some at once, and note what ruff leaves alone: the runtime, for one."""
    batch: dict[str, str] = {}
    size = 0
    for path, text in pages:
        is_ours = path.endswith((".py", ".md")) and "/_runtime/" not in path
        (batch if is_ours else left)[path] = text
        size += len(text) if is_ours else 0
        if len(batch) == TOGETHER or (size > ENOUGH and not is_ours):
            yield batch
            batch, size = {}, 0
    if batch:
        yield batch


def _tidy(folder: Path) -> None:
    ruff = find_ruff_bin()
    # Import order depends on names that a contract chooses, so it is sorted here and not in the templates.
    _run([ruff, "check", *_OPTIONS, *_COMPACT, "--select=I", "--fix", "."], folder)
    _run([ruff, "format", *_OPTIONS, *_COMPACT, "."], folder)


def hooked(files: dict[str, str], hooks: tuple[str, ...]) -> dict[str, str]:
    """Return the files as the hooks of the user's configuration leave them.

    The hooks are commands, run by the shell in a folder that holds the client. Raises HookError when one fails or
    leaves what is not text, and when a file cannot be made.
    """
    with _folder(files) as folder:
        for hook in hooks:
            _run(hook, folder)
        return dict(_left(folder))


@contextmanager
def _folder(files: dict[str, str]) -> Iterator[Path]:
    """Give a folder that holds the files, for a while."""
    with tempfile.TemporaryDirectory(prefix="oasmith-", dir=_memory(files)) as name:
        folder = Path(name)
        for parent in sorted({path.rpartition("/")[0] for path in files}):
            _make(folder / parent, parent)
        for path, text in files.items():
            _write(f"{name}/{path}", path, text)
        yield folder


def _memory(files: dict[str, str]) -> str | None:
    """Return a folder in memory, if the system has one with room for some copies of the files.

    A formatter truncates each file before it writes it, and some file systems wait for the disk then (ext4's
    auto_da_alloc): for a large client that takes longer than everything else together.
    """
    memory = "/dev/shm"  # noqa: S108 # mkdtemp makes a folder in it that nobody else can use
    try:
        free = shutil.disk_usage(memory).free
    except OSError:
        return None
    needed = 4 * sum(len(text) + 4096 for text in files.values())
    return memory if free > needed and os.access(memory, os.W_OK | os.X_OK) else None


def _make(folder: Path, path: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HookError(f"{path} cannot be made: {error.strerror}") from None


def _write(file: str, path: str, text: str) -> None:
    try:
        put(file, text.encode())
    except OSError as error:
        raise HookError(f"{path} cannot be made: {error.strerror}") from None
    except UnicodeEncodeError as error:
        raise HookError(f"{path} cannot be made: {error.object[error.start]!r} is no character of UTF-8") from None


def _left(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and text of every file of the client, without the caches that tools leave beside them."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder)
        if any(part.startswith(".") or part == "__pycache__" for part in path.parts[:-1]) or not file.is_file():
            continue
        name = path.as_posix()
        if not name.isprintable():
            raise HookError(f"a hook left a file with an unprintable name: {name!r}")
        yield name, _read(folder, name)


def _read(folder: Path, name: str) -> str:
    try:
        return content(f"{folder}/{name}").decode()
    except OSError as error:
        raise HookError(f"a hook left {name}, which cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise HookError(f"a hook left {name}, which is not text (UTF-8)") from None


def _run(command: list[str] | str, folder: Path) -> None:
    # Hooks find the tools that are installed beside this one, whether or not its environment is active.
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(  # noqa: S603 # ruff, or a command that the user wrote into the configuration
        command,
        cwd=folder,
        shell=isinstance(command, str),
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().replace(str(folder), "")
        what = command if isinstance(command, str) else "ruff"
        message = f"`{what}` failed with exit code {done.returncode}{': ' if said else ''}{said}"
        raise HookError(message)
