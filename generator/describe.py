"""Describe a client's service: the contract as it was written, in one document of JSON, with the samples in it.

Tools that draw a reference read the samples of an operation from its `x-codeSamples` (Redocly's and Scalar's
extension). Nothing else of the contract is changed: taking those out gives back what was written. The other files of
a contract stand whole below `x-files`, and only references that lead from one file to another are written anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from generator.document import Document, child, is_elsewhere, tokens
from generator.package import Shown

DESCRIPTION = "openapi.json"
"""What the document is called, beside the client's package and never in it."""
SAMPLES = "x-codeSamples"
FILES = "x-files"
"""Where the other files of a contract are."""


def describe(root: Any, files: Mapping[str, Any], document: Document, shown: Iterable[Shown]) -> str:
    """Return a contract with the samples of its operations, as JSON; the same input gives the same bytes.

    `root` and `files` are the data of its files, by name, and `document` is what they became when they were lowered,
    which knows where each operation was written.
    """
    place = FILES
    while place in root:
        place += "-"
    whole = {**root, place: dict(sorted(files.items()))} if files else root
    changes = _Changes()
    for (file, pointer), target in document.crossing.items():
        changes.add(tokens(_within(place, file, pointer)), f"#{_fragment(_within(place, *target))}")
    for pointer, operations in _written(document, place, shown).items():
        found = _found(whole, pointer).get(SAMPLES, [])
        if isinstance(found, list):
            ours = [one for one in _samples(operations) if one not in found]
            changes.add([*tokens(pointer), SAMPLES], [*found, *ours])
    return _json(changes.made_to(whole))


def _within(place: str, file: str, pointer: str) -> str:
    """Return where in the document a part of a file is."""
    return f"{child(child('', place), file)}{pointer}" if file else pointer


def _fragment(pointer: str) -> str:
    """Return a pointer as a reference has it (RFC 6901, section 6)."""
    return pointer.replace("%", "%25")


def _written(document: Document, place: str, shown: Iterable[Shown]) -> dict[str, list[Shown]]:
    """Return the operations by where they were written: two paths may refer to the same path item."""
    found: dict[str, list[Shown]] = {}
    for one in shown:
        origin = document.origin(one.pointer)
        file, _, pointer = origin.rpartition("#") if is_elsewhere(origin) else ("", "", origin)
        found.setdefault(_within(place, file, pointer), []).append(one)
    return found


def _samples(operations: list[Shown]) -> list[dict[str, str]]:
    """Return what the extension holds; the label says which operation, where several were written as one."""
    return [
        {
            # As highlighters call the language; curl is none.
            "lang": "shell" if one.language == "curl" else one.language.lower(),
            "label": one.language if len(operations) == 1 else f"{one.language}: {each.method} {each.path}",
            "source": one.text,
        }
        for each in operations
        for one in each.sources
    ]


def _found(data: Any, pointer: str) -> Any:
    for token in tokens(pointer):
        data = data[int(token)] if isinstance(data, list) else data[token]
    return data


_AS_IT_WAS = object()


class _Changes:
    """New values at some pointers, made to a copy in which all that stays is shared."""

    def __init__(self) -> None:
        self._below: dict[str, _Changes] = {}
        self._value: Any = _AS_IT_WAS

    def add(self, steps: list[str], value: Any) -> None:
        """Have another value where these steps lead."""
        if steps:
            self._below.setdefault(steps[0], _Changes()).add(steps[1:], value)
        else:
            self._value = value

    def made_to(self, data: Any) -> Any:
        """Return the data with its changes; the last member of an object is what it did not have."""
        if not self._below:
            return data if self._value is _AS_IT_WAS else self._value
        if isinstance(data, list):
            return [self._below[str(at)].made_to(one) if str(at) in self._below else one for at, one in enumerate(data)]
        return {**data, **{key: one.made_to(data.get(key)) for key, one in self._below.items()}}


def _json(data: Any) -> str:
    try:
        return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"
    except (UnicodeEncodeError, OverflowError):
        # Halves of surrogate pairs and long integers, which JSON can write and this encoder cannot.
        return json.dumps(data, indent=2) + "\n"
