"""The ledger: every part of a contract is in the client, every symbol of the client comes from a part."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.audit.books import books
from generator.audit.faults import is_left_out
from generator.audit.tables import ANY, OBJECTS
from generator.config import Config, read_config
from generator.document import Node
from generator.ledger import ledger
from generator.ledger.lines import lines
from generator.load import load
from generator.pipeline import Generated, generate

ROOT = Path(__file__).parents[2]
CONTRACTS = sorted(
    path for path in (ROOT / "tests" / "cases").glob("*/openapi.yaml") if not path.parent.name.startswith("refused_")
)

NAMED = {
    *("Operation", "Parameter", "Request Body", "Response", "Security Scheme", "Server"),
    *("Webhook", "Callback", "Link"),
}
"""The objects that have symbols of their own wherever they stand."""


def made(contract: Path) -> Generated:
    settings = contract.parent / "config.yaml"
    return generate(contract, read_config(load(settings).root) if settings.is_file() else Config())


def objects(node: Node, kind: str) -> Iterator[tuple[str, Node]]:
    """Yield each object of the specification in a contract, with its kind, by the audit's own tables."""
    yield kind, node
    if not isinstance(node.value, dict):
        return
    for key, value in node.members():
        inner = OBJECTS[kind].get(key, OBJECTS[kind].get(ANY, ""))
        name = inner.strip("[]{}")
        if inner.startswith("["):
            for one in value.items():
                yield from objects(one, name)
        elif inner.startswith("{"):
            for word, one in value.members():
                if name == "Schema" or not word.startswith("x-"):
                    yield from objects(one, name)
        elif inner:
            yield from objects(value, name)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.parent.name)
def test_every_part_is_in_the_client(contract: Path) -> None:
    client = made(contract)
    entries = {one.place: one for one in ledger(client.document, client.api, client.package).entries}
    waived = (
        {one.pointer.removeprefix("#") for one in read_config(load(contract.parent / "config.yaml").root).waivers}
        if (contract.parent / "config.yaml").is_file()
        else set()
    )
    # Who waives a mistake means the mistake, and not what is below it.
    waived -= {client.document.origin(one.pointer) for one in client.api.faults}
    written = books(client.api)
    for kind, node in objects(client.document.root, "OpenAPI"):
        if any(f"{node.pointer}/".startswith(f"{one}/") for one in waived):
            continue
        if isinstance(node.value, dict) and is_left_out(node, kind, written):
            continue
        entry = entries[node.pointer]
        assert () != entry.symbols, node.pointer
        component = re.fullmatch(r"/components/schemas/[^/]+", node.pointer)
        if kind in NAMED or component or re.search(r"/schemas/[^/]+/properties/[^/]+$", node.pointer):
            assert entry.within is None, f"{node.pointer} is told by {entry.within}"


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.parent.name)
def test_every_symbol_of_the_client_comes_from_a_part_and_stands_at_a_line(contract: Path) -> None:
    client = made(contract)
    told = {
        symbol.name for one in ledger(client.document, client.api, client.package).entries for symbol in one.symbols
    }
    places = lines(client.files, client.package.package_name)
    assert set() == told - set(places)
    package = client.package
    expected = {f"models.{one.name}" for one in package.models}
    expected |= {f"models.{one.name}" for one in package.enums} | {f"models.{one.name}" for one in package.aliases}
    expected |= {f"models.{one.name}.{field.name}" for one in package.models for field in one.fields}
    expected |= {f"models.{one.name}.{name}" for one in package.enums for name, _ in one.members}
    expected |= {
        f"api.{one.module}.{one.class_name}.{each.function}" for one in package.resources for each in one.endpoints
    }
    expected |= {f"webhooks.{one.function}" for one in package.webhooks}
    expected |= {f"webhooks.{one.headers_class}.{each.name}" for one in package.webhooks for each in one.headers}
    assert set() == expected - told


def test_a_header_of_a_part_of_a_form_is_an_argument() -> None:
    client = made(ROOT / "tests/cases/forms/openapi.yaml")
    entries = {one.place: one for one in ledger(client.document, client.api, client.package).entries}
    encoding = "/paths/~1photos/post/requestBody/content/multipart~1form-data/encoding"
    entry = entries[f"{encoding}/about/headers/X-Trace"]
    assert (None, ["its argument about_x_trace"]) == (entry.within, [one.role for one in entry.symbols])


def explained(*arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "generator", "explain", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("pointer", "symbol", "role"),
    [
        ("#/components/schemas/Link", "models.Link", "model"),
        ("/components/schemas/Link/properties/state", "models.Link.state", "attribute"),
        ("#/components/schemas/Link/properties/tags/items", "models.Link.tags", "attribute"),
        ("#/components/schemas/LinkState/enum/0", "models.LinkState.CONNECTING", "member"),
        ("#/paths/~1links~1%7Bid%7D~1reset/post", "api.links.Links.reset_link", "method"),
        ("#/components/parameters/LinkId", "api.links.Links.reset_link", "its argument id"),
        ("#/paths/~1links~1{id}~1reset/post/responses/410", "errors.LinkDeletedError", "raised for 410"),
        ("#/components/responses/Unauthorized", "errors.UnauthorizedLinkError", "raised for 401"),
        ("#/components/securitySchemes/bearerAuth", "client.MoneyKit", "its argument token"),
        ("#/security/0", "operations.RESET_LINK", "its security"),
    ],
)
def test_a_part_is_explained_by_its_symbols(pointer: str, symbol: str, role: str) -> None:
    code, told = explained(pointer)
    assert 0 == code, told
    assert f"moneykit_client.{symbol}  ({role})  moneykit_client/" in told


def line(place: str, folder: Path = ROOT) -> str:
    """Return the text of a line, of which `place` is the file and the number."""
    path, number = place.split(":")[:2]
    return (folder / path).read_text().splitlines()[int(number) - 1]


@pytest.mark.parametrize("name", ["Link.state", "models.Link.state", "moneykit_client.models.Link.state"])
def test_a_name_is_explained_by_its_part_and_both_have_their_lines(name: str) -> None:
    code, told = explained(name)
    assert 0 == code
    symbol, part = told.splitlines()
    assert symbol.startswith("moneykit_client.models.Link.state  (attribute)  ")
    assert line(symbol.split()[-1], ROOT / "generated").startswith("    state: LinkState")
    assert part.endswith(": #/components/schemas/Link/properties/state")
    assert "        state:" == line(part.split()[0])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "#/components/schemas/Nobody",
            "error: openapi.yaml: `#/components/schemas/Nobody` is no part of this contract",
        ),
        ("Lnk.state", "near it are Link.state"),
    ],
)
def test_what_is_unknown_is_refused(asked: str, said: str) -> None:
    code, told = explained(asked)
    assert 2 == code
    assert said in told


def test_without_a_question_there_is_an_overview() -> None:
    code, told = explained()
    assert 0 == code
    assert re.search(r"openapi\.yaml: \d+ parts\n", told)
    assert re.search(r"\n +1  method\n", told)
