# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m parameters_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Parameters

GROUPS: Final[Mapping[str, Group]] = {
    "team_members": Group(
        "team_members",
        "TeamMembers",
        "Operations of the group team_members.",
        {"find": "GET /teams/{team}/members{member}."},
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Parameters, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
