"""A package index that runs, and a client to publish."""

import base64
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds, on a slow machine

USER = "publisher"
SECRET = "correct horse battery staple/@:%"


@frozen
class PackageIndex:
    """A pypiserver: its address, and the folder in which it keeps what it was given."""

    address: str
    folder: Path

    def files(self) -> list[str]:
        """Return the names of the files that it has."""
        return sorted(file.name for file in self.folder.iterdir())


@contextmanager
def running_index(folder: Path, *options: str) -> Iterator[PackageIndex]:
    """Run a package index that wants credentials to read, write and download, until the block ends."""
    kept = folder / "packages"
    kept.mkdir(parents=True)
    digest = base64.b64encode(hashlib.sha1(SECRET.encode(), usedforsecurity=False).digest()).decode()
    (folder / "htpasswd").write_text(f"{USER}:{{SHA}}{digest}\n")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "pypiserver", "run", "--interface=127.0.0.1", f"--port={port}"]
    command += [f"--passwords={folder / 'htpasswd'}", "--authenticate=update,list,download", "--disable-fallback"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([*command, *options, kept], stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_for(address, process)
            yield PackageIndex(address, kept)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the address answers; RuntimeError when its server ends or takes too long."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except urllib.error.HTTPError as answer:
            answer.close()
        except OSError:
            time.sleep(0.05)
            continue
        return
    raise RuntimeError(f"no server at {address}")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PackageIndex]:
    """Return an empty index that runs."""
    with running_index(tmp_path / "index") as running:
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the generated client, which a test may change."""
    return shutil.copytree(ROOT / "generated", tmp_path / "generated", ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give the right credentials in the environment, and none from the files of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith(("TWINE_", "PIP_", "UV_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TWINE_USERNAME", USER)
    monkeypatch.setenv("TWINE_PASSWORD", SECRET)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
