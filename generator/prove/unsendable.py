"""Arguments that have no text where they would stand, or another's: a client must refuse them and send nothing."""

from __future__ import annotations

import json
import re
from typing import Any

from generator.ir import Parameter

_COOKIE = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*")
"""What a cookie holds without encoding (RFC 6265, section 4.1.1)."""


def nothing(one: Parameter, value: Any) -> bool:
    """Return whether a value has no text at all: null and, outside a path, what is empty."""
    if one.content is not None:
        return False
    return value is None or (one.location != "path" and value in ([], {}))


def unsendable(template: str, parameters: tuple[Parameter, ...], values: dict[str, Any]) -> str | None:
    """Return why these arguments must be refused, or None. `values` are by location and name."""
    texts: dict[str, str] = {}
    for one in parameters:
        name = f"{one.location}:{one.name}"
        if name not in values and one.location != "path":
            continue
        value = values.get(name)
        if one.location == "path":
            texts[one.name] = json.dumps(value) if one.content is not None and name in values else _least_text(value)
        if one.location == "path" and _is_empty(one, value, name in values, _prefixed(parameters, one.name, texts)):
            return f"{one.name} is empty: another path"
        reason = None if nothing(one, value) else _of_value(one, value)
        if reason is not None:
            return f"{one.name}: {reason}"
    for segment in template.split("/"):
        filled = re.sub(r"\{([^{}]*)\}", lambda one: _prefixed(parameters, one[1], texts), segment)
        if "{" in segment and filled in {".", ".."}:
            return "a dot segment is another path (RFC 3986, section 5.2.4)"
    return None


def _is_empty(one: Parameter, value: Any, given: bool, text: str) -> bool:  # noqa: FBT001 # said by position once
    """Return whether a parameter leaves nothing in its path; JSON has a text for everything."""
    if one.content is not None:
        return not given or value == ""
    return value in (None, [], {}) or not text


def _of_value(one: Parameter, value: Any) -> str | None:  # noqa: PLR0911 # one return per style
    """Return why a value has no text in the place of a parameter."""
    if one.content is not None:
        text = value if isinstance(value, str) else json.dumps(value)
        return _no_field(text) if one.location == "header" else None
    if one.style == "deepObject":
        return _not_deep(value)
    if _nested(value):
        return "OpenAPI has no text for null or what is nested in a parameter"
    if one.location == "header":
        return _no_header(one, value)
    separator = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(one.style)
    if separator is not None and not one.explode and isinstance(value, (list, dict)):
        return "what separates items is encoded as it is" if any(separator in each for each in _leaves(value)) else None
    if one.style == "cookie" and not all(map(_COOKIE.fullmatch, _leaves(value))):
        return "a cookie that is not encoded has few characters (RFC 6265, section 4.1.1)"
    return None


def _no_field(text: str) -> str | None:
    if text.isascii() and text.replace("\t", " ").isprintable() and text == text.strip():
        return None
    return "a header has only printable ASCII, and no space at its ends (RFC 9110, section 5.5)"


def _no_header(one: Parameter, value: Any) -> str | None:
    leaves = _leaves(value)
    reason = next((each for each in map(_no_field, leaves) if each is not None), None)
    if reason is None and isinstance(value, (list, dict)):
        keys = list(value) if isinstance(value, dict) and one.explode else []
        if any("," in each for each in leaves) or any("=" in each for each in keys):
            return "what separates items has no other spelling in a header"
    return reason


def _not_deep(value: Any, *, inside: bool = False) -> str | None:
    """Return why a value has no text in the style deepObject."""
    if value is None or (inside and value in ([], {})):
        return "null, and what is empty, has no text in a deepObject"
    if isinstance(value, dict) and any(not key or "[" in key or "]" in key for key in value):
        return "a bracket in a name is another name"
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((found for one in inner if (found := _not_deep(one, inside=True)) is not None), None)


def _least_text(value: Any) -> str:
    return ",".join(_leaves(value))


def _prefixed(parameters: tuple[Parameter, ...], name: str, texts: dict[str, str]) -> str:
    style = next((one.style for one in parameters if one.location == "path" and one.name == name), "simple")
    return {"label": ".", "matrix": ";"}.get(style, "") + texts.get(name, "")


def _nested(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(one is None or isinstance(one, (list, dict)) for one in inner)


def _leaves(value: Any) -> list[str]:
    if isinstance(value, list):
        return [each for one in value for each in _leaves(one)]
    if isinstance(value, dict):
        return [each for key, one in value.items() for each in (key, *_leaves(one))]
    return [value if isinstance(value, str) else json.dumps(value)]
