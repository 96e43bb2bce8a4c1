"""Writes a configuration that waives what the generator refuses of a contract: `python -m bench.waivers SPEC FILE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from generator.config import Config, Waiver
from generator.frozen import evolve
from generator.pipeline import generate
from generator.problem import RefusedError

ROUNDS = 8
"""How often what is refused may bring to light more that is."""


def main() -> None:
    """Write the configuration, with the number of operations that it leaves."""
    contract, file = sys.argv[1:]
    config = Config()
    for _ in range(ROUNDS):
        try:
            made = generate(Path(contract), config)
            break
        except RefusedError as error:
            pointers = dict.fromkeys((one.pointer or "").removeprefix("#") for one in error.problems)
            if not all(pointers):
                raise
            waivers = tuple(Waiver(one, "not supported") for one in pointers)
            config = evolve(config, waivers=(*config.waivers, *waivers))
    else:
        made = generate(Path(contract), config)
    kept = {"waivers": [{"pointer": f"#{one.pointer}", "reason": one.reason} for one in config.waivers]}
    Path(file).write_text(json.dumps(kept), encoding="utf-8")
    sys.stdout.write(f"{len(made.package.endpoints)}\n")


if __name__ == "__main__":
    main()
