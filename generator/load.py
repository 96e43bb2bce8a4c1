"""Load a contract: the text of a YAML 1.2 or JSON file becomes a Document; nothing of its meaning is known yet."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

from generator.document import Document, child
from generator.problem import Location, Problem, RefusedError

DEEPEST = 200
"""Nesting beyond this is refused: a contract of people is never that deep, and every later stage recurses."""

LARGEST = 5_000_000
"""Values a contract may have once its YAML aliases are written out; more is an alias bomb."""

LONGEST = 64 * 1024 * 1024
"""Bytes a contract may have."""


def load(path: Path) -> Document:
    """Return the contract in a file. Raises RefusedError when it cannot be read or is not YAML or JSON."""
    file = path.as_posix()
    return parse(_read(path, file), file, path.suffix)


def parse(content: bytes, file: str, suffix: str) -> Document:
    """Return the contract in the bytes of a file, whose name ends in `suffix`."""
    text = _decoded(content, file)
    # A schema's `$id` or anchor; in JSON the sign may be escaped.
    identifies = "$id" in text or "nchor" in text or "\\u0024" in text
    data = _data(text, file, suffix)
    return Document(data, file, _Places(text), identifies=identifies)


def _data(text: str, file: str, suffix: str) -> Any:
    if suffix == ".json" or text.lstrip()[:1] == "{":
        try:
            return _json(text)
        except json.JSONDecodeError as error:
            if suffix == ".json":
                location = Location(file, error.lineno, error.colno)
                raise RefusedError(Problem(f"not valid JSON: {error.msg}", location)) from None
            # Not JSON, but it may be YAML in flow style.
        except _NotJsonError as error:
            if suffix == ".json":
                raise RefusedError(Problem(f"{error} is not a JSON value", Location(file))) from None
        except (ValueError, RecursionError):
            # The slower reader below says what is wrong, and where.
            pass
    return _Builder(file).build(text)


def _read(path: Path, file: str) -> bytes:
    try:
        with path.open("rb") as opened:
            raw = opened.read(LONGEST + 1)
    except FileNotFoundError:
        raise RefusedError(Problem("no such file", Location(file))) from None
    except OSError as error:
        raise RefusedError(Problem(f"cannot be read: {error.strerror}", Location(file))) from None
    if len(raw) > LONGEST:
        raise RefusedError(Problem(f"larger than {LONGEST} bytes", Location(file)))
    return raw


def _decoded(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        location = Location(file, before.count(b"\n") + 1, column)
        raise RefusedError(Problem("not UTF-8", location)) from None


class _NotJsonError(Exception):
    """A number that JSON, or a float, does not have."""


def _json(text: str) -> Any:
    """Return JSON data; a ValueError asks for the slower reader, which finds the place of a fault."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            raise ValueError
        return members

    def refuse(constant: str) -> None:
        raise _NotJsonError(constant)

    def finite(number: str) -> float:
        if math.isinf(float(number)):
            raise _NotJsonError(number)
        return float(number)

    data = json.loads(text, object_pairs_hook=unique, parse_constant=refuse, parse_float=finite)
    if _deeper(data, DEEPEST):
        raise ValueError
    return data


def _deeper(data: Any, limit: int) -> bool:
    """Return whether data is nested more deeply than a limit."""
    level = [data] if isinstance(data, (dict, list)) else []
    for _ in range(limit):
        # Most values hold nothing, and are left out at once.
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True


# YAML 1.2.2, section 10.3.2 (Core Schema). PyYAML's own resolver is YAML 1.1, in which `no` is false,
# 1:30 is ninety and 2023-02-16 is a date; none of that is what the writer of a contract means.
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_TAG = "tag:yaml.org,2002:"
_MOST_DIGITS = 3_000
"""Digits of an integer; beyond some 4,300 decimal ones Python neither reads nor writes one."""


def _scalar(text: str) -> Any:
    """Return the value of a plain scalar. Raises ValueError for what JSON cannot say."""
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    if _INTEGER.fullmatch(text):
        if len(text) > _MOST_DIGITS:
            message = f"an integer of more than {_MOST_DIGITS} digits"
            raise ValueError(message)
        bases = {"0o": 8, "0x": 16}
        return int(text, bases.get(text[:2], 10)) if text[:2] not in bases else int(text[2:], bases[text[:2]])
    if _NUMBER.fullmatch(text):
        number = float(text)
        if math.isinf(number):
            message = f"{text} is too large for a number"
            raise ValueError(message)
        return number
    if _NOT_A_NUMBER.fullmatch(text):
        message = f"{text} is not a JSON value"
        raise ValueError(message)
    return text


class _Frame(Struct):
    """A collection that is being built."""

    value: Any
    mark: Any
    anchor: str | None
    key: str | None = None
    merges: list[Any] = field(default_factory=list)
    """Mappings of `<<`, whose members stand behind the collection's own."""
    size: int = 1


class _Builder:
    """Builds data from libyaml's events, without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.frames: list[_Frame] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.open_anchors: set[str] = set()
        self.result: Any = None

    def build(self, text: str) -> Any:
        documents = 0
        for event in self.events(text):
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise self.refuse("a second YAML document; a contract is one", event.start_mark)
                case yaml.ScalarEvent():
                    self.scalar(event)
                case yaml.AliasEvent():
                    self.alias(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self.open(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.close()
                case _:
                    pass
        if not documents:
            raise RefusedError(Problem("the file is empty", Location(self.file)))
        return self.result

    def events(self, text: str) -> Iterator[Any]:
        try:
            yield from yaml.parse(text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            said = ", ".join(part for part in (error.context, error.problem) if part)
            mark = error.problem_mark or error.context_mark
            raise self.refuse(f"not valid YAML: {said}", mark) from None
        except yaml.YAMLError as error:
            raise RefusedError(Problem(f"not valid YAML: {error}", Location(self.file))) from None

    def refuse(self, message: str, mark: Any) -> RefusedError:
        location = Location(self.file, mark.line + 1, mark.column + 1) if mark else Location(self.file)
        pointer = "#"
        for frame in self.frames:
            step = frame.key if isinstance(frame.value, dict) else len(frame.value)
            pointer = pointer if step is None else child(pointer, step)
        return RefusedError(Problem(message, location, pointer))

    def scalar(self, event: Any) -> None:
        frame = self.frames[-1] if self.frames else None
        expects_key = frame is not None and isinstance(frame.value, dict) and frame.key is None
        if event.tag is not None and event.tag not in {f"{_TAG}str", "!"}:
            raise self.refuse(f"the tag {event.tag} has no meaning in a contract", event.start_mark)
        if expects_key or event.tag is not None or not event.implicit[0]:
            value: Any = event.value
        else:
            try:
                value = _scalar(event.value)
            except ValueError as error:
                raise self.refuse(str(error), event.start_mark) from None
        self.add(value, 1, event.start_mark, event.anchor)

    def alias(self, event: Any) -> None:
        if event.anchor in self.open_anchors:
            raise self.refuse(f"*{event.anchor} contains itself", event.start_mark)
        if event.anchor not in self.anchors:
            raise self.refuse(f"*{event.anchor} is not defined", event.start_mark)
        value, size = self.anchors[event.anchor]
        self.add(value, size, event.start_mark, None)

    def open(self, event: Any) -> None:
        if len(self.frames) >= DEEPEST:
            raise self.refuse(f"nested more than {DEEPEST} levels deep", event.start_mark)
        if event.tag not in {None, "!", f"{_TAG}map", f"{_TAG}seq"}:
            raise self.refuse(f"the tag {event.tag} has no meaning in a contract", event.start_mark)
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if event.anchor:
            self.open_anchors.add(event.anchor)
        self.frames.append(_Frame(value, event.start_mark, event.anchor))

    def close(self) -> None:
        frame = self.frames.pop()
        for merged in frame.merges:
            for key, value in merged.items():
                frame.value.setdefault(key, value)
        if frame.anchor:
            self.open_anchors.discard(frame.anchor)
        self.add(frame.value, frame.size, frame.mark, frame.anchor)

    def add(self, value: Any, size: int, mark: Any, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = (value, size)
        if not self.frames:
            self.result = value
            return
        frame = self.frames[-1]
        frame.size += size
        if frame.size > LARGEST:
            raise self.refuse(f"more than {LARGEST} values once its aliases are written out", mark)
        if isinstance(frame.value, list):
            frame.value.append(value)
        elif frame.key is None:
            self.key(frame, value, mark)
        elif frame.key == "<<":
            self.merge(frame, value, mark)
        else:
            frame.value[frame.key] = value
            frame.key = None

    def key(self, frame: _Frame, value: Any, mark: Any) -> None:
        if not isinstance(value, str):
            raise self.refuse("a key must be a string", mark)
        if value in frame.value:
            raise self.refuse(f"duplicate key `{value}`", mark)
        frame.key = value

    def merge(self, frame: _Frame, value: Any, mark: Any) -> None:
        # `<<` is YAML 1.1, but every tool of this field reads it, so a contract that uses it means it.
        merged = value if isinstance(value, list) else [value]
        if not all(isinstance(one, dict) for one in merged):
            raise self.refuse("`<<` takes a mapping or a list of mappings", mark)
        frame.merges.extend(merged)
        frame.key = None


class _Places:
    """Line and column of every part of a file: the key of a member, the start of an item.

    The file is read again for them, once, and only when there is a problem to tell of.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, tuple[int, int]] | None = None

    def __call__(self, pointer: str) -> tuple[int, int]:
        """Return the place of a pointer; of its nearest ancestor where it stands behind an alias or a merge."""
        if self._places is None:
            self._places = dict(_places(self._text))
        while pointer not in self._places and pointer:
            pointer = pointer.rpartition("/")[0]
        return self._places.get(pointer, (1, 1))


def _places(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield every pointer of a text with its line and column."""
    path: list[tuple[str, bool, int, str | None]] = []  # pointer, is a mapping, next index, key
    key_place = (1, 1)
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
    try:
        for event in events:
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                path.pop()
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            start: Any = event.start_mark
            place = (start.line + 1, start.column + 1)
            here = ""
            if path:
                base, is_mapping, index, key = path[-1]
                if is_mapping and key is None:
                    path[-1] = (base, True, index, getattr(event, "value", ""))
                    key_place = place
                    continue
                here = child(base, key if is_mapping and key is not None else index)
                path[-1] = (base, is_mapping, index + 1, None)
                place = key_place if is_mapping else place
            yield here, place
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                path.append((here, isinstance(event, yaml.MappingStartEvent), 0, None))
    except yaml.YAMLError:
        # JSON that is not YAML (a surrogate pair in escapes): what was found before it stands.
        return
