# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m pages_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Pages

GROUPS: Final[Mapping[str, Group]] = {
    "pets": Group(
        "pets",
        "Pets",
        "Operations of the group pets.",
        {
            "get_vets": "GET /vets.",
            "list_kennels": "GET /kennels/{city}.",
            "list_owners": "GET /owners.",
            "list_pets": "GET /pets.",
            "list_shelves": "GET /shelves.",
            "list_toys": "GET /toys.",
            "list_visits": "GET /visits.",
        },
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Pages, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
