"""What a contract says of credentials."""

from __future__ import annotations

from generator.frozen import frozen


@frozen
class Requirement:
    """Schemes that must be satisfied together (section 4.8.30)."""

    pointer: str
    schemes: tuple[tuple[str, tuple[str, ...]], ...]
    """Name of the scheme, and the scopes or roles that are needed."""


@frozen
class Flow:
    """A way to get a token (section 4.8.29)."""

    kind: str
    urls: tuple[tuple[str, str], ...]
    """Keyword, such as `tokenUrl` -> address."""
    scopes: tuple[tuple[str, str], ...]
    """Name -> what it allows."""


@frozen
class SecurityScheme:
    """A way to authenticate (section 4.8.27)."""

    pointer: str
    name: str
    type: str
    scheme: str
    bearer_format: str | None = None
    description: str | None = None
    location: str | None = None
    """Where a key is: `header`, `query` or `cookie`."""
    parameter: str | None = None
    """The name that a key has there."""
    flows: tuple[Flow, ...] = ()
    connect_url: str | None = None
    """Where OpenID Connect is described."""
    metadata_url: str | None = None
    """Where the authorization server is described (OpenAPI 3.2)."""
    deprecated: bool = False
