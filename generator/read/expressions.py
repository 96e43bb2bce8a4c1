"""Runtime expressions (OpenAPI 3.1.1, sections 4.8.20.4 and 4.8.20.5): whether a text is one, or has some in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EXPRESSION = re.compile(
    r"""\$(
        url | method | statusCode
        | (request | response) \. (
            header \. [!#$%&'*+.^_`|~0-9A-Za-z-]+               # a token (RFC 9110, section 5.6.2)
            | (query | path) \. [^\x00-\x1f]*                         # a name, of the characters of a JSON string
            | body ( \# ( / ( [^/~] | ~[01] )* )* )?            # a JSON pointer (RFC 6901, section 3)
        )
    )""",
    re.VERBOSE,
)
_BRACES = re.compile(r"\{([^{}]*)\}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s{}]+|/[^\s{}]*")


def is_expression(text: str) -> bool:
    """Return whether a text is a runtime expression."""
    return _EXPRESSION.fullmatch(text) is not None


def wrong_address(text: str) -> str | None:
    """Return what is wrong with the key of a callback, which says where it goes, or None.

    It is an expression, or an address in which expressions stand in braces.
    """
    if text.startswith("$"):
        return None if is_expression(text) else f"`{text}` is not a runtime expression"
    wrong = next((one for one in _BRACES.findall(text) if not is_expression(one)), None)
    if wrong is not None:
        return f"`{wrong}` in `{text}` is not a runtime expression"
    plain = _BRACES.sub("", text)
    if "{" in plain or "}" in plain:
        return f"`{text}` has a brace that nothing closes or opens"
    if plain == text and not _ADDRESS.fullmatch(text):
        return f"`{text}` is neither a runtime expression nor an address"
    return None


def wrong_value(value: object) -> str | None:
    """Return what is wrong with a value of a link: a constant, an expression, or a text with expressions in braces."""
    if not isinstance(value, str):
        return None
    wrong = (one for one in _meant(value) if not is_expression(one))
    return next((f"`{one}` is not a runtime expression" for one in wrong), None)


def _meant(text: str) -> Iterator[str]:
    """Yield what of a text is meant to be an expression: a price, `$5`, is not, nor is a template of another kind."""
    if re.match(r"\$[A-Za-z]", text):
        yield text
    else:
        yield from (one for one in _BRACES.findall(text) if one.startswith("$"))
