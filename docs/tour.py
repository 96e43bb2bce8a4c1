"""Shows the whole job on this machine: generate, build, install, serve, call. This is what `make` alone runs."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from generator.publish import PublishError, build

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0  # seconds for the server to start, and to stop
OK, BROKEN, INTERRUPTED = 0, 1, 130

TERMINAL = sys.stdout.isatty() and "NO_COLOR" not in os.environ
BOLD, DIM, GREEN, RED, PLAIN = ("\033[1m", "\033[2m", "\033[32m", "\033[31m", "\033[0m") if TERMINAL else ("",) * 5
CLEAR = "\r\033[K" if TERMINAL else ""

# What somebody types who has just installed the client. It is run as it stands, in the fresh environment.
SESSION = """\
from moneykit_client import LinkBadStateError, MoneyKit
moneykit = MoneyKit(base_url="{url}")  # the token is in MONEYKIT_TOKEN
link = moneykit.links.reset_link("mk_eqkWN34UEoa2NxyALG8pcV")
link.institution_name, link.state, link.error_code
link.last_synced_at.isoformat()
try:
    moneykit.links.reset_link(link.link_id)
except LinkBadStateError as error:
    print(f"{{type(error).__name__}}: {{error}}")

"""
EXPECTED = ("<LinkState.ERROR: 'error'>", "<LinkErrorCode.AUTH_EXPIRED: 'auth_expired'>", "\nLinkBadStateError: ")

# Runs the lines of its standard input as the interactive interpreter does, and shows them with its prompts.
INTERPRETER = """\
import code, sys
class Console(code.InteractiveConsole):
    def showtraceback(self):
        super().showtraceback()
        sys.exit(1)
console, more = Console(), False
for line in sys.stdin.read().splitlines():
    print(("... " if more else ">>> ") + line, flush=True)
    more = console.push(line)
"""


class StepFailedError(Exception):
    """What a step said when it failed."""


def main() -> int:
    """Take the tour; return the exit code: 0, or 1 when a step failed, or 130 when it was interrupted."""
    signal.signal(signal.SIGTERM, _interrupt)
    print(f"\n{BOLD}From a contract to a client that people like to use{PLAIN}\n")
    start = time.monotonic()
    try:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="oasmith-tour-")))
            transcript = _tour(folder, stack)
    except KeyboardInterrupt:
        print(f"\n{DIM}Interrupted; everything that was started has been stopped.{PLAIN}", file=sys.stderr)
        return INTERRUPTED
    except (StepFailedError, PublishError, OSError) as error:
        print(f"\n{error}\n\n{RED}The tour ends here.{PLAIN}", file=sys.stderr)
        return BROKEN
    print(f"\n{_indented(transcript)}\n")
    print(f"{GREEN}All of it works{PLAIN}, in {time.monotonic() - start:.0f} seconds. The client is in generated/.")
    print(f"{DIM}Next:{PLAIN} make test   {DIM}every test{PLAIN}   make serve   {DIM}the server{PLAIN}   make help\n")
    return OK


def _tour(folder: Path, stack: ExitStack) -> str:
    """Take each step; return what the last one, the session with the installed client, shows."""
    with _step("generate", "the client, from openapi.yaml") as done:
        _run(sys.executable, "-m", "generator", "generate")
        modules = [file for file in (ROOT / "generated").rglob("*.py") if file.is_file()]
        done(f"generated/, {len(modules)} modules from openapi.yaml")
    with _step("build", "its wheel") as done:
        (folder / "dist").mkdir()
        wheel, _ = build(ROOT / "generated", folder / "dist")
        done(f"{wheel.name}, {wheel.stat().st_size / 1024:.0f} KiB")
    with _step("install", "the wheel into a fresh environment") as done:
        python = _installed(wheel, folder / "environment")
        done("the wheel and what it needs, into a fresh environment")
    with _step("serve", "the reference server") as done:
        database = str(folder / "tour.sqlite3")
        url = _serving(database, stack)
        token = _run(sys.executable, "-m", "server", "token", "--database", database).strip()
        done(f"the reference server, on {url}")
    with _step("call", "reset a link, with the installed client") as done:
        # Elsewhere and isolated, so that it is the installed client that is imported.
        transcript = _run(
            *(python, "-I", "-c", INTERPRETER),
            stdin=SESSION.format(url=url),
            cwd=folder,
            MONEYKIT_TOKEN=token,
        )
        missing = [part for part in EXPECTED if part not in transcript]
        if missing:
            raise StepFailedError(f"{_indented(transcript)}\n\nThis was expected: {', '.join(missing)}")
        done("a link is reset, and a second reset is refused with a typed error")
    return transcript


def _installed(wheel: Path, environment: Path) -> Path:
    """Install the wheel into a new environment, with the locked versions of what it needs; return its Python."""
    uv = (sys.executable, "-m", "uv", "--quiet")
    _run(*uv, "venv", "--python", sys.executable, str(environment))
    python = environment / "bin" / "python"
    locked = str(ROOT / "requirements" / "development.txt")
    _run(*uv, "pip", "install", "--python", str(python), "--constraints", locked, str(wheel))
    return python


def _serving(database: str, stack: ExitStack) -> str:
    """Start the reference server, which ends with the tour; return its address."""
    log = stack.enter_context(Path(database).with_suffix(".log").open("w+"))
    process = stack.enter_context(
        subprocess.Popen(
            [sys.executable, "-m", "server", "serve", "--port", "0", "--database", database],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    )
    stack.callback(_stop, process)
    overdue = threading.Timer(PATIENCE, process.kill)
    overdue.start()
    first = process.stdout.readline() if process.stdout else ""
    overdue.cancel()
    if not first.startswith("serving on "):
        log.seek(0)
        raise StepFailedError(first + log.read())
    return first.removeprefix("serving on ").strip()


def _stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def _run(*command: str | Path, stdin: str = "", cwd: Path = ROOT, **variables: str) -> str:
    """Run a command and return what it prints; what it says is the message when it fails."""
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | variables, input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StepFailedError((done.stdout + done.stderr).strip())
    return done.stdout


@contextmanager
def _step(name: str, what: str) -> Iterator["_Done"]:
    """Show a step while it is taken (on a terminal) and, in its place, how it went and how long it took."""
    start = time.monotonic()
    done = _Done(what)
    if TERMINAL:
        print(f"  {DIM}· {name:<9} {what}{PLAIN}", end="", flush=True)
    try:
        yield done
    except BaseException:
        _line(f"{RED}✗{PLAIN}", name, what, start)
        raise
    _line(f"{GREEN}✓{PLAIN}", name, done.what, start)


class _Done:
    """How a step went; calling it says so."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __call__(self, what: str) -> None:
        self.what = what


def _line(mark: str, name: str, what: str, start: float) -> None:
    seconds = f"{DIM}{time.monotonic() - start:5.1f} s{PLAIN}"
    print(f"{CLEAR}  {mark} {BOLD}{name:<9}{PLAIN} {what:<68} {seconds}", flush=True)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.strip().splitlines())


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
