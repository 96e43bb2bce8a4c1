# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class APIKey(Model):
    """The schema APIKey."""

    a: str | Unset = UNSET


@frozen(kw_only=True)
class Any_2(Model):
    """The schema Any."""

    a: str | Unset = UNSET


@frozen(kw_only=True)
class ApiKey(Model):
    """The schema ApiKey."""

    b: str | Unset = UNSET


@frozen(kw_only=True)
class Class(Model):
    """The schema class."""

    class_: str | Unset = _field(default=UNSET, metadata=_wire("class"))
    def_: str | Unset = _field(default=UNSET, metadata=_wire("def"))
    field_init: str | Unset = _field(default=UNSET, metadata=_wire("__init__"))
    from_dict_: str | Unset = _field(default=UNSET, metadata=_wire("from_dict"))
    additional_properties_: str | Unset = _field(default=UNSET, metadata=_wire("additional_properties"))
    field_1st: str | Unset = _field(default=UNSET, metadata=_wire("1st"))
    foo: str | Unset = _field(default=UNSET, metadata=_wire("Foo"))
    foo_: str | Unset = _field(default=UNSET, metadata=_wire("foo"))


@frozen(kw_only=True)
class Field1(Model):
    """The schema 1."""

    a: str | Unset = UNSET


@frozen(kw_only=True)
class List(Model):
    """The schema list."""

    a: str | Unset = UNSET


@frozen(kw_only=True)
class Model_2(Model):
    """The schema Model."""

    a: Any_2 | Unset = UNSET
