"""The command line: `oasmith generate`, `check`, `prove`, `explain`, `compare` and `publish`."""

from __future__ import annotations

import argparse
import gc
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, TextIO

from generator import __version__

# Nothing else is imported here: `--version` and `--help` answer at once.

TERMINATED = 143
"""The exit code of what was ended by SIGTERM, as shells tell it."""

_EXAMPLES = """\
examples:
  oasmith generate                          openapi.yaml -> generated/, configured by [tool.oasmith] of pyproject.toml
  oasmith generate petstore.json -o client  another contract, another folder
  oasmith generate --config client.yaml     with a configuration of openapi-python-client's keys
  oasmith check                             exit 1 and a diff when generated/ is stale or was edited by hand
  oasmith prove                             a certificate that generated/ does what openapi.yaml says
  oasmith explain Link.state                where a name comes from; with a JSON pointer, what became of a part
  oasmith compare openapi.yaml              the client beside openapi-python-client's
  oasmith publish generated --index URL     build the client and upload it to an internal package index

exit codes:
  0  done
  1  check found a difference, or prove a failure
  2  the input, the configuration or the output folder cannot be used; nothing was written
  3  generate wrote the client, and could not print what there is to tell of it
"""


_SIMPLE = ("generate", "check")
"""Commands that leave nothing for Python to do when they have returned: no thread, no process, nothing open."""


def command() -> int:
    """Run the command of this process. Returns the exit code, if it returns."""
    # Python has none of a stream that whoever began the command has closed; what is told there is for nobody.
    sys.stdout, sys.stderr = (stream or _nowhere() for stream in (sys.stdout, sys.stderr))
    is_simple = sys.argv[1:2] and sys.argv[1] in _SIMPLE
    if is_simple:
        # Millions of objects are made, few in a circle, and all are gone with the process.
        gc.disable()
    code = main()
    if is_simple:
        with suppress(OSError, ValueError):  # a stream that is full or closed: Python says so at its end
            sys.stdout.flush()
            sys.stderr.flush()
            # To take a hundred modules apart, and all that they hold, takes as long as a small contract.
            os._exit(code)
    return code


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 stale, 2 unusable input."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter of the contract's title shows its code.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        with _put_away():
            return int(options.run(options))
    except KeyboardInterrupt:
        sys.stderr.write("oasmith: interrupted\n")
        return 130
    except BrokenPipeError:
        # The reader of our output went away; there is nobody left to tell.
        sys.stderr.close()
        return 141


@contextmanager
def _put_away() -> Iterator[None]:
    """Let SIGTERM end a command as Control-C does: what would stay behind, such as a folder half full, is put away."""

    def end(*_: object) -> None:
        raise SystemExit(TERMINATED)

    if threading.current_thread() is not threading.main_thread():
        yield  # signals are another's business
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oasmith",
        description="Turns an OpenAPI contract into a Python client that carries every valid message unchanged.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"oasmith {__version__}")
    # The same would come of looking at the terminal, which takes longer than to parse.
    commands = parser.add_subparsers(metavar="COMMAND", required=True, prog=parser.prog)

    generate = _add(
        commands, "generate", "Write the client for a contract.", "oasmith generate petstore.yaml -o client"
    )
    _add_contract(generate)
    generate.add_argument(
        "--renew", action="store_true", help="with --allow-remote: fetch again, and take what has changed there"
    )
    generate.add_argument("--force", action="store_true", help="overwrite files that were edited or are not ours")

    check = _add(
        commands,
        "check",
        "Compare the client on disk with what its contract gives now: exit 1 and a diff when they differ.",
        "oasmith check petstore.yaml -o client",
    )
    _add_contract(check)

    prove = _add(
        commands,
        "prove",
        "Prove that the client does what its contract says: exit 1 when it does not, and a certificate.",
        "oasmith prove petstore.yaml --client client",
    )
    _add_inputs(prove)
    _add_proof(prove)

    compare = _add(
        commands, "compare", "Show the client beside openapi-python-client's.", "oasmith compare petstore.yaml"
    )
    compare.add_argument("contract", nargs="?", metavar="SPEC", help="default: openapi.yaml")
    compare.add_argument("--config", metavar="FILE", help="configuration; default: [tool.oasmith] of pyproject.toml")

    explain = _add(
        commands,
        "explain",
        "Show what of the client a part of the contract became, and where a name of the client comes from.",
        "oasmith explain Link.state",
    )
    explain.add_argument(
        "what", nargs="?", metavar="POINTER|NAME", help="#/components/schemas/Link, or Link.state; default: an overview"
    )
    explain.add_argument("--contract", metavar="SPEC", help="default: openapi.yaml")
    explain.add_argument("--config", metavar="FILE", help="configuration, as for generate")
    explain.add_argument("--root", metavar="DIR", help="as for generate")
    explain.add_argument(
        "-o", "--output", default="generated", metavar="DIR", help="the client, whose lock pins addresses"
    )
    _add_remote(explain)

    publish = _add(
        commands,
        "publish",
        "Build a client and upload it to a package index; credentials come from TWINE_USERNAME and TWINE_PASSWORD, "
        "a keyring or netrc.",
        "oasmith publish client --index https://packages.example.com/",
    )
    publish.add_argument("project", nargs="?", default="generated", metavar="DIR", help="default: generated")
    publish.add_argument("--index", required=True, metavar="URL", help="where to upload")
    return parser


def _add(commands: Any, name: str, description: str, example: str) -> argparse.ArgumentParser:
    """Return the parser of a new command, which is imported when it runs."""
    help_ = description[0].lower() + description[1:].partition(":")[0].partition(";")[0].rstrip(".")
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_, description=description, epilog=f"example: {example}"
    )
    parser.set_defaults(run=_command(name))
    return parser


def _add_contract(parser: argparse.ArgumentParser) -> None:
    _add_inputs(parser)
    parser.add_argument("-o", "--output", default="generated", metavar="DIR", help="default: generated")


def _add_remote(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allow-remote",
        action="store_true",
        help="fetch what the contract refers to at http(s) addresses; oasmith.lock pins what is there",
    )


def _add_proof(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--client", metavar="DIR", help="the client's folder; default: generated")
    parser.add_argument("-o", "--output", default="build/proof", metavar="DIR", help="default: build/proof")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the same seed tries the same; default: 0")
    parser.add_argument(
        "--samples", type=_positive, default=100, metavar="N", help="of each response and request; default: 100"
    )
    parser.add_argument("--alone", action="store_true", help="without openapi-python-client's second opinion")
    parser.add_argument("--peer", action="store_true", help="prove openapi-python-client's client beside ours")
    parser.add_argument("--ship", action="store_true", help="write the certificate into the client's package, too")
    parser.add_argument("--operation", metavar="NAME", help="only this operation: its ID, or `GET /path`")
    parser.add_argument(
        "--workers", type=_count, metavar="N", help="processes; 0: in this one; default: as many as there are cores"
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        message = "expected a number, 0 or more"
        raise argparse.ArgumentTypeError(message)
    return number


def _positive(text: str) -> int:
    number = int(text)
    if number <= 0:
        message = "expected a number above 0"
        raise argparse.ArgumentTypeError(message)
    return number


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contract", nargs="?", metavar="SPEC", help="default: openapi.yaml")
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="configuration as YAML, JSON or pyproject.toml; default: the [tool.oasmith] that is about SPEC",
    )
    parser.add_argument("--templates", metavar="DIR", help="a folder of templates; each replaces ours of the same name")
    parser.add_argument(
        "--root", metavar="DIR", help="the folder that files of the contract must be in; default: that of SPEC"
    )
    _add_remote(parser)


def _command(name: str) -> Callable[[Any], int]:
    """Return a command that is imported when it runs."""

    def run(options: Any) -> int:
        code: int = import_module(f"generator.commands.{name}").run(options)
        return code

    return run
