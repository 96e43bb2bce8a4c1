# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m pets_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Pets

GROUPS: Final[Mapping[str, Group]] = {
    "async_pets": Group("async_pets", "AsyncPetsResource", "Operations of the group async_pets.", {"b": "GET /b."}),
    "client": Group("client", "ClientResource", "Operations of the group client.", {"c": "GET /c."}),
    "none": Group("none", "None_", "Operations of the group none.", {"e": "GET /e."}),
    "pets": Group("pets", "PetsResource2", "Operations of the group pets.", {"models_2": "GET /a."}),
    "send_resource": Group("send", "Send", "Operations of the group send.", {"f": "GET /f."}),
    "service": Group("service", "ServiceResource", "Operations of the group service.", {"d": "GET /d."}),
    "timeout_resource": Group("timeout", "TimeoutResource", "Operations of the group timeout.", {"g": "GET /g."}),
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Pets, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
