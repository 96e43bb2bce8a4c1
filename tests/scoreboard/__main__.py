"""The command line of the scoreboard: `python -m tests.scoreboard`, or `make scoreboard`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bench.process import ROOT
from bench.tables import to_html
from tests.scoreboard.board import board
from tests.scoreboard.counting import contracts
from tests.scoreboard.scoring import Settings
from tests.scoreboard.sheet import sheet
from tests.scoreboard.small import small

OUTPUT = ROOT / "build/scoreboard"
"""Git ignores it."""


def main() -> int:
    """Score, print the table, write it as Markdown and HTML. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.scoreboard", description=__doc__)
    parser.add_argument(
        "--corpus",
        type=Path,
        default=ROOT / (os.environ.get("CORPUS") or "../shared/corpus"),
        help="the folder of public contracts; default: $CORPUS, or ../shared/corpus",
    )
    parser.add_argument("--only", default="", metavar="TEXT", help="only the contracts whose name has this text")
    parser.add_argument("--small", action="store_true", help="a few small contracts, ours among them")
    parser.add_argument("--docs", action="store_true", help="write docs/scoreboard.md, too")
    parser.add_argument("--samples", type=int, default=20, help="of each response and request; default: 20")
    parser.add_argument("--timeout", type=float, default=900.0, help="seconds for each step; default: 900")
    parser.add_argument("--workers", type=int, default=0, help="default: as many as there are cores")
    options = parser.parse_args()
    chosen = small(options.corpus) if options.small else list(_corpus(options.corpus))
    chosen = [(name, path) for name, path in chosen if options.only in name]
    if not chosen:
        print(f"no contract in {options.corpus}", file=sys.stderr)
        return 2
    settings = Settings(samples=options.samples, timeout=options.timeout, workers=options.workers)
    found = board(chosen, OUTPUT, settings, _say)
    text = sheet(found, options.samples)
    (OUTPUT / "scoreboard.md").write_text(text, encoding="utf-8")
    (OUTPUT / "scoreboard.html").write_text(to_html("oasmith: scoreboard", text), encoding="utf-8")
    if options.docs:
        (ROOT / "docs/scoreboard.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


def _corpus(folder: Path) -> list[tuple[str, Path]]:
    return [(path.relative_to(folder).as_posix(), path) for path in contracts(folder)] if folder.is_dir() else []


def _say(told: str) -> None:
    print(told, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
