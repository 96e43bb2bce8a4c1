"""`oasmith prove`: a certificate that a client does what its contract says."""

from __future__ import annotations

import sys
from typing import Any

from generator.commands.inputs import UNUSABLE, refusing


@refusing
def run(options: Any) -> int:
    """Prove, write the certificate, print it as a table. Returns 0 when everything passed, else 1."""
    try:
        # schemathesis and Hypothesis take more than a second, and may not be installed.
        from generator.commands.proving import certify  # noqa: PLC0415 # slow to import
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("generator"):
            raise
        print(f"error: {error.name} is missing; `pip install 'oasmith[prove]'` brings it", file=sys.stderr)
        return UNUSABLE
    return certify(options)
