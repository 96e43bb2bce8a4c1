"""JSON whose numbers are read and written digit for digit: which types need it, and the writing of it."""

from collections.abc import Callable
from typing import Annotated, Any, ForwardRef, Literal, get_args, get_origin

from .numbers import DecimalNumber, Exact, ExactFloat
from .scalars import is_array, is_object
from .shapes import DefinedIn, resolve


def is_exact(type_: Any) -> bool:
    """Return whether values of a type may hold a `DecimalNumber`; models say it themselves."""
    waiting: list[tuple[Any, str]] = [(type_, "")]
    named: set[tuple[str, str]] = set()
    while waiting:
        part, module = waiting.pop()
        if part is DecimalNumber or (isinstance(part, type) and issubclass(part, Exact)):
            return True
        if isinstance(part, (str, ForwardRef)):
            name = part if isinstance(part, str) else part.__forward_arg__, module
            if name not in named:
                # An alias that is in itself is looked at once.
                named.add(name)
                waiting.append((resolve(part, module), module))
        elif get_origin(part) is Annotated:
            inner, *markers = get_args(part)
            waiting.append((inner, next((it.module for it in markers if isinstance(it, DefinedIn)), module)))
        elif get_origin(part) is not Literal:
            waiting += [(it, module) for it in get_args(part)]
    return False


def has_digits(plain: object) -> bool:
    """Return whether a number in a JSON value has a text of its own."""
    if not ExactFloat.is_used:
        # Values without any need not be walked through.
        return False
    if is_object(plain):
        return any(map(has_digits, plain.values()))
    return any(map(has_digits, plain)) if is_array(plain) else isinstance(plain, ExactFloat)


def _name(encode: Callable[[object], str], name: object) -> str:
    # Of a key that is no text, encoders make one.
    return encode(name) if isinstance(name, str) else encode({name: None}).rpartition(":")[0][1:]


def spelled(encode: Callable[[object], str], plain: object, indent: str = "", line: str = "\n") -> str:
    """Return the JSON of a value with its numbers as they are written, which no encoder of Python's can do."""
    if isinstance(plain, ExactFloat):
        return plain.text
    inner, end, colon = (f"{line}{indent}", line, ": ") if indent else ("", "", ":")
    if is_object(plain) and plain:
        texts = [f"{_name(encode, name)}{colon}{spelled(encode, one, indent, inner)}" for name, one in plain.items()]
        return f"{{{inner}{f',{inner}'.join(texts)}{end}}}"
    if is_array(plain) and plain:
        return f"[{inner}{f',{inner}'.join(spelled(encode, one, indent, inner) for one in plain)}{end}]"
    return encode(plain)
