"""How what a contract says becomes code and Markdown: the only ways for its texts into a page of a client."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.package import (
    Absent,
    Annotation,
    Default,
    Doc,
    Generic,
    Literals,
    Member,
    Ref,
    Tagged,
    Union,
    Value,
    Word,
)

WIDTH = 110
"""Columns of the text in docstrings."""


def literal(value: object) -> str:
    """Return a Python value as its literal."""
    return repr(value)


def comment(text: str) -> str:
    """Return a text as a comment of one line."""
    return f"# {printable(' '.join(text.split()))}"


def prose(text: str) -> str:
    """Return a text as one line of Markdown that starts no markup of its own."""
    line = printable(" ".join(text.split()))
    for sign in "\\<>|[]":
        line = line.replace(sign, f"\\{sign}")
    return line


def pairs(names: Iterable[tuple[str, str]]) -> str:
    """Return pairs of identifiers as lines of words: `name=other name=other`."""
    return "\n".join(_wrapped(" ".join(f"{name}={other}" for name, other in names), ""))


def toml(text: str) -> str:
    """Return a text as a basic string of TOML (TOML 1.0, section String)."""
    quoted = json.dumps(printable(text), ensure_ascii=False)
    return quoted.replace("\x7f", "\\u007f")


def printable(text: str) -> str:
    """Return a text without characters that change how the text around them is read: controls, bidi, surrogates."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)


def spelled(what: Annotation | Default, module: str = "") -> str:  # noqa: C901, PLR0911 # one return per kind
    """Return a type, or the default of a field, as code; `module` goes before the names of models."""
    match what:
        case Word(name):
            return name
        case Ref(name):
            return f"{module}{name}"
        case Generic(name, arguments):
            return f"{name}[{', '.join(spelled(one, module) for one in arguments)}]"
        case Literals(values):
            return f"Literal[{', '.join(repr(json.loads(one)) for one in values)}]"
        case Union(options):
            return " | ".join(spelled(one, module) for one in options)
        case Tagged(options, property_name, mapping, default):
            variants = " | ".join(spelled(one, module) for one in options)
            if default is not None:
                return f"Annotated[{variants}, tagged({property_name!r}, {dict(mapping)!r}, {default!r})]"
            return f"Annotated[{variants} | Unknown, tagged({property_name!r}, {dict(mapping)!r})]"
        case Absent():
            return "UNSET"
        case Value(value):
            return repr(json.loads(value))
        case Member(enum, name):
            return f"{module}{enum}.{name}"


def docstring(doc: Doc | str, indent: int = 4) -> str:
    """Return a docstring, quotes included, for code that is indented by some columns."""
    if isinstance(doc, str):
        doc = Doc(doc)
    margin = " " * indent
    lines = _wrapped(doc.summary, margin)
    for paragraph in doc.paragraphs:
        lines += ["", *_wrapped(paragraph, margin)]
    for title, entries in doc.sections:
        lines += ["", f"{margin}{title}:"]
        for entry in entries:
            told = f"{entry.name}: {entry.text}" if entry.name else entry.text
            lines += _wrapped(told, margin + " " * 4, margin + " " * 8)
    text = "\n".join(lines).strip()
    if "\n" in text:
        return f'"""{text}\n{margin}"""'
    return f'"""{text}"""' if not text.endswith('"') else f'"""{text} """'


def _wrapped(text: str, margin: str, hanging: str | None = None) -> list[str]:
    """Return the lines of a text, broken at spaces only; the module textwrap does as much in five times the time."""
    rest = _quoted(text)
    lines: list[str] = []
    while len(rest) > (room := WIDTH - len(margin)):
        end = rest.rfind(" ", 0, room + 1)
        if end < 0:
            # A word that is too long has a line of its own.
            end = rest.find(" ")
        if end < 0:
            break
        lines.append(margin + rest[:end])
        rest = rest[end + 1 :]
        margin = margin if hanging is None else hanging
    return [*lines, margin + rest] if rest else lines


def _quoted(text: str) -> str:
    """Return a text that means itself inside triple quotes."""
    return printable(" ".join(text.split())).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
