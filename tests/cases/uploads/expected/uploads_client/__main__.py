# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The command line: `python -m uploads_client --help`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from ._runtime.command_line.running import Group, run
from .client import SERVICE, Uploads

GROUPS: Final[Mapping[str, Group]] = {
    "files": Group(
        "files",
        "Files",
        "Operations of the group files.",
        {"add_note": "POST /notes.", "add_photo": "POST /photos.", "put_file": "PUT /files/{name}."},
    )
}


def main() -> int:
    """Do what the command line says; return the status to exit with."""
    return run(Uploads, SERVICE, GROUPS)


if __name__ == "__main__":
    sys.exit(main())
