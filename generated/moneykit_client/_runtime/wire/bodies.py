"""From the argument `body` to the bytes and the media type of a request."""

import re
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from types import UnionType
from typing import IO, Annotated, Any, Final, ForwardRef, Literal, Union, get_args, get_origin

from ..values.codec import UnsendableError, encode
from ..values.files import File, source_of
from ..values.lanes import to_json
from ..values.sendable import without_read_only
from ..values.unset import UNSET
from ..values.uploads import Pieces
from .call import Body, Kind
from .forms import form_entries, form_text, refuse_headers
from .multipart import multipart

_CHARSET: Final = re.compile(r";\s*charset=\"?([^\s;\"]+)", re.IGNORECASE)
_MEDIA_TYPE: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'+.^_`|~0-9A-Za-z-]+(?:[ \t]*;[\x20-\x7e]*)?")

NO_HEADERS: Final[Mapping[tuple[str, str], Any]] = {}


def written(
    bodies: tuple[Body, ...], value: Any, content_type: Any, headers: Mapping[tuple[str, str], Any] = NO_HEADERS
) -> tuple[bytes | Pieces, str]:
    """Return what is sent for `value`, and its media type. Raises UnsendableError if the contract has no way.

    `headers` are those of the parts of a form, by the names of the part and of the header.
    """
    body = _chosen(bodies, value, content_type)
    if body.read_only:
        value = without_read_only(value)
    media_type = _media_type(body, value, content_type)
    if body.kind == "multipart":
        return multipart(form_entries(body.fields, value, headers))
    refuse_headers(bodies, headers)
    return _WRITERS[body.kind](body, value, media_type)


def _chosen(bodies: tuple[Body, ...], value: Any, content_type: Any) -> Body:
    """Return the way to write a value: that of the content type, else the first that takes its type."""
    if content_type is not UNSET:
        found = documented(bodies, content_type)
        if found is None:
            raise UnsendableError("$", f"the contract has no body of the content type {content_type!r}")
        return found
    if len(bodies) == 1:
        return bodies[0]
    for body in bodies:
        if _takes(body.type, value):
            return body
    raise UnsendableError("$", f"a {type(value).__name__} is none of the bodies of this operation")


def documented(bodies: tuple[Body, ...], content_type: str) -> Body | None:
    """Return the way to write a body of a media type: one that is it, else the first range that it is in."""
    matches = (body for covers in (_is, _is_in) for body in bodies if covers(content_type, body.media_type))
    return next(matches, None)


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _is(given: str, documented: str) -> bool:
    return given == documented or (";" not in given and _essence(given) == _essence(documented))


def _is_in(given: str, documented: str) -> bool:
    """Return whether a media type is in a range: `*/*`, `image/*`, `application/*+json`."""
    pattern = re.escape(_essence(documented)).replace(r"\*", "[^/]*")
    return re.fullmatch(pattern, _essence(given)) is not None


def _media_type(body: Body, value: Any, content_type: Any) -> str:
    """Return the media type to send: a range of the contract needs to be told which."""
    own = value.content_type if isinstance(value, File) else None
    chosen: str = own or body.media_type if content_type is UNSET else content_type
    if "*" in _essence(chosen) and body.kind == "json":
        return "application/json"
    if not _MEDIA_TYPE.fullmatch(chosen):
        raise UnsendableError("$", f"give a content_type: {chosen!r} is not one")
    return chosen


def _takes(type_: Any, value: Any) -> bool:  # noqa: PLR0911  one return per kind of type
    """Return whether a value is of a type, as far as can be told without looking inside."""
    origin, arguments = get_origin(type_), get_args(type_)
    if type_ is Any or isinstance(type_, (str, ForwardRef)):
        return True
    if origin is Annotated:
        return _takes(arguments[0], value)
    if origin in (Union, UnionType):
        return any(_takes(it, value) for it in arguments)
    if origin is Literal:
        return value in arguments
    if type_ is None:
        return value is None
    if (origin or type_) is IO:
        return hasattr(value, "read")
    if origin in (Iterable, AsyncIterable):
        # Of pieces; what is iterable and has a body of its own is no upload.
        return isinstance(value, origin) and not isinstance(value, (str, Mapping, list, tuple))
    kinds: Mapping[Any, Any] = {
        float: (int, float),
        list: (list, tuple),
        dict: Mapping,
        bytes: (bytes, bytearray, File),
    }
    kind: Any = origin or type_
    return isinstance(value, kinds.get(kind, kind)) and not (kind in (int, float) and isinstance(value, bool))


def _write_json(_: Body, value: Any, media_type: str) -> tuple[bytes, str]:
    return to_json(value), media_type


def _write_form(body: Body, value: Any, media_type: str) -> tuple[bytes, str]:
    return form_text(body.fields, value).encode("ascii"), media_type


def _write_text(_: Body, value: Any, media_type: str) -> tuple[bytes, str]:
    """Return text in the charset of the media type, else in UTF-8."""
    text = encode(value)
    if not isinstance(text, str):
        raise UnsendableError("$", f"a body of the content type {media_type} is text")
    charset = _CHARSET.search(media_type)
    name = charset.group(1) if charset else "utf-8"
    try:
        return text.encode(name), media_type
    except (LookupError, UnicodeEncodeError):
        raise UnsendableError("$", f"the text has a character that {name} does not have") from None


def _write_bytes(_: Body, value: Any, media_type: str) -> tuple[bytes | Pieces, str]:
    content = source_of(value)
    if content is None:
        raise UnsendableError("$", f"a body of the content type {media_type} is bytes, or a file opened in binary mode")
    return content if isinstance(content, bytes) else Pieces(content), media_type


_WRITERS: Final[Mapping[Kind, Callable[[Body, Any, str], tuple[bytes | Pieces, str]]]] = {
    "json": _write_json,
    "form": _write_form,
    "text": _write_text,
    "bytes": _write_bytes,
}
