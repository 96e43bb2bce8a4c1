"""A symbol of a client: something of it that has a name, and what it is to a part of the contract."""

from __future__ import annotations

from generator.frozen import frozen


@frozen(order=True)
class Symbol:
    """Something of a client that has a name."""

    name: str
    """Its module and what it is called there: `models.Link.state`, `api.links.Links.reset_link`."""
    role: str
    """What it is to the part of the contract: `model`, `method`, `raised`."""
