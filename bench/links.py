"""The Link of the root contract written by hand, as pydantic and as msgspec have it, and bodies to read."""

from __future__ import annotations

import datetime
import json
from enum import Enum
from typing import Any

import msgspec
import pydantic
from msgspec import UNSET, UnsetType

MANY = 10_000
_PRODUCTS = ("accounts", "account_numbers", "identity", "transactions", "investments")


class State(Enum):
    """The state of a link."""

    CONNECTING = "connecting"
    AWAITING = "awaiting_token_exchange"
    CONNECTED = "connected"
    DELETED = "deleted"
    ERROR = "error"


class Code(Enum):
    """Why a link is in the state `error`."""

    SYSTEM = "system_error"
    PROVIDER = "provider_error"
    INSTITUTION = "institution_error"
    USER = "user_error"
    EXPIRED = "auth_expired"
    INCOMPLETE = "incomplete"


class Name(Enum):
    """A product."""

    ACCOUNTS = "accounts"
    ACCOUNT_NUMBERS = "account_numbers"
    IDENTITY = "identity"
    TRANSACTIONS = "transactions"
    INVESTMENTS = "investments"


class Provider(Enum):
    """Who connects the link."""

    MONEYKIT = "moneykit"
    FINICITY = "finicity"
    PLAID = "plaid"
    YODLEE = "yodlee"
    MX = "mx"
    AKOYA = "akoya"
    SOPHTRON = "sophtron"


class _Open(pydantic.BaseModel):
    # As our models are: frozen, and unknown properties are kept.
    model_config = pydantic.ConfigDict(frozen=True, extra="allow")


class Settings(_Open):
    """How a product was asked for."""

    required: bool | None = None
    prefetch: bool | None = None


class Product(_Open):
    """A product that was granted."""

    refreshed_at: datetime.datetime | None = None
    last_attempted_at: datetime.datetime | None = None
    settings: Settings | None = None


class Products(_Open):
    """The granted products."""

    accounts: Product | None = None
    account_numbers: Product | None = None
    identity: Product | None = None
    transactions: Product | None = None
    investments: Product | None = None


class Link(_Open):
    """A link, of pydantic."""

    link_id: str | None = None
    institution_id: str
    institution_name: str
    institution_avatar: str
    state: State
    error_code: Code | None = None
    last_synced_at: datetime.datetime
    tags: list[str]
    products: Products
    available_products: list[Name] | None = None
    provider: Provider
    webhook: str | None = None


class SettingsStruct(msgspec.Struct):
    """How a product was asked for."""

    required: bool | UnsetType = UNSET
    prefetch: bool | UnsetType = UNSET


class ProductStruct(msgspec.Struct):
    """A product that was granted."""

    refreshed_at: datetime.datetime | UnsetType = UNSET
    last_attempted_at: datetime.datetime | UnsetType = UNSET
    settings: SettingsStruct | UnsetType = UNSET


class ProductsStruct(msgspec.Struct):
    """The granted products."""

    accounts: ProductStruct | UnsetType = UNSET
    account_numbers: ProductStruct | UnsetType = UNSET
    identity: ProductStruct | UnsetType = UNSET
    transactions: ProductStruct | UnsetType = UNSET
    investments: ProductStruct | UnsetType = UNSET


class LinkStruct(msgspec.Struct, kw_only=True):
    """A link, of msgspec: the floor for typed objects. What it does not know it drops."""

    link_id: str | UnsetType = UNSET
    institution_id: str
    institution_name: str
    institution_avatar: str
    state: State
    error_code: Code | UnsetType = UNSET
    last_synced_at: datetime.datetime
    tags: list[str]
    products: ProductsStruct
    available_products: list[Name] | UnsetType = UNSET
    provider: Provider
    webhook: str | UnsetType = UNSET


def link(number: int = 0) -> dict[str, Any]:
    """Return a link with every property and all products, its times of its own."""
    minutes = iter(range(number % 1000, number % 1000 + 20))

    def time() -> str:
        at = datetime.datetime(2023, 2, 16, 9, tzinfo=datetime.UTC) + datetime.timedelta(minutes=next(minutes))
        return at.isoformat()

    return {
        "link_id": f"mk_{number:022}",
        "institution_id": "chase",
        "institution_name": "Chase",
        "institution_avatar": "https://example.com/avatar.png",
        "state": "error",
        "error_code": "auth_expired",
        "last_synced_at": time(),
        "tags": ["smoke_test", "user_type:admin"],
        "products": {
            name: {
                "refreshed_at": time(),
                "last_attempted_at": time(),
                "settings": {"required": True, "prefetch": False},
            }
            for name in _PRODUCTS
        },
        "available_products": ["account_numbers"],
        "provider": "mx",
        "webhook": "https://example.com/webhook",
    }


def bodies() -> dict[str, bytes]:
    """Return the bodies that are read, by their names."""
    properties = link()
    properties["customer"] = {"id": 1, "names": ["a", "b"]}
    properties["products"]["identity"]["version"] = 2
    values = {**properties, "state": "paused", "provider": "new", "error_code": "new"}
    documents = {
        "a Link": link(),
        "unknown properties": properties,
        "unknown properties and enum values": values,
        "10,000 Links": [link(number) for number in range(MANY)],
    }
    return {name: json.dumps(each, separators=(",", ":")).encode() for name, each in documents.items()}
