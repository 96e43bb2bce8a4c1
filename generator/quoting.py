"""How each language of the code samples spells a text, such that the text of a contract is never code."""

from __future__ import annotations

import json
import re


def _characters(text: str) -> str:
    """Return a text without what no source file can have: NUL, and halves of surrogate pairs."""
    return text if text.isprintable() else re.sub("[\0\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def shell(text: str) -> str:
    """Return a word of a POSIX shell (POSIX.1-2024, section 2.2.2); `printf` writes what cannot be seen."""
    text = _characters(text)
    if text.replace("\n", "").isprintable():
        return _single_quoted(text)
    # A substitution loses the line breaks at its end.
    begin = text.rstrip("\n")
    end = _single_quoted(text[len(begin) :]) if begin != text else ""
    written = _single_quoted("".join(_printf(one) for one in begin))
    return f'"$(printf -- {written})"{end}'


def _single_quoted(text: str) -> str:
    quoted = text.replace("'", "'\\''")
    return f"'{quoted}'"


def _printf(character: str) -> str:
    """Return what printf writes a character for (POSIX.1-2024, printf)."""
    known = {"\\": "\\\\", "%": "%%", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    if character in known or character.isprintable():
        return known.get(character, character)
    return "".join(f"\\{byte:03o}" for byte in character.encode())


def shell_inside(text: str) -> str:
    """Return what means a text inside a shell's double quotes (section 2.2.3)."""
    return re.sub(r'([\\"$`])', r"\\\1", _characters(text))


def shell_variable(name: str) -> str:
    """Return the value of an environment variable, inside a shell's double quotes; it must be set."""
    if re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name, re.ASCII):
        return f"${{{name}:?}}"
    # A name that a shell does not have is still one that the environment has.
    return f"$(printenv {shell(name)})"


def double_quoted(text: str) -> str:
    """Return a string of JavaScript, which has the escapes of JSON (ECMA-262, section 12.9.4)."""
    quoted = json.dumps(_characters(text), ensure_ascii=False)
    if quoted.isprintable():
        return quoted
    return "".join(one if one.isprintable() else _by_four(one) for one in quoted)


def _by_four(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _plain(text: str, escape_one: dict[str, str], unprintable: str) -> str:
    """Return a text in double quotes; what cannot be seen is written by its number."""
    known = _ESCAPES | escape_one
    if text.isprintable() and known.keys().isdisjoint(text):
        return f'"{text}"'
    written = (
        known.get(one) or (one if one.isprintable() else unprintable.format(ord(one))) for one in _characters(text)
    )
    return f'"{"".join(written)}"'


def go(text: str) -> str:
    """Return an interpreted string of Go (The Go Programming Language Specification, String literals)."""
    return _plain(text, {}, "\\U{:08x}")


def ruby(text: str) -> str:
    """Return a string of Ruby in which nothing is interpolated."""
    return _plain(text, {"#": "\\#"}, "\\u{{{:x}}}")


def swift(text: str) -> str:
    """Return a string of Swift; a backslash is what begins an interpolation there."""
    return _plain(text, {}, "\\u{{{:x}}}")


def fenced(code: str, language: str) -> str:
    """Return a block of code in Markdown, whose fence is longer than any in the code (CommonMark, section 4.5)."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{code.rstrip()}\n{fence}\n"
