"""From a call to the request on the wire; pure, so that sync and async share it."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar
from urllib.parse import quote, unquote, urlsplit

from attrs import evolve

from ..security.placement import Placement, Signature
from ..transports.protocol import Request, Timeout
from ..values.codec import UnsendableError, encode
from ..values.unset import UNSET
from ..values.uploads import Pieces
from .call import Call, Location, Operation, Parameter
from .parameters import checked_header, cookie_pairs, header_text, path_text, query_pairs, quoted, scalar

R = TypeVar("R")

_TOKEN: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105  it is no password
_FIELD: Final = r"[!-~]+([ \t]+[!-~]+)*|"
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_UNRESERVED: Final = re.compile(r"[0-9A-Za-z_~-][0-9A-Za-z._~-]*")
"""RFC 3986 section 2.3: what nothing encodes; and no dot segment, wherever it is put."""


def build(
    call: Call[Any], *, base_url: str, user_agent: str, credentials: tuple[Placement, ...], timeout: Timeout
) -> Request:
    """Return the request for `call`.

    Raises ValueError that names the parameter, or the JSON path in the body, if there is a value that cannot be sent.
    """
    # Everything that can be refused comes first: a traceback that shows variables then shows no credential.
    url = base_url + _path(call)
    if call.url:
        from .links import linked  # noqa: PLC0415  few calls follow one

        url = linked(url, call)
    body = _body(call)
    headers = [("User-Agent", user_agent)]
    accepted = call.accept or _accept(call.operation)
    if accepted:
        headers.append(("Accept", accepted))
    if call.headers:
        headers = _with_given(headers, call)
    # A link has the query of its own page.
    query = _query(call) if call.query and not call.url else []
    cookies = _cookies(call) if call.cookies else []
    if body is not None:
        headers.append(("Content-Type", body[1]))
    if cookies:
        headers.append(("Cookie", "; ".join(cookies)))
    if query:
        url += f"?{'&'.join(query)}"
    content = None if body is None else body[0]
    upload = content if isinstance(content, Pieces) else None
    content = None if isinstance(content, Pieces) else content
    if credentials:
        url, headers = _with_credentials(url, headers, call, credentials)
    return Request(call.operation.method, url, tuple(headers), content, timeout, upload)


def _body(call: Call[Any]) -> tuple[bytes | Pieces, str] | None:
    if call.body is UNSET and not call.parts:
        return None
    # Forms and their files, and the parts that they are sent in: calls without a body do without.
    from .bodies import written  # noqa: PLC0415  as said
    from .forms import refuse_headers  # noqa: PLC0415  as said

    if call.body is UNSET:
        refuse_headers(call.operation.bodies, call.parts)
        return None
    return written(call.operation.bodies, call.body, call.content_type, call.parts)


def placed(request: Request, call: Call[Any], credentials: Iterable[Placement]) -> Request:
    """Return the request of a call with credentials."""
    url, headers = _with_credentials(request.url, list(request.headers), call, credentials)
    return evolve(request, url=url, headers=tuple(headers))


def _with_credentials(
    url: str, headers: list[tuple[str, str]], call: Call[Any], credentials: Iterable[Placement]
) -> tuple[str, list[tuple[str, str]]]:
    told: set[tuple[str, str]] = set()
    if call.query or call.headers or call.cookies:
        told = {(one.location, one.name.lower()) for one in _given(call)}
    query, cookies = "", ""
    for placement in credentials:
        if told and (placement.location, placement.name.lower()) in told:
            # It is a parameter of the operation as well, and the call gives another value for it.
            continue
        if placement.location == "header":
            headers.append((placement.name, placement.text))
        elif placement.location == "query":
            query += _unless_there(url, quote(placement.name, safe=""), placement.text)
        else:
            cookies += f"; {placement.name}={placement.text}"
    if cookies:
        before = next((text for name, text in headers if name == "Cookie"), None)
        headers = [one for one in headers if one[0] != "Cookie"]
        headers.append(("Cookie", cookies[2:] if before is None else f"{before}{cookies}"))
    if query:
        url += query if "?" in url else f"?{query[1:]}"
    return url, headers


def signed(request: Request, signature: Signature) -> Request:
    """Return a request with what somebody adds to it. Raises ValueError for what no request can have."""
    added = tuple(signature.headers.items())
    for name, text in added:
        if not re.fullmatch(_TOKEN, name) or not re.fullmatch(_FIELD, text):
            message = "the function given as auth returned a header that no request can have"
            raise ValueError(message)
    names = {name.lower() for name, _ in added}
    headers = (*(one for one in request.headers if one[0].lower() not in names), *added)
    query = "&".join(f"{quote(name, safe='')}={quote(text, safe='')}" for name, text in signature.query.items())
    url = request.url
    if query:
        url += f"{'&' if '?' in url else '?'}{query}"
    return evolve(request, url=url, headers=headers)


def _query(call: Call[Any]) -> list[str]:
    whole = [text for _, text in _written(call, "querystring", _content_text, call.query) if text]
    return whole + [pair for _, pairs in _written(call, "query", query_pairs, call.query) for pair in pairs]


def _unless_there(url: str, name: str, text: str) -> str:
    """Return a credential as a pair of the query; a link may have it already."""
    return "" if f"&{name}=" in f"&{urlsplit(url).query}" else f"&{name}={quote(text, safe='')}"


def _with_given(headers: list[tuple[str, str]], call: Call[Any]) -> list[tuple[str, str]]:
    """Return the headers with those that a call gives.

    A contract may have the client's own headers as parameters; a second field of the name would contradict the first.
    """
    given = [(one.name, text) for one, text in _written(call, "header", header_text, call.headers) if text is not None]
    named = {name.lower() for name, _ in given}
    return [one for one in headers if one[0].lower() not in named] + given


def _cookies(call: Call[Any]) -> list[str]:
    return [pair for _, pairs in _written(call, "cookie", cookie_pairs, call.cookies) for pair in pairs]


def _content_text(parameter: Parameter, value: Any) -> str:
    """Return the text of a parameter whose media type says how it is written, percent-encoded for a URL."""
    from .forms import form_text, json_text  # noqa: PLC0415  few operations have one

    if parameter.kind == "form":
        text = form_text(parameter.fields, value)
        return text if parameter.location == "querystring" else quoted(text)
    text = json_text(value) if parameter.kind == "json" else scalar(encode(value))
    return quoted(text, reserved=parameter.allow_reserved)


def _content(parameter: Parameter, value: Any) -> Any:
    """Return such a text as its place has it."""
    if parameter.location == "header":
        from .forms import json_text  # noqa: PLC0415  few operations have one

        return checked_header(json_text(value, ascii_only=True) if parameter.kind == "json" else scalar(encode(value)))
    text = _content_text(parameter, value)
    return text if parameter.location == "path" else [f"{quoted(parameter.name)}={text}"]


def _given(call: Call[Any]) -> Iterator[Parameter]:
    """Yield the parameters that a call gives."""
    places = {"query": call.query, "header": call.headers, "cookie": call.cookies}
    for one in call.operation.parameters:
        if places.get(one.location, {}).get(one.name, UNSET) is not UNSET:
            yield one


def _written(
    call: Call[Any], location: Location, write: Callable[[Parameter, Any], R], values: Mapping[str, Any]
) -> Iterator[tuple[Parameter, R]]:
    """Yield each parameter of the location that is given, with what `write` makes of its value."""
    for parameter in call.operation.parameters:
        if parameter.location == location:
            value = values.get(parameter.name, UNSET)
            if value is not UNSET:
                try:
                    if parameter.kind is not None and location != "querystring":
                        yield parameter, _content(parameter, value)
                    else:
                        yield parameter, write(parameter, value)
                except UnsendableError as error:
                    raise _refused(parameter, error.problem) from None


def _refused(parameter: Parameter, problem: str) -> UnsendableError:
    return UnsendableError(f"{parameter.location} parameter {parameter.name!r}", problem)


def _path(call: Call[Any]) -> str:
    """Return the path with its parameters, each of which stays in its segment whatever its value."""
    plain = _plain(call.operation)
    if plain is None:
        return _checked_path(call)
    # As nearly all are: identifiers that need no look at what they may be read as.
    pattern, names = plain
    texts: list[str] = []
    for name in names:
        value: Any = call.path.get(name)
        if value.__class__ is str and _UNRESERVED.fullmatch(value):
            texts.append(value)
        elif value.__class__ is int:
            texts.append(str(value))
        else:
            return _checked_path(call)
    return pattern.format(*texts)


@functools.cache
def _plain(operation: Operation[Any]) -> tuple[str, tuple[str, ...]] | None:
    """Return a path as a pattern, with the names of its parameters in order; None if one is written in its own way."""
    ways = {it.name: it for it in operation.parameters if it.location == "path"}
    names = tuple(_PLACEHOLDER.findall(operation.path))
    if not all(name in ways and ways[name].style == "simple" and ways[name].kind is None for name in names):
        return None
    literals = [text.replace("{", "{{").replace("}", "}}") for text in _PLACEHOLDER.split(operation.path)[::2]]
    return "{}".join(literals), names


def _checked_path(call: Call[Any]) -> str:
    texts = {parameter.name: text for parameter, text in _written(call, "path", path_text, call.path)}
    segments: list[str] = []
    for template, parameters in _segments(call.operation):
        segment: str = template
        for parameter in parameters:
            text = texts.get(parameter.name)
            if not text:
                raise _refused(parameter, "is empty, which would name another resource")
            # What is put in has no braces, they are percent-encoded.
            segment = segment.replace(f"{{{parameter.name}}}", text)
        # A dot segment changes the path even if it is percent-encoded (RFC 3986 sections 5.2.4 and 6.2.2.3).
        if parameters and not segment.strip(".%2eE") and unquote(segment) in {".", ".."}:
            raise _refused(parameters[0], f"makes the path segment {segment!r}, which would name another resource")
        segments.append(segment)
    return "/".join(segments)


@functools.cache
def _segments(operation: Operation[Any]) -> tuple[tuple[str, tuple[Parameter, ...]], ...]:
    parameters = {it.name: it for it in operation.parameters if it.location == "path"}
    return tuple(
        (segment, tuple(parameters[name] for name in _PLACEHOLDER.findall(segment)))
        for segment in operation.path.split("/")
    )


@functools.cache
def _accept(operation: Operation[Any]) -> str:
    """Return the documented media types, those of success first."""
    answers = sorted(operation.responses.items(), key=lambda item: not str(item[0]).startswith("2"))
    return ", ".join(dict.fromkeys(media_type for _, answer in answers for media_type in answer.content))


def checked_base_url(text: str) -> str:
    """Return `text` without a slash at its end if it is the base of URLs: http or https, a host, perhaps a path.

    Raises ValueError if not. The message does not repeat `text`, which may hold a password.
    """
    if not text.isprintable() or " " in text or "\\" in text:
        # urlsplit would drop line breaks silently, and programs disagree about backslashes.
        problem: str | None = "it has a space, a backslash or a character that cannot be printed"
    else:
        problem = _base_url_problem(text)
    if problem:
        message = f"a base URL is like https://api.example.com or https://example.com/api; {problem}"
        raise ValueError(message)
    return text.rstrip("/")


def _base_url_problem(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "its host or port is malformed"
    problems = {
        "its scheme is not http or https": parts.scheme not in {"http", "https"},
        "it has no host": not parts.hostname,
        "its port is 0": port == 0,
        "it has a user name or password": "@" in parts.netloc,
        "it has a query or a fragment": "?" in text or "#" in text,
    }
    return next((problem for problem, found in problems.items() if found), None)
