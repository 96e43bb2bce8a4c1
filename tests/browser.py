"""A real browser that a test tells what to do: Chromium, by its DevTools protocol."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The browser itself looks for its maker, too: no name has an address here.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PATIENCE = 60.0
"""Seconds for the browser to start, and for a page to show something."""
_FIND = """new Promise((found, missed) => {
  const end = Date.now() + 60000;
  const look = () => {
    const value = (() => { EXPRESSION })();
    if (value) found(value);
    else if (Date.now() > end) missed(new Error('never shown'));
    else setTimeout(look, 20);
  };
  look();
})"""


def chromium() -> str:
    """Return the program; a browser that is missing is a failure, since `.ci/run` installs it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or pytest.fail("there is no Chromium; on Debian: apt-get install chromium")


class Tab:
    """One page of a browser that is running."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.said: list[str] = []
        """What the page wrote to its console or threw, and what its policy kept it from."""

    async def go(self, url: str) -> None:
        """Open an address."""
        for domain in ("Page", "Runtime", "Log"):
            await self._send(f"{domain}.enable")
        await self._send("Page.navigate", url=url)

    async def find(self, body: str) -> Any:
        """Return what the body of a function in JavaScript returns, as soon as that is something."""
        expression = _FIND.replace("EXPRESSION", body)
        while True:
            told = await self._ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
            if "result" in told:
                break
            # The page gave way to another, in which it may be found.
            assert "navigated" in told["error"]["message"] or "context" in told["error"]["message"], told
        found = told["result"]
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"]["value"]

    async def _send(self, method: str, **parameters: Any) -> None:
        told = await self._ask(method, **parameters)
        assert "result" in told, told

    async def _ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        async with asyncio.timeout(2 * PATIENCE):
            while True:
                told = await self._socket.receive_json()
                if told.get("id") == self._number:
                    return told
                if told["method"] in {"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"}:
                    self.said.append(str(told["params"]))


@asynccontextmanager
async def tab(profile: Path) -> AsyncIterator[Tab]:
    """Start a browser with an empty profile, and end it with the block."""
    command = [chromium(), *CHROMIUM, f"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank"]
    nowhere = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(*command, stdout=nowhere, stderr=nowhere)
    try:
        port = await _port(profile / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [one for one in await answer.json() if one["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield Tab(socket)
    finally:
        process.terminate()
        await process.wait()


async def _port(file: Path) -> int:
    """Return where the browser listens, which it writes into a file."""
    async with asyncio.timeout(PATIENCE):
        while True:
            lines = _lines(file)
            if len(lines) > 1:
                return int(lines[0])
            await asyncio.sleep(0.05)


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
