"""The command line: `python -m tests.contract.mutants` shows which faults of a server the contract suite notices."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from generator.problem import Location, Problem, RefusedError
from tests.contract.mutants.bench import HONEST, Setting, Verdict, names, verdicts
from tests.contract.mutants.score import sentence, table, word, write
from tests.contract.suite.judge import RULES
from tests.contract.suite.seed import SEED

EPILOG = """\
exit codes:
  0  the suite fails with every fault and passes without one
  1  a fault survives, or was never met, or the suite fails without one
  2  no fault is called that, or no rule
"""


def main(arguments: Sequence[str]) -> int:
    """Run the suite against every fault; return the exit code."""
    options = _parser().parse_args(arguments)
    setting = Setting(
        contract=options.contract,
        seed=options.seed,
        examples=options.examples,
        slowest=options.slowest,
        without=frozenset(options.without),
    )
    try:
        chosen = _chosen(setting, options.only)
    except RefusedError as error:
        for problem in error.problems:
            print(f"error: {problem}", file=sys.stderr)
        return 2
    if options.list:
        print(*chosen[1:], sep="\n")
        return 0
    found: list[Verdict] = []
    for it in verdicts(setting, chosen):
        found.append(it)
        if sys.stderr.isatty():
            print(f"{len(found)}/{len(chosen)} {word(it)}: {it.name}", file=sys.stderr)
    write(found, setting, options.output)
    # A terminal has its width; a log should have room for the names.
    console = Console(width=None if sys.stdout.isatty() else 180)
    console.print(table(found))
    for it in found:
        if it.name == HONEST and not it.passed:
            print(*it.findings, sep="\n")
    print(sentence(found))
    print(options.output / "index.html")
    return 0 if all(it.passed for it in found) else 1


def _chosen(setting: Setting, only: Sequence[str]) -> list[str]:
    """Return the names of the faults to try, after that of none. Raises RefusedError for what means nothing."""
    unknown = sorted(set(setting.without) - set(RULES))
    if unknown:
        raise RefusedError(Problem(f"`{unknown[0]}` is no rule; there are: {', '.join(RULES)}", Location("--without")))
    known = names(setting)
    chosen = [name for name in known if not only or any(part in name for part in only)]
    for part in only:
        if not any(part in name for name in known):
            raise RefusedError(Problem(f"no fault has `{part}` in its name; --list shows them", Location("--only")))
    return [HONEST, *chosen]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.contract.mutants",
        description="Show which faults of a server the contract suite notices.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", action="append", default=[], metavar="TEXT", help="only faults with it in their name")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="RULE",
        help="leave a rule of the suite out: what is it worth?",
    )
    parser.add_argument("--list", action="store_true", help="only print the names of the faults")
    parser.add_argument("--contract", type=Path, default=Path("openapi.yaml"), metavar="SPEC", help="%(default)s")
    parser.add_argument("-o", "--output", type=Path, default=Path("build/mutants"), metavar="DIR", help="%(default)s")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="another one sends other requests")
    parser.add_argument("--examples", type=int, default=5, metavar="N", help="made-up requests; %(default)s")
    parser.add_argument("--slowest", type=float, default=5, metavar="SECONDS", help="an answer may take; %(default)s")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
