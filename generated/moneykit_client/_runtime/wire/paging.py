"""Where the next page of an answer is: read from the typed answer and its headers; pure, as is `answer`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias, cast
from urllib.parse import urljoin

import attrs
from attrs import evolve, field, frozen

from ..errors import ContractError
from ..results import Result
from ..transports.protocol import Headers
from ..values.codec import encode
from ..values.numbers import ExactFloat
from ..values.shapes import wire_names
from ..values.unions import ADDITIONAL
from ..values.unset import UNSET
from .call import Call

Where: TypeAlias = str | int
"""Where a page is: a cursor, a number, or a URL."""

Style: TypeAlias = Literal["page", "offset", "cursor", "link"]

_ESCAPES: Final = (("~1", "/"), ("~0", "~"))
# RFC 8288 section 3: `<target>; parameter=value; parameter="value", <target>…`. No part can match in two ways.
_LINK: Final = re.compile(r'<([^<>]*)>((?:\s*;\s*[^\s;,="<>]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)')
_PARAMETER: Final = re.compile(r';\s*([^\s;,="<>]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))')


def _steps(pointer: str | None) -> tuple[str, ...]:
    """Return the tokens of a JSON pointer (RFC 6901 section 4)."""
    found: list[str] = []
    for token in (pointer or "").split("/")[1:]:
        for escape, sign in _ESCAPES:
            token = token.replace(escape, sign)  # noqa: PLW2901  each escape in turn
        found.append(token)
    return tuple(found)


def _path(pointer: str | None) -> str:
    """Return a JSON pointer as errors show places."""
    return f"${''.join(f'.{one}' for one in _steps(pointer))}"


@frozen
class Paging:
    """How the pages of an operation follow one another; places are JSON pointers into the body of an answer."""

    style: Style
    parameter: str = ""
    """The query parameter that says which page; none for links."""
    items: str = ""
    next: str | None = None
    last: str | None = None
    """Where the next cursor is in the last item."""
    more: str | None = None
    total: str | None = None
    pages: str | None = None
    start: int = field(kw_only=True, default=0)
    """The number of the first page, or of its first item."""


class Walk:
    """The way from page to page: the call for the next one, until an answer says that there is none."""

    def __init__(self, paging: Paging, call: Call[Any], at: Where | None = None) -> None:
        self._paging = paging
        self._largest = 0
        """Items of the largest page so far."""
        self._seen: set[Where] = set()
        self._before = b""
        first = call if at is None else self._moved(call, at)
        self.call: Call[Any] | None = first
        given = first.query.get(paging.parameter, UNSET)
        if paging.style in {"page", "offset"}:
            self._at = paging.start if given is UNSET else _number(paging.parameter, given)
        elif isinstance(told := encode(given), (str, int)):
            self._seen.add(told)
        elif first.url:
            self._seen.add(first.url)

    def advance(self, result: Result[Any]) -> tuple[Sequence[Any], Where | None]:
        """Return the items of an answer, and where the next page is; from now on, `call` is the call for that.

        Raises `ContractError` where an answer leads back to a page that there was: following it would never end.
        """
        call = self.call
        if call is None:
            message = "there is no other page"
            raise RuntimeError(message)
        self.call = None
        found = at(result.value, _steps(self._paging.items))
        items: Sequence[Any] = cast("Sequence[Any]", found) if isinstance(found, (list, tuple)) else ()
        where = self._next(call, result, items)
        if where is not None:
            self._refuse_circle(call, result, items, where)
            self.call = self._moved(call, where)
        return items, where

    def _next(self, call: Call[Any], result: Result[Any], items: Sequence[Any]) -> Where | None:
        paging, value = self._paging, result.value
        if paging.style == "link":
            told = at(value, _steps(paging.next)) if paging.next is not None else next_link(result.headers)
            return urljoin(call.url, told) if isinstance(told, str) and told else None
        if paging.more is not None and at(value, _steps(paging.more)) is not True:
            return None
        if paging.style == "cursor":
            source = value if paging.last is None else (items[-1] if items else None)
            pointer, place = paging.next, _path(paging.next)
            if paging.last is not None:
                pointer, place = paging.last, f"{_path(paging.items)}[{len(items) - 1}]{_path(paging.last)[1:]}"
            cursor = encode(at(source, _steps(pointer)) or None)
            if isinstance(cursor, float):
                cursor = cursor.text if isinstance(cursor, ExactFloat) else repr(cursor)
            if cursor is None or (isinstance(cursor, (str, int)) and cursor is not True):
                return cursor
            # To end here would be to keep quiet about the pages that follow.
            expected = "a string or a number, which says where the next page is"
            raise refused_page(place, expected, "something else", call, result)
        return self._number_of_next(value, len(items))

    def _number_of_next(self, value: Any, count: int) -> int | None:
        if not count:
            return None
        paging = self._paging
        total, pages = (at(value, _steps(one)) if one is not None else None for one in (paging.total, paging.pages))
        if paging.style == "offset":
            self._at += count
            return None if isinstance(total, int) and self._at >= total else self._at
        self._at += 1
        self._largest = max(self._largest, count)
        done = self._at - paging.start
        if isinstance(pages, int) and done >= pages:
            return None
        # The last page may be shorter than the others, so one more is asked for where no larger one was seen.
        return None if isinstance(total, int) and done * self._largest >= total else self._at

    def _refuse_circle(self, call: Call[Any], result: Result[Any], items: Sequence[Any], where: Where) -> None:
        if self._paging.style in {"cursor", "link"}:
            is_known = where in self._seen
            self._seen.add(where)
        else:
            # A service that does not know the parameter gives the same page for ever. Plain values may well repeat.
            is_known = result.content == self._before and not isinstance(items[0], (str, int, float, type(None)))
            self._before = result.content
        if is_known:
            raise refused_page(
                _path(self._paging.next), "a next page that there was not before", "one that there was", call, result
            )

    def _moved(self, call: Call[Any], where: Where) -> Call[Any]:
        if self._paging.style == "link":
            return evolve(call, url=str(where))
        return evolve(call, query={**call.query, self._paging.parameter: where})


def refused_page(place: str, expected: str, got: str, call: Call[Any], result: Result[Any]) -> ContractError:
    """Return the error for an answer whose next page cannot be."""
    error = ContractError(place, expected, got)
    error.status, error.headers, error.content = result.status, result.headers, result.content
    error.operation = str(call.operation)
    return error


def _number(parameter: str, given: Any) -> int:
    try:
        return int(str(encode(given)))
    except ValueError:
        message = f"pages are counted, and {parameter} is not a number but {given!r}"
        raise ValueError(message) from None


def at(value: Any, steps: Sequence[str]) -> Any:
    """Return what stands at a place of a typed value; UNSET if there is nothing."""
    for step in steps:
        value = _member(value, step)
    return value


def _member(value: Any, name: str) -> Any:
    if isinstance(value, Mapping):
        return cast("Mapping[str, Any]", value).get(name, UNSET)
    if isinstance(value, (list, tuple)):
        several = cast("Sequence[Any]", value)
        return several[int(name)] if name.isdecimal() and int(name) < len(several) else UNSET
    kind: type = value.__class__
    if not attrs.has(kind):
        return UNSET
    attribute = next((one for one, wire in wire_names(kind).items() if wire == name), None)
    additional: Mapping[str, Any] = getattr(value, ADDITIONAL, {})
    return additional.get(name, UNSET) if attribute is None else getattr(value, attribute)


def next_link(headers: Headers) -> str | None:
    """Return the target of the link with the relation `next` in the header Link, or None (RFC 8288 section 3)."""
    for target, parameters in _LINK.findall(headers.get("link", "")):
        given: dict[str, str] = {}
        for name, quoted, token in _PARAMETER.findall(parameters):
            # Section 3.3: of several relations, the first counts; it may be a list.
            given.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) or token)
        # Section 3.2: with an anchor, it is a link of something else.
        if "next" in given.get("rel", "").lower().split() and "anchor" not in given:
            return str(target)
    return None
