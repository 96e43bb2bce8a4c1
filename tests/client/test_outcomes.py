"""Every outcome of the reference server, through the client, over a real socket: typed, and caught as documented."""

from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from moneykit_client import (
    ApiError,
    ClientError,
    ExpiredAccessTokenError,
    ForbiddenActionError,
    ForbiddenError,
    GoneError,
    LinkBadStateError,
    LinkDeletedError,
    LinkNotFoundError,
    NotFoundError,
    RateLimitExceededError,
    ServiceError,
    TooManyRequestsError,
    UnauthorizedError,
    UnauthorizedLinkError,
    UnauthorizedTokenError,
    UnprocessableEntityError,
    models,
)
from server.seed import OWNER
from server.tokens import Tokens
from tests.client.calling import Reset
from tests.server_process import ServerProcess


class Expected(NamedTuple):
    """What a call raises: for a link, with a token that is made with options."""

    link: str
    error: type[ApiError]
    by_status: type[ApiError]
    status: int
    code: str
    options: tuple[str, ...] = ()


NAMED = [
    Expected("unauthorized_link", UnauthorizedLinkError, UnauthorizedError, 401, "link_error.unauthorized_access"),
    Expected("live_link", ForbiddenActionError, ForbiddenError, 403, "link_error.forbidden_action"),
    Expected("forbidden_link", ForbiddenActionError, ForbiddenError, 403, "link_error.forbidden_action"),
    Expected("unknown_link", LinkNotFoundError, NotFoundError, 404, "link_error.not_found"),
    Expected("deleted_link", LinkDeletedError, GoneError, 410, "link_error.deleted"),
    Expected("expired_link", LinkBadStateError, UnprocessableEntityError, 422, "link_error.bad_state"),
    Expected("busy_link", RateLimitExceededError, TooManyRequestsError, 429, "api_error.rate_limit_exceeded"),
]
_TOKEN = ("test_link", UnauthorizedTokenError, UnauthorizedError, 401, "api_error.auth.unauthorized")
_EXPIRED = ("test_link", ExpiredAccessTokenError, UnauthorizedError, 401, "api_error.auth.expired_access_token")
_STRANGER = ("test_link", UnauthorizedLinkError, UnauthorizedError, 401, "link_error.unauthorized_access")
REFUSED = [
    Expected(*_EXPIRED, ("--expired",)),
    Expected(*_TOKEN, ("--scope", "links:read")),
    Expected(*_STRANGER, ("--owner", "stranger")),
]


def test_a_reset_link_has_every_property_with_its_type(reset: Reset, server: ServerProcess, link_id: str) -> None:
    link = reset(link_id, token=server.token(), base_url=server.url)
    synced = datetime(2023, 2, 16, 9, 14, 11, tzinfo=UTC)
    expected = models.Link(
        link_id=link_id,
        institution_id="chase",
        institution_name="Chase",
        institution_avatar="https://example.com/avatar.png",
        state=models.LinkState.ERROR,
        error_code=models.LinkErrorCode.AUTH_EXPIRED,
        last_synced_at=synced,
        tags=["smoke_test", "user_type:admin"],
        products=models.LinkProducts(
            accounts=models.LinkProduct(
                refreshed_at=synced,
                last_attempted_at=synced,
                settings=models.ProductSettings(required=True, prefetch=True),
            ),
            identity=models.LinkProduct(
                refreshed_at=synced,
                last_attempted_at=synced,
                settings=models.ProductSettings(required=True, prefetch=False),
            ),
        ),
        available_products=[models.Product.ACCOUNT_NUMBERS],
        provider=models.Provider.MX,
        webhook="https://example.com/webhook",
    )
    assert expected == link
    assert type(link) is models.Link
    assert link.state is models.LinkState.ERROR
    assert link.error_code is models.LinkErrorCode.AUTH_EXPIRED
    assert link.provider is models.Provider.MX
    assert link.last_synced_at.tzinfo is not None


def test_a_link_that_was_reset_says_why_it_cannot_be_again(reset: Reset, server: ServerProcess, link_id: str) -> None:
    reset(link_id, token=server.token(), base_url=server.url)
    with pytest.raises(LinkBadStateError) as caught:
        reset(link_id, token=server.token(), base_url=server.url)
    assert caught.value.body.link_error_code == "auth_expired"
    assert type(caught.value.body) is models.LinkBadState


@pytest.mark.parametrize("expected", [pytest.param(it, id=it.link) for it in NAMED])
def test_a_named_link_raises_the_error_of_its_schema(
    reset: Reset, server: ServerProcess, named_links: dict[str, str], expected: Expected
) -> None:
    with pytest.raises(ApiError) as caught:
        reset(named_links[expected.link], token=server.token(), base_url=server.url)
    _is_as_documented(caught.value, expected)


@pytest.mark.parametrize("expected", [pytest.param(it, id=" ".join(it.options)) for it in REFUSED])
def test_a_token_that_does_not_do_raises_its_own_401(
    reset: Reset, server: ServerProcess, named_links: dict[str, str], expected: Expected
) -> None:
    with pytest.raises(ApiError) as caught:
        reset(named_links[expected.link], token=server.token(*expected.options), base_url=server.url)
    _is_as_documented(caught.value, expected)


@pytest.mark.parametrize(
    "token", [Tokens("a key that the server does not know, long enough").issue(owner=OWNER, lifetime=60), "nonsense"]
)
def test_a_token_of_nobody_is_unauthorized(
    reset: Reset, server: ServerProcess, named_links: dict[str, str], token: str
) -> None:
    with pytest.raises(UnauthorizedTokenError) as caught:
        reset(named_links["test_link"], token=token, base_url=server.url)
    assert token not in str(caught.value)


def test_how_long_to_wait_is_a_number_of_seconds(
    reset: Reset, server: ServerProcess, named_links: dict[str, str]
) -> None:
    with pytest.raises(RateLimitExceededError) as caught:
        reset(named_links["busy_link"], token=server.token(), base_url=server.url)
    assert type(caught.value.retry_after) is int
    assert caught.value.retry_after > 0


def _is_as_documented(error: ApiError, expected: Expected) -> None:
    """Assert that an error is of its schema, is found under its status, and says all that the body says."""
    assert type(error) is expected.error
    assert isinstance(error, expected.by_status)
    assert isinstance(error, ClientError)
    assert isinstance(error, ServiceError)
    assert expected.status == error.status
    assert expected.code == error.code == error.body.error_code
    assert error.body.error_message == error.message != ""
    assert error.body.documentation_url.startswith("https://")
    assert error.headers["content-type"] == "application/json"
    assert error.__cause__ is None
    assert str(expected.status) in str(error)
    assert expected.code in str(error)
    assert "POST /links/{id}/reset" in str(error)
