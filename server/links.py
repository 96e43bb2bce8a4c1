"""Links: their table, their JSON, and the one transaction that resets one."""

from datetime import UTC, datetime
from typing import Literal, TypedDict

from sqlalchemy import JSON, DateTime, Dialect, String, update
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column
from sqlalchemy.types import TypeDecorator

from server.database import Database, Table

State = Literal["connecting", "awaiting_token_exchange", "connected", "deleted", "error"]
ErrorCode = Literal["system_error", "provider_error", "institution_error", "user_error", "auth_expired", "incomplete"]
Provider = Literal["moneykit", "finicity", "plaid", "yodlee", "mx", "akoya", "sophtron"]
Product = Literal["accounts", "account_numbers", "identity", "transactions", "investments"]


class ProductSettings(TypedDict):
    """How a product was asked for."""

    required: bool
    prefetch: bool


class GrantedProduct(TypedDict, total=False):
    """A product that was granted for a link, as it is sent: times are text with an offset (RFC 3339)."""

    refreshed_at: str
    last_attempted_at: str
    settings: ProductSettings


class _Utc(TypeDecorator[datetime]):
    """A point in time: stored in UTC, because SQLite forgets offsets, and aware again when it is read."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value` in UTC, without its offset."""
        del dialect
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value` with the offset that it was stored without."""
        del dialect
        return value.replace(tzinfo=UTC) if value else None


class Link(MappedAsDataclass, Table, kw_only=True):
    """A user's connection to an institution, and what decides whether it can be reset."""

    __tablename__ = "links"

    link_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner: Mapped[str] = mapped_column(String(255))
    """The API client that the link belongs to: the subject of its access tokens."""
    test: Mapped[bool] = mapped_column(default=True)
    """Whether it is a test link; a link to a real account is never reset."""
    permitted: Mapped[bool] = mapped_column(default=True)
    """Whether the user gave permission to access the link."""
    requests_per_minute: Mapped[int | None] = mapped_column(default=None)
    """How many requests the link itself takes; none: as many as its owner may make."""

    institution_id: Mapped[str] = mapped_column(String(255))
    institution_name: Mapped[str] = mapped_column(String(255))
    institution_avatar: Mapped[str] = mapped_column(String(2048))
    provider: Mapped[Provider]
    state: Mapped[State] = mapped_column(default="connected")
    error_code: Mapped[ErrorCode | None] = mapped_column(default=None)
    last_synced_at: Mapped[datetime] = mapped_column(_Utc)
    tags: Mapped[list[str]] = mapped_column(JSON)
    products: Mapped[dict[Product, GrantedProduct]] = mapped_column(JSON)
    available_products: Mapped[list[Product]] = mapped_column(JSON)
    webhook: Mapped[str | None] = mapped_column(String(2048), default=None)

    def to_json(self) -> dict[str, object]:
        """Return the link as it is sent: a property without a value is absent, never null."""
        body: dict[str, object] = {
            "link_id": self.link_id,
            "institution_id": self.institution_id,
            "institution_name": self.institution_name,
            "institution_avatar": self.institution_avatar,
            "state": self.state,
            "error_code": self.error_code,
            "last_synced_at": self.last_synced_at.isoformat(),
            "tags": self.tags,
            "products": self.products,
            "available_products": self.available_products,
            "provider": self.provider,
            "webhook": self.webhook,
        }
        return {name: value for name, value in body.items() if value is not None}


class Links:
    """The links in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, link_id: str) -> Link | None:
        """Return the link with this id, or None if there is none."""
        with self._database.reading() as session:
            return session.get(Link, link_id)

    def reset(self, link_id: str) -> Link | None:
        """Force "relink required" on a connected link; return it as it is afterwards, or None if it was not connected.

        The condition and the change are one statement, and the transaction begins with it. So of any number of callers,
        in any number of processes, the database lets exactly one find the link connected.
        """
        force = (
            update(Link)
            .where(Link.link_id == link_id, Link.state == "connected")
            .values(state="error", error_code="auth_expired")
        )
        with self._database.writing() as session:
            changed = session.connection().execute(force).rowcount
            return session.get_one(Link, link_id) if changed == 1 else None
