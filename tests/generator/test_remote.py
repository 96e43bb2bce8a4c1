"""What a contract refers to at an address, over real sockets: fetched when allowed, and only what the lock pins."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator import remote as remotes
from generator.cli import main
from tests.generator.test_files import contract

PET = "{Pet: {type: object, properties: {name: {type: string}, kind: {$ref: kinds/kind.json}}}}"
KIND = '{"type": "string", "enum": ["cat", "dog"]}'


class Site:
    """A web server whose pages the test chooses: a body, or a status with a header and a body."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.pages: dict[str, bytes | tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []


@contextmanager
def serving() -> Iterator[Site]:
    """Serve a site on this machine."""
    served = Site("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            served.asked.append(self.path)
            page = served.pages.get(self.path, (404, {}, b""))
            status, headers, body = page if isinstance(page, tuple) else (200, {}, page)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Return a site with two files of a contract; the machine keeps nothing yet, and we are in an empty folder."""
    monkeypatch.setenv("OASMITH_CACHE", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    with serving() as found:
        found.pages |= {"/pets.yaml": PET.encode(), "/kinds/kind.json": KIND.encode()}
        yield found


def generate(site: Site, *more: str, page: str = "/pets.yaml#/Pet") -> int:
    """Generate a client of a contract that refers to a page of a site."""
    return main(["generate", str(contract(Path(), f"{site.url}{page}")), "-o", "out", *more])


def pins() -> dict[str, str]:
    """Return the addresses in the lock."""
    found: dict[str, str] = json.loads(Path("out/oasmith.lock").read_bytes())["remote"]
    return found


def test_nothing_is_fetched_unless_the_user_says_so(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == generate(site)
    assert f"`{site.url}/pets.yaml#/Pet` is at {site.url}/pets.yaml, and nothing is fetched without --allow-remote" in (
        capsys.readouterr().err
    )
    assert ([], False) == (site.asked, Path("out").exists())


def test_what_is_fetched_is_in_the_client_and_pinned(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A relative reference of a page leads to another page."""
    assert 0 == generate(site, "--allow-remote")
    assert "2 models" not in capsys.readouterr().out
    assert "kind: Kind | " in Path("out/a_client/models.py").read_text(encoding="utf-8")
    assert {f"{site.url}/pets.yaml", f"{site.url}/kinds/kind.json"} == set(pins())
    assert ["/pets.yaml", "/kinds/kind.json"] == site.asked


def test_what_is_pinned_is_fetched_once_on_a_machine(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == generate(site, "--allow-remote")
    site.pages.clear()
    site.asked.clear()
    assert 0 == generate(site, "--allow-remote")
    assert "nothing changed" in capsys.readouterr().out
    assert 0 == main(["check", "openapi.json", "-o", "out", "--allow-remote"])
    assert 0 == main(["explain", "#/paths/~1a/get", "--contract", "openapi.json", "-o", "out", "--allow-remote"])
    assert 0 == main(["prove", "openapi.json", "--client", "out", "--allow-remote", "--samples", "3", "--alone"])
    assert [] == site.asked
    assert 2 == main(["check", "openapi.json", "-o", "out"])


def test_another_file_at_a_pinned_address_is_refused_until_it_is_renewed(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine that has not kept the first, such as that of CI."""
    assert 0 == generate(site, "--allow-remote")
    before, lock = pins(), Path("out/oasmith.lock").read_bytes()
    monkeypatch.setenv("OASMITH_CACHE", str(tmp_path / "another"))
    site.pages["/kinds/kind.json"] = KIND.replace("dog", "cow").encode()
    capsys.readouterr()
    for command in (["generate"], ["check"]):
        assert 2 == main([*command, "openapi.json", "-o", "out", "--allow-remote"])
        told = capsys.readouterr().err
        assert f"{site.url}/pets.yaml:1:" in told
        assert f"is not what oasmith.lock pins, {before[f'{site.url}/kinds/kind.json']}" in told
    assert lock == Path("out/oasmith.lock").read_bytes()
    assert 0 == generate(site, "--allow-remote", "--renew")
    changed = {uri for uri, pin in pins().items() if pin != before[uri]}
    assert {f"{site.url}/kinds/kind.json"} == changed
    assert "COW" in "".join(path.read_text("utf-8") for path in Path("out/a_client").glob("*.py"))


def test_what_this_machine_keeps_is_not_believed(site: Site, tmp_path: Path) -> None:
    assert 0 == generate(site, "--allow-remote")
    for kept in (tmp_path / "cache/remote").iterdir():
        kept.write_text("{type: integer}", encoding="utf-8")
    Path("out/a_client/models.py").unlink()
    assert 0 == generate(site, "--allow-remote", "--force")
    assert 4 == len(site.asked)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ((404, {}, b""), "the server answered 404"),
        ((500, {}, b"a token"), "the server answered 500"),
        ((302, {"Location": "/other.yaml"}, b""), "the server answered 302, and that it is at /other.yaml"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "answered 302, and that it is at file:///etc/passwd"),
        ((200, {"Content-Length": "99"}, b"{}"), "the answer ended too early"),
        (b"\xff\xfe\xfd", "pets.yaml:1:1: not UTF-8"),
        (b"Pet: {$ref: 'file:///etc/passwd'}", "is a file of this machine, and what refers to it is not"),
        (b"Pet: {$ref: '/etc/passwd'}", "the server answered 404"),
        (b"Pet: {$ref: 'ftp://127.0.0.1/a'}", "is no file and no http address"),
        (b"x: 1", "refers to nothing in http://127.0.0.1"),
    ],
)
def test_what_a_server_answers_is_not_trusted(
    site: Site, page: bytes | tuple[int, dict[str, str], bytes], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/pets.yaml": page, "/other.yaml": PET.encode()}
    assert 2 == generate(site, "--allow-remote")
    told = capsys.readouterr().err
    assert said in told
    assert ("\n", False, False) == (told[-1], "Traceback" in told, "a token" in told)
    assert "/other.yaml" not in site.asked
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://user:word@127.0.0.1/a.yaml", "an address with a password"),
        ("http://127.0.0.1:0/a.yaml", "it is no address"),
        ("http://127.0.0.1:99999/a.yaml", "it is no address"),
        ("http:///a.yaml", "it is no address"),
        ("http://127.0.0.1/ä.yaml", "it is no address"),
        ("http://127.0.0.1/a%0d%0aX: y", "it is no address"),
        ("http://127.0.0.1:1/a.yaml", "it cannot be fetched: "),
    ],
)
def test_an_address_that_is_none(address: str, said: str, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["generate", str(contract(Path(), address)), "-o", "out", "--allow-remote"])
    assert said in capsys.readouterr().err
    assert [] == site.asked


def test_a_file_may_be_too_large(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remotes, "LONGEST", len(PET) - 1)
    assert 2 == generate(site, "--allow-remote")
    assert f"it is larger than {len(PET) - 1} bytes" in capsys.readouterr().err


def test_a_server_that_says_nothing_is_waited_for_as_long_as_the_configuration_says(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("client.yaml").write_text("http_timeout: 1", encoding="utf-8")
    held = threading.Event()

    class Hung(dict[str, bytes]):
        def get(self, *_: object) -> bytes:
            held.wait(10)
            return b""

    site.pages = Hung()  # type: ignore[assignment] # it only waits
    try:
        assert 2 == generate(site, "--allow-remote", "--config", "client.yaml")
    finally:
        held.set()
    assert "it cannot be fetched: timed out" in capsys.readouterr().err


def test_a_waiver_names_a_part_at_an_address(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.pages["/parts.yaml"] = b"{Framing: {name: Upgrade, in: header, schema: {type: string}}}"
    path = contract(Path(), "#/components/schemas/A")
    data = json.loads(path.read_text(encoding="utf-8"))
    data["components"] = {"schemas": {"A": {"type": "string"}}}
    data["paths"]["/a"]["get"]["parameters"] = [{"$ref": f"{site.url}/parts.yaml#/Framing"}]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert 2 == main(["generate", str(path), "-o", "out", "--allow-remote"])
    where = f"{site.url}/parts.yaml#/Framing"
    assert f"error: {site.url}/parts.yaml:1:2: {where}: not supported yet" in capsys.readouterr().err
    waiver = {"pointer": where, "reason": "the transport writes it"}
    Path("client.json").write_text(json.dumps({"waivers": [waiver]}), encoding="utf-8")
    assert 0 == main(["generate", str(path), "-o", "out", "--allow-remote", "--config", "client.json"])


def test_the_cache_is_not_needed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("no-folder").write_text("", encoding="utf-8")
    monkeypatch.setenv("OASMITH_CACHE", os.path.abspath("no-folder"))  # noqa: PTH100 # as a user writes it
    assert 0 == generate(site, "--allow-remote")
    assert 0 == main(["check", "openapi.json", "-o", "out", "--allow-remote"])
    assert 4 == len(site.asked)
