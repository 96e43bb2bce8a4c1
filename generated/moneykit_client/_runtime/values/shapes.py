"""From the annotations of a type to the function that reads it from JSON values, made once per type."""

import datetime
import functools
import sys
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from types import NoneType, SimpleNamespace, UnionType
from typing import Annotated, Any, Final, ForwardRef, Literal, NamedTuple, Never, Union, get_args, get_origin

import attrs

from ..errors import ContractError
from ..hints import beside, type_hints
from .layouts import blank_of, is_plain, make_lazy
from .nothing import NO_PROPERTIES
from .scalars import (
    SCALARS,
    Read,
    enum_reader,
    is_array,
    is_object,
    literal_reader,
    nothing_for,
    one_of,
    read_int,
    read_lazy_time,
    read_str,
    wrong_kind,
)
from .straight import Taken, function, reading
from .unions import ADDITIONAL, Shape, Tagged, TakesUnknownTags, tagged_reader, union_reader
from .unset import Unset

WIRE_NAME: Final = "wire_name"
"""The metadata of an attribute that holds the name of the property, if it is another."""


class DefinedIn(NamedTuple):
    """Says in an `Annotated` in which module the names of a type given as text are; see `defined_in`."""

    module: str


def defined_in(module: str) -> DefinedIn:
    """Mark an alias that refers to itself, and so is given as text, with the module of its names.

    For example `Tree: TypeAlias = Annotated["dict[str, Tree] | int", defined_in(__name__)]`.
    """
    return DefinedIn(module)


def reader(type_: Any) -> Read:
    """Return the function that reads JSON values as `type_`; keep it if there are many values.

    Raises TypeError for a type that no JSON value can be read as.
    """
    return _shape(type_, "").read


def _shape(type_: Any, module: str) -> Shape:
    """Return the shape of a type whose names are those of `module`."""
    scalar = SCALARS.get(type_)
    if scalar is not None:
        return Shape(*scalar)
    if isinstance(type_, (str, ForwardRef)):
        return _shape(resolve(type_, module), module)
    origin = get_origin(type_)
    if origin is not None:
        return _composite(type_, origin, get_args(type_), module)
    named: type[Any] = type_
    if isinstance(type_, type) and issubclass(named, Enum):
        return Shape(_kinds(member.value for member in named), named.__name__, enum_reader(named))
    if attrs.has(named):
        # Made when the first value comes, as models refer to one another in circles.
        def read_model(value: Any) -> Any:
            return model_reader(named)(value)

        return Shape(frozenset({dict}), named.__name__, read_model)
    message = f"no JSON value is read as {type_!r}"
    raise TypeError(message)


def _composite(type_: Any, origin: Any, arguments: tuple[Any, ...], module: str) -> Shape:  # noqa: PLR0911  one per kind
    if origin is Annotated:
        markers: dict[Any, Any] = {type(marker): marker for marker in arguments[1:]}
        inside = markers[DefinedIn].module if DefinedIn in markers else module
        if Tagged in markers:
            return _tagged(arguments[0], markers[Tagged], inside)
        return _shape(arguments[0], inside)
    if origin in (Union, UnionType):
        return _union([_shape(argument, module) for argument in arguments])
    if origin is Literal:
        return Shape(_kinds(arguments), one_of(arguments), literal_reader(arguments))
    if origin in (list, Sequence):
        return Shape(frozenset({list}), "an array", _list(_part(arguments[0], module)))
    if origin is tuple:
        return Shape(frozenset({list}), "an array", _tuple([_part(argument, module) for argument in arguments]))
    if origin in (dict, Mapping):
        return Shape(frozenset({dict}), "an object", _dict(_part(arguments[1], module)))
    message = f"no JSON value is read as {type_!r}"
    raise TypeError(message)


def _kinds(values: Iterable[object]) -> frozenset[type]:
    kinds = {next(kind for kind in (bool, int, float, str, NoneType) if isinstance(value, kind)) for value in values}
    # 1.0 is an integer in JSON Schema.
    return frozenset(kinds | {float} if int in kinds else kinds)


def _union(shapes: Sequence[Shape]) -> Shape:
    kinds = frozenset[type]().union(*(shape.kinds for shape in shapes))
    return Shape(kinds, " or ".join(shape.expected for shape in shapes), union_reader(shapes))


def _tagged(union: Any, tag: Tagged, module: str) -> Shape:
    if isinstance(union, (str, ForwardRef)):
        union = resolve(union, module)
    models = {model.__name__: model for model in models_in(union)}
    home = module or next((it.__module__ for it in models.values() if not issubclass(it, TakesUnknownTags)), "")
    # A name that is of no model is of another union.
    readers = {
        value: _part(models.get(member, member) if isinstance(member, str) else member, home)
        for value, member in tag.members.items()
    }
    names = [member if isinstance(member, str) else member.__name__ for member in tag.members.values()]
    unknown = next((it for it in get_args(union) if isinstance(it, type) and issubclass(it, TakesUnknownTags)), None)
    rest = unknown if tag.default is None else tag.default
    if rest is not None:
        names.append(rest if isinstance(rest, str) else rest.__name__)
    other = models.get(rest, rest) if isinstance(rest, str) else rest
    read = tagged_reader(tag, readers, None if other is None else _part(other, home))
    shape = Shape(frozenset({dict}), " or ".join(dict.fromkeys(names)), read)
    return _union([shape, _shape(None, module)]) if NoneType in get_args(union) else shape


def models_in(type_: Any) -> Iterator[type]:
    """Return the models that a type is made of."""
    if isinstance(type_, type):
        if attrs.has(type_):
            yield type_
    else:
        for part in get_args(type_):
            yield from models_in(part)


def resolve(name: str | ForwardRef, module: str) -> Any:
    """Return the type that is given as text, its names being those of a module. Raises TypeError if none is known."""
    if not module:
        message = f"{name!r} is text, and nothing says of which module its names are; see defined_in"
        raise TypeError(message)
    text = name if isinstance(name, str) else name.__forward_arg__
    holder: Any = SimpleNamespace(__annotations__={"it": text})
    names = {**vars(sys.modules[module]), **beside(module, (text,))}
    return typing.get_type_hints(holder, names, include_extras=True)["it"]


def _part(type_: Any, module: str) -> Read:
    """Return the reader of what is in a container.

    It is made when the first value comes if the type is given as text, as it may be the container's own.
    """
    inside = type_
    if get_origin(type_) is Annotated:
        inside, *markers = get_args(type_)
        module = next((marker.module for marker in markers if isinstance(marker, DefinedIn)), module)
    if not isinstance(inside, (str, ForwardRef)):
        return _shape(type_, module).read
    text = inside if isinstance(inside, str) else inside.__forward_arg__

    def read_named(value: Any) -> Any:
        return _named(text, module)(value)

    return read_named


@functools.cache
def _named(text: str, module: str) -> Read:
    return _shape(text, module).read


def _list(read: Read) -> Read:
    def read_list(value: Any) -> Any:
        if not is_array(value):
            wrong_kind("an array", value)
        items: list[Any] = []
        try:
            for item in value:
                items.append(read(item))  # noqa: PERF401  their number is the index in the path
        except ContractError as error:
            error.prepend(len(items))
            raise
        return items

    return read_list


def _tuple(reads: Sequence[Read]) -> Read:
    """Return the reader of an array whose items are told by their position."""

    def read_tuple(value: Any) -> Any:
        if not is_array(value):
            wrong_kind("an array", value)
        if len(value) != len(reads):
            raise ContractError("$", f"an array of {len(reads)}", f"an array of {len(value)}")
        items: list[Any] = []
        position = 0
        try:
            for position, (read, item) in enumerate(zip(reads, value, strict=True)):  # noqa: B007  the path names it
                items.append(read(item))
        except ContractError as error:
            error.prepend(position)
            raise
        return tuple(items)

    return read_tuple


def _dict(read: Read) -> Read:
    def read_dict(value: Any) -> Any:
        if not is_object(value):
            wrong_kind("an object", value)
        items: dict[str, Any] = {}
        key = ""
        try:
            for key, item in value.items():
                items[key] = read(item)
        except ContractError as error:
            error.prepend(key)
            raise
        return items

    return read_dict


def wire_names(model: type) -> dict[str, str]:
    """Return the name of each property of a model on the wire, by the name of its attribute."""
    attributes = attrs.fields(model)
    return {it.name: it.metadata.get(WIRE_NAME, it.name) for it in attributes if it.name != ADDITIONAL}


def _model_reader(model: type) -> Read:
    hints = type_hints(model)
    names = wire_names(model)
    blank = blank_of(model) if is_plain(model) else None
    properties: list[Taken] = []
    for attribute, wire_name in names.items():
        shape, required, lazy = _property(hints[attribute], model.__module__, lazily=blank is not None)
        if lazy:
            make_lazy(model, attribute)
        plain = _TAKEN.get(shape.read)
        properties.append(Taken(attribute, wire_name, shape.read, plain, shape.expected if required else ""))
    others = {ADDITIONAL: NO_PROPERTIES} if ADDITIONAL in hints else {}
    source, needed = reading(properties, others, ADDITIONAL if others else None, blank=blank is not None)
    arguments = {it.name: it.alias or it.name for it in attrs.fields(model)}

    def construct(made: SimpleNamespace) -> Any:
        return model(**{arguments[name]: value for name, value in vars(made).items()})

    needed |= {"Blank": blank or SimpleNamespace, "Model": model, "construct": construct}
    needed |= {"ContractError": ContractError, "is_object": is_object}
    needed |= {"wrong_kind": wrong_kind, "nothing_for": nothing_for}
    if others:
        read = _part(get_args(hints[ADDITIONAL])[1], model.__module__)
        needed["further"] = _additional(read, frozenset(names.values()))
    return function("read", source, needed)


def _additional(read_additional: Read, known: frozenset[str]) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """Return the function that reads the properties that are not known."""

    def further(value: Mapping[str, Any]) -> dict[str, Any]:
        additional: dict[str, Any] = {}
        key = ""
        try:
            for key, item in value.items():
                if key not in known:
                    additional[key] = read_additional(item)
        except ContractError as error:
            error.prepend(key)
            raise
        return additional

    return further


_TAKEN: Final[Mapping[Read, type]] = {read_str: str, read_int: int}
"""The types of which the readers return what they get."""
_LAZY_TIME: Final = Shape(*SCALARS[datetime.datetime][:2], read_lazy_time)


def _property(hint: Any, module: str, *, lazily: bool) -> tuple[Shape, bool, bool]:
    """Return the shape of a property, whether it is required, and whether it may stay a text until it is asked for."""
    types = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    values = [type_ for type_ in types if type_ is not Unset] or [Never]
    lazy = lazily and datetime.datetime in values and set(values) <= {datetime.datetime, NoneType, None}
    shapes = [_LAZY_TIME if lazy and type_ is datetime.datetime else _shape(type_, module) for type_ in values]
    return shapes[0] if len(shapes) == 1 else _union(shapes), Unset not in types, lazy


model_reader: Final[Callable[[type], Read]] = functools.cache(_model_reader)
"""Return the function that reads an object as a model; it is made once."""
