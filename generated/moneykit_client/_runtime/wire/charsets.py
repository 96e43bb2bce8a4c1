"""The charset that a media type names, and bytes in it as text."""

import codecs
import contextlib
import re
from typing import Final

from ..errors import ContractError

_CHARSET: Final = r"(?i);\s*charset=\"?([^\s;\"]+)"
_NONE: Final = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})
"""Codecs of Python's that are no charsets of messages, and of which some take as long as the text is long, squared."""


def charset_of(media_type: str) -> str:
    """Return the charset that a media type names; else UTF-8."""
    named = re.search(_CHARSET, media_type)
    return named[1] if named else "utf-8"


def codec(charset: str) -> codecs.CodecInfo:
    """Return the codec of a charset. Raises `ContractError` if nobody knows it."""
    try:
        found = codecs.lookup(charset)
        # Some make bytes of bytes, which this refuses with a LookupError; what it reads does not matter.
        with contextlib.suppress(UnicodeError):
            b"a".decode(charset)
    except (LookupError, ValueError):
        raise unreadable(charset) from None
    if found.name.replace("_", "-") in _NONE:
        raise unreadable(charset)
    return found


def text_in(content: bytes, charset: str) -> str:
    """Return bytes as text. Raises `ContractError` if they are none."""
    try:
        text, _ = codec(charset).decode(content)
    except ValueError as error:
        raise unreadable(charset) from error
    return text


def unreadable(charset: str) -> ContractError:
    """Return the error for bytes that are no text in a charset."""
    return ContractError("$", f"text in {charset[:60]}", "bytes that are not")
