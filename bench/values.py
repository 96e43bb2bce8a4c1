"""Measures reading and writing models beside its peers, in one process: `python -m bench.values OURS PEER ROUNDS`."""

from __future__ import annotations

import gc
import importlib
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pydantic

from bench.links import MANY, Link, LinkStruct, bodies

LONG = 0.02
"""Seconds that a measurement takes at least, so that the clock is fine enough."""

Work = Callable[[], Any]


class Way:
    """One way to read and write links."""

    def __init__(self, name: str, read: Callable[[bytes, int], Any], write: Callable[[Any], bytes]) -> None:
        self.name = name
        self.read = read
        """Bytes, and 1 if they are a list, else 0."""
        self.write = write


def ways(ours: Path, peer: Path) -> list[Way]:
    """Return all ways; each client is imported from its folder."""
    sys.path += [str(ours), str(peer)]
    client = _package(ours)
    lanes: Any = importlib.import_module(f"{client}._runtime.values.lanes")
    our_link: Any = importlib.import_module(f"{client}.models").Link
    stock: Any = importlib.import_module(f"{_package(peer)}.models").Link
    our_readers = [lanes.json_reader(our_link), lanes.json_reader(list[our_link])]
    structs: list[Any] = [msgspec.json.Decoder(LinkStruct), msgspec.json.Decoder(list[LinkStruct])]
    pydantics: list[Any] = [pydantic.TypeAdapter(Link), pydantic.TypeAdapter(list[Link])]
    struct_writer = msgspec.json.Encoder()

    def read_stock(content: bytes, many: int) -> Any:
        document = json.loads(content)
        return [stock.from_dict(each) for each in document] if many else stock.from_dict(document)

    def write_stock(value: Any) -> bytes:
        document = [each.to_dict() for each in value] if isinstance(value, list) else value.to_dict()
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()

    return [
        Way("oasmith", lambda content, many: our_readers[many](content), lanes.to_json),
        Way("openapi-python-client", read_stock, write_stock),
        Way(
            "pydantic",
            lambda content, many: pydantics[many].validate_json(content),
            lambda value: pydantics[isinstance(value, list)].dump_json(value, exclude_unset=True),
        ),
        Way("msgspec.Struct", lambda content, many: structs[many].decode(content), struct_writer.encode),
    ]


def _package(folder: Path) -> str:
    return next(one.parent.name for one in folder.glob("*/__init__.py"))


def measure(found: list[Way], rounds: int) -> dict[str, Any]:
    """Return microseconds by work, by way, of each round; and the bytes that a read link keeps, by way."""
    works: dict[str, dict[str, Work]] = {}
    kept: dict[str, float] = {}
    for name, content in bodies().items():
        many = int(name.startswith("10"))
        for way in found:
            try:
                value = way.read(content, many)
            except ValueError:
                # It refuses what it does not know.
                continue
            works.setdefault(f"read {name}", {})[way.name] = _reading(way, content, many=many)
            works.setdefault(f"write {name}", {})[way.name] = _writing(way, value)
            if many:
                del value
                kept[way.name] = _kept(way, content)
            elif name == "a Link":
                works.setdefault("read a Link and all its times", {})[way.name] = _looking(way, content)
    counts = {name: max(1, int(LONG / _once(next(iter(each.values()))))) for name, each in works.items()}
    told: dict[str, dict[str, list[float]]] = {}
    # What is held to be written is no garbage, and nobody should look whether it is.
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for name, each in works.items():
            share = MANY if "10,000" in name else 1
            for way_name, work in each.items():
                seconds = _timed(work, counts[name]) / counts[name] / share
                told.setdefault(name, {}).setdefault(way_name, []).append(seconds * 1e6)
    return {"microseconds": told, "bytes": kept}


def _reading(way: Way, content: bytes, *, many: int) -> Work:
    return lambda: way.read(content, many)


def _writing(way: Way, value: Any) -> Work:
    return lambda: way.write(value)


def _looking(way: Way, content: bytes) -> Work:
    """Return the work of a caller who looks at every time: some ways make them only then."""

    def work() -> Any:
        value = way.read(content, 0)
        products = value.products
        times = [value.last_synced_at]
        for each in (
            products.accounts,
            products.account_numbers,
            products.identity,
            products.transactions,
            products.investments,
        ):
            times += [each.refreshed_at, each.last_attempted_at]
        return times

    return work


def _once(work: Work) -> float:
    # The first time, and some more, twins and tables are made.
    for _ in range(50 if _timed(work, 1) < LONG else 1):
        work()
    return _timed(work, 1)


def _timed(work: Work, times: int) -> float:
    # Of CPU, as others may be busy on this machine.
    began = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - began


def _kept(way: Way, content: bytes) -> float:
    """Return the bytes that a link of a list takes."""
    gc.collect()
    tracemalloc.start()
    value = way.read(content, 1)
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return float(size) / len(value)


def main() -> None:
    """Measure and print JSON."""
    ours, peer, rounds = sys.argv[1:]
    sys.stdout.write(json.dumps(measure(ways(Path(ours), Path(peer)), int(rounds))))


if __name__ == "__main__":
    main()
