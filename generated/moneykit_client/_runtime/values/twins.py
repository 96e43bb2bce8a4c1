"""The lane in C for JSON bytes: msgspec reads twins of the models, strictly, which then become the models.

It takes what it can read exactly as `shapes` would, and says `UNSURE` of all else: of what breaks the contract, and of
properties that the contract does not name. Values of enumerations that it does not name are kept.
"""

from collections.abc import Callable, Mapping, Sequence
from types import NoneType
from typing import Any, Final

import msgspec
from attrs import frozen

from ..errors import ContractError
from ..hints import type_hints
from .additions import takes_anything
from .codec import forget
from .layouts import blank_of, is_plain, make_lazy
from .nothing import NO_PROPERTIES
from .parts import FURTHEST, NoTwinError, Part, part
from .scalars import Read
from .shapes import reader, wire_names
from .straight import Filled, Inner, filling, function
from .unions import ADDITIONAL, Tagged
from .unset import UNSET

_MOST_INSIDE: Final = 40
"""Attributes of a model that is filled within another one, which saves a call; more would be long code."""
UNSURE: Final = object()
"""What the lane returns where it does not know the value."""


def lane(type_: Any, *, generous: bool = False) -> Callable[[bytes], Any] | None:
    """Return the function that reads a document as `type_`, or None if C cannot carry the type exactly.

    A generous one leaves out properties that the contract does not name; `add_properties` brings them.
    """
    try:
        found = part(type_, "", _Twins(generous=generous))
        texts = msgspec.json.Decoder(found.texts).decode
        strict = msgspec.json.Decoder(found.strict).decode if found.has_times else None
    except (NoTwinError, TypeError, ValueError, NotImplementedError):
        return None
    read = found.read

    def read_document(content: bytes) -> Any:
        try:
            value = texts(content)
            if strict is not None:
                # Whether texts are times: C tells it in a tenth of the time that Python needs.
                strict(content)
            return value if read is None else read(value)
        except (msgspec.MsgspecError, ContractError, ValueError, RecursionError):
            return UNSURE

    return read_document


def plain(content: bytes) -> Any:
    """Return the plain value of a document, or `UNSURE` if it is not quite JSON."""
    try:
        return _PLAIN.decode(content)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return UNSURE


_PLAIN: Final = msgspec.json.Decoder()


@frozen
class _Field:
    """A field of a twin."""

    name: str
    wire_name: str
    part: Part


class _Twins:
    """The twins of the models that one type is made of."""

    def __init__(self, *, generous: bool = False) -> None:
        self.generous = generous
        self.made: dict[tuple[type, str], Part] = {}
        self.making: set[type] = set()
        self.inner: dict[Read | None, Inner] = {}
        """Models that are filled within others, by what would fill them."""

    def of(self, model: type, tag: Tagged | None = None, value: str = "") -> Part:
        """Return the part that is a model, where it is told by the value of a tag if there is one."""
        key = model, "" if tag is None else f"{tag.property}={value}"
        if key in self.made:
            return self.made[key]
        if model in self.making or (self.generous and not takes_anything(model)):
            # It is in itself, so nothing bounds how deep it is; or nobody would look at what it does not name.
            raise NoTwinError
        self.making.add(model)
        self.made[key] = self._make(model, tag, value)
        self.making.remove(model)
        return self.made[key]

    def _make(self, model: type, tag: Tagged | None, value: str) -> Part:
        if not is_plain(model):
            raise NoTwinError
        hints = type_hints(model)
        filled: list[Filled] = []
        others: dict[str, object] = {}
        fields: list[_Field] = []
        for attribute, wire_name in wire_names(model).items():
            if tag is not None and wire_name == tag.property:
                others[attribute] = reader(hints[attribute])(value)
                continue
            found = part(hints[attribute], model.__module__, self)
            if found.never:
                others[attribute] = UNSET
                continue
            inner = self.inner.get(found.read)
            nullable = NoneType in found.kinds
            filled.append(Filled(attribute, found.read, found.lazy, found.optional, nullable, inner))
            fields.append(_Field(f"f{len(fields)}", wire_name, found))
        if tag is not None and not others:
            # The tag would be an additional property.
            raise NoTwinError
        if ADDITIONAL in hints:
            others[ADDITIONAL] = NO_PROPERTIES
        options: dict[str, Any] = {} if tag is None else {"tag_field": tag.property, "tag": value}
        texts = _texts(model, fields, {**options, "forbid_unknown_fields": not self.generous})
        strict = _strict(model, fields, options)
        whole = Inner(blank_of(model), model, tuple(filled), others)
        read = function("fill", *filling(whole))
        if whole.size <= _MOST_INSIDE:
            self.inner[read] = whole
        _hold_texts(model, filled)
        deepest = max((it.part.depth for it in fields), default=0) + 1
        if deepest > FURTHEST:
            raise NoTwinError
        return Part(
            texts=texts,
            strict=strict,
            kinds=frozenset({dict}),
            carriers=frozenset({texts}),
            read=read,
            has_times=any(it.part.has_times for it in fields),
            depth=deepest,
        )


def _hold_texts(model: type, attributes: Sequence[Filled]) -> None:
    for one in attributes:
        if one.lazy:
            make_lazy(model, one.attribute)
    forget(model)


def _strict(model: type, fields: Sequence[_Field], options: Mapping[str, Any]) -> type[msgspec.Struct]:
    """Return the twin that only checks times: the other one checks all else, so this one need not read it."""
    timed = [it for it in fields if it.part.has_times]
    specified = [(it.name, it.part.strict, UNSET) for it in timed]
    rename = {it.name: it.wire_name for it in timed}
    return msgspec.defstruct(model.__name__, specified, rename=rename, kw_only=True, gc=False, **options)


def _texts(model: type, fields: Sequence[_Field], options: Mapping[str, Any]) -> type[msgspec.Struct]:
    """Return the twin that the model is made of; it lives for as long as one document is read."""
    specified: list[Any] = [
        (it.name, it.part.texts, UNSET) if it.part.optional else (it.name, it.part.texts) for it in fields
    ]
    rename = {it.name: it.wire_name for it in fields}
    options = {"rename": rename, "kw_only": True, "gc": False, **options}
    return msgspec.defstruct(model.__name__, specified, **options)
