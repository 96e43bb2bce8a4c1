# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m ledger_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Ledger

GROUPS: Final[Mapping[str, Group]] = {
    "entries": Group(
        "entries",
        "Entries",
        "Operations of the group entries.",
        {"add_entry": "Anybody who is known.", "list_entries": "GET /entries."},
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Ledger, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
