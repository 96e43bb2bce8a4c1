# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m waived_dangling_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, WaivedDangling

GROUPS: Final[Mapping[str, Group]] = {
    "default": Group(
        "default", "Default", "Operations of the group default.", {"read_a": "GET /a.", "write_a": "POST /a."}
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(WaivedDangling, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
