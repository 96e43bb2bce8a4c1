"""What was published is installed from the index, as any user would, and does its work."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from urllib.parse import quote

import pytest
from attrs import frozen

from generator.publish import publish
from tests.publish.conftest import SECRET, USER, PackageIndex
from tests.server_process import running_server

CALL = """
import sys
import moneykit_client
from moneykit_client import LinkBadStateError, MoneyKit

assert moneykit_client.__file__.startswith(sys.prefix), moneykit_client.__file__
with MoneyKit(base_url=sys.argv[1]) as moneykit:
    link = moneykit.links.reset_link("mk_eqkWN34UEoa2NxyALG8pcV")
    print(link.state.value, link.error_code.value)
    try:
        moneykit.links.reset_link("mk_eqkWN34UEoa2NxyALG8pcV")
    except LinkBadStateError as error:
        print(type(error).__name__)
"""


@frozen
class Environment:
    """A virtual environment of its own."""

    python: Path

    def pip(self, *arguments: str) -> str:
        """Run pip for it, and return what that prints."""
        return self._run(sys.executable, "-m", "pip", f"--python={self.python}", *arguments)

    def run(self, *arguments: str, **variables: str) -> str:
        """Run its Python, and return what that prints."""
        return self._run(self.python, *arguments, **variables)

    def _run(self, *command: str | Path, **variables: str) -> str:
        done = subprocess.run(
            command,
            env={"PATH": os.environ["PATH"], "PIP_CONFIG_FILE": os.devnull, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert 0 == done.returncode, done.stdout
        return done.stdout


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Return a fresh environment, which has what the client depends on, and nothing of this repository.

    The index has only the client, and tests reach no other; so its dependencies are lent by the environment that runs
    the tests: their folder is added to the path. Installers see them there and check them against the client's needs.
    """
    venv.create(tmp_path / "venv")
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    paths = {"base": str(tmp_path / "venv"), "platbase": str(tmp_path / "venv")}
    packages = Path(sysconfig.get_path("purelib", "venv", paths))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Environment(python)


@pytest.mark.slow
def test_a_published_client_is_installed_and_called(
    project: Path, index: PackageIndex, environment: Environment
) -> None:
    """Publish, install with pip, reset a link of a real server, meet a typed error."""
    published = publish(project, index.address)
    address = index.address.replace("://", f"://{USER}:{quote(SECRET, safe='')}@") + "simple/"

    environment.pip("install", "--no-cache-dir", "--index-url", address, published.name)
    with running_server() as server:
        said = environment.run("-W", "error", "-c", CALL, server.url, MONEYKIT_TOKEN=server.token())

    assert "error auth_expired\nLinkBadStateError\n" == said
    assert f"{published.name} {published.version}" in environment.pip("freeze").replace("==", " ")
