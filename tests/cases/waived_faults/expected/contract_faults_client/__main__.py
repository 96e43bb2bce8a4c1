# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m contract_faults_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, ContractFaults

GROUPS: Final[Mapping[str, Group]] = {
    "default": Group(
        "default",
        "Default",
        "Operations of the group default.",
        {
            "get_owners_owner": "GET /owners/{owner}.",
            "post_owners": "POST /owners.",
            "post_owners_2": "POST /owners.",
            "read": "GET /pets/{pet}/toys/{toy}.",
            "search": "GET /owners.",
            "write": "PUT /owners/{owner}.",
        },
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(ContractFaults, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
