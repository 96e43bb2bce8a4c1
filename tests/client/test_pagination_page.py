"""What docs/pagination.md shows runs as it stands: its contract is generated, its program run against a real server."""

from __future__ import annotations

import http.server
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.server_process import ROOT

PAGE = (ROOT / "docs" / "pagination.md").read_text(encoding="utf-8")
NAMES = ["Rex", "Tom", "Ada", "Bo", "Cy"]


def block(language: str) -> str:
    """Return the first example of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def oasmith(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of the page, and the client that its command generates."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "shelter.yaml").write_text(block("yaml"), encoding="utf-8")
    (folder / "tour.py").write_text(block("python"), encoding="utf-8")
    (command,) = re.findall(r"^\$ oasmith (generate .*)$", PAGE, re.MULTILINE)
    assert 0 == oasmith(folder, *command.split()).returncode
    return folder


@contextmanager
def shelter() -> Iterator[tuple[str, list[str]]]:
    """Serve pages of pets; give the URL, and the queries that come."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            url = urlsplit(self.path)
            asked.append(url.query)
            query = {name: int(values[0]) for name, values in parse_qs(url.query).items()}
            start = query.get("cursor", 0)
            end = start + query["limit"]
            pets = [{"name": one} for one in NAMES[start:end]]
            body = json.dumps({"data": pets, "next_cursor": str(end) if end < len(NAMES) else None}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002  the parent's word
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


def test_the_program_of_the_page_runs(folder: Path) -> None:
    with shelter() as (url, asked):
        environment = {**os.environ, "PYTHONPATH": str(folder / "client"), "SHELTER_BASE_URL": url}
        done = subprocess.run(
            [sys.executable, "tour.py"], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    assert ("", 0) == (done.stderr, done.returncode)
    assert [
        "all: Rex, Tom, Ada, Bo, Cy",
        "200 Rex, Tom 2",
        "later: Ada, Bo",
        "later: Cy",
        "async: Rex, Tom, Ada, Bo, Cy",
    ] == done.stdout.splitlines()
    whole = ["limit=2", "limit=2&cursor=2", "limit=2&cursor=4"]
    assert [*whole, "limit=2", *whole[1:], *whole] == asked


def test_type_checkers_know_the_items_of_the_page(folder: Path) -> None:
    use = folder / "use.py"
    use.write_text(_USE, encoding="utf-8")
    environment = {**os.environ, "MYPYPATH": str(folder / "client")}
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "tour.py", "use.py"]
    done = subprocess.run(mypy, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout
    (folder / "pyrightconfig.json").write_text(
        json.dumps({"include": ["tour.py", "use.py"], "extraPaths": ["client"], "typeCheckingMode": "strict"}),
        encoding="utf-8",
    )
    pyright = [str(ROOT / "tests/lint/node_modules/.bin/pyright"), f"--pythonpath={sys.executable}"]
    done = subprocess.run(pyright, cwd=folder, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout


_USE = '''
"""What type checkers see of a method that has pages."""

from collections.abc import AsyncIterator, Iterator
from typing import assert_type

from shelter_client import AsyncShelter, Page, Result, Shelter, models
from shelter_client.models import ListPetsResponse200, Pet


def use(client: Shelter) -> None:
    assert_type(client.pets.list_pets(limit=1), models.ListPetsResponse200)
    assert_type(client.pets.list_pets.all(limit=1), Iterator[models.Pet])
    assert_type(client.pets.list_pets.pages(), Iterator[Page[Result[ListPetsResponse200], Pet]])
    assert_type(client.pets.list_pets.resume("x"), Iterator[Page[Result[ListPetsResponse200], Pet]])


def wait(client: AsyncShelter) -> None:
    assert_type(client.pets.list_pets.all(limit=1), AsyncIterator[models.Pet])
'''


def test_the_configuration_of_the_page_says_the_same(folder: Path) -> None:
    before = (folder / "client/shelter_client/api/pets.py").read_text(encoding="utf-8")
    contract = yaml.safe_load(block("yaml"))
    del contract["paths"]["/pets"]["get"]["x-oasmith-pagination"]
    (folder / "bare.yaml").write_text(yaml.safe_dump(contract), encoding="utf-8")
    (folder / "config.json").write_text(block("json"), encoding="utf-8")
    done = oasmith(folder, "generate", "bare.yaml", "-o", "other", "--config", "config.json")
    assert 0 == done.returncode, done.stderr
    after = (folder / "other/shelter_client/api/pets.py").read_text(encoding="utf-8")
    assert before.replace("shelter.yaml", "bare.yaml") == after


def test_the_contract_of_the_page_is_proved(folder: Path) -> None:
    options = ("--client", "client", "--samples", "20", "--alone", "--workers", "0")
    done = oasmith(folder, "prove", "shelter.yaml", *options)
    assert 0 == done.returncode, done.stdout
