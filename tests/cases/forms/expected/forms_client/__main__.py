# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m forms_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Forms

GROUPS: Final[Mapping[str, Group]] = {
    "default": Group(
        "default",
        "Default",
        "Operations of the group default.",
        {
            "create_charge": "POST /charges.",
            "search": "POST /search.",
            "send_note": "POST /notes.",
            "send_photos": "POST /photos.",
        },
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Forms, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
