# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: one class per schema of the contract."""

from __future__ import annotations

from attrs import field, frozen

from ._runtime.model import Model, wire
from ._runtime.unset import UNSET, Unset


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

    class_: str | Unset = field(default=UNSET, metadata=wire("class"))
    def_: str | Unset = field(default=UNSET, metadata=wire("def"))
    field_init: str | Unset = field(default=UNSET, metadata=wire("__init__"))
    from_dict_: str | Unset = field(default=UNSET, metadata=wire("from_dict"))
    additional_properties_: str | Unset = field(default=UNSET, metadata=wire("additional_properties"))
    field_1st: str | Unset = field(default=UNSET, metadata=wire("1st"))
    foo: str | Unset = field(default=UNSET, metadata=wire("Foo"))
    foo_: str | Unset = field(default=UNSET, metadata=wire("foo"))


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
