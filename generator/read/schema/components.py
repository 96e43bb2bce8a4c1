"""The schemas that a contract names, read whether something refers to them or not."""

from __future__ import annotations

from functools import partial

from generator.read.reader import Reader
from generator.read.schema.reading import declare


def read_components(reader: Reader) -> None:
    """Read every schema of the contract that has a name."""
    components = reader.document.root.get("components")
    schemas = components.get("schemas") if components is not None else None
    for name, node in schemas.members() if schemas is not None else ():
        reader.attempt(partial(declare, reader, node, (name,), component=True))
        reader.read_waiting()
