"""The addresses of servers that have variables (OpenAPI 3.1 section 4.8.5)."""

import re
from collections.abc import Mapping
from typing import Final

_ALLOWED: Final = re.compile(r"[A-Za-z0-9._~:/\[\]-]*")


def address(url: str, values: Mapping[str, str]) -> str:
    """Return `url` with the values of its variables. Raises ValueError for one that an address cannot have."""
    for name, value in values.items():
        # What has a meaning of its own in an address, such as @ or ?, would make it another's.
        if not _ALLOWED.fullmatch(value):
            message = f"the variable {name} of the server has a character that its address cannot have"
            raise ValueError(message)
        url = url.replace(f"{{{name}}}", value)
    return url
