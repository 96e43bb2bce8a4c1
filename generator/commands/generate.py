"""`oasmith generate`: write the client for a contract, or say that nothing has changed since it was written."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from generator.commands.unchanged import Told, recall

UNTOLD = 3
"""The exit code for a client that is there, of which stdout could not be told."""


def run(options: Any) -> int:
    """Write the client and print what it has. Returns 0, or 3 when all was done but the printing."""
    began = time.time_ns()
    told, changed = recall(options), "nothing"
    if told is None:
        # The stages, and the libraries that they need, take longer to import than a small contract to generate.
        from generator.printing import Printing  # noqa: PLC0415 # as said

        with Printing.beside() as printing:
            from generator.commands.generating import generating  # noqa: PLC0415 # slow to import

            done = generating(options, began, printing)
        if isinstance(done, int):
            return done
        told, changed = done
    for line in told.notes:
        print(line, file=sys.stderr)
    return _tell(told, f"{told.client}, {changed} changed, {(time.time_ns() - began) / 1e9:.1f} s")


def _tell(told: Told, last: str) -> int:
    try:
        print(*told.lines, last, sep="\n", flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        # A disk may be full for the one and not for the other.
        print(f"error: the client is written, but not what there is to tell of it: {error.strerror}", file=sys.stderr)
        # Python would try once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNTOLD
    return 0
