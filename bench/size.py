"""How much there is to read in a client: `python -m bench.size`, beside openapi-python-client's for the same contract.

`--docs` writes docs/size.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.process import ROOT, run
from bench.tables import table

CLIENT = ROOT / "generated/moneykit_client"
RUNTIME = "_runtime"
OFFICIAL = 29317
"""Lines of MoneyKit's official Python SDK, for its whole API."""
OFFICIAL_OPERATION = 256
"""Those of them that are about one operation."""


def main() -> int:
    """Count, and print the tables. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.size", description=__doc__)
    parser.add_argument("--docs", action="store_true", help="write docs/size.md, too")
    options = parser.parse_args()
    text = page(lines(CLIENT), _peer())
    if options.docs:
        (ROOT / "docs/size.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


def lines(package: Path) -> dict[str, int]:
    """Return how many lines each module of a package has, by its path in it."""
    files = sorted(package.rglob("*.py"))
    return {path.relative_to(package).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in files}


def _peer() -> dict[str, int]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "peer"
        run(
            ["openapi-python-client", "generate", "--path", ROOT / "openapi.yaml", "--output-path", folder], timeout=300
        )
        return lines(next(folder.glob("*/__init__.py")).parent)


def page(ours: dict[str, int], theirs: dict[str, int]) -> str:
    """Return both as Markdown."""
    written = {path: count for path, count in ours.items() if not path.startswith(f"{RUNTIME}/")}
    runtime = {path: count for path, count in ours.items() if path not in written}
    sums = (
        ("oasmith: what is written for the contract", sum(written.values())),
        ("oasmith: the runtime, the same in every client", sum(runtime.values())),
        ("openapi-python-client", sum(theirs.values())),
        ("MoneyKit's official SDK, one operation of it", OFFICIAL_OPERATION),
        ("MoneyKit's official SDK, the vendor's whole API", OFFICIAL),
    )
    parts = [
        "# Size",
        "",
        "Written by `python -m bench.size --docs`: lines of Python for the contract of this repository, one operation.",
        "",
        *table(("client", "lines"), ((name, str(count)) for name, count in sums)),
        "",
        "What is written for the contract is what a change of the contract changes, and what there is to review:",
        "",
        *_listed(written),
        "",
        "The runtime is ordinary Python, in `templates/runtime/`, tested there and copied unchanged:",
        "",
        *_listed(_rooms(runtime)),
        "",
        "openapi-python-client:",
        "",
        *_listed(theirs),
    ]
    return "\n".join(parts) + "\n"


def _rooms(runtime: dict[str, int]) -> dict[str, int]:
    """Return the sums of the folders, and the modules that are in none."""
    sums: dict[str, int] = {}
    for path, count in runtime.items():
        inside = path.removeprefix(f"{RUNTIME}/")
        room = f"{inside.partition('/')[0]}/" if "/" in inside else inside
        sums[room] = sums.get(room, 0) + count
    return sums


def _listed(counts: dict[str, int]) -> Iterator[str]:
    yield from table(("file", "lines"), ((f"`{path}`", str(count)) for path, count in counts.items()))


if __name__ == "__main__":
    sys.exit(main())
