"""Format a client: ruff sorts the imports and lays out all its modules, then the user's own hooks run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ruff import find_ruff_bin  # type: ignore[import-untyped] # ruff ships no types

# The runtime is hand-written and formatted where it is written; it is copied unchanged.
_OPTIONS = ("--isolated", "--no-cache", "--quiet", "--target-version=py311", "--line-length=120", "--exclude=_runtime")
# Templates end every line of a list with a comma; what fits into one line is put there.
_COMPACT = ("--config=format.skip-magic-trailing-comma=true", "--config=lint.isort.split-on-trailing-comma=false")


class HookError(Exception):
    """A formatter or hook that failed, with what it said."""


def format(files: dict[str, str], hooks: tuple[str, ...] = ()) -> dict[str, str]:  # noqa: A001 # the stage's name
    """Return the files as ruff, and then the hooks of the user's configuration, leave them.

    The hooks are commands, run by the shell in a folder that holds the client. Raises HookError when one fails.
    """
    with tempfile.TemporaryDirectory(prefix="oasmith-") as name:
        folder = Path(name)
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        ruff = find_ruff_bin()
        # Import order depends on names that a contract chooses, so it is sorted here and not in the templates.
        _run([ruff, "check", *_OPTIONS, *_COMPACT, "--select=I", "--fix", "."], folder)
        _run([ruff, "format", *_OPTIONS, *_COMPACT, "."], folder)
        for hook in hooks:
            _run(hook, folder)
        return {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not {"__pycache__", ".ruff_cache"} & set(path.relative_to(folder).parts)
        }


def _run(command: list[str] | str, folder: Path) -> None:
    # Hooks find the tools that are installed beside this one, whether or not its environment is active.
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(  # noqa: S603 # ruff, or a command that the user wrote into the configuration
        command,
        cwd=folder,
        shell=isinstance(command, str),
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().replace(str(folder), "")
        what = command if isinstance(command, str) else "ruff"
        message = f"`{what}` failed with exit code {done.returncode}{': ' if said else ''}{said}"
        raise HookError(message)
