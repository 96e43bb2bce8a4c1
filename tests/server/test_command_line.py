"""The command line: what is kept, what is made anew, and what is said when something cannot be done."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import jwt
import pytest

from server.__main__ import main
from tests.server_process import ROOT, ServerProcess, running_server


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m server` to its end."""
    command = [sys.executable, "-m", "server", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.slow
def test_links_stay_as_they_are_until_a_fresh_start_is_asked_for(tmp_path: Path) -> None:
    """A token stays good even after a fresh start."""
    database = str(tmp_path / "kept.sqlite3")
    with running_server(links=1, database=database) as first:
        token = first.token()
        assert 200 == first.reset(first.links[0]).status
    with running_server(links=2, database=database) as second:
        assert [422, 200] == [second.reset(link_id).status for link_id in second.links]
    with running_server(links=2, database=database, options=("--fresh",)) as third:
        assert 200 == third.reset(third.links[0]).status
        assert 200 == third.ask("POST", f"/links/{third.links[1]}/reset", token=token).status


def test_a_database_is_for_its_owner_only_because_the_secret_is_in_it(server: ServerProcess) -> None:
    """So are the files that SQLite puts beside it."""
    files = list(Path(server.database).parent.glob("*.sqlite3*"))
    assert 3 == len(files)  # the database, its write-ahead log, and the index of that
    assert {0o600} == {stat.S_IMODE(file.stat().st_mode) for file in files}


def test_a_token_is_printed_alone_on_its_line(tmp_path: Path) -> None:
    """A shell can put it into a variable as it is."""
    printed = run("token", "--database", str(tmp_path / "new.sqlite3"), "--owner", "me", "--lifetime", "60")
    assert (0, "") == (printed.returncode, printed.stderr)
    claims = jwt.decode(printed.stdout.strip(), options={"verify_signature": False})
    assert ("me", "links:reset", 60) == (claims["sub"], claims["scope"], claims["exp"] - claims["iat"])
    assert {"iss", "aud", "sub", "client_id", "scope", "iat", "exp", "jti"} == claims.keys()


def test_each_database_has_a_secret_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is none in the code."""
    signatures = set()
    for name in ("one", "two"):
        assert 0 == main(["token", "--database", str(tmp_path / name)])
        signatures.add(capsys.readouterr().out.rpartition(".")[2])
    assert 2 == len(signatures)


def test_stdout_says_where_the_server_is_and_how_to_get_a_token(tmp_path: Path) -> None:
    """The command can be copied as it is printed."""
    database = str(tmp_path / "my links.sqlite3")
    with running_server(database=database) as new:
        assert new.process.stdout is not None
        second = new.process.stdout.readline()
    assert f"{new.url}/docs" in second
    assert f"python -m server token --database '{database}'" in second


def test_a_port_that_is_taken_is_said_and_not_traced(tmp_path: Path) -> None:
    """Nothing is printed that could be taken for a server."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = run("--port", port, "--database", str(tmp_path / "new.sqlite3"))
    assert (2, "") == (refused.returncode, refused.stdout)
    assert f"server: cannot listen on 127.0.0.1:{port}: Address already in use\n" == refused.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rate-limit", "often"], "'often' is no rate limit, which is written like 600/minute"),
        (["--links", "-1"], "the number of links must not be negative"),
        (["--database", "nonsense://x"], "cannot use the database nonsense://x: "),
        (["--database", "postgresql+psycopg://me:password@127.0.0.1:1/x"], "No module named 'psycopg'"),
        (["--database", "{folder}"], "Is a directory"),
        (["--database", "{folder}/missing/x.sqlite3"], "No such file or directory"),
        (["--database", "{folder}/text"], "file is not a database"),
        (["--port", "70000"], "cannot listen on 127.0.0.1:70000: there is no such port"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """No traceback, and no password."""
    (tmp_path / "text").write_text(
        "This is a text, and long enough that nobody could take it for a new database.\n" * 9
    )
    options = [argument.replace("{folder}", str(tmp_path)) for argument in arguments]
    if "--database" not in options:
        options += ["--database", str(tmp_path / "new.sqlite3")]
    if "--port" not in options:
        options += ["--port", "0"]
    assert 2 == main(options)
    printed = capsys.readouterr()
    assert "" == printed.out
    assert said in printed.err
    assert printed.err.startswith("server: ")
    assert 1 == printed.err.count("\n")
    assert "password" not in printed.err


def test_a_secret_that_is_too_short_to_sign_with_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning would be overlooked."""
    monkeypatch.setitem(os.environ, "MONEYKIT_SERVER_SECRET", "short")
    assert 2 == main(["token", "--database", str(tmp_path / "new.sqlite3")])
    assert "server: MONEYKIT_SERVER_SECRET is shorter than 32 bytes\n" == capsys.readouterr().err


def test_help_shows_how_to_reach_the_other_outcomes(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has to read the code for them."""
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    assert "python -m server token --expired" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [("--lifetime", "0"), ("--lifetime", "-5"), ("--owner", "")])
def test_a_token_that_would_be_none_is_refused(tmp_path: Path, wrong: tuple[str, str]) -> None:
    refused = run("token", "--database", str(tmp_path / "new.sqlite3"), *wrong)
    assert (2, "") == (refused.returncode, refused.stdout)
    assert "expected a n" in refused.stderr
    assert not (tmp_path / "new.sqlite3").exists()
