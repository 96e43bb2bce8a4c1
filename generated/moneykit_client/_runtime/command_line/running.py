"""Runs a command: finds the operation, calls it, writes the answer, and ends with a status that a script can tell."""

import os
import sys
from argparse import (
    REMAINDER,
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from textwrap import TextWrapper
from typing import Any, Final

from attrs import frozen

from ..client import Client, Service
from ..errors import (
    ApiError,
    ClientError,
    ConnectError,
    ContractError,
    MissingCredentialsError,
    ServerError,
    ServiceError,
    TokenRequestError,
    TransportError,
)
from ..results import Result
from .arguments import Method, add_arguments, escaped, method
from .arguments import shown as metavar
from .bodies import add_body, read_body
from .showing import OUTPUTS, head, printable, shown
from .words import spelled

STATUSES: Final[Mapping[type[ServiceError], int]] = {
    MissingCredentialsError: 3,
    TokenRequestError: 3,
    ClientError: 4,
    ServerError: 5,
    ConnectError: 6,
    TransportError: 7,
    ContractError: 8,
    ApiError: 9,
}
"""How a command ends for each class of errors; the first that fits."""
_USAGE: Final = 2
_UNWRITTEN: Final = 1
_INTERRUPTED: Final = 130
_MOST_NAMED: Final = 10
_STATUSES_TOLD: Final = """\
exit status:
  0  the operation succeeded
  1  it succeeded, and its answer could not be written
  2  the command or a value in it is wrong; nothing was sent
  3  credentials are missing, or give no token; nothing was sent
  4  the service refused the request (4xx)
  5  the service failed (5xx)
  6  there was no connection; nothing was sent
  7  there was no answer, or not in time; whether the service acted is unknown
  8  the answer is not one that the contract allows
  9  another status that is no success"""


@frozen
class Group:
    """A group of operations."""

    module: str
    """In the package `api`."""
    class_name: str
    summary: str
    operations: Mapping[str, str]
    """The methods, each with a sentence."""


def run(
    client: Callable[..., Client], service: Service, groups: Mapping[str, Group], arguments: Sequence[str] | None = None
) -> int:
    """Do what a command line says; return the status to exit with. Raises SystemExit where argparse does."""
    try:
        return _Command(client, service, groups).run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _UNWRITTEN


class _Command:
    def __init__(self, client: Callable[..., Client], service: Service, groups: Mapping[str, Group]) -> None:
        self._client = client
        self._service = service
        self._groups = groups
        self._program = service.name

    def run(self, arguments: Sequence[str]) -> int:
        with ExitStack() as keep:
            return self._run(arguments, keep)

    def _run(self, arguments: Sequence[str], keep: ExitStack) -> int:
        given, group, rest = self._choose_group(arguments)
        operation, rest = self._choose_operation(group, rest)
        function = self._function(self._groups[group], operation)
        found = method(function)
        parser = self._parser_of(group, operation, found, keep)
        parser.parse_args(rest, given)
        try:
            body, content_type = read_body(found, given, keep)
        except ArgumentTypeError as error:
            parser.error(str(error))
        keywords = {one.name: getattr(given, one.name) for one in found.arguments}
        if found.body is not None:
            keywords[found.body.name] = body
        if found.content_type:
            keywords["content_type"] = content_type
        return self._call(given, group, operation, keywords)

    def _call(self, given: Namespace, group: str, operation: str, keywords: Mapping[str, Any]) -> int:
        try:
            settings = {"timeout": given.client_timeout} if given.client_timeout is not None else {}
            with self._client(base_url=given.client_base_url, **settings) as client:
                result = getattr(getattr(client, group), operation).raw(**keywords)
        except ServiceError as error:
            self._say(str(error))
            return next(status for kind, status in STATUSES.items() if isinstance(error, kind))
        except ValueError as error:
            self._say(str(error))
            return _USAGE
        return self._write(given, result)

    def _write(self, given: Namespace, result: Result[Any]) -> int:
        if given.client_include:
            _write_error(f"{head(result)}\n")
        content = shown(result, given.client_output)
        try:
            if given.client_to is not None:
                Path(given.client_to).write_bytes(content)
            elif sys.stdout is None:  # whoever began the program has closed it
                raise ValueError("the standard output is closed")
            elif sys.stdout.isatty():
                self._write_to_terminal(content)
            else:
                sys.stdout.buffer.write(content)
                sys.stdout.flush()
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            self._say(f"the answer could not be written: {error}")
            return _UNWRITTEN
        return 0

    def _write_to_terminal(self, content: bytes) -> None:
        try:
            text = content.decode()
        except UnicodeDecodeError:
            message = f"a terminal does not show {len(content)} bytes that are no text; give --to FILE"
            raise ValueError(message) from None
        sys.stdout.write(printable(text))
        sys.stdout.flush()

    def _say(self, text: str) -> None:
        line = printable(" ".join(text.split()))
        _write_error(f"{self._program}: {line}\n")

    def _choose_group(self, arguments: Sequence[str]) -> tuple[Namespace, str, list[str]]:
        names = spelled(self._groups)
        told = [(word, self._groups[name].summary) for word, name in names.items()]
        parser = _parser(self._program, "[options] GROUP OPERATION …", self._groups_told(told))
        self._add_settings(parser, set(), defaults=True)
        parser.add_argument("group", metavar="GROUP", help=SUPPRESS)
        parser.add_argument("rest", nargs=REMAINDER, metavar="OPERATION", help=SUPPRESS)
        given = parser.parse_args(arguments)
        rest: list[str] = vars(given).pop("rest")
        group = _one_of(parser, "group", names, vars(given).pop("group"))
        return given, group, rest

    def _choose_operation(self, group: str, arguments: Sequence[str]) -> tuple[str, list[str]]:
        one = self._groups[group]
        names = spelled(one.operations)
        word = _word(self._groups, group)
        told = _listed([(each, one.operations[name]) for each, name in names.items()])
        parser = _parser(
            f"{self._program} {word}",
            "OPERATION …",
            f"{one.summary}\n\noperations, each with a --help of its own:\n{told}",
        )
        parser.add_argument("operation", metavar="OPERATION", help=SUPPRESS)
        parser.add_argument("rest", nargs=REMAINDER, help=SUPPRESS)
        given = parser.parse_args(arguments)
        return _one_of(parser, "operation", names, given.operation), given.rest

    def _function(self, group: Group, operation: str) -> Callable[..., Any]:
        package = self._client.__module__.rpartition(".")[0]
        resource = getattr(import_module(f"{package}.api.{group.module}"), group.class_name)
        function: Callable[..., Any] = getattr(resource, operation).__wrapped__
        return function

    def _parser_of(self, group: str, operation: str, found: Method, keep: ExitStack) -> ArgumentParser:
        words = f"{_word(self._groups, group)} {_word(self._groups[group].operations, operation)}"
        places = " ".join(metavar(one.name) for one in found.arguments if one.positional)
        parser = _parser(f"{self._program} {words}", f"{places} [options]".strip(), found.description)
        taken = add_arguments(parser, found.arguments)
        taken = add_body(parser, found, taken, keep)
        self._add_settings(parser, taken, defaults=False)
        return parser

    def _groups_told(self, told: list[tuple[str, str]]) -> str:
        inputs = [one for scheme in self._service.security.values() for one in scheme.alternatives]
        variables = _listed([(one.env, f"the argument {one.argument} of the client") for one in inputs])
        credentials = f"\n\ncredentials come from the environment:\n{variables}" if inputs else ""
        return f"groups of operations, each with a --help of its own:\n{_listed(told)}{credentials}\n\n{_STATUSES_TOLD}"

    def _add_settings(self, parser: ArgumentParser, taken: set[str], *, defaults: bool) -> None:
        """Add the options that every command has; one whose name a parameter has must stand before the group."""
        group = parser.add_argument_group("settings")
        variable = f"{self._service.env_prefix}_BASE_URL"
        settings: dict[str, dict[str, Any]] = {
            "base-url": {"metavar": "URL", "help": f"Where the service is; without it, the variable {variable}."},
            "timeout": {"metavar": "SECONDS", "type": float, "help": "For the whole call."},
            "output": {"choices": OUTPUTS, "help": "How the answer is shown: json, table, or raw, as it came."},
            "to": {"metavar": "FILE", "help": "Where the answer is written, in the place of the standard output."},
            "include": {"action": "store_true", "help": "Write the status and the headers to the standard error."},
        }
        usual = {"output": "json", "include": False}
        for name, options in settings.items():
            if name not in taken:
                default = usual.get(name) if defaults else SUPPRESS
                group.add_argument(f"--{name}", dest=f"client_{name.replace('-', '_')}", default=default, **options)


def _write_error(text: str) -> None:
    # Where the standard error is closed, there is nobody to tell; the status is the same.
    if sys.stderr is not None:
        sys.stderr.write(text)


def _parser(program: str, usage: str, description: str) -> ArgumentParser:
    return ArgumentParser(
        prog=program,
        usage=f"%(prog)s {usage}",
        description=escaped(description),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _one_of(parser: ArgumentParser, what: str, names: Mapping[str, str], word: str) -> str:
    if word not in names:
        near = [one for one in names if one.startswith(word[:3])] or list(names)
        more = "…" if len(near) > _MOST_NAMED else ""
        parser.error(f"there is no {what} {printable(word)!r}; there is {', '.join(near[:_MOST_NAMED])}{more}")
    return names[word]


def _word(names: Mapping[str, Any], name: str) -> str:
    return next(word for word, each in spelled(names).items() if each == name)


def _listed(told: list[tuple[str, str]]) -> str:
    """Return names with a sentence each, aligned."""
    width = min(max((len(name) for name, _ in told), default=0), 30)
    wrapper = TextWrapper(width=100, subsequent_indent=" " * (width + 4), break_long_words=False)
    lines: list[str] = []
    for name, text in told:
        wrapper.initial_indent = f"  {name:<{width}}  "
        lines.append(wrapper.fill(text) or wrapper.initial_indent.rstrip())
    return "\n".join(lines)
