"""The command line: `python -m tests.contract` holds a server against the contract; the reference server by default."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.problem import Location, Problem, RefusedError, shown
from tests.contract.suite.attack import Plan
from tests.contract.suite.callers import ANYONE, Callers, read_callers
from tests.contract.suite.contract import Contract
from tests.contract.suite.report import lines, write
from tests.contract.suite.run import reachable, run
from tests.contract.suite.seed import SEED

EPILOG = """\
The token stands in the environment: TOKEN, or the variables that the callers file names.

exit codes:
  0  no finding; documented outcomes that nobody promised and nobody saw are listed
  1  findings, or an outcome that the callers file promises was never seen
  2  the contract, the callers file, the URL or a token cannot be used
"""


def main(arguments: Sequence[str]) -> int:
    """Run the suite; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        contract = Contract(options.contract)
        with _subject(options, contract) as (url, callers, tokens):
            plan = Plan(
                contract=contract,
                seed=options.seed,
                examples=options.examples,
                slowest=options.slowest,
                folder=options.output,
            )
            result = run(plan, url, callers, tokens)
    except RefusedError as error:
        for problem in error.problems:
            print(f"error: {problem}", file=sys.stderr)
        return 2
    write(result, options.output)
    print(*(shown_lines(line) for line in lines(result)), sep="\n")
    print(options.output / "index.html")
    return 1 if result.findings else 0


def shown_lines(text: str) -> str:
    """Return a text of some lines for a terminal: what a server says commands no terminal."""
    return "\n".join(shown(line) for line in text.split("\n"))


@contextmanager
def _subject(options: argparse.Namespace, contract: Contract) -> Iterator[tuple[str, Callers, Mapping[str, str]]]:
    """Give the URL, the callers and their tokens by variable: those of the user, or the reference server's."""
    if options.url is not None:
        url = options.url.rstrip("/")
        callers = ANYONE if options.callers is None else read_callers(options.callers, contract)
        tokens = _tokens(callers, options.callers)
        reachable(url)
        yield url, callers, tokens
        return
    if options.callers is not None:
        raise RefusedError(Problem("a callers file needs a server: give its --url", Location(str(options.callers))))
    from tests.contract.reference import CALLERS, reference_server  # noqa: PLC0415 # others' servers need none of ours

    callers = read_callers(CALLERS, contract)
    with reference_server() as reference:
        yield reference.url, callers, reference.tokens


def _tokens(callers: Callers, file: Path | None) -> dict[str, str]:
    """Return the tokens of the environment. Raises RefusedError for one that is not there or cannot be sent."""
    tokens: dict[str, str] = {}
    for variable in (caller.token for caller in callers.callers):
        if variable is None:
            continue
        token = os.environ.get(variable, "")
        where = Location(str(file) if file is not None else "TOKEN")
        if not token:
            raise RefusedError(Problem(f"the environment has no {variable}", where))
        if not token.isascii() or not token.isprintable() or " " in token:
            raise RefusedError(Problem(f"what the environment has as {variable} is no bearer token", where))
        if token in tokens.values():
            raise RefusedError(Problem(f"{variable} is the token of another caller, too", where))
        tokens[variable] = token
    return tokens


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.contract",
        description="Hold a server against the contract.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--url", help="the server; without it, the reference server is started")
    parser.add_argument(
        "--callers", type=Path, metavar="FILE", help="who asks; default: the owner of TOKEN, and nobody"
    )
    parser.add_argument("--contract", type=Path, default=Path("openapi.yaml"), metavar="SPEC", help="%(default)s")
    parser.add_argument("-o", "--output", type=Path, default=Path("build/contract"), metavar="DIR", help="%(default)s")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="another one sends other requests")
    parser.add_argument("--examples", type=int, default=40, metavar="N", help="made-up requests; %(default)s")
    parser.add_argument(
        "--slowest", type=float, default=5, metavar="SECONDS", help="how long an answer may take; %(default)s"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
