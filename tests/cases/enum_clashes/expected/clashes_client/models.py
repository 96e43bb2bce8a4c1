# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from ._runtime.values.enums import OpenEnum


class Vote(OpenEnum):
    """The schema Vote."""

    A = "a"
    A_1 = "A"
    VALUE_2 = "+1"
    VALUE_3 = "-1"
    VALUE_4 = ""
    NAME = "name"
    VALUE = "value"
    NONE = "None"
    MRO = "mro"
    GMT0 = "GMT+0"
    GMT_0 = "GMT-0"
