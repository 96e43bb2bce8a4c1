"""`oasmith publish`: build a client and upload it to an internal package index."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from generator.commands.inputs import UNUSABLE
from generator.publish import PublishError, publish


def run(options: Any) -> int:
    """Build, upload, and print what happened. Returns 0, or 2 when nothing was uploaded."""
    try:
        print(publish(Path(options.project), options.index))
    except PublishError as error:
        print(f"error: {error}", file=sys.stderr)
        return UNUSABLE
    return 0
