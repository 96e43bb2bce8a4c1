"""Links in answers to the next page: where they lead, and that it is nowhere else."""

from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from ..errors import ContractError
from ..security.origins import origin
from .call import Call


def linked(url: str, call: Call[Any]) -> str:
    """Return where a link leads from a URL (RFC 3986 section 5). Raises `ContractError` if it is another origin.

    Credentials go where the link leads, so it leads nowhere else.
    """
    link = call.url
    problem = None
    if not (link.isascii() and link.isprintable() and " " not in link and "\\" not in link):
        problem = "one that is no URL"
    try:
        target = urldefrag(urljoin(url, link)).url
        if problem is None and (origin(target) != origin(url) or "@" in urlsplit(target).netloc):
            problem = "one to another origin"
    except ValueError:
        problem, target = "one that is no URL", ""
    if problem is not None:
        error = ContractError("$", "a link to the same origin", problem)
        error.operation = str(call.operation)
        raise error
    return target
