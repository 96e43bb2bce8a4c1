"""The command line of the bench: measures, prints the tables, writes them as Markdown and HTML."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bench.bench import VALUE_ROUNDS, bench, values
from bench.memory import text as memory
from bench.process import ROOT
from bench.tables import VALUES, page
from bench.tables import to_html as html
from bench.tables import values as section

OUTPUT = ROOT / "build/bench"
"""Git ignores it."""


def main() -> int:
    """Run the bench. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=["values", "memory"], help="measure only this")
    parser.add_argument(
        "--corpus",
        type=Path,
        default=ROOT / (os.environ.get("CORPUS") or "../shared/corpus"),
        help="the folder of public contracts; default: $CORPUS, or ../shared/corpus",
    )
    parser.add_argument("--rounds", type=int, default=5, help="default: 5")
    parser.add_argument("--docs", action="store_true", help="write docs/bench.md, too")
    options = parser.parse_args()
    if options.part == "values":
        return _values(options.rounds, docs=options.docs)
    if options.part == "memory":
        print("\n".join(memory(options.rounds, lambda told: print(told, file=sys.stderr, flush=True))))
        return 0
    measured = bench(options.corpus, options.rounds, lambda told: print(told, file=sys.stderr, flush=True))
    text = page(measured)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / "bench.md").write_text(text, encoding="utf-8")
    (OUTPUT / "bench.html").write_text(html("oasmith: bench", text), encoding="utf-8")
    if options.docs:
        (ROOT / "docs/bench.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


def _values(rounds: int, *, docs: bool) -> int:
    """Measure reading and writing models, which takes less than a minute. Returns 0."""
    measured = values(max(rounds, VALUE_ROUNDS), lambda told: print(told, file=sys.stderr, flush=True))
    text = "\n".join(section(measured)) + "\n"
    if docs:
        file = ROOT / "docs/bench.md"
        before, heading, after = file.read_text(encoding="utf-8").partition(f"{VALUES}\n")
        # The sections that follow, if any.
        _, more, rest = after.partition("\n## ") if heading else ("", "", "")
        file.write_text(f"{before.rstrip()}\n\n{text}{more}{rest}", encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
