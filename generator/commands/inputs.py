"""What the commands share: reading the configuration, and telling a refusal in one line per problem."""

from __future__ import annotations

import re
import stat
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from generator.config import Config, read_config
from generator.document import Document, tokens
from generator.library import Reach
from generator.load import load
from generator.problem import Location, PrintingError, Problem, RefusedError, shown
from generator.remote import SECONDS, Remote
from generator.write import WriteError, pinned

Asked = ParamSpec("Asked")
Result = TypeVar("Result")

UNUSABLE = 2
"""The exit code for an input that cannot be used."""


DEFAULT_CONTRACT = "openapi.yaml"
"""The contract of a folder whose pyproject.toml names no other."""


def inputs(options: Any, tell: Callable[[str], object] | None = None) -> tuple[Path, Config]:
    """Return the contract and the configuration of a command; `tell` hears what the user should know, else stderr.

    `[tool.oasmith]` of this folder's pyproject.toml is about one contract: the one that its key `contract` names, else
    openapi.yaml. That is the contract where the command line names none. For another one, the table is used only
    where `--config pyproject.toml` says so.
    """
    if options.config is not None:
        return Path(options.contract or DEFAULT_CONTRACT), configuration(Path(options.config))
    project = Path("pyproject.toml")
    settings, about = _toml(project) if project.is_file() else (None, DEFAULT_CONTRACT)
    contract = Path(options.contract or about)
    if settings is None or not settings.data:
        return contract, Config()
    if contract.resolve() != Path(about).resolve():
        told = f"[tool.oasmith] of pyproject.toml is about {about}; --config pyproject.toml uses it for this one, too"
        (tell or _aside)(shown(f"note: {told}"))
        return contract, Config()
    return contract, read_config(settings.root)


def _aside(note: str) -> None:
    print(note, file=sys.stderr)


def configuration(path: Path) -> Config:
    """Return the configuration in a file: YAML, JSON, or the `[tool.oasmith]` of a TOML file."""
    return read_config(_toml(path)[0].root if path.suffix == ".toml" else load(path).root)


def _toml(path: Path) -> tuple[Document, str]:
    """Return the settings of `[tool.oasmith]`, and the contract that they are about."""
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise RefusedError(Problem(f"cannot be read: {error.strerror}", Location(path.as_posix()))) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RefusedError(Problem(f"not valid TOML: {error}", Location(path.as_posix()))) from None
    tool = data.get("tool", {})
    found = tool.get("oasmith", {}) if isinstance(tool, dict) else {}
    settings = Document(found, path.as_posix(), partial(_place_in_toml, text))
    about = settings.root.text("contract") or DEFAULT_CONTRACT if isinstance(found, dict) else DEFAULT_CONTRACT
    if isinstance(found, dict):
        settings = settings.moved({key: value for key, value in found.items() if key != "contract"}, {})
    return settings, about


def _place_in_toml(text: str, pointer: str) -> tuple[int, int]:
    """Return the place of a setting of `[tool.oasmith]`; tomllib tells none, so its first key is looked for."""
    key = re.escape(tokens(pointer)[0]) if pointer else ""
    here = r"\[+tool\.oasmith\b"
    found = re.search(rf"^{here}\.{key}\b|(?s:^{here}\][^\[]*?)^{key}\b", text, re.MULTILINE) if key else None
    found = found or re.search(rf"^{here}", text, re.MULTILINE)
    return (text.count("\n", 0, found.end()) + 1, 1) if found else (1, 1)


def folder(path: str | None) -> Path | None:
    """Return a folder that the user named. Raises RefusedError when there is none, or it is out of reach."""
    if path is None:
        return None
    try:
        found = stat.S_ISDIR(Path(path).stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        found = False
    except OSError as error:
        raise RefusedError(Problem(f"cannot be read: {error.strerror}", Location(path))) from None
    if not found:
        raise RefusedError(Problem("no such folder", Location(path)))
    return Path(path)


def reach(options: Any, config: Config, client: Path) -> Reach:
    """Return what a contract may refer to: addresses where the user allows them, as a client's lock pins them."""
    remote = None
    if options.allow_remote:
        renew = getattr(options, "renew", False)
        remote = Remote(pinned(client), renew=renew, seconds=config.http_timeout or SECONDS)
    return Reach(folder(options.root), remote)


def refusing(run: Callable[Asked, Result]) -> Callable[Asked, Result | int]:
    """Make a command print what is wrong with its input, a line each, and return the exit code for it."""

    @wraps(run)
    def refused(*args: Asked.args, **kwargs: Asked.kwargs) -> Result | int:
        try:
            return run(*args, **kwargs)
        except RefusedError as error:
            for problem in error.problems:
                print(f"error: {problem}", file=sys.stderr)
        except (PrintingError, WriteError) as error:
            _tell(str(error))
        except RecursionError:
            _tell("the contract is nested too deeply")
        except BrokenPipeError:
            # Whoever read our output went away: no fault of the input, and `main` ends quietly.
            raise
        except OSError as error:
            _tell(f"{error.filename}: {error.strerror}" if error.filename is not None else str(error))
        except UnicodeError as error:
            _tell(f"text that cannot be read or written: {error}")
        return UNUSABLE

    return refused


def _tell(message: str) -> None:
    """Print an error; the further lines of what a hook said are indented, so that none looks like another error."""
    first, *more = message.splitlines() or [""]
    print(f"error: {shown(first)}", *(f"  {shown(line)}" for line in more), sep="\n", file=sys.stderr)


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Show a bar on stderr when the work takes longer than a second and a person is watching."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from generator.commands.bar import Bar  # noqa: PLC0415 # rich costs more than most contracts take

    with Bar(total) as bar:
        yield bar.begin
