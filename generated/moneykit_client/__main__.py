# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m moneykit_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, MoneyKit

GROUPS: Final[Mapping[str, Group]] = {
    "links": Group(
        "links", "Links", "Connections between a user and an institution.", {"reset_link": "Force Reset Link."}
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(MoneyKit, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
