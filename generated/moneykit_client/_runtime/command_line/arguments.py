"""What an operation takes, as the signature, the docstring and the call of its method tell."""

import inspect
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from attrs import frozen

from ..hints import type_hints
from ..values.unset import UNSET
from ..wire.call import Call, Operation
from .reading import choices, item, metavar, read_array, read_text, without_unset
from .words import said, spelled

_MOST_CHOICES: Final = 40


class _Items(Action):
    """Makes an array of an option that is given several times."""

    def __call__(self, _: ArgumentParser, namespace: Namespace, values: Any, __: str | None = None) -> None:
        before = getattr(namespace, self.dest)
        setattr(namespace, self.dest, [values] if before is UNSET else [*before, values])


@frozen
class Argument:
    """An argument of a method."""

    name: str
    hint: Any
    required: bool
    positional: bool
    text: str


@frozen
class Method:
    """What a method needs to be called."""

    operation: Operation[Any]
    description: str
    arguments: tuple[Argument, ...]
    """The parameters of the operation."""
    body: Argument | None
    content_type: bool
    """Whether the method takes the media type of the body."""


def method(function: Callable[..., Call[Any]]) -> Method:
    """Return what a method of a resource needs.

    A call whose arguments are their own names says where each of them goes.
    """
    parameters = list(inspect.signature(function).parameters.values())[1:]
    call = function(None, **{one.name: one.name for one in parameters})
    told = said(function.__doc__)
    annotations = {one.name: one.annotation for one in parameters}
    # The class is a place for annotations only: those of what is returned need not be read.
    hints = type_hints(type(function.__name__, (), {"__annotations__": annotations, "__module__": function.__module__}))
    found = {
        one.name: Argument(
            one.name,
            without_unset(hints[one.name]),
            required=one.default is one.empty,
            positional=one.name in call.path.values(),
            text=told.entries.get(one.name, ""),
        )
        for one in parameters
    }
    body = None if call.body is UNSET else found.pop(call.body)
    content_type = call.content_type is not UNSET
    if content_type:
        del found[call.content_type]
    return Method(call.operation, told.description, tuple(found.values()), body, content_type)


def add_arguments(parser: ArgumentParser, arguments: tuple[Argument, ...]) -> set[str]:
    """Add the parameters of an operation to a parser; return the names of the options that they are now."""
    for one in arguments:
        if one.positional:
            read = read_text if item(one.hint) is None else read_array
            parser.add_argument(
                one.name, type=partial(read, one.hint), metavar=shown(one.name), help=helped(one.text, one.hint)
            )
    options = spelled((one.name for one in arguments if not one.positional), {"help"})
    by_name = {one.name: one for one in arguments}
    group = parser.add_argument_group("parameters")
    for option, name in options.items():
        one = by_name[name]
        add_option(group.add_argument, f"--{option}", name, one.hint, one.text, required=one.required)
    return set(options)


def add_option(  # noqa: PLR0913  all that an option is
    add: Callable[..., object],
    flag: str,
    name: str,
    hint: Any,
    text: str,
    *,
    required: bool = False,
    read: Callable[[str], Any] | None = None,
) -> None:
    """Add an option; one of an array is given once for each item."""
    items = item(hint)
    type_ = hint if items is None else items
    add(
        flag,
        dest=name,
        type=read or partial(read_text, type_),
        action="store" if items is None else _Items,
        default=UNSET,
        required=required,
        metavar=escaped(metavar(type_)),
        help=helped(text, type_) + ("" if items is None else " May be given several times."),
    )


def helped(text: str, hint: Any) -> str:
    """Return the help of an argument: the contract's words, and the values that it lists."""
    listed = [str(one) for one in choices(hint)]
    told = f"{text} One of {', '.join(listed[:_MOST_CHOICES])}{'…' if len(listed) > _MOST_CHOICES else '.'}"
    return escaped((told if listed else text).strip())


def shown(name: str) -> str:
    """Return what stands for a positional argument."""
    return escaped(name.strip("_").replace("_", "-").upper() or name)


def escaped(text: str) -> str:
    """Return a text that argparse prints as it is."""
    return text.replace("%", "%%")
