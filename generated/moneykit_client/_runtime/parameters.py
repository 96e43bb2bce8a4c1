"""The text of parameters in every style of OpenAPI 3.1 section 4.8.12.2, which follows RFC 6570."""

from typing import Any
from urllib.parse import quote

from .call import Parameter
from .codec import UnsendableError, encode
from .scalars import is_array, is_object

_DELIMITERS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


def path_text(parameter: Parameter, value: Any) -> str:
    """Return the text of a path parameter, percent-encoded such that it stays in its segment (RFC 3986 section 3.3)."""
    plain = encode(value)
    if (is_array(plain) or is_object(plain)) and not plain:
        # The prefix alone would be read as one empty text.
        return ""
    if parameter.style == "label":
        parts = _parts(plain, explode=parameter.explode)
        return "." + ("." if parameter.explode else ",").join(parts)
    if parameter.style == "matrix":
        return "".join(f";{pair}" for pair in _pairs(parameter, plain, ","))
    return ",".join(_parts(plain, explode=parameter.explode))


def query_pairs(parameter: Parameter, value: Any) -> list[str]:
    """Return the `name=value` pairs of a query parameter, percent-encoded; none for null and for an empty array."""
    plain = encode(value)
    if plain is None:
        return []
    if parameter.style == "deepObject":
        if not is_object(plain):
            raise UnsendableError("$", "only an object has the style deepObject")
        return [f"{_quoted(f'{parameter.name}[{name}]')}={_quoted(item)}" for name, item in plain.items()]
    return _pairs(parameter, plain, _DELIMITERS[parameter.style])


def cookie_pairs(parameter: Parameter, value: Any) -> list[str]:
    """Return the `name=value` pairs of a cookie parameter, percent-encoded, as cookies take few characters."""
    plain = encode(value)
    return [] if plain is None else _pairs(parameter, plain, ",")


def header_text(parameter: Parameter, value: Any) -> str | None:
    """Return the text of a header parameter, which nothing encodes; None for null."""
    plain = encode(value)
    return None if plain is None else checked_header(",".join(_parts(plain, explode=parameter.explode, encoded=False)))


def checked_header(text: str) -> str:
    """Return `text` if it is a field value of visible ASCII (RFC 9110 section 5.5), which no recipient can misread.

    Raises ValueError if not: a line break would end the field and begin another.
    """
    if text.isascii() and text.replace("\t", " ").isprintable() and text == text.strip():
        return text
    raise UnsendableError("$", "a header has only printable ASCII, and no space at its ends")


def _pairs(parameter: Parameter, plain: Any, delimiter: str) -> list[str]:
    name = quote(parameter.name, safe="")
    if parameter.explode and is_object(plain):
        return [f"{quote(key, safe='')}={_quoted(item)}" for key, item in plain.items()]
    if parameter.explode and is_array(plain):
        return [f"{name}={_quoted(item)}" for item in plain]
    parts = _parts(plain, explode=False)
    return [f"{name}={delimiter.join(parts)}"] if parts else []


def _parts(plain: Any, *, explode: bool, encoded: bool = True) -> list[str]:
    """Return the texts that a delimiter joins: a scalar, items of an array, names and values of an object."""
    write = _quoted if encoded else _scalar
    if is_object(plain):
        pairs = [(write(name), write(item)) for name, item in plain.items()]
        return [f"{name}={item}" for name, item in pairs] if explode else [text for pair in pairs for text in pair]
    if is_array(plain):
        return [write(item) for item in plain]
    return [write(plain)]


def _quoted(plain: object) -> str:
    try:
        return quote(_scalar(plain), safe="")
    except UnicodeEncodeError:
        raise UnsendableError("$", "half of a surrogate pair is not a character") from None


def _scalar(plain: object) -> str:
    """Return the text of one value: as it is if it is text, otherwise as JSON has it."""
    if isinstance(plain, str):
        return plain
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, (int, float)):
        return str(plain)
    # Undefined by OpenAPI 3.1 section 4.8.12.2 and its appendix C.
    raise UnsendableError(
        "$", f"OpenAPI has no text for {'null' if plain is None else 'what is nested'} in a parameter"
    )
