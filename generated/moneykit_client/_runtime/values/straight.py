"""Straight-line functions for models, as attrs makes its own: loops over properties take several times as long."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from .unset import UNSET

_PLAIN: Final = frozenset({str, int, bool, type(None)})
"""What is in JSON as it is in Python."""


class Filled(NamedTuple):
    """How one attribute of a model is filled from its twin."""

    attribute: str
    read: Callable[[Any], Any] | None = None
    """What it is read by; without it, it is taken as it is."""
    lazy: bool = False
    """Whether it is a time, and may stay a text."""
    optional: bool = True
    nullable: bool = True
    inner: "Inner | None" = None
    """The model that it is, where that is filled without a call."""


class Inner(NamedTuple):
    """A model that is filled from its twin."""

    blank: type
    model: type
    attributes: Sequence[Filled]
    others: Mapping[str, object]
    """The values of attributes that are the same in all models."""

    @property
    def size(self) -> int:
        """The number of attributes in it and in what is inside."""
        return sum(1 if it.inner is None else 1 + it.inner.size for it in self.attributes)


def filling(model: Inner) -> tuple[str, dict[str, Any]]:
    """Return the source of a function that makes a model of its twin, and the names that it needs.

    The attributes of the twin are `f0`, `f1` and so on. The source has the names of attributes, which are Python's, and
    no other text of a contract.
    """
    names: dict[str, Any] = {"UNSET": UNSET}
    lines = _filled(model, "", "    ", names)
    return "\n".join(["def fill(twin):", *lines, "    return made", ""]), names


def _filled(model: Inner, at: str, pad: str, names: dict[str, Any]) -> list[str]:
    """Return the lines that make `made` of `twin`, both with the place of the model behind their names."""
    names |= {f"Blank{at}": model.blank, f"Model{at}": model.model}
    lines = [f"{pad}made{at} = Blank{at}()"]
    for number, one in enumerate(model.attributes):
        here, target, value = f"{at}_{number}", f"made{at}.{one.attribute} =", f"twin{at}.f{number}"
        if one.inner is not None:
            lines.append(f"{pad}twin{here} = {value}")
            further = pad
            if one.optional:
                lines += [f"{pad}if twin{here} is UNSET:", f"{pad}    {target} UNSET", f"{pad}else:"]
                further = f"{pad}    "
            lines += [*_filled(one.inner, here, further, names), f"{further}{target} made{here}"]
        elif one.read is None:
            lines.append(f"{pad}{target} {value}")
        else:
            names[f"read{here}"] = one.read
            lines += [f"{pad}value = {value}", f"{pad}{target} {_read(one, f'read{here}')}"]
    for number, (attribute, same) in enumerate(model.others.items()):
        names[f"other{at}_{number}"] = same
        lines.append(f"{pad}made{at}.{attribute} = other{at}_{number}")
    return [*lines, f"{pad}made{at}.__class__ = Model{at}"]


def _read(one: Filled, read: str) -> str:
    """Return what an attribute becomes of `value`."""
    kept = ["value is UNSET"] if one.optional else []
    if one.lazy:
        # All but offsets without a colon, which msgspec takes and RFC 3339 does not.
        kept += ["value is None"] if one.nullable else []
        kept += ['value[-3] == ":"', 'value[-1] == "Z"']
    return f"value if {' or '.join(kept)} else {read}(value)" if kept else f"{read}(value)"


class Taken(NamedTuple):
    """How one attribute of a model is read from the property of a plain object."""

    attribute: str
    wire_name: str
    read: Callable[[Any], Any]
    plain: type | None = None
    """The type of which values are taken as they are."""
    expected: str = ""
    """What is required, in words; nothing where it is not required."""


def reading(
    attributes: Sequence[Taken], others: Mapping[str, object], additional: str | None, *, blank: bool
) -> tuple[str, dict[str, Any]]:
    """Return the source of a function that makes a model of a plain object, and the names that it needs beside.

    It counts what it takes: where that is less than there is, `further` returns the additional properties. A model that
    is not filled as a blank one is constructed by `construct`.
    """
    lines = ["def read(value):", "    if type(value) is not dict and not is_object(value):"]
    lines += ['        wrong_kind("an object", value)', "    made, taken, step, get = Blank(), 0, 0, value.get"]
    lines += ["    try:", "        pass"]
    names: dict[str, Any] = {"UNSET": UNSET, "WIRE_NAMES": tuple(it.wire_name for it in attributes)}
    for number, one in enumerate(attributes):
        names |= {f"name{number}": one.wire_name, f"read{number}": one.read, f"expected{number}": one.expected}
        target = f"made.{one.attribute} ="
        lines += [f"        step, item = {number}, get(name{number}, UNSET)", "        if item is not UNSET:"]
        if one.plain is None:
            lines.append(f"            {target} read{number}(item)")
        else:
            lines.append(f"            {target} item if type(item) is {one.plain.__name__} else read{number}(item)")
        lines += ["            taken += 1", "        else:"]
        lines.append(f"            nothing_for(expected{number})" if one.expected else f"            {target} UNSET")
    lines += ["    except ContractError as error:", "        error.prepend(WIRE_NAMES[step])", "        raise"]
    for number, (attribute, value) in enumerate(others.items()):
        names[f"other{number}"] = value
        lines.append(f"    made.{attribute} = other{number}")
    if additional is not None:
        lines += ["    if taken < len(value):", f"        made.{additional} = further(value)"]
    lines += ["    made.__class__ = Model", "    return made"] if blank else ["    return construct(made)"]
    return "\n".join([*lines, ""]), names


def writing(
    attributes: Iterable[tuple[str, str]], held: Mapping[str, Callable[[Any], Any]], additional: str | None
) -> tuple[str, dict[str, Any]]:
    """Return the source of a function that makes a plain object of a model, and the names that it needs beside.

    `attributes` are the names in Python and on the wire; `held` returns what an attribute holds, where it is lazy.
    """
    lines = ["def write(value):", "    document, name = {}, None", "    try:", "        pass"]
    names: dict[str, Any] = {"UNSET": UNSET, "PLAIN": _PLAIN}
    for number, (attribute, wire_name) in enumerate(attributes):
        names[f"name{number}"] = wire_name
        item = f"value.{attribute}"
        if attribute in held:
            names[f"held{number}"] = held[attribute]
            item = f"held{number}(value)"
        lines += [
            f"        item = {item}",
            "        if item is not UNSET:",
            "            kind = type(item)",
            "            if kind is str or kind in PLAIN:",
            f"                document[name{number}] = item",
            "            else:",
            f"                name = name{number}",
            "                document[name] = writers[kind](item)",
        ]
    lines += ["    except UnsendableError as error:", '        error.prepend(f".{name}")', "        raise"]
    if additional is not None:
        lines += [f"    additional = value.{additional}", "    if additional is not NO_PROPERTIES and additional:"]
        lines += ["        more(value, document, additional)"]
    return "\n".join([*lines, "    return document", ""]), names


class Written(NamedTuple):
    """How one attribute of a model is written."""

    attribute: str
    held: Callable[[object], Any] | None = None
    """Returns what it holds, where that is lazy."""
    usual: type | None = None
    """The type of its values that are taken as they are."""
    nullable: bool = False
    """Whether null is one of them."""


def structuring(attributes: Sequence[Written], additional: str | None) -> tuple[str, dict[str, Any]]:
    """Return the source of a function that makes a Struct of a model, and the names that it needs beside.

    The fields of the Struct are in the order of the attributes; what is UNSET is so in it, too.
    """
    lines = ["def write(value):"]
    names: dict[str, Any] = {"UNSET": UNSET}
    for number, one in enumerate(attributes):
        item = f"i{number}"
        names |= {f"held{number}": one.held, f"Usual{number}": one.usual}
        lines.append(f"    {item} = " + (f"value.{one.attribute}" if one.held is None else f"held{number}(value)"))
        odd = [] if one.usual is None else [f"type({item}) is not Usual{number}"]
        odd += [f"{item} is not UNSET", *([f"{item} is not None"] if one.nullable else [])]
        lines.append(f"    if {' and '.join(odd)}: {item} = writers[type({item})]({item})")
    items = "".join(f"i{number}, " for number in range(len(attributes)))
    if additional is not None:
        lines += [f"    additional = value.{additional}", "    if additional is not NO_PROPERTIES and additional:"]
        lines.append(f"        return more(value, ({items}), additional)")
    return "\n".join([*lines, f"    return Struct({items})", ""]), names


def adding(attributes: Iterable[tuple[str, str]]) -> tuple[str, dict[str, Any]]:
    """Return the source of a function that adds to a model what its object has beside, and the names that it needs.

    `attributes` are the names in Python and on the wire of those that may hold models.
    """
    lines = ["def add(value, document):", "    if not document.keys() <= KNOWN:", "        more(value, document)"]
    names: dict[str, Any] = {}
    for number, (attribute, wire_name) in enumerate(attributes):
        names[f"name{number}"] = wire_name
        lines += [f"    item = value.{attribute}", "    if item is not UNSET:"]
        lines.append(f"        add_to[type(item)](item, document[name{number}])")
    return "\n".join([*lines, ""]), names


def function(name: str, source: str, names: dict[str, Any]) -> Callable[..., Any]:
    """Return the function of a source."""
    exec(compile(source, f"<{name} of a model>", "exec"), names)  # noqa: S102  as attrs does; it has no text of others
    made: Callable[..., Any] = names[name]
    return made
