# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m my_settings --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Gadgets

GROUPS: Final[Mapping[str, Group]] = {
    "one": Group("one", "One", "The first group.", {"get_a": "GET /a."}),
    "two": Group("two", "Two", "Operations of the group two.", {"get_a": "GET /a."}),
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Gadgets, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
