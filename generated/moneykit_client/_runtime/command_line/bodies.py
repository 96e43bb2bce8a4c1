"""The body of a request from a command line: a whole one, options for its properties, or both."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from mimetypes import guess_type
from typing import IO, Any, Final

import attrs

from ..errors import ContractError
from ..hints import type_hints
from ..values.codec import decode, encode
from ..values.documents import parsed
from ..values.files import File
from ..values.scalars import is_array, is_object
from ..values.sendable import READ_ONLY
from ..values.shapes import wire_names
from ..values.unions import ADDITIONAL
from ..values.unset import UNSET
from ..wire.bodies import documented
from ..wire.call import Body
from .arguments import Argument, Method, add_option, escaped
from .reading import is_scalar, item, opened, options, read_file, standard_input, without_unset
from .words import said, spelled

_WHOLE: Final = "body"
_TYPE: Final = "body type"
_PROPERTY: Final = "body property "
"""What the names of properties begin with, so that none is that of a parameter."""


def add_body(parser: ArgumentParser, method: Method, taken: set[str], keep: ExitStack) -> set[str]:
    """Add the options for the body of an operation, if it has one; return the names that are taken then.

    `keep` closes the files that are read from.
    """
    body, ways = method.body, method.operation.bodies
    if body is None:
        return taken
    taken = {"help", *taken}
    sent = " or ".join(dict.fromkeys(one.media_type for one in ways))
    add = parser.add_argument_group("body", escaped(body.text)).add_argument

    def add_own(word: str, dest: str, metavar: str, text: str) -> None:
        option = f"request-{word}" if word in taken else word
        taken.add(option)
        add(f"--{option}", dest=dest, metavar=metavar, default=UNSET, help=escaped(text))

    add_own("body", _WHOLE, "BODY", f"The whole body ({sent}): itself, @FILE, or - for the standard input.")
    if method.content_type or len(ways) > 1:
        add_own("content-type", _TYPE, "TYPE", f"The media type of the body: {sent}.")
    model = _model(body, ways)
    return taken if model is None else taken | _add_properties(add, model, taken, keep)


def read_body(method: Method, given: Namespace, keep: ExitStack) -> tuple[Any, Any]:
    """Return the body and its media type, UNSET where they are not given.

    Raises ArgumentTypeError for a body that cannot be read.
    """
    if method.body is None:
        return UNSET, UNSET
    whole, content_type = getattr(given, _WHOLE), getattr(given, _TYPE, UNSET)
    values = {name.removeprefix(_PROPERTY): value for name, value in vars(given).items() if name.startswith(_PROPERTY)}
    values = {name: value for name, value in values.items() if value is not UNSET}
    if whole is UNSET and not values:
        if method.body.required:
            message = "the operation needs a body: give --body"
            raise ArgumentTypeError(message)
        return UNSET, content_type
    ways = method.operation.bodies
    way = ways[0] if content_type is UNSET else documented(ways, content_type)
    if way is None:
        message = f"--content-type: the contract has no body of the content type {content_type!r}"
        raise ArgumentTypeError(message)
    return _value(way, _hint(method.body, way), None if whole is UNSET else _stream(whole, keep), values), content_type


def _hint(body: Argument, way: Body) -> Any:
    # Where there is one way to write the body, only the method says what is written so.
    return body.hint if way.type is Any else way.type


def _model(body: Argument, ways: tuple[Body, ...]) -> Any:
    """Return the class of the body if it is an object of one class."""
    found = options(_hint(body, ways[0])) if ways[0].kind in {"json", "form", "multipart"} else ()
    return found[0] if len(found) == 1 and isinstance(found[0], type) and attrs.has(found[0]) else None


def _add_properties(add: Callable[..., object], model: Any, taken: set[str], keep: ExitStack) -> set[str]:
    """Add an option for each property that is a scalar, a file, or an array of these."""
    texts, hints = said(model.__doc__).entries, type_hints(model)
    wire = wire_names(model)
    settable = [it.name for it in attrs.fields(model) if it.name != ADDITIONAL and READ_ONLY not in it.metadata]
    plain = [name for name in settable if is_scalar(item(hints[name]) or hints[name])]
    found = spelled(plain, taken)
    for option, name in found.items():
        hint = without_unset(hints[name])
        is_file = options(item(hint) or hint) == (File,)
        flag = f"--body-{option}" if option in taken else f"--{option}"
        add_option(
            add,
            flag,
            _PROPERTY + wire[name],
            hint,
            texts.get(name, ""),
            read=partial(read_file, keep) if is_file else None,
        )
    return {f"body-{option}" if option in taken else option for option in found}


def _value(way: Body, hint: Any, whole: bytes | IO[bytes] | None, values: Mapping[str, Any]) -> Any:
    if way.kind in {"bytes", "text"}:
        if whole is None:
            message = f"a body of the content type {way.media_type} is given whole, by --body"
            raise ArgumentTypeError(message)
        return whole if way.kind == "bytes" else _text(whole)
    document: Any = {} if whole is None else _json(whole)
    if values:
        if not is_object(document):
            message = "--body: options for properties go with an object"
            raise ArgumentTypeError(message)
        document = {**document, **{name: _plain(value) for name, value in values.items()}}
    try:
        value = decode(hint, document)
    except ContractError as error:
        message = f"the body: {error}"
        raise ArgumentTypeError(message) from None
    media_types = {it.name: it.media_types for it in way.fields}
    files = {
        name: _typed(it, media_types.get(name, ()))
        for name, it in values.items()
        if isinstance(it, File) or _has_files(it)
    }
    return _with_files(value, files) if files else value


def _typed(value: Any, media_types: tuple[str, ...]) -> Any:
    """Return a file with the media type that its name tells, where the contract allows several."""
    if is_array(value):
        return [_typed(one, media_types) for one in value]
    guess, _ = guess_type(value.name or "")
    return attrs.evolve(value, content_type=guess) if len(media_types) > 1 and guess in media_types else value


def _has_files(value: Any) -> bool:
    return is_array(value) and any(isinstance(one, File) for one in value)


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; a text stands in the place of a file until the object is made."""
    if isinstance(value, File):
        return ""
    return [_plain(one) for one in value] if is_array(value) else encode(value)


def _with_files(value: Any, files: Mapping[str, Any]) -> Any:
    model: type[Any] = value.__class__
    attributes = {wire: name for name, wire in wire_names(model).items()}
    arguments = {it.name: it.alias for it in attrs.fields(model)}
    return attrs.evolve(value, **{arguments[attributes[name]]: file for name, file in files.items()})


def _stream(whole: str, keep: ExitStack) -> bytes | IO[bytes]:
    """Return what a body is given as: itself, or an open file."""
    if whole == "-":
        return standard_input()
    return opened(keep, whole[1:]) if whole.startswith("@") else whole.encode(errors="surrogateescape")


def _read(source: bytes | IO[bytes]) -> bytes:
    return source if isinstance(source, bytes) else source.read()


def _text(source: bytes | IO[bytes]) -> str:
    try:
        return _read(source).decode()
    except UnicodeDecodeError as error:
        message = f"the body: expected text in UTF-8, got a byte that is not, at {error.start}"
        raise ArgumentTypeError(message) from None


def _json(source: bytes | IO[bytes]) -> Any:
    try:
        return parsed(_read(source), exact=True)
    except ContractError as error:
        message = f"the body: {error}"
    except RecursionError:
        message = "the body: it is nested too deep"
    raise ArgumentTypeError(message)
