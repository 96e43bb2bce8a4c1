"""Python names out of wire words, spelled as openapi-python-client spells them, and allocated once per scope."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_DELIMITERS = "\\. _-"
_WORD = re.compile(rf"[^{re.escape(_DELIMITERS)}]+")
_CAPITALISED = re.compile(r"([A-Z]?[a-z]+)")

# What openapi-python-client keeps free: the built-in names and a few more. Written out, since `dir(builtins)` differs
# between Python versions and the same contract must give the same bytes on all of them.
_RESERVED_WORDS = """
ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception
ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError
ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented
NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration
SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError
UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError
Warning ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr
classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float
format frozenset getattr globals hasattr hash help hex input int isinstance issubclass iter len license list
locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set
setattr slice sorted staticmethod str sum super tuple type vars zip self true false datetime
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())

_LONGEST_STEM = 120


# The same few words name most parts of a contract.
@lru_cache(maxsize=4096)
def _kept(value: str) -> str:
    """Return what of a wire name can stand in a Python name, in the form in which Python reads it (PEP 3131)."""
    value = unicodedata.normalize("NFKC", value)
    if value.isascii() and value.isidentifier():
        return value
    return "".join(one for one in value if one.isidentifier() or one.isdecimal() or one in _DELIMITERS)


def _words(value: str) -> list[str]:
    """Return the words of a wire name: split at delimiters and, if it has any capital, before each of them."""
    kept = _kept(value)
    if not kept.islower() and any(one.isupper() for one in kept):
        kept = _CAPITALISED.sub(r" \1 ", kept)
    return _WORD.findall(kept)


def _free(name: str) -> str:
    """Return a name that is no keyword and hides no built-in."""
    return f"{name}_" if name in _RESERVED or keyword.iskeyword(name) else name


@lru_cache(maxsize=4096)
def snake(value: str) -> str:
    """Return wire words in snake case."""
    return "_".join(_words(value)).lower()


@lru_cache(maxsize=4096)
def pascal(value: str) -> str:
    """Return wire words in Pascal case; words in capitals stay as they are."""
    return "".join(word if word.isupper() else word.capitalize() for word in _words(value))


def kebab(value: str) -> str:
    """Return wire words in kebab case."""
    return "-".join(_words(value)).lower()


def identifier(value: str, prefix: str) -> str:
    """Return the name of an attribute, argument, function or module."""
    name = _free(snake(value))
    return name if name.isidentifier() and not _kept(value).startswith("_") else f"{prefix}{name}"


def file_stem(name: str) -> str:
    """Return a name that a file or folder can have: most systems allow 255 bytes, and need some for the ending.

    What is cut off tells no two names apart, so they are to be claimed in a scope.
    """
    return name if len(name) * 4 <= _LONGEST_STEM else name.encode()[:_LONGEST_STEM].decode(errors="ignore")


def class_name(value: str, prefix: str) -> str:
    """Return the name of a class."""
    name = _free(pascal(value))
    return name if name.isidentifier() else _free(pascal(f"{prefix}{name}"))


def enum_member(value: object, position: int) -> str:
    """Return the name of an enum's member."""
    if isinstance(value, int):
        return f"VALUE_NEGATIVE_{-value}" if value < 0 else f"VALUE_{value}"
    text = str(value)
    return snake(text.upper() if text[:1].isalpha() else f"VALUE_{position}").upper()


MODELS = (
    "Annotated",
    "Any",
    "Literal",
    "Mapping",
    "Model",
    "NO_PROPERTIES",
    "OpenEnum",
    "OpenIntEnum",
    "TYPE_CHECKING",
    "TypeAlias",
    "UNSET",
    "UUID",
    "Unknown",
    "Unset",
    "defined_in",
    "frozen",
    "tagged",
)
"""What the module `models` imports, so that no class of it can be called so."""


class Scope:
    """The names of one place: each is given once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def claim(self, *preferred: str) -> str:
        """Return the first of some names that is free; if none is, the last with the lowest free number."""
        for name in preferred:
            if name not in self._taken:
                self._taken.add(name)
                return name
        number = 2
        while f"{preferred[-1]}_{number}" in self._taken:
            number += 1
        name = f"{preferred[-1]}_{number}"
        self._taken.add(name)
        return name
