# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m feeds_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Feeds

GROUPS: Final[Mapping[str, Group]] = {
    "feed": Group(
        "feed",
        "Feed",
        "Operations of the group feed.",
        {
            "anything": "GET /anything.",
            "archive": "GET /archive.",
            "complete": "POST /completions.",
            "lines": "GET /lines.",
            "log": "GET /log.",
            "plain": "GET /plain.",
            "records": "GET /records.",
            "ticks": "GET /ticks.",
            "watch": "GET /events.",
        },
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Feeds, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
