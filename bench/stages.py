"""Prints as JSON how long each stage takes in one process: `python -m bench.stages SPEC CONFIG FOLDER`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

# Importing is a stage of its own, so the clock starts before anything of oasmith is imported.
BEGAN = time.perf_counter()


def main() -> None:
    """Generate a client into a folder and print seconds by stage."""
    from generator.commands.inputs import configuration  # noqa: PLC0415 # timed
    from generator.pipeline import generate  # noqa: PLC0415 # timed
    from generator.write import write  # noqa: PLC0415 # timed

    contract, config, folder = sys.argv[1:]
    marks: list[tuple[str, float]] = [("import", BEGAN), ("configuration", time.perf_counter())]
    chosen = configuration(Path(config))
    made = generate(Path(contract), chosen, begin=lambda stage: marks.append((stage, time.perf_counter())))
    marks.append(("write", time.perf_counter()))
    write(made.files, Path(folder))
    ends = [*(at for _, at in marks[1:]), time.perf_counter()]
    told = {stage: end - at for (stage, at), end in zip(marks, ends, strict=True)}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
