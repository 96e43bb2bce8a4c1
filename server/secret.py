"""The secret that access tokens are signed with: from the environment, or made once and kept in the database."""

import os
import secrets

from sqlalchemy import String
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from server.database import Database, Table

VARIABLE = "MONEYKIT_SERVER_SECRET"

SHORTEST = 32
"""How many bytes a secret has at least: HMAC with SHA-256 is as strong as a key of the hash's size (RFC 7518, 3.2)."""


class WeakSecretError(ValueError):
    """The secret in the environment is too short to sign with."""


class _Secret(MappedAsDataclass, Table):
    """The one secret of a database."""

    __tablename__ = "signing_secret"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[str] = mapped_column(String(128), repr=False)


def signing_secret(database: Database) -> str:
    """Return the secret of the environment, else that of the database, which is made if it has none yet.

    Because it is kept with the data, `serve` and `token` agree on it without being told, and no two servers share one.
    Raises WeakSecretError if the one in the environment is shorter than 32 bytes.
    """
    if given := os.environ.get(VARIABLE):
        if len(given.encode()) < SHORTEST:
            message = f"{VARIABLE} is shorter than {SHORTEST} bytes"
            raise WeakSecretError(message)
        return given
    with database.writing() as session:
        kept = session.get(_Secret, 1)
        if kept is None:
            kept = _Secret(1, secrets.token_urlsafe(48))
            session.add(kept)
        return kept.value
