"""A client as the generator writes it, small and by hand, for the tests of the runtime."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Annotated, Any, Final, Literal, TypeAlias

from attrs import field, frozen

from templates.runtime.client import AsyncClient, Client, Service
from templates.runtime.errors import GoneError, TooManyRequestsError, UnauthorizedError
from templates.runtime.observing.hooks import Hooks
from templates.runtime.resources import AsyncResource, Resource, async_method, method
from templates.runtime.retries import Retries
from templates.runtime.security.credentials import Bearer
from templates.runtime.security.placement import AsyncSecret, Secret, Signature
from templates.runtime.transports.protocol import AsyncTransport, Request, Timeout, Transport
from templates.runtime.values.enums import OpenEnum, OpenIntEnum
from templates.runtime.values.model import NO_PROPERTIES, Model, Unknown, defined_in, tagged, wire
from templates.runtime.values.unset import UNSET, Unset
from templates.runtime.wire.call import Answer, Body, Call, Header, Operation, Parameter


class LinkState(OpenEnum):
    """The state of a link."""

    CONNECTED = "connected"
    ERROR = "error"


class Priority(OpenIntEnum):
    """How urgent."""

    LOW = 1
    HIGH = 2


@frozen(kw_only=True)
class Settings(Model):
    """How a product was asked for."""

    required: bool | Unset = UNSET


@frozen(kw_only=True)
class Product(Model):
    """A product."""

    refreshed_at: datetime.datetime | Unset = UNSET
    settings: Settings | Unset = UNSET


@frozen(kw_only=True)
class Products(Model):
    """Products by their name."""

    accounts: Product | Unset = UNSET


@frozen(kw_only=True)
class Link(Model):
    """A connection."""

    institution_id: str
    state: LinkState
    last_synced_at: datetime.datetime
    tags: list[str]
    products: Products | Unset = UNSET
    parent: Link | Unset = UNSET
    balance: float | Unset = UNSET
    last_walk: datetime.date | None | Unset = field(default=UNSET, metadata=wire("lastWalk"))  # noqa: RUF036  as the generator writes it


@frozen(kw_only=True)
class Counts(Model):
    """An object whose additional properties have a type."""

    name: str
    additional_properties: Mapping[str, int] = NO_PROPERTIES


@frozen(kw_only=True)
class ExpiredAccessToken(Model):
    """The token has expired."""

    error_code: Literal["expired"] = "expired"
    error_message: str


@frozen(kw_only=True)
class UnauthorizedLink(Model):
    """The link is another's."""

    error_code: Literal["unauthorized_link"] = "unauthorized_link"
    error_message: str


@frozen(kw_only=True)
class LinkDeleted(Model):
    """The link was deleted."""

    error_code: Literal["link_error.deleted"] = "link_error.deleted"
    error_message: str = "Link deleted."
    documentation_url: str


@frozen(kw_only=True)
class RateLimitExceeded(Model):
    """Too many requests."""

    error_code: str
    error_message: str


Unauthorized: TypeAlias = Annotated[
    ExpiredAccessToken | UnauthorizedLink | Unknown,
    tagged("error_code", {"expired": "ExpiredAccessToken", "unauthorized_link": "UnauthorizedLink"}),
]
Closed: TypeAlias = Annotated[
    ExpiredAccessToken | UnauthorizedLink,
    tagged("error_code", {"expired": ExpiredAccessToken, "unauthorized_link": UnauthorizedLink}),
]
Nested: TypeAlias = Annotated[
    Unauthorized | LinkDeleted | Unknown,
    tagged("error_code", {"expired": "Unauthorized", "later": "Unauthorized", "link_error.deleted": "LinkDeleted"}),
]
"""A tagged union in which another is."""
Tree: TypeAlias = Annotated["dict[str, Tree] | list[Tree] | int", defined_in(__name__)]


@frozen(kw_only=True)
class Forest(Model):
    """A model that uses an alias that refers to itself."""

    tree: Tree
    trees: list[Tree] | Unset = UNSET


class ExpiredAccessTokenError(UnauthorizedError):
    """The token has expired."""

    body: ExpiredAccessToken


class LinkDeletedError(GoneError):
    """The link was deleted."""

    body: LinkDeleted


class RateLimitExceededError(TooManyRequestsError):
    """Too many requests."""

    body: RateLimitExceeded
    retry_after: int | None


RESET_LINK: Final = Operation[Link](
    "POST",
    "/links/{id}/reset",
    parameters=(Parameter("id", "path"),),
    bodies=(Body("application/json"),),
    security=(("bearerAuth",),),
    responses={
        200: Answer({"application/json": Link}),
        401: Answer(
            {"application/json": Unauthorized},
            raises=UnauthorizedError,
            variants={ExpiredAccessToken: ExpiredAccessTokenError},
        ),
        410: Answer({"application/json": LinkDeleted}, raises=LinkDeletedError),
        429: Answer(
            {"application/json": RateLimitExceeded},
            raises=RateLimitExceededError,
            headers=(Header("Retry-After", "retry_after", int),),
        ),
        204: Answer(),
    },
)

GET_LINK: Final = Operation[Link](
    "GET",
    "/links/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("bearerAuth",),),
    responses={200: Answer({"application/json": Link})},
)
CREATE_LINK: Final = Operation[None](
    "POST",
    "/links",
    parameters=(Parameter("Idempotency-Key", "header"),),
    security=(("bearerAuth",),),
    responses={204: Answer()},
)

SERVICE: Final = Service(
    name="moneykit-client",
    version="1.0.0",
    base_url="https://api.moneykit.example",
    env_prefix="MONEYKIT_TEST",
    security={"bearerAuth": Bearer(env="MONEYKIT_TEST_TOKEN")},
)

LINK: Final[dict[str, Any]] = {
    "institution_id": "chase",
    "state": "connected",
    "last_synced_at": "2023-02-16T09:14:11",
    "tags": ["a", "b"],
    "products": {"accounts": {"refreshed_at": "2023-02-16T09:14:11+00:00", "settings": {"required": True}}},
}
"""A link as it is on the wire."""
DELETED: Final = {
    "error_code": "link_error.deleted",
    "error_message": "Link deleted.",
    "documentation_url": "https://example.com",
}


class Links(Resource):
    """Operations on links."""

    @method
    def reset_link(self, id: str) -> Call[Link]:  # noqa: A002  as the generator writes it
        """Reset a link."""
        return Call(RESET_LINK, path={"id": id})

    @method
    def get_link(self, id: str) -> Call[Link]:  # noqa: A002  as the generator writes it
        """Get a link."""
        return Call(GET_LINK, path={"id": id})

    @method
    def create_link(self, *, idempotency_key: str | Unset = UNSET) -> Call[None]:
        """Create a link."""
        return Call(CREATE_LINK, headers={"Idempotency-Key": idempotency_key})


class AsyncLinks(AsyncResource):
    """Operations on links."""

    @async_method
    def reset_link(self, id: str) -> Call[Link]:  # noqa: A002  as the generator writes it
        """Reset a link."""
        return Call(RESET_LINK, path={"id": id})

    @async_method
    def get_link(self, id: str) -> Call[Link]:  # noqa: A002  as the generator writes it
        """Get a link."""
        return Call(GET_LINK, path={"id": id})

    @async_method
    def create_link(self, *, idempotency_key: str | Unset = UNSET) -> Call[None]:
        """Create a link."""
        return Call(CREATE_LINK, headers={"Idempotency-Key": idempotency_key})


class MoneyKit(Client):
    """The client."""

    def __init__(  # noqa: PLR0913  as the generator writes it
        self,
        token: Secret | None = None,
        *,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),  # noqa: B008  immutable
        retries: int | Retries = Retries(),  # noqa: B008  immutable
        hooks: Iterable[Hooks] = (),
        transport: Transport | None = None,
        auth: Callable[[Request], Signature] | None = None,
        allow_http: bool = False,
    ) -> None:
        super().__init__(
            SERVICE,
            credentials={"bearerAuth": token},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.links = Links(self)


class AsyncMoneyKit(AsyncClient):
    """The asynchronous client."""

    def __init__(  # noqa: PLR0913  as the generator writes it
        self,
        token: AsyncSecret | None = None,
        *,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),  # noqa: B008  immutable
        retries: int | Retries = Retries(),  # noqa: B008  immutable
        hooks: Iterable[Hooks] = (),
        transport: AsyncTransport | None = None,
        auth: Callable[[Request], Signature | Awaitable[Signature]] | None = None,
        allow_http: bool = False,
    ) -> None:
        super().__init__(
            SERVICE,
            credentials={"bearerAuth": token},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.links = AsyncLinks(self)
