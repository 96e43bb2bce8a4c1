"""From the texts of a command line to typed values, by the codec that reads answers."""

import sys
from argparse import ArgumentTypeError
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from enum import Enum
from types import NoneType, UnionType
from typing import IO, Annotated, Any, Final, Literal, Union, get_args, get_origin

import attrs

from ..errors import ContractError
from ..values.codec import decode
from ..values.documents import parsed
from ..values.files import File
from ..values.numbers import DecimalNumber
from ..values.unset import Unset

_METAVARS: Final[Mapping[Any, str]] = {
    str: "TEXT",
    int: "INTEGER",
    float: "NUMBER",
    DecimalNumber: "NUMBER",
    bool: "true|false",
    File: "FILE",
}


def without_unset(hint: Any) -> Any:
    """Return a type without `Unset`, which is nothing that somebody could write."""
    if get_origin(hint) in (Union, UnionType):
        return Union[tuple(one for one in get_args(hint) if one is not Unset)]  # noqa: UP007  of types not known here
    return hint


def options(hint: Any) -> tuple[Any, ...]:
    """Return the types that a type is one of, null aside."""
    if get_origin(hint) is Annotated:
        return options(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return tuple(part for one in get_args(hint) for part in options(one))
    return () if hint in (None, NoneType, Unset) else (hint,)


def item(hint: Any) -> Any:
    """Return the type of the items if a value is an array and nothing else, so that an option is given for each."""
    found = options(hint)
    return get_args(found[0])[0] if len(found) == 1 and get_origin(found[0]) in (list, Sequence) else None


def is_scalar(hint: Any) -> bool:
    """Return whether every value of a type is a single text, number or word."""
    found = options(hint)
    return bool(found) and all(
        one in _METAVARS or get_origin(one) is Literal or (isinstance(one, type) and not _has_structure(one))
        for one in found
    )


def _has_structure(kind: type) -> bool:
    # In some versions of Python, `Any` is a class.
    return attrs.has(kind) or kind in {Any, object, dict, list}


def choices(hint: Any) -> tuple[Any, ...]:
    """Return the values that a type lists."""
    found: list[Any] = []
    for one in options(hint):
        if get_origin(one) is Literal:
            found += get_args(one)
        elif isinstance(one, type) and issubclass(one, Enum):
            found += [member.value for member in one]
    return tuple(found)


def metavar(hint: Any) -> str:
    """Return what stands for a value in the help."""
    found = options(hint)
    if choices(hint):
        return "VALUE"
    if len(found) == 1 and found[0] in _METAVARS:
        return _METAVARS[found[0]]
    if is_scalar(hint):
        return found[0].__name__.upper() if len(found) == 1 else "VALUE"
    return "JSON"


def read_text(hint: Any, text: str) -> Any:
    """Return the value that a text is: as it stands if it may be a text, else as the JSON that it spells.

    Raises ArgumentTypeError, which argparse tells with the name of the argument.
    """
    # Where anything may be, JSON is what was most likely meant.
    readings = reversed(_spellings(text)) if Any in options(hint) else _spellings(text)
    problems: list[tuple[Any, ContractError]] = []
    for candidate in readings:
        try:
            return decode(hint, candidate)
        except ContractError as error:
            problems.append((candidate, error))
    candidate, problem = problems[-1]
    got = problem.got if isinstance(candidate, (dict, list)) else repr(text)
    where = "" if problem.path == "$" else f"{problem.path}: "
    message = f"{where}expected {problem.expected}, got {got}"
    raise ArgumentTypeError(message)


def read_array(hint: Any, text: str) -> Any:
    """Return the array that one text is: JSON, else items between commas."""
    spelled = _spellings(text)[-1]
    if isinstance(spelled, list):
        return read_text(hint, text)
    return [read_text(item(hint), one) for one in text.split(",")]


def read_file(keep: ExitStack, path: str) -> File:
    """Return a file to be sent; `-` is the standard input."""
    return File(standard_input(), filename="stdin") if path == "-" else File(opened(keep, path))


def standard_input() -> IO[bytes]:
    """Return what can be read there. Raises ArgumentTypeError where whoever began the program has closed it."""
    if sys.stdin is None:
        message = "the standard input is closed"
        raise ArgumentTypeError(message)
    return sys.stdin.buffer


def opened(keep: ExitStack, path: str) -> IO[bytes]:
    """Return a file that is open for reading until `keep` closes it."""
    try:
        return keep.enter_context(open(path, "rb"))  # noqa: PTH123  such as it was given
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = f"{path}: {reason}"
        raise ArgumentTypeError(message) from None


def _spellings(text: str) -> list[Any]:
    try:
        return [text, parsed(text.encode(errors="surrogatepass"), exact=True)]
    except (ContractError, RecursionError):
        return [text]
