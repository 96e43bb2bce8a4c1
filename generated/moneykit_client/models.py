# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias

from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model, Unknown, tagged
from ._runtime.values.unset import UNSET, Unset


class LinkErrorCode(OpenEnum):
    """Why a link is in the state `error`."""

    SYSTEM_ERROR = "system_error"
    PROVIDER_ERROR = "provider_error"
    INSTITUTION_ERROR = "institution_error"
    USER_ERROR = "user_error"
    AUTH_EXPIRED = "auth_expired"
    INCOMPLETE = "incomplete"


class LinkState(OpenEnum):
    """The state of a link. Example: `connected`."""

    CONNECTING = "connecting"
    AWAITING_TOKEN_EXCHANGE = "awaiting_token_exchange"
    CONNECTED = "connected"
    DELETED = "deleted"
    ERROR = "error"


class Product(OpenEnum):
    """A product of a link. Example: `account_numbers`."""

    ACCOUNTS = "accounts"
    ACCOUNT_NUMBERS = "account_numbers"
    IDENTITY = "identity"
    TRANSACTIONS = "transactions"
    INVESTMENTS = "investments"


class Provider(OpenEnum):
    """The provider that connects the link to its institution. Example: `mx`."""

    MONEYKIT = "moneykit"
    FINICITY = "finicity"
    PLAID = "plaid"
    YODLEE = "yodlee"
    MX = "mx"
    AKOYA = "akoya"
    SOPHTRON = "sophtron"


@frozen(kw_only=True)
class ExpiredAccessToken(Model):
    """The access token has expired.

    Attributes:
        error_code: Default: `api_error.auth.expired_access_token`.
        error_message: Error message. Example: `Access token expired`.
    """

    error_code: Literal["api_error.auth.expired_access_token"] = "api_error.auth.expired_access_token"
    error_message: str
    documentation_url: str


@frozen(kw_only=True)
class ForbiddenAction(Model):
    """The owner of the link did not give permission, or the link is not a test link.

    Attributes:
        error_code: Default: `link_error.forbidden_action`.
        error_message: Error message. Example: `Accounts access not permitted`.
    """

    error_code: Literal["link_error.forbidden_action"] = "link_error.forbidden_action"
    error_message: str
    documentation_url: str


@frozen(kw_only=True)
class Link(Model):
    """A user's connection to an institution.

    Attributes:
        link_id: The unique ID for this link. Example: `mk_eqkWN34UEoa2NxyALG8pcV`.
        institution_id: The unique ID for the institution this link is connected to. Example: `chase`.
        institution_name: The institution name this link is connected to. Example: `Chase`.
        institution_avatar: An avatar image for the link's institution. Example:
            `https://example.com/avatar.png`.
        state: The state of a link.
        error_code: Why a link is in the state `error`.
        last_synced_at: An ISO-8601 timestamp indicating the last time that the account was updated. Example:
            `2023-02-16T09:14:11`.
        tags: Arbitrary strings used to describe this link. Examples: `smoke_test`, `user_type:admin`.
        products: The granted products available for this link.
        available_products: A list of products that could be added to this link. Products can be added to (and
            removed from) an existing link by creating a new /link-session and supplying the existing_link_id
            with a new set of products. Example: `["account_numbers"]`.
        provider: The provider that connects the link to its institution.
        webhook: The webhook url assigned to this link. Example: `https://example.com/webhook`.
    """

    link_id: str | Unset = UNSET
    institution_id: str
    institution_name: str
    institution_avatar: str
    state: LinkState
    error_code: LinkErrorCode | Unset = UNSET
    last_synced_at: datetime.datetime
    tags: list[str]
    products: LinkProducts
    available_products: list[Product] | Unset = UNSET
    provider: Provider
    webhook: str | Unset = UNSET


@frozen(kw_only=True)
class LinkBadState(Model):
    """The link is in a state that cannot be reset.

    Attributes:
        error_code: Default: `link_error.bad_state`.
        link_error_code: The error code of the link. Example: `auth_expired`.
    """

    error_code: Literal["link_error.bad_state"] = "link_error.bad_state"
    error_message: str
    documentation_url: str
    link_error_code: str | Unset = UNSET


@frozen(kw_only=True)
class LinkDeleted(Model):
    """The link was deleted.

    Attributes:
        error_code: Default: `link_error.deleted`.
        error_message: Default: `Link deleted.`.
    """

    error_code: Literal["link_error.deleted"] = "link_error.deleted"
    error_message: str = "Link deleted."
    documentation_url: str


@frozen(kw_only=True)
class LinkNotFound(Model):
    """No link has this ID.

    Attributes:
        error_code: Default: `link_error.not_found`.
        error_message: Default: `Link not found.`.
    """

    error_code: Literal["link_error.not_found"] = "link_error.not_found"
    error_message: str = "Link not found."
    documentation_url: str


@frozen(kw_only=True)
class LinkProduct(Model):
    """A product that was granted for a link.

    Attributes:
        refreshed_at: When the product's data was last refreshed. Example: `2023-02-16T09:14:11`.
        last_attempted_at: When a refresh of the product's data was last attempted. Example:
            `2023-02-16T09:14:11`.
        settings: How a product was asked for.
    """

    refreshed_at: datetime.datetime | Unset = UNSET
    last_attempted_at: datetime.datetime | Unset = UNSET
    settings: ProductSettings | Unset = UNSET


@frozen(kw_only=True)
class LinkProducts(Model):
    """The granted products available for this link.

    Attributes:
        accounts: A product that was granted for a link.
        account_numbers: A product that was granted for a link.
        identity: A product that was granted for a link.
        transactions: A product that was granted for a link.
        investments: A product that was granted for a link.
    """

    accounts: LinkProduct | Unset = UNSET
    account_numbers: LinkProduct | Unset = UNSET
    identity: LinkProduct | Unset = UNSET
    transactions: LinkProduct | Unset = UNSET
    investments: LinkProduct | Unset = UNSET


@frozen(kw_only=True)
class ProductSettings(Model):
    """How a product was asked for.

    Attributes:
        required: Whether the link is of use only with this product. Example: `true`.
        prefetch: Whether the product's data is fetched as soon as the link is connected. Example: `false`.
    """

    required: bool | Unset = UNSET
    prefetch: bool | Unset = UNSET


@frozen(kw_only=True)
class RateLimitExceeded(Model):
    """Too many requests were made.

    Attributes:
        error_code: Default: `api_error.rate_limit_exceeded`.
        error_message: Error message. Default: `Rate limit exceeded`.
    """

    error_code: Literal["api_error.rate_limit_exceeded"] = "api_error.rate_limit_exceeded"
    error_message: str = "Rate limit exceeded"
    documentation_url: str


@frozen(kw_only=True)
class UnauthorizedLink(Model):
    """The link belongs to another API client.

    Attributes:
        error_code: Default: `link_error.unauthorized_access`.
        error_message: Error message. Example: `Unauthorized link access.`.
    """

    error_code: Literal["link_error.unauthorized_access"] = "link_error.unauthorized_access"
    error_message: str
    documentation_url: str


@frozen(kw_only=True)
class UnauthorizedToken(Model):
    """The access token is missing or invalid, or its API client lacks the scope.

    Attributes:
        error_code: Default: `api_error.auth.unauthorized`.
        error_message: Error message. Example: `Invalid access token`.
    """

    error_code: Literal["api_error.auth.unauthorized"] = "api_error.auth.unauthorized"
    error_message: str
    documentation_url: str


Unauthorized: TypeAlias = Annotated[
    ExpiredAccessToken | UnauthorizedToken | UnauthorizedLink | Unknown,
    tagged(
        "error_code",
        {
            "api_error.auth.expired_access_token": "ExpiredAccessToken",
            "api_error.auth.unauthorized": "UnauthorizedToken",
            "link_error.unauthorized_access": "UnauthorizedLink",
        },
    ),
]
"""Why a request was not authorized; `error_code` tells the cases apart."""
