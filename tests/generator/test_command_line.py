"""The command line: what it says, how it ends, and that it never shows a traceback."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import __version__

ROOT = Path(__file__).parents[2]
CONTRACT = str(ROOT / "openapi.yaml")


def oasmith(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command as its users do."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120"}
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_the_version_is_told() -> None:
    assert f"oasmith {__version__}\n" == oasmith("--version").stdout


def test_the_help_has_examples() -> None:
    told = oasmith("--help").stdout
    assert "examples:" in told
    for command in ("generate", "check", "compare", "publish"):
        assert f"oasmith {command}" in told
        assert 0 == oasmith(command, "--help").returncode


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_telling_the_version_or_help_imports_nothing_heavy(flag: str) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "generator", flag]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
    modules = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert set() == {"attrs", "attr", "jinja2", "yaml", "rich", "openapi_python_client"} & modules


def test_generating_tells_what_was_generated(tmp_path: Path) -> None:
    done = oasmith("generate", CONTRACT, "-o", "client", cwd=tmp_path)
    assert (0, "") == (done.returncode, done.stderr)
    assert "MoneyKit 1.0.0, OpenAPI 3.1.1" in done.stdout
    assert "1 operation: links.reset_link" in done.stdout
    assert "8 documented errors" in done.stdout
    assert re.search(r"client/: MoneyKit in \d+ files, \d+ lines, \d+ changed, \d+\.\d s\n", done.stdout)
    again = oasmith("generate", CONTRACT, "-o", "client", cwd=tmp_path)
    assert "nothing changed" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("generate", "missing.yaml"), "error: missing.yaml: no such file\n"),
        (("check", "missing.yaml"), "error: missing.yaml: no such file\n"),
        (("compare", "missing.yaml"), "error: missing.yaml: no such file\n"),
        (("generate", CONTRACT, "--config", "missing.yaml"), "error: missing.yaml: no such file\n"),
        (("generate", CONTRACT, "--config", "missing.toml"), "error: missing.toml: cannot be read: "),
        (("generate", CONTRACT, "--templates", "missing"), "error: missing: no such folder\n"),
        (("generate", CONTRACT, "-o", "/proc/client"), "error: /proc/client cannot be written: "),
    ],
)
def test_a_missing_input_is_one_line_and_exit_code_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = oasmith(*arguments, cwd=tmp_path)
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith(said)
    assert 1 == done.stderr.count("\n")
    assert [] == list(tmp_path.iterdir())


def test_a_refused_contract_leaves_the_old_client_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_bytes(Path(CONTRACT).read_bytes())
    assert 0 == oasmith("generate", cwd=tmp_path).returncode
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*.*") if path.is_file()}
    text = Path(CONTRACT).read_text()
    (tmp_path / "openapi.yaml").write_text(text.replace("#/components/schemas/LinkState", "#/components/schemas/Gone"))
    done = oasmith("generate", cwd=tmp_path)
    assert 2 == done.returncode
    assert re.match(r"error: openapi\.yaml:\d+:\d+: #/components/schemas/Link/properties/state/\$ref: ", done.stderr)
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before if path.name != "openapi.yaml"}
    assert {path: told for path, told in before.items() if path.name != "openapi.yaml"} == after


def test_a_page_of_the_user_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/README.md.jinja").write_text("# Ours: {{ package.title }}\n")
    assert 0 == oasmith("generate", CONTRACT, "--templates", "pages", cwd=tmp_path).returncode
    assert "# Ours: MoneyKit\n" == (tmp_path / "generated/README.md").read_text()
    (tmp_path / "pages/README.md.jinja").write_text("{{ package.titel }}\n")
    done = oasmith("check", CONTRACT, "--templates", "pages", cwd=tmp_path)
    assert 2 == done.returncode
    assert "titel" in done.stderr


def test_a_bar_is_shown_only_to_a_person_who_waits(tmp_path: Path) -> None:
    (tmp_path / "slow.yaml").write_text("post_hooks: ['sleep 1.6']\n")
    quick = in_a_terminal(tmp_path, "generate", CONTRACT, "-o", "quick")
    slow = in_a_terminal(tmp_path, "generate", CONTRACT, "-o", "slow", "--config", "slow.yaml")
    assert "format" not in quick
    assert "format" in slow
    assert "━" in slow


def in_a_terminal(cwd: Path, *arguments: str) -> str:
    """Return what a command shows a person."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "generator", *arguments]
    process = subprocess.Popen(command, cwd=cwd, env=environment, stderr=theirs, stdout=subprocess.DEVNULL)
    os.close(theirs)
    shown = b""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end was closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert 0 == process.wait(30)
    return shown.decode(errors="replace")


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    command = f"{sys.executable} -m generator check {CONTRACT} -o {tmp_path} | head -c 10"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S602 # a pipe is what it is about
    assert "" == done.stderr.replace("\n", "").partition("/: stale")[0].partition(str(tmp_path))[0]


def test_comparing_shows_both_clients() -> None:
    done = oasmith("compare", "openapi.yaml")
    assert 0 == done.returncode
    assert "openapi-python-client" in done.stdout
    assert re.search(r"models and enums +16 +16", done.stdout)
    assert re.search(r"of the same name +16 +16", done.stdout)
