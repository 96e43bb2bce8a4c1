"""What the commands share: reading the configuration, and telling a refusal in one line per problem."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Any

from generator.config import Config, read_config
from generator.document import Document, tokens
from generator.format import HookError
from generator.load import load
from generator.problem import Location, Problem, RefusedError
from generator.render import TemplateProblemError
from generator.write import WriteError

UNUSABLE = 2
"""The exit code for an input that cannot be used."""


def configuration(file: str | None) -> Config:
    """Return the configuration in a file, or in the pyproject.toml of this folder where none is named."""
    path = Path(file if file is not None else "pyproject.toml")
    if file is None and not path.is_file():
        return Config()
    if path.suffix == ".toml":
        return read_config(_toml(path).root)
    return read_config(load(path).root)


def _toml(path: Path) -> Document:
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise RefusedError(Problem(f"cannot be read: {error.strerror}", Location(path.as_posix()))) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RefusedError(Problem(f"not valid TOML: {error}", Location(path.as_posix()))) from None
    tool = data.get("tool", {})
    settings = tool.get("oasmith", {}) if isinstance(tool, dict) else {}
    return Document(settings, path.as_posix(), partial(_place_in_toml, text))


def _place_in_toml(text: str, pointer: str) -> tuple[int, int]:
    """Return the place of a setting of `[tool.oasmith]`; tomllib tells none, so its first key is looked for."""
    key = re.escape(tokens(pointer)[0]) if pointer else ""
    here = r"\[+tool\.oasmith\b"
    found = re.search(rf"^{here}\.{key}\b|(?s:^{here}\][^\[]*?)^{key}\b", text, re.MULTILINE) if key else None
    found = found or re.search(rf"^{here}", text, re.MULTILINE)
    return (text.count("\n", 0, found.end()) + 1, 1) if found else (1, 1)


def folder(path: str | None) -> Path | None:
    """Return a folder that the user named. Raises RefusedError when there is none."""
    if path is None:
        return None
    if not Path(path).is_dir():
        raise RefusedError(Problem("no such folder", Location(path)))
    return Path(path)


def refusing(run: Callable[[Any], int]) -> Callable[[Any], int]:
    """Make a command print what is wrong with its input, a line each, and return the exit code for it."""

    @wraps(run)
    def refused(options: Any) -> int:
        try:
            return run(options)
        except RefusedError as error:
            for problem in error.problems:
                print(f"error: {problem}", file=sys.stderr)
        except (HookError, TemplateProblemError, WriteError) as error:
            print(f"error: {error}", file=sys.stderr)
        except RecursionError:
            print("error: the contract is nested too deeply", file=sys.stderr)
        return UNUSABLE

    return refused


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Show a bar on stderr when the work takes longer than a second and a person is watching."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from generator.commands.bar import Bar  # noqa: PLC0415 # rich costs more than most contracts take

    with Bar(total) as bar:
        yield bar.begin
