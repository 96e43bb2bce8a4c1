"""What an answer looks like: JSON, a table, or as it came; and what a terminal would obey is shown, not obeyed."""

import json
import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import Any, Final, Literal, TypeAlias

from ..results import Result
from ..values.codec import encode
from ..values.exact import has_digits, spelled
from ..values.scalars import is_array, is_object

Output: TypeAlias = Literal["json", "table", "raw"]
OUTPUTS: Final[tuple[Output, ...]] = ("json", "table", "raw")


def shown(result: Result[Any], output: Output) -> bytes:
    """Return what is written of an answer; what is neither JSON nor a table is written as it came."""
    if output == "raw" or isinstance(result.value, bytes):
        return result.content
    if result.value is None and not result.content:
        return b""
    if isinstance(result.value, str) and "json" not in result.headers.get("content-type", "").lower():
        return f"{result.value}\n".encode(errors="replace") if result.value else b""
    plain = encode(result.value)
    text = _json(plain) if output == "json" else "\n".join(_table(plain))
    return f"{printable(text)}\n".encode()


def _json(plain: Any) -> str:
    if has_digits(plain):
        return spelled(partial(json.dumps, ensure_ascii=False), plain, indent="  ")
    return json.dumps(plain, indent=2, ensure_ascii=False)


def head(result: Result[Any]) -> str:
    """Return the status and the header fields of an answer, a line each."""
    return "\n".join([str(result.status), *(printable(f"{name}: {text}") for name, text in result.headers.items())])


def printable(text: str) -> str:
    """Return a text whose controls, and whatever else a terminal does not print, are written as JSON escapes them."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(one if one.isprintable() or one == "\n" else _escape(one) for one in text)


def _escape(character: str) -> str:
    return json.dumps(character)[1:-1].replace("\x7f", "\\u007f")


def _table(plain: Any) -> Iterator[str]:
    """Yield the lines of a table: a row for each object of an array, else a row for each property."""
    if is_array(plain):
        rows = [dict(_flat("", one)) for one in plain]
        # A dict keeps the order in which columns were first seen.
        columns = list(dict.fromkeys(name for row in rows for name in row))
        yield from _aligned(
            [[name.upper() or "VALUE" for name in columns], *([row.get(name, "") for name in columns] for row in rows)]
        )
    else:
        yield from _aligned([[name, text] if name else [text] for name, text in _flat("", plain)])


def _flat(name: str, plain: Any) -> Iterator[tuple[str, str]]:
    """Yield the cells of an object, those of an object within it under both names."""
    if is_object(plain) and plain:
        for key, inner in plain.items():
            yield from _flat(f"{name}.{key}" if name else key, inner)
    else:
        text = plain if isinstance(plain, str) else spelled(partial(json.dumps, ensure_ascii=False), plain)
        yield printable(name).replace("\n", "\\n"), printable(text).replace("\n", "\\n")


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(_width(text) for text in column) for column in zip(*rows, strict=True)] if rows else []
    for row in rows:
        cells = [text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text (Unicode Standard Annex 11)."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
