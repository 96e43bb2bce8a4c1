"""What `oasmith prove` does once its libraries are there: from the options to the certificate and its table."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.commands.inputs import folder, inputs, progress, reach
from generator.config import Config, Waiver
from generator.frozen import evolve
from generator.peer import PeerError
from generator.peer import generate as generate_peer
from generator.peer import names as peer_names
from generator.pipeline import Generated, generate
from generator.problem import Location, Problem, RefusedError
from generator.prove import Certificate, PeerClient, Subject, differing, prove, tasks, to_html, to_json
from generator.prove.certificate import Check, Exclusion
from generator.write import LOCK, write

FAILED = 1
"""The exit code for a client that is not proved."""
_ROUNDS = 8
"""How often what is refused may bring to light more that is."""
_COLOURS = {"passed": "green", "failed": "red", "not generated": "yellow", "incomplete": "yellow", "excluded": "dim"}


def certify(options: Any) -> int:
    """Prove a client and write its certificate. Returns 0 when everything passed, else 1."""
    contract, config = inputs(options)
    made, refused = _made(options, contract, config)
    with tempfile.TemporaryDirectory(prefix="oasmith-prove-") as scratch:
        fresh = Path(scratch) / "fresh"
        write(made.files, fresh)
        client = _client(options, made, fresh, refused=bool(refused))
        edited = differing(made.files, made.package.package_name, client)
        subject = Subject(
            document=made.document,
            api=made.api,
            package=made.package,
            refused=refused,
            folder=client,
            fresh=fresh if edited else None,
            edited=edited,
            seed=options.seed,
            samples=options.samples,
        )
        peer, opinion = _peer(options, contract, config, made, Path(scratch))
        subject = evolve(subject, peer=peer, asks_the_peer_everything=options.peer)
        waived = tuple(Exclusion(one.reason, "waived by the configuration", one.told) for one in config.waivers)
        every = tuple(tasks(subject, options.operation))
        if options.operation is not None and not every:
            raise RefusedError(Problem(f"no operation is called `{options.operation}`", Location(contract.as_posix())))
        with progress(len(every)) as begin:
            certificate = prove(
                subject,
                _hashes(made, client),
                only=options.operation,
                workers=(os.cpu_count() or 1) if options.workers is None else options.workers,
                waived=waived,
                second_opinion=opinion,
                done=begin,
            )
    _write(certificate, Path(options.output))
    if options.ship and certificate.verdict == "passed":
        _write(certificate, client / made.package.package_name)
    _print(certificate, beside=options.peer)
    print(f"{(Path(options.output) / 'certificate.json').as_posix()}: {certificate.verdict}")
    return 0 if certificate.verdict == "passed" else FAILED


def _made(options: Any, contract: Path, config: Config) -> tuple[Generated, tuple[Problem, ...]]:
    """Return the client for a contract and what of it is refused; that is waived, so that the rest can be proved."""
    refused: list[Problem] = []
    make = partial(
        generate,
        contract,
        overrides=folder(options.templates),
        reach=reach(options, config, _chosen(options)),
    )
    for _ in range(_ROUNDS):
        try:
            return make(config=config), tuple(refused)
        except RefusedError as error:
            found = [one for one in error.problems if one.pointer is not None and one not in refused]
            if len(found) != len(error.problems) or any((one.pointer or "").endswith("#") for one in found):
                raise
            refused += found
            waivers = (Waiver((one.pointer or "").removeprefix("#"), "refused") for one in found)
            config = evolve(config, waivers=(*config.waivers, *waivers))
    return make(config=config), tuple(refused)


def _peer(
    options: Any, contract: Path, config: Config, made: Generated, scratch: Path
) -> tuple[PeerClient | None, str]:
    """Return the client that the peer writes for a contract, or None; and whose opinion it is, or why none."""
    if options.alone:
        return None, ""
    try:
        names = peer_names(contract, made.document.data, config)
        client = generate_peer(contract, scratch, f"peer_{made.package.package_name}", config)
    except PeerError as error:
        return None, f"none: openapi-python-client cannot read the contract: {error}"
    except Exception as error:  # noqa: BLE001 # the peer crashes on some contracts, and this is about ours
        return None, f"none: openapi-python-client crashes on the contract: {type(error).__name__}"
    said = f"openapi-python-client {version('openapi-python-client')}"
    return PeerClient.of(str(client.folder), client.package, names), said


def _chosen(options: Any) -> Path:
    return Path(options.client or "generated")


def _client(options: Any, made: Generated, fresh: Path, *, refused: bool) -> Path:
    """Return the folder of the client to prove: the one that was named, else `generated`, else what is made now."""
    name = made.package.package_name
    chosen = _chosen(options)
    if (chosen / name).is_dir():
        return chosen
    if options.client is not None:
        raise RefusedError(
            Problem(f"no package `{name}` is in it, so it is not the client of this contract", Location(options.client))
        )
    if options.ship:
        raise RefusedError(Problem("there is no client here to ship a certificate with", Location(chosen.as_posix())))
    why = "the generator refuses this contract" if refused else f"no client of it is in {chosen.as_posix()}/"
    print(f"note: {why}; what generation makes of it now is proved", file=sys.stderr)
    return fresh


def _hashes(made: Generated, client: Path) -> dict[str, str]:
    """Return the hashes of contract, configuration, templates and output."""
    lock = json.loads(made.files[LOCK])
    there = client / LOCK
    output = _hash(there.read_bytes() if there.is_file() else b"")
    return {key: lock[key] for key in ("contract", "configuration", "templates")} | {"output": output}


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _write(certificate: Certificate, output: Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    (output / "certificate.json").write_text(to_json(certificate), encoding="utf-8")
    (output / "certificate.html").write_text(to_html(certificate), encoding="utf-8")


def _print(certificate: Certificate, *, beside: bool) -> None:
    console = Console(highlight=False)
    table = Table(title=f"{certificate.title} {certificate.version}", box=box.SIMPLE_HEAD)
    table.add_column("operation", overflow="fold")
    table.add_column("proved", overflow="fold")
    table.add_column("samples", justify="right")
    table.add_column("passed", justify="right")
    table.add_column("")
    if beside:
        table.add_column("openapi-python-client", overflow="fold")
    for one in certificate.operations:
        for each in one.checks:
            verdict = Text(each.verdict, style=_COLOURS[each.verdict])
            theirs = (_theirs(each),) if beside else ()
            table.add_row(one.operation, each.what, str(each.samples), str(each.passed), verdict, *theirs)
            for reason in each.excluded:
                table.add_row("", Text(f"without {reason.what}: {reason.reason}", style="dim"))
        for left in one.not_generated:
            table.add_row(one.operation, Text(left.what), "", "", Text("not generated", style="yellow"))
    console.print(table)
    for failure in certificate.failures:
        console.print(Text(f"{failure.operation or 'contract'}, {failure.check}: {failure.message}", style="bold"))
        for name, text in (
            ("smallest input", failure.input),
            ("contract", f"{failure.where}: {failure.pointer}"),
            ("generated", failure.generated),
            ("to blame", f"{failure.blame}: {', '.join(failure.culprits)}"),
        ):
            if text:
                console.print(Text(f"  {name:<15}{text}"))
    if certificate.disagreements:
        ours = sum(one.right == "oasmith" for one in certificate.disagreements)
        told = f"{len(certificate.disagreements)} disagreements with openapi-python-client: oasmith is right in {ours}"
        console.print(Text(told))
    verdict = Text(certificate.verdict, style=_COLOURS[certificate.verdict])
    console.print(Text.assemble(f"{certificate.passed} of {certificate.tried} samples passed: ", verdict))


def _theirs(check: Check) -> Text:
    """Return how many of the same answers the peer read rightly."""
    asked = sum(check.second_opinion.values())
    if not asked:
        return Text("", style="dim")
    right = sum(number for kind, number in check.second_opinion.items() if kind in {"carried", "refused"})
    return Text(f"{right} of {asked}", style="green" if right == asked else "red")
