"""Render a client: a Package becomes the text of every file, one after the other, by templates that only print."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from generator.cache import room
from generator.disk.ours import templates
from generator.package import Package, Shown, Source
from generator.pages import LONGEST, divided, document_pages, module_pages
from generator.problem import TemplateProblemError
from generator.quoting import double_quoted, fenced, go, ruby, shell, shell_inside, shell_variable, swift
from generator.spelling import comment, docstring, literal, pairs, printable, prose, spelled, toml

LANGUAGES = (
    ("curl", "sh", "samples/curl.sh.jinja"),
    ("JavaScript", "js", "samples/fetch.mjs.jinja"),
    ("Python", "python", "samples/client.py.jinja"),
    ("Go", "go", "samples/http.go.jinja"),
    ("Ruby", "ruby", "samples/net_http.rb.jinja"),
    ("Swift", "swift", "samples/url_session.swift.jinja"),
)
"""The languages of code samples, each with what Markdown calls it, and its template."""


def show(package: Package, overrides: Path | None = None) -> tuple[Shown, ...]:
    """Return the sample of each method in every language; templates and failures are those of `render`."""
    with _telling(overrides) as environment:
        printed = _Printed(environment, package=package)
        return tuple(
            Shown(
                endpoint.pointer,
                endpoint.method,
                endpoint.path,
                tuple(Source(language, word, printed.page(page, one=one)) for language, word, page in LANGUAGES),
            )
            for _, methods in package.sampled
            for endpoint, one in methods
        )


class _Printed:
    """Renders templates as their method `render` does, in less time for a client of thousands of pages and samples."""

    def __init__(self, environment: Environment, **given: Any) -> None:
        self._environment = environment
        self._given = {**environment.globals, **given}
        self._templates: dict[str, Template] = {}

    def page(self, name: str, **more: Any) -> str:
        """Return the text of a page, to which some things are given beside those for all."""
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self._environment.get_template(name)
        given = {**self._given, **more}
        try:
            return "".join(template.root_render_func(template.new_context(given, shared=True)))
        except Exception:  # noqa: BLE001 # this tells which it is, and at what line
            return template.render(given)


def render(package: Package, overrides: Path | None = None) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file of a client. A page of the same name in `overrides` takes the place of ours.

    Raises TemplateProblemError, with file and line, when a template of `overrides` cannot be rendered, and OSError
    when one cannot be read.
    """
    yield from modules(package, overrides)
    yield from documents(package, show(package, overrides), overrides)


def modules(package: Package, overrides: Path | None = None) -> Iterator[tuple[str, str]]:
    """Yield path and text of each module; failures are those of `render`."""
    with _telling(overrides) as environment:
        printed = _Printed(environment, package=package)
        for path, (page, more) in module_pages(package).items():
            yield path, printed.page(page, **more)
    yield f"{package.package_name}/py.typed", ""
    yield from _runtime(package.package_name)


def documents(package: Package, shown: Sequence[Shown], overrides: Path | None = None) -> Iterator[tuple[str, str]]:
    """Yield path and text of each other file; `shown` is what `show` returned, failures are those of `render`."""
    sources = {number: one.sources for number, one in enumerate(shown, start=1)}
    with _telling(overrides) as environment:
        printed = _Printed(environment, package=package, languages=LANGUAGES, sources=sources)
        for path, (page, more) in document_pages(package).items():
            text = printed.page(page, **more)
            if path == "api.md" and len(text.encode(errors="replace")) > LONGEST:
                yield from ((one, printed.page(page, **more)) for one, (page, more) in divided(package).items())
            else:
                yield path, text


@contextmanager
def _telling(overrides: Path | None) -> Iterator[Environment]:
    """Give the templates, and tell of what goes wrong with those of the user."""
    if overrides is not None:
        _refuse_unreadable(overrides)
    try:
        yield _environment(overrides)
    except TemplateError as error:
        message = f"{_place(error)}: {error.message or 'cannot be rendered'}"
        raise TemplateProblemError(message) from error
    except Exception as error:
        if overrides is None:
            raise
        # A template is code: what the user's raises is told to its writer, not shown as a fault of ours.
        raise TemplateProblemError(f"{_place(error)}: {type(error).__name__}: {error}") from error


def _refuse_unreadable(overrides: Path) -> None:
    """Raise what keeps a user's template from being read; Jinja takes ours instead, or names no file."""

    def refuse(error: OSError) -> None:
        raise error

    for folder, _, names in os.walk(overrides, onerror=refuse):
        for file in (Path(folder) / name for name in sorted(names) if name.endswith(".jinja")):
            data = file.read_bytes()
            try:
                data.decode()
            except UnicodeDecodeError as error:
                line = data.count(b"\n", 0, error.start) + 1
                raise TemplateProblemError(f"{file}:{line}: not UTF-8") from None


def _place(error: Exception) -> str:
    """Return file and line of the template in which something went wrong."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    if isinstance(error, TemplateNotFound):
        return str(error.name)
    frames = traceback.extract_tb(error.__traceback__)
    return next((f"{one.filename}:{one.lineno}" for one in reversed(frames) if one.filename.endswith(".jinja")), "?")


def _runtime(name: str) -> Iterator[tuple[str, str]]:
    """Yield the hand-written half of every client, unchanged."""
    folder = templates() / "runtime"
    for path in sorted(folder.rglob("*.py")):
        yield f"{name}/_runtime/{path.relative_to(folder).as_posix()}", path.read_text(encoding="utf-8")


class _Compiled(FileSystemBytecodeCache):
    """Keeps the templates as Jinja compiles them, which takes longer than rendering a small contract."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write it, unless the disk is full or the folder is gone: then it is compiled again."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


class _Plain(Environment):
    """Looks up attributes as Python does, and nothing else, which takes half the time: ours ask for no others."""

    getattr = staticmethod(getattr)  # type: ignore[assignment] # its arguments have no names


def _environment(overrides: Path | None) -> Environment:
    ours = FileSystemLoader(templates())
    # The user's templates may ask for what is not there, as Jinja lets them.
    environment = (Environment if overrides is not None else _Plain)(
        loader=ChoiceLoader([FileSystemLoader(overrides), ours]) if overrides is not None else ours,
        undefined=StrictUndefined,
        autoescape=False,  # the output is Python, which `literal`, `docstring` and `comment` escape
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(str(folder)) if (folder := room("templates")) is not None else None,
    )
    environment.filters |= {
        "literal": literal,
        "docstring": docstring,
        "comment": comment,
        "spelled": spelled,
        "prose": prose,
        "printable": printable,
        "toml": toml,
        "pairs": pairs,
        "shell": shell,
        "shell_inside": shell_inside,
        "shell_variable": shell_variable,
        "double_quoted": double_quoted,
        "go": go,
        "ruby": ruby,
        "swift": swift,
        "fenced": fenced,
    }
    return environment
