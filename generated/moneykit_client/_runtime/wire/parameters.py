"""The text of parameters in every style of OpenAPI 3.2 section 4.12.2.2, which follows RFC 6570."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote, unquote

from ..values.codec import UnsendableError, encode
from ..values.numbers import ExactFloat
from ..values.scalars import is_array, is_object
from .call import Parameter

_DELIMITERS: Final = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C", "cookie": ","}
# What allowReserved leaves as it is: the reserved characters (RFC 3986 section 2.2) that the place itself allows and
# that do not end or split a value. A comma may be what splits an array, so it is only left in a scalar.
_RESERVED_IN_QUERY: Final = ":/?@!$'()*,;="
_RESERVED_IN_PATH: Final = ":@!$&'()*+,="
_COOKIE_TEXT: Final = r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*"
"""RFC 6265 section 4.1.1."""


def path_text(parameter: Parameter, value: Any) -> str:
    """Return the text of a path parameter, percent-encoded such that it stays in its segment (RFC 3986 section 3.3)."""
    plain = encode(value)
    if (is_array(plain) or is_object(plain)) and not plain:
        # The prefix alone would be read as one empty text.
        return ""
    if parameter.style == "label":
        parts = _parts(parameter, plain)
        if parameter.explode and (is_array(plain) or is_object(plain)):
            # A dot is what separates them, and percent-encoded it is none to whoever splits first.
            return "." + ".".join(part.replace(".", "%2E") for part in parts)
        return "." + ",".join(parts)
    if parameter.style == "matrix":
        pairs = (pair.partition("=") for pair in _pairs(parameter, plain, ","))
        # RFC 6570 section 3.2.7: an empty text has no equals sign.
        return "".join(f";{name}={text}" if text else f";{name}" for name, _, text in pairs)
    return ",".join(_parts(parameter, plain))


def query_pairs(parameter: Parameter, value: Any) -> list[str]:
    """Return the `name=value` pairs of a query parameter, percent-encoded; none for null and for an empty array."""
    plain = encode(value)
    if plain is None:
        return []
    if parameter.style == "deepObject":
        return [f"{quoted(name)}={_text(parameter, text)}" for name, text in deep_pairs(parameter.name, plain)]
    return _pairs(parameter, plain, _DELIMITERS[parameter.style])


def cookie_pairs(parameter: Parameter, value: Any) -> list[str]:
    """Return the `name=value` pairs of a cookie parameter.

    They are percent-encoded, as cookies take few characters, unless the style is `cookie`.
    """
    plain = encode(value)
    return [] if plain is None else _pairs(parameter, plain, ",")


def header_text(parameter: Parameter, value: Any) -> str | None:
    """Return the text of a header parameter, which nothing encodes; None for null and for what is empty."""
    plain = encode(value)
    if plain is None:
        return None
    if is_array(plain) or is_object(plain):
        return ",".join(_header_parts(parameter, plain)) or None
    return checked_header(scalar(plain))


def checked_header(text: str) -> str:
    """Return `text` if it is a field value of visible ASCII (RFC 9110 section 5.5), which no recipient can misread.

    Raises ValueError if not: a line break would end the field and begin another.
    """
    if text.isascii() and text.replace("\t", " ").isprintable() and text == text.strip():
        return text
    raise UnsendableError("$", "a header has only printable ASCII, and no space at its ends")


def deep_pairs(name: str, plain: Any, *, inside: bool = False) -> Iterator[tuple[str, str]]:
    """Yield names and texts in the style deepObject: `name[key]`, and further in `name[key][key]` and `name[key][0]`.

    OpenAPI defines it for the scalars of one object; the rest is how clients commonly write what is nested.
    """
    if is_object(plain):
        for key, item in plain.items():
            if not key or "[" in key or "]" in key:
                raise UnsendableError("$", f"{key!r} has a bracket or is empty, and would be read as another name")
            yield from deep_pairs(f"{name}[{key}]", item, inside=True)
    elif is_array(plain):
        for index, item in enumerate(plain):
            yield from deep_pairs(f"{name}[{index}]", item, inside=True)
    else:
        yield name, scalar(plain)
    if inside and (is_array(plain) or is_object(plain)) and not plain:
        raise UnsendableError("$", "an array or object in it is empty, which has no text")


def quoted(text: str, *, reserved: bool = False) -> str:
    """Return `text` percent-encoded for a query; `reserved` leaves what a query may have."""
    return _quote(text, _RESERVED_IN_QUERY if reserved else "")


def scalar(plain: object) -> str:
    """Return the text of one value: as it is if it is text, otherwise as JSON has it."""
    if isinstance(plain, str):
        return plain
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, (int, float)):
        return plain.text if isinstance(plain, ExactFloat) else str(plain)
    # Undefined by OpenAPI 3.1 section 4.8.12.2 and its appendix C.
    raise UnsendableError(
        "$", f"OpenAPI has no text for {'null' if plain is None else 'what is nested'} in a parameter"
    )


def _pairs(parameter: Parameter, plain: Any, delimiter: str) -> list[str]:
    name = quote(parameter.name, safe="")
    if parameter.explode and is_object(plain):
        return [f"{_text(parameter, key, alone=False)}={_text(parameter, item)}" for key, item in plain.items()]
    if parameter.explode and is_array(plain):
        return [f"{name}={_text(parameter, item)}" for item in plain]
    parts = _parts(parameter, plain, explode=False)
    if (is_array(plain) or is_object(plain)) and any(delimiter in part for part in parts):
        # An encoded space or bar is itself the delimiter of these styles.
        raise UnsendableError(
            "$", f"an item has {unquote(delimiter)!r}, which separates items in the style {parameter.style}"
        )
    return [f"{name}={delimiter.join(parts)}"] if parts else []


def _parts(parameter: Parameter, plain: Any, *, explode: bool | None = None) -> list[str]:
    """Return the texts that a delimiter joins: a scalar, items of an array, names and values of an object."""
    if is_object(plain):
        pairs = [(_text(parameter, key, alone=False), _text(parameter, it, alone=False)) for key, it in plain.items()]
        if parameter.explode if explode is None else explode:
            return [f"{name}={item}" for name, item in pairs]
        return [text for pair in pairs for text in pair]
    if is_array(plain):
        return [_text(parameter, item, alone=False) for item in plain]
    return [_text(parameter, plain)]


def _header_parts(parameter: Parameter, plain: Any) -> Iterator[str]:
    """Yield the parts of a header's list; a comma in one would split it, and spaces around one are not its own."""
    for pair in plain.items() if is_object(plain) else ((item,) for item in plain):
        texts = [checked_header(scalar(it)) for it in pair]
        if any("," in text for text in texts) or (parameter.explode and len(texts) > 1 and "=" in texts[0]):
            raise UnsendableError("$", "a comma, or an equals sign in a name, would be read as the end of an item")
        yield ("=" if parameter.explode else ",").join(texts)


def _text(parameter: Parameter, plain: object, *, alone: bool = True) -> str:
    """Return the encoded text of one value; one that is not alone must not have what joins it to others."""
    text = scalar(plain)
    if parameter.style == "cookie":
        if not re.fullmatch(_COOKIE_TEXT, text):
            raise UnsendableError("$", "a cookie has no space, quote, comma, semicolon or backslash, and only ASCII")
        return text
    safe = ""
    if parameter.allow_reserved:
        safe = _RESERVED_IN_PATH if parameter.location == "path" else _RESERVED_IN_QUERY
    return _quote(text, safe if alone else re.sub("[,;=]", "", safe))


def _quote(text: str, safe: str) -> str:
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        raise UnsendableError("$", "half of a surrogate pair is not a character") from None
