"""`oasmith check`: compare the client on disk with what its contract gives now."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Any

from generator.commands.inputs import DEFAULT_CONTRACT, folder, inputs, progress, reach, refusing
from generator.pipeline import STAGES, Generated, generate
from generator.problem import shown
from generator.write import SHIPPED, WriteError, compare, foreign

STALE = 1
"""The exit code for a client that differs."""


@refusing
def run(options: Any) -> int:
    """Print a unified diff of every file that differs. Returns 0 when none does, else 1."""
    output = Path(options.output)
    contract, config = inputs(options)
    with progress(len(STAGES)) as begin:
        made = generate(
            contract,
            config,
            overrides=folder(options.templates),
            reach=reach(options, config, output),
            begin=begin,
        )
    if not output.is_dir():
        if os.path.lexists(os.path.realpath(output)):
            raise WriteError(f"{output} is not a folder")
        print(shown(f"{output} does not exist; `{_remedy(options)}` makes it"), file=sys.stderr)
        return STALE
    differences = compare(made.files, output)
    strange = _strange(made, output, {one.path for one in differences})
    if not differences and not strange:
        print(shown(f"{output.as_posix()}/ is what {contract.as_posix()} gives: {len(made.files)} files"))
        return 0
    for one in differences:
        sys.stdout.write(one.diff)
    for paths, what, remedy in (
        ([one.path for one in differences if one.edited], "edited or removed by hand", "`{} --force` puts them back"),
        ([one.path for one in differences if not one.edited], "stale", "`{}` renews it"),
        (strange, "in the package, and not of the contract", "move them out, or they are published with it"),
    ):
        if paths:
            told = f"{what}: {', '.join(paths)}; {remedy.format(_remedy(options))}"
            print(shown(f"{output.as_posix()}/: {told}"), file=sys.stderr)
    return STALE


def _strange(made: Generated, output: Path, differing: set[str]) -> list[str]:
    """Return what would be published with a client and is told nowhere else; a shipped certificate may be there."""
    package = made.package.package_name
    known = {*differing, *(f"{package}/{name}" for name in SHIPPED)}
    return [path for path in foreign(made.files, output, package) if path not in known]


def _remedy(options: Any) -> str:
    """Return the command that makes the client that was asked for."""
    words = ["oasmith", "generate"]
    words += [options.contract] if options.contract not in {None, DEFAULT_CONTRACT} else []
    words += ["-o", options.output] if options.output != "generated" else []
    for name in ("config", "templates", "root"):
        value = getattr(options, name)
        words += [f"--{name}", value] if value is not None else []
    words += ["--allow-remote"] if options.allow_remote else []
    return shlex.join(words)
