# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


class Twice(OpenEnum):
    """The schema Twice."""

    A = "a"
    B = "b"


@frozen(kw_only=True)
class Payment(Model):
    """What is paid. Constraints: `minProperties: 1`, `if: {"required":["card"]}`, `then:
    {"properties":{"amount":{"minimum":5}}}`, `else: {"properties":{"amount":{"maximum":5}}}`,
    `dependentRequired: {"iban":["card"]}`, `dependentSchemas: {"card":{"required":["amount"]}}`,
    `unevaluatedProperties: false`.

    Attributes:
        amount: Constraints: `exclusiveMinimum: -10`, `multipleOf: 5`, `not: {"const":0}`.
        card: Constraints: `contentEncoding: "base64url"`, `contentMediaType: "text/plain"`.
        parts: Constraints: `contains: {"const":1}`, `minContains: 1`, `maxContains: 3`.
        colour: Constraints: `wide: true`.
    """

    amount: int
    card: str | Unset = UNSET
    iban: str | Unset = UNSET
    parts: list[int] | Unset = UNSET
    colour: str | Unset = UNSET
