# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m names_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Names

GROUPS: Final[Mapping[str, Group]] = {
    "default": Group(
        "default", "Default", "Operations of the group default.", {"post_class_class": "POST /class/{class}."}
    ),
    "field_123_del": Group(
        "field_123_del", "Field123Del", "Operations of the group field_123_del.", {"import_": "GET /class/{class}."}
    ),
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Names, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
