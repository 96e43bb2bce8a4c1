"""How the attributes of a model lie in memory: blank models to fill, and times that are made when asked for."""

from collections.abc import Callable
from typing import Any

import attrs

from .times import known_datetime


class LazyTime:
    """An attribute that holds the text of a time until it is first asked for.

    The text was checked when the model was read, so making the `datetime` cannot fail, and most times are never looked
    at. It is made at most once per model, or twice by two threads, which get equal ones.
    """

    __slots__ = ("held", "hold")

    def __init__(self, slot: Any) -> None:
        self.held: Callable[[object], Any] = slot.__get__
        """Returns what a model holds: the text or the time."""
        self.hold: Callable[[object, object], None] = slot.__set__

    def __get__(self, model: object | None, owner: type | None = None) -> Any:
        if model is None:
            return self
        value = self.held(model)
        if type(value) is not str:
            return value
        try:
            time = known_datetime(value)
        except ValueError:
            # Nobody read this one: it was given to the class, whose annotations Python does not enforce.
            return value
        self.hold(model, time)
        return time

    def __set__(self, model: object, value: object) -> None:
        self.hold(model, value)


def make_lazy(model: type, attribute: str) -> None:
    """Let an attribute of a model hold times as texts."""
    owner = next(it for it in model.__mro__ if attribute in vars(it))
    slot = vars(owner)[attribute]
    if not isinstance(slot, LazyTime):
        setattr(owner, attribute, LazyTime(slot))


def is_plain(model: type) -> bool:
    """Return whether objects of a class do nothing when they are made but to hold what they are given."""
    hooks = any(hasattr(model, name) for name in ("__attrs_init__", "__attrs_pre_init__", "__attrs_post_init__"))
    return not hooks and all(it.init and it.validator is None and it.converter is None for it in attrs.fields(model))


def blank_of(model: type) -> type[Any]:
    """Return a class whose objects are filled by plain assignment and then become those of a model, by `__class__`.

    That is several times faster than to construct a frozen object. Raises TypeError if the model cannot be made so.
    """
    slots: tuple[str, ...] = vars(model).get("__slots__", ())
    body = {
        "__slots__": slots,
        "__init__": object.__init__,
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
        "__repr__": object.__repr__,
    }
    blank = type(f"Blank{model.__name__}", model.__bases__, body)
    # Python refuses it if the two lie differently in memory.
    blank().__class__ = model
    return blank
