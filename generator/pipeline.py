"""The pipeline, stage after stage: a contract and a configuration become the text of every file of a client."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec

from generator import __version__
from generator.audit import audit
from generator.beside import beside
from generator.config import Config, Waiver
from generator.describe import DESCRIPTION, describe
from generator.disk.lock import LOCK, lock
from generator.disk.ours import hashes, templates
from generator.disk.there import hashed
from generator.document import Document, Node
from generator.frozen import field, frozen, plain
from generator.ir import Api
from generator.library import Library, Reach
from generator.lower import lower
from generator.package import Package, Shown
from generator.plan import plan
from generator.printing import Printing
from generator.problem import Problem, RefusedError
from generator.read import read

STAGES = ("load", "lower", "read", "audit", "plan", "render", "format")
"""The stages before writing, in order."""

LARGE = 200
"""Operations and named schemas from which on other cores audit and print; to share takes milliseconds."""


@frozen
class Generated:
    """A client that could be written."""

    document: Document
    api: Api
    package: Package
    files: dict[str, str]
    sources: tuple[Path, ...]
    """Every file that the contract was read from; what was fetched is not among them."""
    waived: Mapping[str, str] = field(default_factory=dict[str, str])
    """Place of what is waived -> the reason."""


def generate(  # noqa: PLR0913 # nobody needs all of them: four have defaults
    contract: Path,
    config: Config,
    *,
    overrides: Path | None = None,
    reach: Reach | None = None,
    begin: Callable[[str], None] = lambda _: None,
    printing: Printing | None = None,
) -> Generated:
    """Return the client for a contract; the same input gives the same bytes. `begin` hears of each stage.

    `reach` is what the contract may refer to; without it, to the files in its folder. `printing` prints the client;
    without it, that is done in this process.

    Raises RefusedError when the contract cannot become a client without a loss that no waiver names.
    """
    with _uncollected():
        begin("load")
        return _generate(Library(contract, reach or Reach()), config, overrides, begin, printing or Printing())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for circles: the stages make millions of objects, none in a circle, and keep most."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _generate(
    library: Library, config: Config, overrides: Path | None, begin: Callable[[str], None], printing: Printing
) -> Generated:
    contract = Path(library.root.file)
    begin("lower")
    document = lower(library.root, library)
    begin("read")
    api, unsupported = read(document, config.content_type_overrides, _pages(config))
    begin("audit")
    faults = frozenset(document.told(one.pointer) for one in api.faults)
    is_large = len(api.operations) + len(api.declarations) >= LARGE
    audited = _audited(document, api, is_large=is_large)
    try:
        begin("plan")
        package = plan(api, config, contract.name)
        described = partial(_description, library, document)
        with printing.begun(package, overrides, described, begin, is_large=is_large) as printed:
            # Meanwhile others print.
            made_from = _made_from(library, config, overrides)
            lost = audited()
            texts = printed()
    except Exception:
        # What was lost on the way may be the cause, and is told before what it led to.
        _refuse_losses(unsupported, audited(), faults, config.waivers)
        raise
    waived = _refuse_losses(unsupported, lost, faults, config.waivers)
    files = dict(sorted(_hooked(texts, config.post_hooks).items()))
    files[LOCK] = lock(files, made_from, library.pins)
    return Generated(document, api, package, files, sources=(contract, *library.files), waived=waived)


def _pages(config: Config) -> dict[str, Node]:
    return {one.operation: one.node for one in config.pagination if one.node is not None}


def _hooked(files: dict[str, str], hooks: tuple[str, ...]) -> dict[str, str]:
    if not hooks:
        return files
    from generator.format import hooked  # noqa: PLC0415 # takes long, and few have hooks

    return hooked(files, hooks)


def _audited(document: Document, api: Api, *, is_large: bool) -> Callable[[], tuple[Problem, ...]]:
    """Return what returns what the audit finds: of a large contract it is found on another core meanwhile."""
    audited = partial(audit, document, api)
    # It is asked for twice where something goes wrong.
    return cache(beside(audited) if is_large else audited)


def _refuse_losses(
    found: tuple[Problem, ...], lost: tuple[Problem, ...], faults: frozenset[str], waivers: tuple[Waiver, ...]
) -> dict[str, str]:
    """Return the reason for each place that is waived; raise what no waiver names, and the waivers that name nothing.

    `faults` are the places of mistakes: who waives one of these means the mistake, and not all that is below it.
    """
    causes = {one.pointer for one in found} - faults
    # What follows from an unsupported part is said once, where it begins.
    lost = tuple(one for one in lost if not any(_covers(cause, one.pointer) for cause in causes))
    needed: set[str] = set()
    reasons: dict[str, str] = {}
    open_problems: list[Problem] = []
    for one, is_lost in (*((one, False) for one in found), *((one, True) for one in lost)):
        waiver = next((each for each in waivers if _waives(each.told, one, faults, is_lost=is_lost)), None)
        if waiver is None:
            open_problems.append(one)
        else:
            needed.add(waiver.told)
            reasons[one.pointer or ""] = waiver.reason
    open_problems += _unneeded(waivers, needed)
    if open_problems:
        raise RefusedError(*dict.fromkeys(open_problems))
    return reasons


def _unneeded(waivers: tuple[Waiver, ...], needed: set[str]) -> Iterator[Problem]:
    for one in waivers:
        if one.told not in needed and one.node is not None:
            yield one.node.problem(f"the waiver of {one.told} is not needed: nothing there is lost")


def _waives(told: str, one: Problem, faults: frozenset[str], *, is_lost: bool) -> bool:
    if told in faults:
        return told == one.pointer and not is_lost
    return _covers(told, one.pointer)


def _covers(above: str | None, pointer: str | None) -> bool:
    return above is not None and pointer is not None and (pointer == above or pointer.startswith(f"{above}/"))


def _made_from(library: Library, config: Config, overrides: Path | None) -> dict[str, str]:
    """Return hashes of everything that a client is made from, of its meaning and not of its layout."""
    decisions = plain(config, without=frozenset({"node"}))
    return {
        "oasmith": __version__,
        "contract": _hash(_meaning(library)),
        "configuration": _hash(decisions),
        "templates": _hash(_templates(overrides)),
    }


def _templates(overrides: Path | None) -> list[dict[str, str]]:
    """Return the hashes of our templates and of the user's, by their paths."""
    folder = f"{templates()}{os.sep}"
    ours = {path.removeprefix(folder): one for path, one in hashes().items() if path.startswith(folder)}
    pages = overrides.rglob("*.jinja") if overrides is not None else ()
    theirs = {str(page.relative_to(overrides or page)): hashed(page.read_bytes()) for page in pages}
    return [{path.replace(os.sep, "/"): one for path, one in each.items()} for each in (ours, theirs)]


def _description(library: Library, document: Document, shown: Sequence[Shown]) -> dict[str, str]:
    return {DESCRIPTION: describe(library.root.data, _data(library), document, shown)}


def _meaning(library: Library) -> Any:
    """Return the data of a contract, with that of each of its other files under its name."""
    files = _data(library)
    return [library.root.data, files] if files else library.root.data


def _data(library: Library) -> dict[str, Any]:
    return {name: one.data for name, one in library.documents.items()}


def _hash(data: Any) -> str:
    """Return the hash of some data of JSON, whatever the order of its members."""
    try:
        return hashed(msgspec.json.encode(data, order="deterministic"))
    except (UnicodeEncodeError, OverflowError):
        # Halves of surrogate pairs and long integers, which JSON can write and this encoder cannot.
        return hashed(json.dumps(data, sort_keys=True).encode())
