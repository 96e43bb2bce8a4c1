"""`oasmith check`: compare the client on disk with what its contract gives now."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Any

from generator.commands.inputs import DEFAULT_CONTRACT, folder, inputs, progress, refusing
from generator.pipeline import STAGES, generate
from generator.problem import shown
from generator.write import WriteError, compare

STALE = 1
"""The exit code for a client that differs."""


@refusing
def run(options: Any) -> int:
    """Print a unified diff of every file that differs. Returns 0 when none does, else 1."""
    output = Path(options.output)
    contract, config = inputs(options)
    with progress(len(STAGES)) as begin:
        made = generate(contract, config, overrides=folder(options.templates), root=folder(options.root), begin=begin)
    if not output.is_dir():
        if os.path.lexists(os.path.realpath(output)):
            raise WriteError(f"{output} is not a folder")
        print(shown(f"{output} does not exist; `{_remedy(options)}` makes it"), file=sys.stderr)
        return STALE
    differences = compare(made.files, output)
    if not differences:
        print(shown(f"{output.as_posix()}/ is what {contract.as_posix()} gives: {len(made.files)} files"))
        return 0
    for one in differences:
        sys.stdout.write(one.diff)
    edited = [one.path for one in differences if one.edited]
    stale = [one.path for one in differences if not one.edited]
    if edited:
        told = f"edited or removed by hand: {', '.join(edited)}; `{_remedy(options)} --force` puts them back"
        print(shown(f"{output.as_posix()}/: {told}"), file=sys.stderr)
    if stale:
        told = f"stale: {', '.join(stale)}; `{_remedy(options)}` renews it"
        print(shown(f"{output.as_posix()}/: {told}"), file=sys.stderr)
    return STALE


def _remedy(options: Any) -> str:
    """Return the command that makes the client that was asked for."""
    words = ["oasmith", "generate"]
    words += [options.contract] if options.contract not in {None, DEFAULT_CONTRACT} else []
    words += ["-o", options.output] if options.output != "generated" else []
    for name in ("config", "templates", "root"):
        value = getattr(options, name)
        words += [f"--{name}", value] if value is not None else []
    return shlex.join(words)
