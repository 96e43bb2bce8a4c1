"""The parts of a type as msgspec reads them in C, and what is left for Python to do with each value."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, ForwardRef, Literal, Never, Protocol, Union, get_args, get_origin

import attrs
from attrs import frozen

from .documents import DEEPEST, is_deeper
from .enums import Open
from .files import File
from .scalars import SCALARS, Read
from .shapes import DefinedIn, models_in, resolve
from .unions import Tagged, TakesUnknownTags
from .unset import Unset

FURTHEST: Final = DEEPEST // 2
"""As deep as a type may be; values of any kind in it may be as deep again."""


_UNION: Final[Any] = Union
_LITERAL: Final[Any] = Literal
"""Called with what is only known when the program runs."""


class NoTwinError(Exception):
    """C cannot carry a type exactly."""


@frozen
class Part:
    """How msgspec reads a type."""

    texts: Any
    """The type that it is read as, in which times are texts."""
    strict: Any
    """The type that is checked before, in which times are times."""
    kinds: frozenset[type]
    """The Python types of the JSON values, as in `Shape`."""
    carriers: frozenset[type]
    """The types of what msgspec gives."""
    read: Read | None = None
    """What Python does with it; nothing where there is none."""
    has_times: bool = False
    lazy: bool = False
    """Whether it is a time, or null, and nothing else."""
    optional: bool = False
    never: bool = False
    """Whether it has no value at all."""
    depth: int = 0
    """Arrays and objects in each other."""


class Models(Protocol):
    """What makes the parts that are models."""

    def of(self, model: type, tag: Tagged | None = None, value: str = "") -> Part:
        """Return the part of a model."""
        ...


def _shallow(value: Any) -> Any:
    if type(value) in (dict, list) and is_deeper(value, FURTHEST):
        raise RecursionError
    return value


def _same(type_: type, *kinds: type) -> Part:
    return Part(type_, type_, frozenset(kinds or {type_}), frozenset(kinds or {type_}))


_TIME: Final = Part(
    str,
    datetime.datetime,
    frozenset({str}),
    frozenset({str}),
    read=SCALARS[datetime.datetime][2],
    has_times=True,
    lazy=True,
)
_PLAIN: Final[Mapping[Any, Part]] = {
    str: _same(str),
    bool: _same(bool),
    None: _same(NoneType),
    NoneType: _same(NoneType),
    # 1.0 is an integer, which msgspec refuses: what refuses is not sure.
    int: Part(int, int, frozenset({int, float}), frozenset({int})),
    # An int stays one.
    float: Part(int | float, int | float, frozenset({int, float}), frozenset({int, float})),
    datetime.datetime: _TIME,
    # Both write the one text that both read.
    datetime.date: Part(datetime.date, datetime.date, frozenset({str}), frozenset({datetime.date})),
    Any: Part(Any, Any, frozenset(), frozenset(), read=_shallow),
    object: Part(Any, Any, frozenset(), frozenset(), read=_shallow),
    Never: Part(Any, Any, frozenset(), frozenset(), never=True),
    # What is left of `Never | Unset`.
    Unset: Part(Any, Any, frozenset(), frozenset(), never=True, optional=True),
}


def part(type_: Any, module: str, models: Models) -> Part:
    """Return the part that a type is; its names are those of `module`. Raises NoTwinError if there is none."""
    if isinstance(type_, (str, ForwardRef)):
        text = type_ if isinstance(type_, str) else type_.__forward_arg__
        return part(resolve(text, module), module, _Once(models, text))
    known = _PLAIN.get(type_)
    if known is not None:
        return known
    if type_ in SCALARS:
        kinds, _, read = SCALARS[type_]
        if kinds != frozenset[type]({str}) or type_ is File:
            raise NoTwinError
        return Part(str, str, frozenset({str}), frozenset({str}), read=read)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is not None:
        return _composite(origin, arguments, module, models)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return _enum(type_)
    if isinstance(type_, type) and attrs.has(type_) and not issubclass(type_, TakesUnknownTags):
        return models.of(type_)
    raise NoTwinError


class _Once:
    """Models, seen from inside an alias that has a name: one that names itself again has no bounds."""

    def __init__(self, models: Models, text: str) -> None:
        self.models = models
        outer = models.texts if isinstance(models, _Once) else frozenset[str]()
        if text in outer:
            raise NoTwinError
        self.texts: frozenset[str] = outer | {text}

    def of(self, model: type, tag: Tagged | None = None, value: str = "") -> Part:
        return self.models.of(model, tag, value)


def _enum(enum: type[Enum]) -> Part:
    kinds: set[type] = {type(member.value) for member in enum}
    if issubclass(enum, Open):
        kinds.add(str if issubclass(enum, str) else int)
    if kinds not in ({str}, {int}) or not len(enum):
        raise NoTwinError
    return Part(enum, enum, frozenset(kinds), frozenset({enum}))


def _composite(origin: Any, arguments: tuple[Any, ...], module: str, models: Models) -> Part:
    if origin is Annotated:
        markers: dict[Any, Any] = {type(marker): marker for marker in arguments[1:]}
        inside = markers[DefinedIn].module if DefinedIn in markers else module
        if Tagged in markers:
            return _tagged(arguments[0], markers[Tagged], inside, models)
        return part(arguments[0], inside, models)
    if origin in (Union, UnionType):
        return _union(arguments, module, models)
    if origin is Literal:
        kinds = frozenset[type](value.__class__ for value in arguments)
        if not kinds <= {str, int, NoneType}:
            raise NoTwinError
        whole = _LITERAL[arguments]
        return Part(whole, whole, kinds, kinds)
    if origin in (list, Sequence):
        return _list(part(arguments[0], module, models))
    if origin in (dict, Mapping) and arguments[0] is str:
        return _dict(part(arguments[1], module, models))
    raise NoTwinError


def _list(item: Part) -> Part:
    read = item.read

    if read is None:
        return _holding(item, list.__class_getitem__, list, None)

    def read_list(value: list[Any]) -> list[Any]:
        # In place, so that each twin goes when its model is there: a long list of both would not fit into caches.
        for number, it in enumerate(value):
            value[number] = read(it)
        return value

    return _holding(item, list.__class_getitem__, list, read_list)


def _dict(item: Part) -> Part:
    read = item.read

    def read_dict(value: dict[str, Any]) -> dict[str, Any]:
        return {key: it if read is None else read(it) for key, it in value.items()}

    return _holding(item, lambda it: dict.__class_getitem__((str, it)), dict, None if read is None else read_dict)


def _holding(item: Part, of: Callable[[Any], Any], kind: type, read: Read | None) -> Part:
    if item.never or item.optional:
        raise NoTwinError
    kinds = frozenset({kind})
    texts, strict = of(item.texts), of(item.strict)
    return Part(texts, strict, kinds, kinds, read=read, has_times=item.has_times, depth=item.depth + 1)


def _union(types: tuple[Any, ...], module: str, models: Models) -> Part:
    optional = Unset in types
    parts = [part(it, module, models) for it in types if it is not Unset]
    parts = [it for it in parts if not it.never]
    if not parts:
        return attrs.evolve(_PLAIN[Never], optional=optional)
    if len(parts) > 1 and sum(len(it.kinds) for it in parts) != len(
        frozenset[type]().union(*(it.kinds for it in parts))
    ):
        # Which it is needs more than the kind of the JSON value.
        raise NoTwinError
    if len(parts) > 1 and not all(it.kinds for it in parts):
        raise NoTwinError
    values = [it for it in parts if it.kinds != frozenset[type]({NoneType})]
    return Part(
        texts=_UNION[tuple(it.texts for it in parts)],
        strict=_UNION[tuple(it.strict for it in parts)],
        kinds=frozenset[type]().union(*(it.kinds for it in parts)),
        carriers=frozenset[type]().union(*(it.carriers for it in parts)),
        read=parts[0].read if len(parts) == 1 else _by_carrier(parts),
        has_times=any(it.has_times for it in parts),
        lazy=len(values) == 1 and values[0].lazy,
        optional=optional or any(it.optional for it in parts),
        depth=max(it.depth for it in parts),
    )


def _by_carrier(parts: Sequence[Part]) -> Read | None:
    reads: dict[type, Callable[[Any], Any]] = {
        carrier: it.read for it in parts if it.read is not None for carrier in it.carriers
    }
    if not reads:
        return None

    def read_union(value: Any) -> Any:
        read = reads.get(value.__class__)
        return value if read is None else read(value)

    return read_union


def _tagged(union: Any, tag: Tagged, module: str, models: Models) -> Part:
    if isinstance(union, (str, ForwardRef)):
        text = union if isinstance(union, str) else union.__forward_arg__
        union = resolve(text, module)
        models = _Once(models, text)
    named = {model.__name__: model for model in models_in(union)}
    members = {value: named.get(member) if isinstance(member, str) else member for value, member in tag.members.items()}
    # What has another tag, or is another union, is not read here.
    twins = [
        models.of(model, tag, value)
        for value, model in members.items()
        if isinstance(model, type) and attrs.has(model) and not issubclass(model, TakesUnknownTags)
    ]
    if len(twins) < 2:  # noqa: PLR2004  of a single one, msgspec does not ask for the tag
        raise NoTwinError
    whole = Part(
        texts=_UNION[tuple(it.texts for it in twins)],
        strict=_UNION[tuple(it.strict for it in twins)],
        kinds=frozenset({dict}),
        carriers=frozenset[type]().union(*(it.carriers for it in twins)),
        read=_by_carrier(twins),
        has_times=any(it.has_times for it in twins),
        depth=max(it.depth for it in twins),
    )
    if NoneType in get_args(union):
        texts, strict = _UNION[whole.texts, None], _UNION[whole.strict, None]
        return attrs.evolve(whole, texts=texts, strict=strict, kinds=frozenset({dict, NoneType}))
    return whole
