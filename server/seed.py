"""The links that a new server starts with: one for every outcome, and as many more as a test wants to use up."""

from datetime import UTC, datetime

from sqlalchemy import delete, select

from server.database import Database
from server.links import GrantedProduct, Link, Product

OWNER = "demo-client"
"""The API client that owns the seeded links, and whose token `python -m server token` prints."""

ANOTHER_OWNER = "another-client"

TEST_LINK = "mk_eqkWN34UEoa2NxyALG8pcV"
UNAUTHORIZED_LINK = "mk_S5qWb8RtZy2LcVn4KdHx7M"
LIVE_LINK = "mk_Lv3NpQ9XkTgB6wYdR2sHcA"
FORBIDDEN_LINK = "mk_Fb7KzM4WnCqE9tUhJ5xPvR"
DELETED_LINK = "mk_De9RwP5CfLuT3gNxV7yKbS"
EXPIRED_LINK = "mk_Ex4JtH8MvZaW6cRqY2nBfD"
BUSY_LINK = "mk_Bu6VgC3KxSeP9rLwD5hNmT"


def seed(database: Database, *, links: int = 0, fresh: bool = False) -> None:
    """Add the seeded links that are missing, `links` numbered ones among them; a link that exists stays as it is.

    `fresh` removes every link first.
    """
    with database.writing() as session:
        if fresh:
            session.execute(delete(Link))
        present = set(session.scalars(select(Link.link_id)))
        session.add_all(link for link in seeded_links(links) if link.link_id not in present)


def seeded_links(count: int) -> list[Link]:
    """Return the named links and `count` numbered ones."""
    test_link = _link(TEST_LINK)
    unauthorized_link = _link(UNAUTHORIZED_LINK)
    unauthorized_link.owner = ANOTHER_OWNER
    live_link = _link(LIVE_LINK)
    live_link.test = False
    forbidden_link = _link(FORBIDDEN_LINK)
    forbidden_link.permitted = False
    deleted_link = _link(DELETED_LINK)
    deleted_link.state = "deleted"
    expired_link = _link(EXPIRED_LINK)
    expired_link.state = "error"
    expired_link.error_code = "auth_expired"
    busy_link = _link(BUSY_LINK)
    busy_link.requests_per_minute = 0
    named = [test_link, unauthorized_link, live_link, forbidden_link, deleted_link, expired_link, busy_link]
    return named + [_link(numbered_link(number)) for number in range(1, count + 1)]


def numbered_link(number: int) -> str:
    """Return the id of a numbered link: `mk_test_000001` is the first."""
    return f"mk_test_{number:06}"


def _link(link_id: str) -> Link:
    """Return a connected test link, on which every property of the contract has a value but `error_code`."""
    synced = datetime(2023, 2, 16, 9, 14, 11, tzinfo=UTC)
    refreshed = synced.isoformat()
    products: dict[Product, GrantedProduct] = {
        "accounts": {
            "refreshed_at": refreshed,
            "last_attempted_at": refreshed,
            "settings": {"required": True, "prefetch": True},
        },
        "identity": {
            "refreshed_at": refreshed,
            "last_attempted_at": refreshed,
            "settings": {"required": True, "prefetch": False},
        },
    }
    return Link(
        link_id=link_id,
        owner=OWNER,
        institution_id="chase",
        institution_name="Chase",
        institution_avatar="https://example.com/avatar.png",
        provider="mx",
        last_synced_at=synced,
        tags=["smoke_test", "user_type:admin"],
        products=products,
        available_products=["account_numbers"],
        webhook="https://example.com/webhook",
    )
