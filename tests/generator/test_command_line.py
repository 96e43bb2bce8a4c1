"""The command line: what it says, how it ends, and that it never shows a traceback."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import __version__
from generator.commands.bar import PATIENCE

ROOT = Path(__file__).parents[2]
CONTRACT = str(ROOT / "openapi.yaml")


# A user to whom the permissions of files apply, also where the tests run as root.
UNPRIVILEGED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


def oasmith(
    *arguments: str, cwd: Path = ROOT, before: list[str] | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as its users do, behind some other command if need be."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120", **variables}
    command = [*(before or ()), sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_the_version_is_told() -> None:
    assert f"oasmith {__version__}\n" == oasmith("--version").stdout


def test_the_help_has_examples() -> None:
    told = oasmith("--help").stdout
    assert "examples:" in told
    for command in ("generate", "check", "prove", "compare", "publish"):
        assert f"oasmith {command}" in told
        assert 0 == oasmith(command, "--help").returncode


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_telling_the_version_or_help_imports_nothing_heavy(flag: str) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "generator", flag]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
    modules = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert set() == {"attrs", "attr", "msgspec", "jinja2", "yaml", "rich", "openapi_python_client"} & modules


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_client_that_is_written_and_cannot_be_told_of_is_no_refusal(
    tmp_path: Path, again: bool, unbuffered: str
) -> None:
    command = [sys.executable, "-m", "generator", "generate", CONTRACT, "-o", "client"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered}
    if again:
        assert 0 == subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True).returncode
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    said = "error: the client is written, but not what there is to tell of it: No space left on device\n"
    assert (3, said) == (done.returncode, done.stderr)
    assert 0 == oasmith("check", CONTRACT, "-o", "client", cwd=tmp_path).returncode


def test_generating_tells_what_was_generated(tmp_path: Path) -> None:
    done = oasmith("generate", CONTRACT, "-o", "client", cwd=tmp_path)
    assert (0, "") == (done.returncode, done.stderr)
    assert "MoneyKit 1.0.0, OpenAPI 3.1.1" in done.stdout
    assert "1 operation: links.reset_link" in done.stdout
    assert "8 documented errors" in done.stdout
    assert re.search(r"client/: MoneyKit in \d+ files, \d+ lines, \d+ changed, \d+\.\d s\n", done.stdout)
    again = oasmith("generate", CONTRACT, "-o", "client", cwd=tmp_path)
    assert "nothing changed" in again.stdout


def test_checking_tells_what_else_is_in_the_package(tmp_path: Path) -> None:
    oasmith("generate", CONTRACT, "-o", "client", cwd=tmp_path)
    package = next((tmp_path / "client").glob("*/__init__.py")).parent
    (tmp_path / "client/notes.txt").write_text("mine")
    (package / "certificate.json").write_text("{}")
    (package / "__pycache__").mkdir()
    (package / "__pycache__/extra.pyc").write_bytes(b"")
    assert 0 == oasmith("check", CONTRACT, "-o", "client", cwd=tmp_path).returncode
    (package / "extra.py").write_text("x = 1")
    done = oasmith("check", CONTRACT, "-o", "client", cwd=tmp_path)
    told = f"client/: in the package, and not of the contract: {package.name}/extra.py; move them out"
    assert (1, "", True) == (done.returncode, done.stdout, done.stderr.startswith(told))


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
        (("generate", CONTRACT, "-o", f"/{'x' * 300}"), f"error: /{'x' * 300} cannot be written: File name too long\n"),
        (("check", CONTRACT, "-o", "x" * 300), f"error: {'x' * 300}: File name too long\n"),
        (("generate", CONTRACT, "--templates", "x" * 300), f"error: {'x' * 300}: cannot be read: File name too long\n"),
        (("generate", "\x1b[2J\n.yaml"), "error: \\x1b[2J\\n.yaml: no such file\n"),
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


@pytest.mark.parametrize(
    ("page", "line", "said"),
    [
        (b"fine\n{{ 1 / 0 }}\n", 2, "ZeroDivisionError: division by zero"),
        (b"fine\n\n{{ 'x' | round }}\n", 3, "TypeError: "),
        (b"fine\n{{ package.title | toml(1, 2) }}\n", 2, "TypeError: "),
        (b"fine\n\n\n{{ package.titel }}\n", 4, "'generator.package.Package object' has no attribute 'titel'"),
        (b"fine\n{% if %}\n", 2, "Expected an expression"),
        (b"fine\n\n\xff\n", 3, "not UTF-8"),
    ],
)
def test_a_fault_of_a_template_is_told_with_its_line(tmp_path: Path, page: bytes, line: int, said: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/README.md.jinja").write_bytes(page)
    done = oasmith("generate", CONTRACT, "--templates", "pages", cwd=tmp_path)
    assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
    assert done.stderr.startswith(f"error: pages/README.md.jinja:{line}: {said}")


def test_a_template_that_is_not_used_must_be_text_too(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/part.jinja").write_bytes(b"\xff")
    done = oasmith("generate", CONTRACT, "--templates", "pages", cwd=tmp_path)
    assert (2, "error: pages/part.jinja:1: not UTF-8\n") == (done.returncode, done.stderr)


@pytest.mark.skipif(bool(UNPRIVILEGED) and shutil.which("setpriv") is None, reason="root, and no setpriv")
@pytest.mark.parametrize("locked", ["locked", "locked/pages"])
def test_templates_out_of_reach_are_refused(tmp_path: Path, locked: str) -> None:
    (tmp_path / "locked/pages").mkdir(parents=True)
    (tmp_path / locked).chmod(0)
    done = oasmith("generate", CONTRACT, "--templates", "locked/pages", "-o", "out", cwd=tmp_path, before=UNPRIVILEGED)
    (tmp_path / locked).chmod(0o755)
    assert (2, "") == (done.returncode, done.stdout)
    assert re.fullmatch(r"error: locked/pages: (cannot be read: )?Permission denied\n", done.stderr)


@pytest.mark.skipif(bool(UNPRIVILEGED) and shutil.which("setpriv") is None, reason="root, and no setpriv")
def test_an_output_out_of_reach_is_refused(tmp_path: Path) -> None:
    assert 0 == oasmith("generate", CONTRACT, "-o", "out", cwd=tmp_path).returncode
    for path in ("out/api.md", "out"):
        mode = (tmp_path / path).stat().st_mode
        (tmp_path / path).chmod(0)
        for command in ("generate", "check"):
            done = oasmith(command, CONTRACT, "-o", "out", cwd=tmp_path, before=UNPRIVILEGED)
            assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
            assert re.match(rf"error: \S*{path}\S* cannot be read: Permission denied\n", done.stderr)
        (tmp_path / path).chmod(mode)


def test_a_loop_of_links_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for command in ("generate", "check"):
        done = oasmith(command, CONTRACT, "-o", "loop", cwd=tmp_path)
        assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
        assert done.stderr.startswith("error: ")


def titled(tmp_path: Path, title: str, tag: str = "links") -> Path:
    """Return a contract with one operation, and a title and a tag of its own."""
    data = {
        "openapi": "3.1.1",
        "info": {"title": title, "version": "1"},
        "paths": {
            "/links": {"get": {"operationId": "list", "tags": [tag], "responses": {"204": {"description": "."}}}}
        },
    }
    path = tmp_path / "titled.json"
    path.write_text(json.dumps(data))
    return path


@pytest.mark.parametrize(("title", "tag"), [("x" * 300, "links"), ("Links", "x" * 300)], ids=["title", "tag"])
def test_a_name_too_long_for_a_file_is_cut(tmp_path: Path, title: str, tag: str) -> None:
    contract = titled(tmp_path, title, tag)
    done = oasmith("generate", contract.name, cwd=tmp_path)
    assert (0, "") == (done.returncode, done.stderr)
    names = [path.name for path in (tmp_path / "generated").rglob("*")]
    assert max(map(len, names)) < 200
    assert any(re.match("x{100}", name) for name in names)


def test_a_lone_surrogate_in_a_title_is_escaped_or_refused(tmp_path: Path) -> None:
    contract = titled(tmp_path, "Links \ud800")
    done = oasmith("generate", contract.name, cwd=tmp_path)
    assert (0, "") == (done.returncode, done.stderr)
    assert "titled.json: Links \\ud800 1, OpenAPI" in done.stdout
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/README.md.jinja").write_text("{{ package.title }}\n")
    refused = oasmith("generate", contract.name, "--templates", "pages", cwd=tmp_path)
    assert (2, "error: README.md cannot be made: '\\ud800' is no character of UTF-8\n") == (
        refused.returncode,
        refused.stderr,
    )


def test_a_title_that_the_terminal_cannot_show_is_escaped(tmp_path: Path) -> None:
    contract = titled(tmp_path, "Żółw")
    done = oasmith("generate", contract.name, cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (0, "") == (done.returncode, done.stderr)
    assert "titled.json: \\u017b\\xf3\\u0142w 1, OpenAPI" in done.stdout


def test_a_contract_commands_no_terminal_and_forges_no_line(tmp_path: Path) -> None:
    contract = titled(tmp_path, "Links\x1b[2J\nerror: forged")
    done = oasmith("generate", contract.name, cwd=tmp_path)
    assert 0 == done.returncode
    assert "\x1b" not in done.stdout
    assert "titled.json: Links\\x1b[2J\\nerror: forged 1, OpenAPI" in done.stdout
    data = json.loads(contract.read_text())
    data["components"] = {"schemas": {"\x1b[2J\nerror: forged": {"$ref": "#/components/schemas/\x1b[1A\nerror: gone"}}}
    contract.write_text(json.dumps(data))
    refused = oasmith("generate", contract.name, cwd=tmp_path)
    assert 2 == refused.returncode
    assert "\x1b" not in refused.stderr
    assert "#/components/schemas/\\x1b[2J\\nerror: forged" in refused.stderr
    assert all(line.startswith("error: titled.json:") for line in refused.stderr.splitlines())


def hooked(tmp_path: Path, hook: str) -> subprocess.CompletedProcess[str]:
    """Generate with a hook of the user's."""
    (tmp_path / "config.json").write_text(json.dumps({"post_hooks": [hook]}))
    return oasmith("generate", CONTRACT, "--config", "config.json", "-o", "out", cwd=tmp_path)


def test_caches_that_a_hook_leaves_are_no_files_of_the_client(tmp_path: Path) -> None:
    cache = "mkdir -p {0} && printf '\\377' > {0}/x.bin"
    hook = " && ".join(cache.format(folder) for folder in (".mypy_cache/3.11", "moneykit_client/__pycache__"))
    done = hooked(tmp_path, f"{hook} && echo mine > .editorconfig")
    assert (0, "") == (done.returncode, done.stderr)
    assert [] == list((tmp_path / "out").rglob("*.bin"))
    assert "mine\n" == (tmp_path / "out/.editorconfig").read_text()


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ("printf '\\377' > x.bin", "a hook left x.bin, which is not text (UTF-8)"),
        ("touch $(printf 'a\\033b')", "a hook left a file with an unprintable name: 'a\\x1bb'"),
        ("printf '\\377\\033[2J\\nerror: forged'; exit 3", "failed with exit code 3: \\xff\\x1b[2J\n  error: forged"),
    ],
)
def test_what_a_hook_does_wrong_is_told(tmp_path: Path, hook: str, said: str) -> None:
    done = hooked(tmp_path, hook)
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("error: ")
    assert done.stderr.endswith(f"{said}\n")
    assert not (tmp_path / "out").exists()


def test_the_working_directory_can_be_the_output(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    before = here.stat().st_ino
    for _ in range(2):
        done = oasmith("generate", CONTRACT, "-o", ".", cwd=here)
        assert (0, "") == (done.returncode, done.stderr)
    assert before == here.stat().st_ino
    assert 0 == oasmith("check", CONTRACT, "-o", ".", cwd=here).returncode
    assert [here] == list(tmp_path.iterdir())


def test_a_bar_is_shown_only_to_a_person_who_waits(tmp_path: Path) -> None:
    (tmp_path / "slow.yaml").write_text("post_hooks: ['sleep 1.6']\n")
    began = time.monotonic()
    quick = in_a_terminal(tmp_path, "generate", CONTRACT, "-o", "quick")
    waited = time.monotonic() - began > PATIENCE  # on a busy machine
    slow = in_a_terminal(tmp_path, "generate", CONTRACT, "-o", "slow", "--config", "slow.yaml")
    assert waited or "format" not in quick
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


@pytest.mark.parametrize("closed", [1, 2])
def test_what_is_closed_changes_no_exit_code(tmp_path: Path, closed: int) -> None:
    for words, code in ((["generate", CONTRACT], 0), (["check", CONTRACT], 0), (["check", "missing.yaml"], 2)):
        command = [
            "sh",
            "-c",
            f'exec "$@" {closed}>&-',
            "sh",
            sys.executable,
            "-m",
            "generator",
            *words,
            "-o",
            str(tmp_path),
        ]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert code == done.returncode
        assert "Traceback" not in done.stdout + done.stderr


def test_comparing_shows_both_clients() -> None:
    done = oasmith("compare", "openapi.yaml")
    assert 0 == done.returncode
    assert "openapi-python-client" in done.stdout
    assert re.search(r"models and enums +16 +16", done.stdout)
    assert re.search(r"of the same name +16 +16", done.stdout)
