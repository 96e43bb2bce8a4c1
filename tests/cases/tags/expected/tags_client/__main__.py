# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m tags_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Tags

GROUPS: Final[Mapping[str, Group]] = {
    "beta": Group("beta", "Beta", "Operations of the group beta.", {"new": "GET /new."}),
    "cats": Group("cats", "Cats", "They purr.", {"list_cats": "GET /cats."}),
    "other": Group("other", "Other", "Operations of the group other.", {"other": "GET /other."}),
    "pets": Group("pets", "Pets", "Animals with a home.", {"list_pets": "GET /pets."}),
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Tags, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
