"""`oasmith generate`: write the client for a contract, or say that nothing has changed since it was written."""

from __future__ import annotations

import sys
import time
from typing import Any

from generator.commands.unchanged import recall


def run(options: Any) -> int:
    """Write the client and print what it has. Returns 0."""
    began = time.time_ns()
    told = recall(options)
    if told is None:
        # The stages, and the libraries that they need, take longer to import than a small contract to generate.
        from generator.commands.generating import generating  # noqa: PLC0415

        return generating(options, began)
    for line in told.notes:
        print(line, file=sys.stderr)
    for line in told.lines:
        print(line)
    print(f"{told.client}, nothing changed, {(time.time_ns() - began) / 1e9:.1f} s")
    return 0
