"""What an operation says of its pages: what stands on one, and where it says which the next is."""

from __future__ import annotations

from generator.frozen import frozen


@frozen
class Pagination:
    """How the answers of an operation follow one another: `x-oasmith-pagination`, or the configuration's word.

    What says where something is in an answer is a JSON pointer (RFC 6901) into its body.
    """

    style: str
    """`page`, `offset`, `cursor` or `link`."""
    parameter: str | None = None
    """The query parameter for the number of a page, the number of items before it, or the cursor."""
    items: str | None = None
    """Where the items are; without it, the body is they."""
    next: str | None = None
    """Where the next cursor is, or the URL of the next page in the place of the header Link."""
    last: str | None = None
    """Where the cursor is in the last item, if that is the next one."""
    more: str | None = None
    """Where it says whether there is another page."""
    total: str | None = None
    """Where it says how many items there are on all pages."""
    pages: str | None = None
    """Where it says how many pages there are."""
    start: int | None = None
    """The number of the first page."""
    configured: bool = False
    """Whether the configuration says it."""
