"""Render a client: a Package becomes the text of every file, by templates that only print."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from generator.cache import room
from generator.package import (
    Absent,
    Annotation,
    Default,
    Doc,
    Generic,
    Literals,
    Member,
    Package,
    Ref,
    Tagged,
    Union,
    Value,
    Word,
)
from generator.quoting import double_quoted, fenced, go, ruby, shell, shell_inside, shell_variable, swift

WIDTH = 110
"""Columns of the text in docstrings."""

_PAGES = ("README.md", "api.md", "pyproject.toml", "reference.html")
LANGUAGES = (
    ("curl", "sh", "samples/curl.sh.jinja"),
    ("JavaScript", "js", "samples/fetch.mjs.jinja"),
    ("Python", "python", "samples/client.py.jinja"),
    ("Go", "go", "samples/http.go.jinja"),
    ("Ruby", "ruby", "samples/net_http.rb.jinja"),
    ("Swift", "swift", "samples/url_session.swift.jinja"),
)
"""The languages of code samples, each with what Markdown calls it, and its template."""
_MODULES = (
    "__init__.py",
    "__main__.py",
    "client.py",
    "errors.py",
    "models.py",
    "operations.py",
    "telemetry.py",
    "testing.py",
    "transports.py",
    "api/__init__.py",
)


class TemplateProblemError(Exception):
    """A template of the user's that cannot be rendered."""


def templates() -> Path:
    """Return the folder of the templates: beside this package in a checkout, inside it when installed."""
    here = Path(__file__).parent
    installed = here / "templates"
    return installed if installed.is_dir() else here.parent / "templates"


def render(package: Package, overrides: Path | None = None) -> dict[str, str]:
    """Return {path: text} for a client. A page of the same name in `overrides` takes the place of ours.

    Raises TemplateProblemError, with file and line, when a template of `overrides` cannot be rendered, and OSError
    when one cannot be read.
    """
    if overrides is not None:
        _refuse_unreadable(overrides)
    environment = _environment(overrides)
    name = package.package_name
    files: dict[str, tuple[str, dict[str, Any]]] = {page: (f"{page}.jinja", {}) for page in _PAGES}
    files |= {f"{name}/{module}": (f"package/{module}.jinja", {}) for module in _MODULES}
    if package.results:
        files[f"{name}/results.py"] = ("package/results.py.jinja", {})
    if package.servers:
        files[f"{name}/servers.py"] = ("package/servers.py.jinja", {})
    if package.webhooks:
        files[f"{name}/webhooks.py"] = ("package/webhooks.py.jinja", {})
    for resource in package.resources:
        files[f"{name}/api/{resource.module}.py"] = ("package/api/resource.py.jinja", {"resource": resource})
    for one in package.pages:
        # A package of that name takes the place of the module.
        files.pop(f"{name}/{one.path.removesuffix('/__init__.py')}.py", None)
        files[f"{name}/{one.path}"] = (one.template, {"package": one.package, "resource": one.resource})
    try:
        texts = {
            path: environment.get_template(page).render({"package": package, "languages": LANGUAGES, **more})
            for path, (page, more) in files.items()
        }
    except TemplateError as error:
        message = f"{_place(error)}: {error.message or 'cannot be rendered'}"
        raise TemplateProblemError(message) from error
    except Exception as error:
        if overrides is None:
            raise
        # A template is code: what the user's raises is told to its writer, not shown as a fault of ours.
        raise TemplateProblemError(f"{_place(error)}: {type(error).__name__}: {error}") from error
    texts[f"{name}/py.typed"] = ""
    return texts | dict(_runtime(name))


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


def _environment(overrides: Path | None) -> Environment:
    ours = FileSystemLoader(templates())
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(overrides), ours]) if overrides is not None else ours,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 # the output is Python, which `literal`, `docstring` and `comment` escape
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
    lines: list[str] = []
    line = ""
    for word in _quoted(text).split(" "):
        if line and len(line) + 1 + len(word) <= WIDTH:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        line = (hanging if lines and hanging is not None else margin) + word
    return [*lines, line] if line.strip() else lines


def _quoted(text: str) -> str:
    """Return a text that means itself inside triple quotes."""
    return printable(" ".join(text.split())).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
