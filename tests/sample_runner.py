"""The code samples of a client as its reference page shows them, and what runs one of each language."""

from __future__ import annotations

import html.parser
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

LANGUAGES = ("curl", "JavaScript", "Python", "Go", "Ruby", "Swift")
RUN = tuple(one for one in LANGUAGES if one != "Swift")
"""Those that Debian has a toolchain of."""
_PROGRAMS = {
    "curl": ("sh", "sample.sh", ("sh", "-eu")),
    "JavaScript": ("node", "sample.mjs", ("node",)),
    "Python": (sys.executable, "sample.py", (sys.executable,)),
    "Go": ("go", "sample.go", ("go", "run")),
    "Ruby": ("ruby", "sample.rb", ("ruby", "-W:no-experimental")),
}
_PACKAGES = {"sh": "dash", "curl": "curl", "node": "nodejs", "go": "golang-go", "ruby": "ruby"}


class _Page(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.samples: list[dict[str, str]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._language: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "article":
            self.samples.append({})
        if tag == "pre":
            self._language = dict(attrs)["data-lang"]
            self.samples[-1][self._language or ""] = ""

    def handle_data(self, data: str) -> None:
        if self._language is not None:
            self.samples[-1][self._language] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self._language = None


def read_page(text: str) -> tuple[list[dict[str, str]], list[tuple[str, dict[str, str | None]]]]:
    """Return the samples of a page, by language, for each operation; and all its elements with their attributes."""
    page = _Page()
    page.feed(text)
    page.close()
    return page.samples, page.elements


def run_program(
    language: str, code: str, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a program; a toolchain that is missing is a failure, since `.ci/run` installs them all."""
    program, name, command = _PROGRAMS[language]
    for one in (program, "curl") if language == "curl" else (program,):
        if shutil.which(one) is None:
            pytest.fail(f"there is no {one}; on Debian: apt-get install {_PACKAGES[one]}")
    file = folder / name
    file.write_text(code, encoding="utf-8", newline="")
    given = {**os.environ, "GOFLAGS": "-mod=mod", "GO111MODULE": "off", **(environment or {})}
    return subprocess.run([*command, str(file)], env=given, cwd=folder, capture_output=True, check=False)
