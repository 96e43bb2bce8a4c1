"""An index that misbehaves is one line for people: no traceback, no credential, no endless answer."""

import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.publish import PublishError, build, index
from generator.publish.index import Index
from generator.publish.listing import Listed
from tests.publish.conftest import ROOT

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """Run a server that answers every request so; return its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that http.server wants
            answer(self)

        def do_POST(self) -> None:  # as above
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def says(status: int, kind: str = "text/plain", body: bytes = b"", **headers: str) -> Answer:
    """Return what answers with this status and body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status, headers.pop("reason", None))
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file to upload."""
    return build(ROOT / "generated", tmp_path_factory.mktemp("dist"))[0]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (says(400, reason="no \x1b[31m red"), r"answered 400 'no \x1b[31m red'."),
        (says(200, "application/vnd.pypi.simple.v1+json", b"<html>"), "is not a package index: it lists no files."),
        (says(200, "text/html", b"\xff\xfe"), "is not a package index: it lists no files."),
        (says(302, Location="/again"), "cannot be reached."),
    ],
)
def test_an_answer_that_is_no_list_is_one_line(answer: Answer, message: str) -> None:
    """It is not taken for an empty list, after which everything would be uploaded."""
    with answering(answer) as address, Index(address) as opened, pytest.raises(PublishError) as refused:
        opened.files("moneykit-client")

    assert f"{address} {message}" == str(refused.value)


def test_an_unknown_project_has_no_files() -> None:
    """Its page is not found (PEP 503), which is no error."""
    with answering(says(404)) as address, Index(address) as opened:
        assert {} == opened.files("moneykit-client")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (says(400, reason="Bad metadata"), "answered 400 'Bad metadata'."),
        (says(500, reason="Oops"), "answered 500 'Oops'."),
        (says(301, Location="/new"), "has moved (301); give its new address."),
        (says(403), "does not let you in (403); check TWINE_USERNAME and TWINE_PASSWORD."),
        (says(409), "has just been given {file} by someone else; try again."),
    ],
)
def test_a_refused_upload_is_one_line(wheel: Path, answer: Answer, message: str) -> None:
    """Whatever the reason."""
    with answering(answer) as address, Index(address) as opened, pytest.raises(PublishError) as refused:
        opened.upload(wheel)

    assert f"{address} {message.format(file=wheel.name)}" == str(refused.value)


def test_what_is_no_package_is_not_uploaded(tmp_path: Path) -> None:
    """A wheel without metadata is refused here, in one line."""
    zipfile.ZipFile(tmp_path / "broken-1.0-py3-none-any.whl", "w").close()

    with (
        answering(says(200)) as address,
        Index(address) as opened,
        pytest.raises(PublishError, match=r"^broken-1\.0-py3-none-any\.whl is not a valid package: "),
    ):
        opened.upload(tmp_path / "broken-1.0-py3-none-any.whl")


def test_an_endless_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list or file of an index may be large, not without bound."""
    monkeypatch.setattr(index, "LARGEST", 1 << 20)

    with (
        answering(says(200, "text/html", b" " * (3 << 20))) as address,
        Index(address) as opened,
        pytest.raises(PublishError, match=r"^127\.0\.0\.1 sends more than 1 MiB at once\.$"),
    ):
        opened.files("moneykit-client")


def test_a_silent_index_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the connection and says nothing."""
    monkeypatch.setattr(index, "PATIENCE", 0.2)
    asked: list[str] = []
    given_up = threading.Event()

    def silent(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        given_up.wait(60)

    with answering(silent) as address, Index(address) as opened:
        with pytest.raises(PublishError, match=r"/ does not answer\.$"):
            opened.files("moneykit-client")
        given_up.set()

    assert ["/simple/moneykit-client/"] == asked


def test_credentials_go_to_no_other_host() -> None:
    """A file that the index keeps elsewhere is fetched from there without them; its own pages are, with them."""
    seen: list[str | None] = []

    def remembering(request: BaseHTTPRequestHandler) -> None:
        seen.append(request.headers["Authorization"])
        says(200, body=b"content")(request)

    with answering(remembering) as here, answering(remembering) as elsewhere, Index(here) as opened:
        assert b"content" == opened.download(Listed(here + "a.whl"))
        assert b"content" == opened.download(Listed(elsewhere + "a.whl"))

    assert [True, False] == [credentials is not None for credentials in seen]
