"""What a person may choose about a server: where its data is, how much it allows, what it is seeded with."""

from dataclasses import dataclass
from pathlib import Path

DEFAULT_DATABASE = "moneykit.sqlite3"
DEFAULT_RATE_LIMIT = "600/minute"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The choices, with the defaults of the command line."""

    database: str = DEFAULT_DATABASE
    """A SQLAlchemy URL, or the path of a SQLite file, which is created if it does not exist."""

    rate_limit: str = DEFAULT_RATE_LIMIT
    """How many requests one API client may make, in the notation of the `limits` library: "600/minute"."""

    links: int = 0
    """How many connected test links to seed beside the named ones."""

    fresh: bool = False
    """Whether to forget the links of an earlier run and start from the seed again."""

    description: Path | None = None
    """The OpenAPI document that the reference at /docs shows; without one it shows the contract."""

    def __post_init__(self) -> None:
        """Raise ValueError for a number, or a file, that cannot be meant."""
        if self.links < 0:
            raise ValueError("the number of links must not be negative")
        if self.description is not None and not self.description.is_file():
            raise ValueError(f"there is no file {self.description}")
