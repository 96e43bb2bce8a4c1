"""`oasmith compare`: this client and openapi-python-client's for the same contract, side by side."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from generator.commands.inputs import inputs, progress, refusing
from generator.frozen import frozen
from generator.package import Endpoint, Tagged
from generator.peer import Client, Names, PeerError
from generator.peer import generate as generate_peer
from generator.peer import names as peer_names
from generator.pipeline import STAGES, Generated, generate
from generator.problem import shown
from generator.spelling import spelled


@frozen
class Row:
    """One line of the table."""

    what: str
    ours: str
    peers: str


@refusing
def run(options: Any) -> int:
    """Print the two clients side by side. Returns 0, also when the peer cannot read the contract."""
    contract, config = inputs(options)
    began = time.perf_counter()
    with progress(len(STAGES) + 1) as begin:
        made = generate(contract, config, begin=begin)
        seconds = time.perf_counter() - began
        begin("peer")
        with tempfile.TemporaryDirectory(prefix="oasmith-") as folder:
            console = Console()
            try:
                peer = generate_peer(contract, Path(folder), made.package.package_name, config)
                _print(console, made, seconds, peer, peer_names(contract, made.document.data, config))
            except PeerError as error:
                console.print(f"openapi-python-client cannot read {contract}: {shown(str(error))}", markup=False)
    return 0


def _print(console: Console, made: Generated, seconds: float, peer: Client, names: Names) -> None:
    table = Table(title=_plain(f"{made.api.title} {made.api.version}"), box=box.SIMPLE_HEAD)
    for column in ("", "oasmith", "openapi-python-client"):
        table.add_column(column, overflow="fold")
    for row in (*_coverage(made, names), *_operations(made, peer, names), *_cost(made, seconds, peer)):
        table.add_row(_plain(row.what), _plain(row.ours), _plain(row.peers))
    console.print(table)
    warnings = [line for line in peer.said.splitlines() if line.startswith(("WARNING", "ERROR", "Unable"))]
    for line in warnings:
        console.print(f"openapi-python-client: {shown(line)}", markup=False)


def _plain(text: str) -> str:
    """Return a text that a terminal, and Rich's markup, show as it is."""
    return escape(shown(text))


def _coverage(made: Generated, names: Names) -> Iterator[Row]:
    package = made.package
    operations = len(made.api.operations)
    yield Row("operations", f"{len(package.endpoints)} of {operations}", f"{len(names.functions)} of {operations}")
    ours = {one.name for one in package.models}
    ours |= {one.name for one in package.enums} | {one.name for one in package.literal_enums}
    yield Row("models and enums", str(len(ours)), str(len(names.classes)))
    yield Row("  of the same name", str(len(ours & names.classes)), str(len(ours & names.classes)))
    yield Row("exceptions for documented errors", str(len(package.errors)), "0: errors are returned")
    headers = sum(len(each.headers) for one in package.endpoints for each in one.answers)
    yield Row("response headers typed", str(headers), "0")
    discriminated = sum(1 for one in package.aliases if isinstance(one.annotation, Tagged))
    yield Row("unions read by discriminator", str(discriminated), "0: the first that fits")


def _operations(made: Generated, peer: Client, names: Names) -> Iterator[Row]:
    # The peer puts its own names of the parameters into the path.
    theirs = {(method.upper(), _anonymous(path)): (tag, name) for method, path, tag, name in names.functions}
    for one in made.package.endpoints:
        found = theirs.get((one.method, _anonymous(one.path)))
        returned = _returned(peer, *found) if found is not None else "left out"
        yield Row(f"{one.method} {one.path}", _signature(one), returned)


def _anonymous(path: str) -> str:
    """Return a path template without the names of its parameters."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def _signature(one: Endpoint) -> str:
    errors = sum(1 for each in one.answers if each.raises is not None)
    return f"{one.function} -> {spelled(one.returns)}, raises for {errors} {'status' if errors == 1 else 'statuses'}"


def _returned(peer: Client, tag: str, function: str) -> str:
    """Return what a function of the peer's is declared to return, as its own code spells it."""
    module = peer.folder / peer.package / "api" / tag / f"{function}.py"
    if not module.is_file():
        return "left out"
    text = " ".join(module.read_text(encoding="utf-8").split())
    _, found, after = text.partition("def sync(")
    if not found:
        return f"{function}: only sync_detailed"
    return f"{function} -> {after.partition('->')[2].partition(':')[0].strip()}"


def _cost(made: Generated, seconds: float, peer: Client) -> Iterator[Row]:
    modules = {path: text for path, text in made.files.items() if path.endswith(".py")}
    generated = {path: text for path, text in modules.items() if "/_runtime/" not in path}
    ours = sum(text.count("\n") for text in generated.values())
    runtime = sum(text.count("\n") for text in modules.values()) - ours
    theirs = sum(path.read_text(encoding="utf-8").count("\n") for path in peer.modules)
    yield Row(
        "files of Python", f"{len(generated)} and {len(modules) - len(generated)} of runtime", str(len(peer.modules))
    )
    yield Row("lines of Python", f"{ours} and {runtime} of runtime", str(theirs))
    yield Row("seconds to generate", f"{seconds:.1f}", f"{peer.seconds:.1f}")
