"""The command line of each case's client has help for everything; what some of them send is read from a socket."""

from __future__ import annotations

import email
import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from tests.cases.test_cases import GOOD, HERE, imported, name
from tests.recording_server import Recorded, Recorder, recording

SEND_PHOTOS = ("default", "send-photos")
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_every_operation_has_help(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def helped(*words: str) -> str:
        with pytest.raises(SystemExit) as ended:
            running.run(found, page.SERVICE, page.GROUPS, (*words, "--help"))
        said = capsys.readouterr()
        assert (0, "") == (ended.value.code, said.err)
        return said.out

    with imported(case, tmp_path) as package:
        page = importlib.import_module(f"{package.__name__}.__main__")
        running = importlib.import_module(f"{package.__name__}._runtime.command_line.running")
        words = importlib.import_module(f"{package.__name__}._runtime.command_line.words")
        reading = importlib.import_module(f"{package.__name__}._runtime.command_line.arguments")
        client = importlib.import_module(f"{package.__name__}.client")
        (found,) = (it for it in vars(page).values() if isinstance(it, type) and it.__module__ == client.__name__)
        assert "exit status:" in helped()
        for group, named in words.spelled(page.GROUPS).items():
            one = page.GROUPS[named]
            told = helped(group)
            for operation, function in words.spelled(one.operations).items():
                assert f"  {operation}" in told
                shown = helped(group, operation)
                resource = importlib.import_module(f"{package.__name__}.api.{one.module}")
                method = reading.method(getattr(getattr(resource, one.class_name), function).__wrapped__)
                positional = [each for each in method.arguments if each.positional]
                assert positional == list(method.arguments[: len(positional)])
                options = words.spelled((each.name for each in method.arguments if not each.positional), {"help"})
                missing = [option for option in options if f"--{option} " not in shown]
                assert [] == missing
                assert ("body:" in shown) == (method.body is not None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for clients."""
    return tmp_path_factory.mktemp("clients")


@pytest.fixture
def server() -> Iterator[Recorder]:
    """A server that keeps what it is asked."""
    with recording() as seen:
        yield seen


def runner(folder: Path, case: str, server: Recorder) -> Run:
    """Return what runs the command line of a case's client in a process of its own."""
    output = folder / case
    if not output.exists():
        assert 0 == main(["generate", str(HERE / case / "openapi.yaml"), "-o", str(output)])
    (init,) = output.glob("*/__init__.py")
    package = init.parent.name
    environment = {
        **os.environ,
        "PYTHONPATH": str(output),
        f"{package.removesuffix('_client').upper()}_BASE_URL": server.url,
    }

    def run(
        *words: str, sent: bytes = b"", before: tuple[str, ...] = (), **more: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*before, sys.executable, "-W", "error", "-m", package, *words],
            env={**environment, **more},
            input=sent,
            capture_output=True,
            check=False,
            cwd=folder,
        )

    return run


def sent(run: Run, server: Recorder, *words: str, stdin: bytes = b"", **more: str) -> Recorded:
    """Run a command that succeeds and prints nothing; return the request."""
    done = run(*words, sent=stdin, **more)
    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)
    return server.last


def test_parameters_are_written_in_their_styles(folder: Path, server: Recorder) -> None:
    run = runner(folder, "parameters", server)
    words = ["team-members", "find", "a b/c", "3,4", "--verbose", "true", "--ids", "x", "--ids", "y,z"]
    words += ["--packed", "p", "--packed", "q", "--piped", "r", "--piped", "s", "--filter", '{"k": "v w"}']
    words += ["--x-trace-id", "t", "--session", "u", "--from", "f", "--team-query", "g"]
    request = sent(run, server, *words)
    assert "GET" == request.method
    path, _, query = request.target.partition("?")
    assert "/teams/a%20b%2Fc/members.3,4" == path
    expected = "verbose=true&ids=x&ids=y%2Cz&packed=p,q&piped=r%7Cs&filter%5Bk%5D=v%20w&from=f&team=g"
    assert sorted(expected.split("&")) == sorted(query.split("&"))
    assert ("t", "session=u") == (request.headers["x-trace-id"], request.headers["cookie"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["t", "1,b", "--verbose", "true"], "argument MEMBER: expected an integer, got 'b'"),
        (["t", "1", "--verbose", "yes"], "argument --verbose: expected true or false, got 'yes'"),
        (["t", "1"], "the following arguments are required: --verbose"),
        (
            ["t", "1", "--verbose", "true", "--filter", '{"k": 1}'],
            "argument --filter: $.k: expected a string, got an integer",
        ),
        (
            ["", "1", "--verbose", "true"],
            "path parameter 'team': is empty, which would name another resource",
        ),
        (
            ["t", "1", "--verbose", "true", "--x-trace-id", "a\nb"],
            "header parameter 'X-Trace-Id': a header has only printable ASCII, and no space at its ends",
        ),
        (["t", "1", "--verb", "true"], "the following arguments are required: --verbose"),
    ],
)
def test_what_is_no_value_is_told_and_nothing_is_sent(
    folder: Path, server: Recorder, words: list[str], told: str
) -> None:
    done = runner(folder, "parameters", server)("team-members", "find", *words)
    assert (2, b"") == (done.returncode, done.stdout)
    assert told in done.stderr.decode().splitlines()[-1]
    assert [] == server.requests


def test_a_parameter_with_a_media_type_is_json(folder: Path, server: Recorder) -> None:
    run = runner(folder, "parameter_content", server)
    words = [
        "default",
        "find",
        '{"x": 1}',
        "--filter",
        '{"a": "b"}',
        "--x-meta",
        "m",
        "--x-meta",
        "n",
        "--state",
        "true",
    ]
    request = sent(run, server, *words, "--top", "")
    assert "/items/%7B%22x%22%3A1%7D?filter=%7B%22a%22%3A%22b%22%7D&%24top=" == request.target
    assert '["m","n"]' == request.headers["x-meta"]


def test_a_whole_query_string_is_an_option(folder: Path, server: Recorder) -> None:
    run = runner(folder, "querystring", server)
    assert (
        "/search?q=a%20b&n=1&n=2"
        == sent(run, server, "default", "search", "--selector", '{"q": "a b", "n": [1, 2]}').target
    )


def test_a_body_is_whole_or_made_of_options_or_both(folder: Path, server: Recorder, tmp_path: Path) -> None:
    run = runner(folder, "bodies", server)
    server.answer(202)
    note = tmp_path / "note.json"
    note.write_text('{"text": "from a file", "more": [1]}', encoding="utf-8")
    for given, expected in (
        (["--body", '{"text": "a", "at": "2024-05-01T10:00:00Z"}'], {"text": "a", "at": "2024-05-01T10:00:00Z"}),
        (["--body", f"@{note}"], {"text": "from a file", "more": [1]}),
        (["--text", "12", "--at", "2024-05-01T10:00:00+02:00"], {"text": "12", "at": "2024-05-01T10:00:00+02:00"}),
        (["--body", f"@{note}", "--text", "other"], {"text": "other", "more": [1]}),
        (["--body", "-"], {"text": "from a pipe"}),
    ):
        request = sent(run, server, "default", "create-note", *given, stdin=b'{"text": "from a pipe"}')
        assert expected == json.loads(request.content)
        assert "application/json" == request.headers["content-type"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "the operation needs a body: give --body"),
        (["--body", "{"], "the body: $: expected JSON, got Expecting property name"),
        (["--body", "[]", "--text", "a"], "--body: options for properties go with an object"),
        (["--body", '{"text": 1}'], "the body: $.text: expected a string, got an integer"),
        (["--at", "2024-05-01T10:00:00Z"], "the body: $.text: expected a string, got nothing"),
        (["--body", "@missing.json"], "missing.json: No such file or directory"),
        (["--text", "a", "--at", "yesterday"], "argument --at: expected a date-time (RFC 3339), got 'yesterday'"),
        (["--body", "[" * 9000], "the body: it is nested too deep"),
    ],
)
def test_what_is_no_body_is_told_and_nothing_is_sent(
    folder: Path, server: Recorder, words: list[str], told: str
) -> None:
    done = runner(folder, "bodies", server)("default", "create-note", *words)
    assert (2, b"") == (done.returncode, done.stdout)
    assert told in done.stderr.decode().splitlines()[-1]
    assert [] == server.requests


def test_a_closed_standard_input_is_told(folder: Path, server: Recorder) -> None:
    closed = ("sh", "-c", 'exec "$@" <&-', "sh")
    for case, *words in (("bodies", "default", "create-note", "--body", "-"), ("forms", *SEND_PHOTOS, "--cover", "-")):
        done = runner(folder, case, server)(*words, before=closed)
        assert (2, b"") == (done.returncode, done.stdout)
        assert done.stderr.decode().splitlines()[-1].endswith("the standard input is closed")
    assert [] == server.requests


def test_files_and_properties_of_forms_are_options(folder: Path, server: Recorder, tmp_path: Path) -> None:
    run = runner(folder, "forms", server)
    cover = tmp_path / "cover.png"
    cover.write_bytes(b"\x89PNG\r\n")
    words = ["default", "send-photos", "--cover", str(cover), "--more", str(cover), "--more", "-", "--title", "Día"]
    words += ["--about-x-trace", "me", "--about-x-sizes", "1", "--about-x-sizes", "2"]
    request = sent(run, server, *words, "--body", '{"about": {"by": "me"}}', stdin=b"piped")
    message = b"Content-Type: " + request.headers["content-type"].encode() + b"\r\n\r\n" + request.content
    parts = [
        (part.get_param("name", header="content-disposition"), part.get_filename(), part.get_payload(decode=True))
        for part in email.message_from_bytes(message).walk()
        if not part.is_multipart()
    ]
    assert [
        ("about", None, b'{"by":"me"}'),
        ("cover", "cover.png", b"\x89PNG\r\n"),
        ("more", "cover.png", b"\x89PNG\r\n"),
        ("more", "stdin", b"piped"),
        ("title", None, "Día".encode()),
    ] == sorted(parts)
    assert b"X-Trace: me\r\nX-Sizes: 1,2\r\n" in request.content
    words = ["default", "create-charge", "--amount", "5", "--tags", "a", "--tags", "b", "--nick", "n"]
    assert b"amount=5&nick=n&tags=a,b" == b"&".join(sorted(sent(run, server, *words).content.split(b"&")))


def test_the_media_type_of_a_body_is_an_option(folder: Path, server: Recorder) -> None:
    run = runner(folder, "media_types", server)
    server.answer(200, b'{"name": "a"}', "application/vnd.thing.v3+json")
    for given, content_type, content in (
        (["--name", "a"], "application/json", b'{"name":"a"}'),
        (["--content-type", "text/csv", "--body", "a,b"], "text/csv", b"a,b"),
        (["--content-type", "application/octet-stream", "--body", "-"], "application/octet-stream", b"\xff\x00"),
        (["--content-type", "application/x+json", "--body", '{"name": "b"}'], "application/x+json", b'{"name":"b"}'),
    ):
        done = run("default", "put-thing", "1", *given, sent=b"\xff\x00")
        assert (0, b'{\n  "name": "a"\n}\n', b"") == (done.returncode, done.stdout, done.stderr)
        assert (content_type, content) == (server.last.headers["content-type"], server.last.content)
    done = run("default", "put-thing", "1", "--content-type", "text/html", "--body", "a")
    assert 2 == done.returncode
    assert b"the contract has no body of the content type 'text/html'" in done.stderr


def test_an_answer_that_is_no_json_is_written_as_it_came(folder: Path, server: Recorder) -> None:
    run = runner(folder, "media_types", server)
    words = ["default", "put-thing", "1", "--name", "a"]
    server.answer(200, b"\x89PNG\r\n\xff", "image/png")
    assert (0, b"\x89PNG\r\n\xff", b"") == _end(run(*words))
    assert (0, b"", b"") == _end(run(*words, "--to", "picture.png"))
    assert b"\x89PNG\r\n\xff" == (folder / "picture.png").read_bytes()
    server.answer(200, "ü,b".encode(), "text/plain; charset=utf-8")
    assert (0, "ü,b\n".encode(), b"") == _end(run(*words, "--output", "table"))
    code, _, said = _end(run(*words, "--to", "missing/picture.png"))
    assert (1, True) == (code, b"could not be written" in said)


def test_credentials_come_from_the_environment_alone(folder: Path, server: Recorder) -> None:
    run = runner(folder, "security_schemes", server)
    help_ = run("--help").stdout.decode()
    variables = re.findall(r"SCHEMES_\w+", help_)
    assert {"SCHEMES_BASIC_USERNAME", "SCHEMES_HEADER_KEY", "SCHEMES_OAUTH_TOKEN"} <= set(variables)
    for group in (["--help"], ["default", "header", "--help"]):
        assert not re.search(r"--(header-key|api-key|token|password)", run(*group).stdout.decode())
    request = sent(run, server, "default", "basic", SCHEMES_BASIC_USERNAME="me", SCHEMES_BASIC_PASSWORD="secret")
    assert "Basic bWU6c2VjcmV0" == request.headers["authorization"]
    code, out, said = _end(run("default", "header"))
    assert (3, b"") == (code, out)
    assert b"SCHEMES_HEADER_KEY" in said


def _end(done: subprocess.CompletedProcess[bytes]) -> tuple[int, bytes, bytes]:
    return done.returncode, done.stdout, done.stderr


def test_no_token_is_a_line_and_a_status(folder: Path, server: Recorder) -> None:
    """As missing credentials are: nothing was sent to the service."""
    server.answer(401, b'{"error": "invalid_client"}')
    given = {"PURCHASES_OAUTH_CLIENT_ID": "shop", "PURCHASES_OAUTH_CLIENT_SECRET": "hush-hush-hush"}
    done = runner(folder, "oauth2", server)("orders", "list-orders", **given)
    assert (3, b"") == (done.returncode, done.stdout)
    assert b"no token from" in done.stderr
    assert b"Traceback" not in done.stderr
