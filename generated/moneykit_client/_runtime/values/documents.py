"""From the bytes of a JSON document to plain values, as strictly as RFC 8259 has it."""

import json
import math
from typing import Any, Final, NoReturn

from ..errors import ContractError
from .numbers import ExactFloat, exact_integer

DEEPEST: Final = 100
"""Arrays and objects in each other, at the most: whatever reads an answer must be able to show and send it, too."""


def _refuse_constant(name: str) -> NoReturn:
    # Python's json reads NaN and the infinities, which RFC 8259 section 6 does not have.
    raise ValueError(name)


def _finite(text: str) -> float:
    # A number that no float can hold would be read as infinity, and could not be sent back.
    value = float(text)
    if math.isinf(value):
        raise ValueError(text)
    return value


JSON: Final = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite)
"""Reads what RFC 8259 calls JSON, and nothing else that Python takes for it."""
EXACT: Final = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=ExactFloat.read, parse_int=exact_integer)
"""Reads numbers with their texts, for those who want a `DecimalNumber`."""
JSON_TEXT: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
"""Writes compact JSON."""


def parsed(content: bytes | str, *, exact: bool = False) -> Any:
    """Return the value of a document, with the texts of its numbers if it is to be exact.

    Raises `ContractError` if it is no JSON, RecursionError if it is nested too deep.
    """
    try:
        text = content.decode() if isinstance(content, bytes) else content
        # RFC 8259 section 8.1: UTF-8, and a byte order mark may be ignored.
        value = (EXACT if exact else JSON).decode(text.removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise ContractError("$", "JSON in UTF-8", f"a byte that is not, at {error.start}") from error
    except json.JSONDecodeError as error:
        got = f"{error.msg} at line {error.lineno} column {error.colno}" if content else "nothing"
        raise ContractError("$", "JSON", got) from error
    except ValueError as error:
        raise ContractError("$", "JSON", "a number that JSON does not have, or an integer too long to read") from error
    refuse_depth(text.count("[") + text.count("{"), value)
    return value


def refuse_depth(brackets: int, value: Any) -> None:
    """Raise RecursionError if a value is nested too deep; `brackets` are the opening ones of its document."""
    # Counting brackets is cheap, and hardly any answer has enough of them to be worth a walk.
    if brackets > DEEPEST and is_deeper(value, DEEPEST):
        raise RecursionError


def is_deeper(value: Any, limit: int) -> bool:
    """Return whether more arrays and objects than `limit` are in each other."""
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True
