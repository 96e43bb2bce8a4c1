"""The addresses of servers that have variables (OpenAPI 3.1 section 4.8.5)."""

import re
from collections.abc import Mapping
from typing import Final

_ALLOWED: Final = re.compile(r"[A-Za-z0-9._~:/\[\]-]*")
_AUTHORITY: Final = re.compile(r"[^/]*://([^/]*)")


def address(url: str, values: Mapping[str, str]) -> str:
    """Return `url` with the values of its variables. Raises ValueError for one that an address cannot have."""
    found = _AUTHORITY.match(url)
    authority = "" if found is None else found[1]
    for name, value in values.items():
        variable = f"{{{name}}}"
        # With a slash, the host would end before what stands behind the variable: {region}.example.com is evil.com.
        ends_host = "/" in value and variable in authority and not authority.endswith(variable)
        # What has a meaning of its own in an address, such as @ or ?, would make it another's.
        if ends_host or not _ALLOWED.fullmatch(value):
            message = f"the variable {name} of the server has a character that its address cannot have"
            raise ValueError(message)
        url = url.replace(variable, value)
    return url
