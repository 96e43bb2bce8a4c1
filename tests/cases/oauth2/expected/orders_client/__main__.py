# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m orders_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Orders

GROUPS: Final[Mapping[str, Group]] = {
    "orders": Group(
        "orders",
        "OrdersResource",
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
    return run(Orders, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
