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
        {"get_order": "GET /orders/{id}.", "place_order": "POST /orders."},
    ),
    "stock": Group("stock", "Stock", "Operations of the group stock.", {"put_orders_id": "PUT /orders/{id}."}),
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Orders, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
