"""The command line: `python -m server` serves, `python -m server token` prints an access token."""

# ruff: noqa: T201 - what a command prints is its purpose.

import argparse
import re
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from server import serving
from server.app import create_app
from server.database import Database
from server.secret import VARIABLE, signing_secret
from server.seed import OWNER
from server.settings import DEFAULT_DATABASE, DEFAULT_RATE_LIMIT, Settings
from server.tokens import RESET, Tokens

EXAMPLES = f"""\
examples:
  python -m server                          serve on http://127.0.0.1:8000
  python -m server --port 0 --fresh         any free port, links as on the first day
  python -m server token                    a token that may reset the links of {OWNER}
  python -m server token --expired          401: one whose time is over
  python -m server token --scope links:read 401: one that may not reset links
  python -m server token --owner you        401: one of another API client

environment:
  {VARIABLE}   signs the tokens; without it, a secret is made and kept in the database
"""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; return the exit code: 0, or 2 if it cannot be done as it was asked."""
    options = _parser().parse_args(_with_default_command(list(arguments)))
    try:
        if options.command == "serve":
            return _serve(options)
        print(_token(options))
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
        print(f"server: cannot use the database {_without_password(options.database)}: {reason}", file=sys.stderr)
    except (OSError, ValueError, ImportError) as error:
        print(f"server: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 0
    else:
        return 0
    return 2


def _serve(options: argparse.Namespace) -> int:
    settings = Settings(
        database=options.database,
        rate_limit=options.rate_limit,
        links=options.links,
        fresh=options.fresh,
        description=options.reference,
    )
    # The address first: where another server has it, that server's links must not be touched.
    with serving.bind(options.host, options.port) as bound:
        app = create_app(settings)
        url = serving.url_of(bound)
        database = shlex.quote(_without_password(options.database))
        same_database = "" if options.database == DEFAULT_DATABASE else f" --database {database}"

        def announce() -> None:
            print(f"serving on {url}")
            print(f"reference: {url}/docs   a token: python -m server token{same_database}   stop: Ctrl+C", flush=True)

        serving.serve(app, bound, announce)
    return 0


def new_token(arguments: Sequence[str]) -> str:
    """Return what `python -m server token` prints with these arguments; raises what makes it fail."""
    return _token(_parser().parse_args(["token", *arguments]))


def _token(options: argparse.Namespace) -> str:
    database = Database(options.database)
    tokens = Tokens(signing_secret(database))
    database.close()
    lifetime = -options.lifetime if options.expired else options.lifetime
    return tokens.issue(owner=options.owner, scope=options.scope, lifetime=lifetime)


def _without_password(database: str) -> str:
    """Return the database as it was named, with asterisks where a URL has its password."""
    return re.sub(r"(?<=://)([^/@]*?):[^/]*@", r"\1:***@", database)


def _with_default_command(arguments: list[str]) -> list[str]:
    """Return the arguments with `serve` in front if they name no command."""
    if arguments and (arguments[0] in {"-h", "--help"} or not arguments[0].startswith("-")):
        return arguments
    return ["serve", *arguments]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m server",
        description="The reference server of MoneyKit's Force Reset Link.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    where = argparse.ArgumentParser(add_help=False)
    where.add_argument(
        "--database",
        default=DEFAULT_DATABASE,
        metavar="URL",
        help="a SQLAlchemy URL, or the path of a SQLite file (default: %(default)s)",
    )
    serve = commands.add_parser("serve", parents=[where], help="serve (the default)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", default=8000, type=int, help="0 is any free one (default: %(default)s)")
    serve.add_argument(
        "--rate-limit",
        default=DEFAULT_RATE_LIMIT,
        metavar="LIMIT",
        help="how many requests an API client may make (default: %(default)s)",
    )
    serve.add_argument(
        "--links",
        default=0,
        type=int,
        metavar="COUNT",
        help="seed so many more connected test links: mk_test_000001, mk_test_000002 …",
    )
    serve.add_argument("--fresh", action="store_true", help="forget all links and seed them again")
    serve.add_argument(
        "--reference",
        type=Path,
        metavar="FILE",
        help="the OpenAPI document, JSON or YAML, that /docs shows (default: the contract)",
    )
    token = commands.add_parser("token", parents=[where], help="print an access token")
    token.add_argument("--owner", default=OWNER, type=_name, help="the API client it is for (default: %(default)s)")
    token.add_argument(
        "--scope", default=RESET, metavar="SCOPES", help="what it allows, separated by spaces (default: %(default)s)"
    )
    token.add_argument("--expired", action="store_true", help="make it expired already")
    token.add_argument(
        "--lifetime", default=86_400, type=_seconds, metavar="SECONDS", help="how long it lives (default: %(default)s)"
    )
    return parser


def _seconds(text: str) -> int:
    seconds = int(text)
    if seconds <= 0:
        message = "expected a number of seconds above 0; --expired gives a token that has expired"
        raise argparse.ArgumentTypeError(message)
    return seconds


def _name(text: str) -> str:
    if not text.strip():
        message = "expected a name"
        raise argparse.ArgumentTypeError(message)
    return text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
