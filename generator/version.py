"""Which version of OpenAPI a contract is of, and what becomes of one that is of none."""

from __future__ import annotations

import re

from generator.document import Document


def version_of(document: Document) -> str:
    """Return the version that a contract says. Raises RefusedError unless it is 3.0, 3.1 or 3.2."""
    root = document.root
    root.mapping()
    swagger = root.get("swagger")
    if swagger is not None:
        message = f"Swagger {swagger.value} is not OpenAPI 3; convert it first, for example with swagger2openapi"
        raise swagger.refuse(message)
    version = root.get("openapi")
    if version is None:
        raise root.refuse("not an OpenAPI contract: `openapi` is missing")
    if not isinstance(version.value, str) or not re.fullmatch(r"3\.[012]\.\d+(-.+)?", version.value):
        raise version.refuse(f"OpenAPI {version.value} is not known; 3.0.x, 3.1.x and 3.2.x are, written like '3.1.1'")
    return version.value
