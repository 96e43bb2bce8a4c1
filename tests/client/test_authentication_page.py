"""What docs/authentication.md shows runs as it stands: its contract is generated, its examples print what they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runtime.authorization_server import AuthorizationServer, authorizing
from tests.server_process import ROOT

PAGE = (ROOT / "docs" / "authentication.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the examples of a language."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", PAGE, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(text) for _, text in found]


EXAMPLES = blocks("python")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the contracts of the page, and the clients that its commands generate."""
    folder = tmp_path_factory.mktemp("page")
    for name, contract in zip(re.findall(r"contract, `(\w+\.yaml)`", PAGE), blocks("yaml"), strict=True):
        (folder / name).write_text(contract, encoding="utf-8")
    (folder / "token.txt").write_text("a-ready-token\n", encoding="utf-8")
    for command in re.findall(r"^\$ oasmith (generate .*)$", PAGE, re.MULTILINE):
        run(folder, {"PYTHONPATH": str(ROOT)}, "-m", "generator", *command.split())
    return folder


def variables(folder: Path, server: AuthorizationServer) -> dict[str, str]:
    """Return the environment of the examples."""
    found = {"PYTHONPATH": os.pathsep.join(str(folder / name) for name in ("client", "staff"))}
    for prefix in ("ORDERS", "STAFF"):
        found[f"{prefix}_BASE_URL"] = server.url
        found[f"{prefix}_CLIENT_ID"] = "shop"
        found[f"{prefix}_CLIENT_SECRET"] = "the secret"
    return found


def run(folder: Path, variables: dict[str, str], *arguments: str) -> str:
    """Return what a command prints."""
    environment = {**os.environ, **variables}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stderr if done.returncode else "")
    return done.stdout


@pytest.fixture
def server() -> Iterator[AuthorizationServer]:
    """The service of the page."""
    with authorizing() as state:
        state.client = ("shop", "the secret")
        state.body = b'["a lamp"]'
        state.good.add("a-ready-token")
        yield state


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_prints_what_it_says(folder: Path, server: AuthorizationServer, number: int) -> None:
    expected = re.findall(r"print\(.*\)  # (.*)$", EXAMPLES[number], re.MULTILINE)
    assert expected, "each example says what it prints"
    assert expected == run(folder, variables(folder, server), "-c", EXAMPLES[number]).splitlines()


def test_the_examples_ask_as_often_as_the_page_says(folder: Path, server: AuthorizationServer) -> None:
    run(folder, variables(folder, server), "-c", EXAMPLES[0])
    assert ([{"grant_type": "client_credentials", "scope": "orders:read"}], 2) == (server.forms, len(server.served))
    (signed,) = [text for text in EXAMPLES if "auth=sign" in text]
    run(folder, variables(folder, server), "-c", signed)
    assert {"x-date", "x-signature"} <= set(server.heads[-1])
    assert 1 == len(server.forms)
    (staff,) = [text for text in EXAMPLES if "Staff()" in text]
    run(folder, variables(folder, server), "-c", staff)
    assert {"grant_type": "client_credentials", "scope": "people:read"} == server.forms[-1]
    assert (1, 2) == (server.described, len(server.forms))


def test_a_readme_begins_with_what_most_users_have(folder: Path) -> None:
    shown = [(folder / name / "README.md").read_text(encoding="utf-8") for name in ("client", "staff")]
    assert 'with Orders(client_id="…", client_secret="…") as client:' in shown[0]
    assert 'with Staff(token="…") as client:' in shown[1]


def test_type_checkers_take_the_examples(folder: Path) -> None:
    for number, text in enumerate(EXAMPLES):
        (folder / f"example_{number}.py").write_text(text, encoding="utf-8")
    names = [f"example_{number}.py" for number in range(len(EXAMPLES))]
    said = run(folder, {"MYPYPATH": f"client{os.pathsep}staff"}, "-m", "mypy", "--strict", "--config-file=", *names)
    assert said.startswith("Success")


@pytest.mark.parametrize("client", ["orders.yaml --client client", "staff.yaml --client staff"])
def test_the_contracts_of_the_page_are_proved(folder: Path, client: str) -> None:
    order = f"prove {client} --samples 20 --alone --workers 0"
    assert "passed" in run(folder, {"PYTHONPATH": str(ROOT)}, "-m", "generator", *order.split())
