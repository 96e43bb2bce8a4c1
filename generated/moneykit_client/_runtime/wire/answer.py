"""From the answer on the wire to the value that a call returns or the error that it raises; pure, as is `request`."""

import contextlib
import functools
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar, cast

from ..errors import ApiError, ContractError, combined, error_class
from ..results import Result
from ..transports.protocol import Headers, Response
from ..values.documents import EXACT, JSON, parsed
from ..values.exact import is_exact
from ..values.shapes import reader
from .call import Answer, Header, Operation
from .charsets import charset_of, text_in

T = TypeVar("T")
R = TypeVar("R", bound=Result[Any])

_FIRST_ERROR: Final = 400
_LONGEST_MESSAGE: Final = 300
_MESSAGE_NAMES: Final = ("error_message", "message", "detail", "error_description", "title", "error", "errorMessage")
_CODE_NAMES: Final = ("error_code", "code", "errorCode", "type")
_HEAD: Final = "HEAD"
_SHORT: Final = 128
"""Characters of a content type that is kept."""
_PARAMETER: Final = r";\s*([^\s=;]+)=(?:\"([^\"]*)\"|([^\s;]*))"


def read(operation: Operation[T], response: Response, hide: Callable[[str], str] = str) -> T:
    """Return the value of a success; `hide` takes credentials out of messages.

    Raises the documented error, else the error of the status, for an error; `ContractError` for a success that the
    contract does not allow. An answer to HEAD has no body, whatever the contract says (RFC 9110 section 9.3.2).
    """
    status = response.status
    answer = documented(operation, status)
    if status >= _FIRST_ERROR:
        raise _error(operation, answer or Answer(), response, hide)
    try:
        if answer is None and not operation.responses:
            return cast("T", None)  # nothing is documented, so nothing can be wrong
        if answer is None:
            raise ContractError("$", f"a documented status ({', '.join(map(str, operation.responses))})", str(status))
        return cast("T", read_body(answer, response) if answer.content and operation.method != _HEAD else None)
    except ContractError as error:
        misfit = error
    # Not in the `except`, nor from its cause: both have texts that nothing was taken out of.
    raise located(misfit, operation, response, hide)


def read_result(
    kind: type[R], operation: Operation[Any], response: Response, elapsed: float, hide: Callable[[str], str] = str
) -> R:
    """Return the value of a success with all else that the answer says, its documented headers as attributes."""
    value = read(operation, response, hide)
    result = kind(
        value=value, status=response.status, headers=response.headers, content=response.content, elapsed=elapsed
    )
    answer = documented(operation, response.status) or Answer()
    given = {header.attribute: read_header(header, response.headers) for header in answer.headers}
    # Headers that only another status of the operation has are attributes too, and None.
    for each in operation.responses.values():
        for header in each.headers if each.raises is None else ():
            setattr(result, header.attribute, given.get(header.attribute))
    return result


def documented(operation: Operation[Any], status: int) -> Answer | None:
    """Return the answer for a status: an exact one, its hundred, the default (OpenAPI 3.1 section 4.8.16)."""
    responses = operation.responses
    answer = responses.get(status) or responses.get(f"{status // 100}XX")
    if answer is not None:
        return answer
    answer = responses.get("default")
    # A default that raises documents the errors; it says nothing about a success.
    return None if answer is not None and answer.raises is not None and status < _FIRST_ERROR else answer


def located(
    error: ContractError, operation: Operation[Any], response: Response, hide: Callable[[str], str]
) -> ContractError:
    """Return the same problem, knowing the answer that has it."""
    located = ContractError(hide(error.path), hide(error.expected), hide(error.got))
    located.status = response.status
    located.headers = response.headers
    located.content = response.content
    located.operation = str(operation)
    return located


def _error(operation: Operation[Any], answer: Answer, response: Response, hide: Callable[[str], str]) -> ApiError:
    is_head = operation.method == _HEAD
    raw = None if is_head else _lenient(response)
    kind = error_class(response.status)
    body = raw
    problem = None
    try:
        if answer.content and not is_head:
            body = read_body(answer, response)
        # A class that promises a body is not for an answer that cannot have one.
        if answer.raises is not None and not (answer.content and is_head):
            documented = answer.variants.get(body.__class__, answer.raises)
            kind = documented if response.status in operation.responses else combined(documented, kind)
    except ContractError as misfit:
        problem = located(misfit, operation, response, hide)
    message, code = _told(raw)
    error = kind(
        status=response.status,
        headers=response.headers,
        content=response.content,
        body=body,
        method=operation.method,
        path=operation.path,
        message=hide(message),
        code=None if code is None else hide(code),
    )
    for header in answer.headers:
        setattr(error, header.attribute, read_header(header, response.headers))
    error.__cause__ = problem
    return error


def read_body(answer: Answer, response: Response) -> Any:
    """Return the body as the type that `answer` documents for its media type."""
    given = response.headers.get("content-type", "")
    # What services say is mostly the same, and what they may say has no end.
    media_type, is_json = (_known_way if len(given) < _SHORT else _way)(answer, given)
    if media_type is None:
        raise ContractError("$", f"the content type {' or '.join(answer.content)}", essence(given))
    if is_json:
        return answer.read_json(media_type, response.content)
    if answer.content[media_type] is bytes:
        return response.content
    return answer.read(media_type, text_in(response.content, charset_of(given)))


def _way(answer: Answer, given: str) -> tuple[str | None, bool]:
    """Return the documented media type that a given one is, and whether its body is JSON."""
    media_type = matching(answer.content, given)
    type_ = None if media_type is None else answer.content[media_type]
    if media_type is None or type_ is bytes:
        return media_type, False
    # Whatever the media type is called, what has structure is JSON here.
    is_text = type_ is str and media_type not in answer.json and not _is_json(media_type) and not _is_json(given)
    return media_type, not is_text


_known_way: Final = functools.lru_cache(maxsize=256)(_way)


def matching(content: Mapping[str, Any], given: str) -> str | None:
    """Return the documented media type that a given one is; generously, any JSON is the documented JSON.

    Of those that differ in their parameters only, it is the one that has the most of the given parameters and no other,
    else the first. A content type that is missing is taken for the first documented one (RFC 9110 section 8.3 allows
    the guess).
    """
    name = essence(given)
    same = [media_type for media_type in content if essence(media_type) == name]
    if len(same) == 1:
        return same[0]
    if same:
        parameters = _media_parameters(given)
        fitting = [media_type for media_type in same if _media_parameters(media_type) <= parameters]
        return max(fitting, key=lambda media_type: len(_media_parameters(media_type)), default=same[0])
    if not name:
        return next((media_type for media_type in content if _is_json(media_type)), next(iter(content)))
    if _is_json(name):
        found = next((media_type for media_type in content if _is_json(media_type)), None)
        if found is not None:
            return found
    ranges = [media_type for media_type in content if "*" in media_type and _is_in(name, essence(media_type))]
    # The narrowest range says the most.
    return max(ranges, key=len, default=None)


def _is_in(essence: str, range_: str) -> bool:
    """Return whether a media type is in a range: `*/*`, `image/*`, `application/*+json`."""
    return re.fullmatch(re.escape(range_).replace(r"\*", "[^/]*"), essence) is not None


def essence(media_type: str) -> str:
    """Return a media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def _media_parameters(media_type: str) -> frozenset[tuple[str, str]]:
    # RFC 9110 section 8.3.1: the case of names does not matter, nor whether a value is quoted.
    return frozenset((name.lower(), quoted or value) for name, quoted, value in re.findall(_PARAMETER, media_type))


def _is_json(media_type: str) -> bool:
    subtype = essence(media_type).partition("/")[2]
    # RFC 6839 section 3.1: +json is JSON; the others are what it was called before, or is by mistake.
    return subtype in {"json", "x-json"} or subtype.endswith("+json") or subtype.startswith("json+")


def _lenient(response: Response) -> Any:
    """Return what can be made of a body that nothing documents: JSON, else text, else None."""
    try:
        return parsed(response.content)
    except (ContractError, RecursionError):
        return response.content.decode(errors="replace") or None


def _told(body: Any) -> tuple[str, str | None]:
    """Return the message and the code of an error, found under the names that services use; RFC 9457 is one of them."""
    if not isinstance(body, Mapping):
        return "", None
    properties = cast("Mapping[str, Any]", body)
    nested = properties.get("error")
    sources = (properties, cast("Mapping[str, Any]", nested)) if isinstance(nested, Mapping) else (properties,)
    messages = (source.get(name) for source in sources for name in _MESSAGE_NAMES)
    codes = (source.get(name) for source in sources for name in _CODE_NAMES)
    code = next((_line(code) for code in codes if isinstance(code, (str, int)) and not isinstance(code, bool)), None)
    return next((_line(message) for message in messages if isinstance(message, str)), ""), code or None


def _line(text: str | int) -> str:
    """Return `text` on one line that a terminal or a log cannot misread, and not too long."""
    printable = "".join(character if character.isprintable() else " " for character in str(text))
    line = " ".join(printable.split())
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}…"


def read_header(header: Header, headers: Headers) -> Any:
    """Return the typed value of a header; None if it is absent or not of its type."""
    text = headers.get(header.name)
    if text is None:
        return None
    read_value = reader(header.type)
    for candidate in _candidates(header, text.strip()):
        try:
            value = read_value(candidate)
        except ContractError:
            continue
        # RFC 9110 section 10.2.3: a delay is not negative; nobody can wait for one that is.
        return None if header.name.lower() == "retry-after" and isinstance(value, int) and value < 0 else value
    return None


def _candidates(header: Header, text: str) -> list[Any]:
    """Return what a header may mean: its text, the JSON that it spells, the list or the object that its commas make."""
    decode = (EXACT if is_exact(header.type) else JSON).decode
    if header.json:
        # Of its spellings, the last is what the JSON means.
        return _spellings(text, decode)[1:]
    items = [item.strip() for item in text.split(",")]
    typed = [_spellings(item, decode)[-1] for item in items]
    return [*_spellings(text, decode), items, typed, *_objects(header, items, decode)]


def _objects(header: Header, items: list[str], decode: Callable[[str], Any]) -> list[Any]:
    """Return the object that the items of a header make, with its members as texts and as what they spell."""
    pairs: list[tuple[str, str]] = []
    if header.explode:
        pairs = [(name, value) for name, _, value in (item.partition("=") for item in items)]
    elif len(items) % 2 == 0:
        pairs = list(zip(items[::2], items[1::2], strict=True))
    return [dict(pairs), {name: _spellings(value, decode)[-1] for name, value in pairs}] if pairs else []


def _spellings(text: str, decode: Callable[[str], Any]) -> list[Any]:
    """Return a text and, if it is JSON, the value that it spells."""
    with contextlib.suppress(ValueError, RecursionError):
        return [text, decode(text)]
    return [text]
