"""What docs/streaming.md shows runs as it stands: its contract is generated, its program run against a real server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.server_process import PATIENCE, ROOT

PAGE = (ROOT / "docs" / "streaming.md").read_text(encoding="utf-8")

_SHELTER = '''
"""A shelter that sends what the page reads, and keeps photos."""

import asyncio
import json
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

photos = {}


async def pets(_):
    async def lines():
        for name in ("Rex", "Tom"):
            yield json.dumps({"name": name}).encode() + b"\\n"
            await asyncio.sleep(0.01)

    return StreamingResponse(lines(), media_type="application/jsonl")


async def arrivals(_):
    async def events():
        yield b": hello\\n\\nid: 7\\ndata: {\\"name\\":\\ndata: \\"Ada\\"}\\n\\n"
        await asyncio.sleep(60)

    return StreamingResponse(events(), media_type="text/event-stream")


async def photo(request):
    name = request.path_params["name"]
    if request.method == "PUT":
        photos[name] = b"".join([piece async for piece in request.stream()])
        framing = request.headers.get("content-length") or request.headers.get("transfer-encoding")
        print(name, framing, len(photos[name]), flush=True)
        return Response(status_code=204)
    if name not in photos:
        return JSONResponse({"title": f"no photo of {name}"}, status_code=404)
    return Response(photos[name], media_type="image/png")


routes = [Route("/pets", pets), Route("/arrivals", arrivals), Route("/photos/{name}", photo, methods=["GET", "PUT"])]
config = uvicorn.Config(Starlette(routes=routes), port=0, log_level="error", timeout_graceful_shutdown=1)
socket = config.bind_socket()
print(socket.getsockname()[1], flush=True)
uvicorn.Server(config).run([socket])
'''


def block(language: str) -> str:
    """Return the first example of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of the page, and the client that its command generates."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "shelter.yaml").write_text(block("yaml"), encoding="utf-8")
    (folder / "tour.py").write_text(block("python"), encoding="utf-8")
    (folder / "shelter.py").write_text(_SHELTER, encoding="utf-8")
    (folder / "rex.png").write_bytes(bytes(100_000))
    (command,) = re.findall(r"^\$ oasmith (generate .*)$", PAGE, re.MULTILINE)
    done = run(folder, sys.executable, "-m", "generator", *command.split(), PYTHONPATH=str(ROOT))
    assert 0 == done.returncode, done.stderr
    return folder


@contextmanager
def shelter(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve in a process of its own; give the URL, and what it printed once it has ended."""
    printed: list[str] = []
    process = subprocess.Popen([sys.executable, "shelter.py"], cwd=folder, text=True, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}", printed
    finally:
        process.terminate()
        printed += process.communicate(timeout=PATIENCE)[0].splitlines()


def test_the_program_of_the_page_runs(folder: Path) -> None:
    with shelter(folder) as (url, printed):
        done = run(folder, sys.executable, "tour.py", PYTHONPATH=str(folder / "client"), SHELTER_BASE_URL=url)
    assert ("", 0) == (done.stderr, done.returncode)
    assert [
        "exported: Rex",
        "exported: Tom",
        "arrived: Ada 7",
        "copied: 100000",
        "none: 404 Not Found: no photo of ada [GET /photos/{name}]",
        "async: ['Rex', 'Tom']",
    ] == done.stdout.splitlines()
    assert ["rex 100000 100000", "rex 100000 100000", "tom chunked 13"] == printed


def test_type_checkers_know_the_items_of_the_page(folder: Path) -> None:
    (folder / "use.py").write_text(_USE, encoding="utf-8")
    mypy = (sys.executable, "-m", "mypy", "--strict", "--no-incremental", "tour.py", "use.py")
    done = run(folder, *mypy, MYPYPATH=str(folder / "client"))
    assert 0 == done.returncode, done.stdout
    checked = {"include": ["tour.py", "use.py"], "extraPaths": ["client"], "typeCheckingMode": "strict"}
    (folder / "pyrightconfig.json").write_text(json.dumps(checked), encoding="utf-8")
    pyright = str(ROOT / "tests/lint/node_modules/.bin/pyright")
    done = run(folder, pyright, f"--pythonpath={sys.executable}")
    assert 0 == done.returncode, done.stdout


_USE = '''
"""What type checkers see of methods that can be streamed, and of bodies that are sent in pieces."""

from pathlib import Path
from typing import assert_type

from shelter_client import AsyncShelter, Shelter, models


def use(client: Shelter) -> None:
    assert_type(client.pets.export_pets(), str)
    with client.pets.export_pets.stream() as pets, client.pets.watch_arrivals.stream() as arrivals:
        assert_type(next(pets), models.Pet)
        assert_type(next(arrivals).data, models.Pet)
    with client.photos.get_photo.stream("rex") as photo:
        assert_type(next(photo), bytes)
    client.photos.put_photo("rex", body=Path("rex.png"))
    client.photos.put_photo("rex", body=b"rex")


async def wait(client: AsyncShelter) -> None:
    async with client.pets.export_pets.stream() as pets:
        assert_type(await anext(pets), models.Pet)
'''


def test_the_contract_of_the_page_is_proved(folder: Path) -> None:
    options = ("--client", "client", "--samples", "20", "--alone", "--workers", "0")
    done = run(folder, sys.executable, "-m", "generator", "prove", "shelter.yaml", *options, PYTHONPATH=str(ROOT))
    assert 0 == done.returncode, done.stdout
