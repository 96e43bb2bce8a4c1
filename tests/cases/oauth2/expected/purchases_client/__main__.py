# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m purchases_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Purchases

GROUPS: Final[Mapping[str, Group]] = {
    "orders": Group(
        "orders",
        "Orders",
        "Operations of the group orders.",
        {
            "add_order": "POST /orders.",
            "check_health": "GET /health.",
            "delete_orders": "Needs a token and a key together.",
            "get_log": "Where it is, the service says.",
            "list_orders": "GET /orders.",
        },
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Purchases, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
