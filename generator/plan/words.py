"""Sentences and imports: what a contract says of a thing, in the words of a docstring."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.ir import Facts
from generator.package import (
    Absent,
    Annotation,
    Default,
    Generic,
    Import,
    Literals,
    Tagged,
    Union,
    Word,
)


def paragraphs(text: str | None) -> tuple[str, ...]:
    """Return the paragraphs of a description; the layout within each is the reader's."""
    blocks = (text or "").replace("\r\n", "\n").split("\n\n")
    return tuple(" ".join(block.split()) for block in blocks if block.strip())


def sentence(text: str) -> str:
    """Return a text in one line that ends like a sentence."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", ":")) or not line else f"{line}."


def about(facts: Facts, fallback: str | None = None) -> str:
    """Return what a contract says of a value: its description, limits, default, examples."""
    told = [sentence(facts.description or fallback or facts.title or "")]
    if facts.deprecated:
        told.append("Deprecated.")
    if facts.read_only:
        told.append("Read-only.")
    if facts.write_only:
        told.append("Write-only.")
    # What tells variants apart is in their type.
    constraints = [f"`{key}: {value}`" for key, value in facts.constraints if key != "discriminator"]
    if constraints:
        told.append(f"Constraints: {', '.join(constraints)}.")
    if facts.default is not None:
        told.append(f"Default: {spoken(facts.default)}.")
    if facts.examples:
        shown = tuple(dict.fromkeys(spoken(one) for one in facts.examples))
        told.append(f"{'Example' if len(shown) == 1 else 'Examples'}: {', '.join(shown)}.")
    return " ".join(one for one in told if one)


def spoken(value: str) -> str:
    """Return a JSON value as a sentence quotes it: in backticks, a string without its own quotes."""
    data = json.loads(value)
    return f"`{data if isinstance(data, str) and data.strip() else value}`"


def parts(annotation: Annotation) -> Iterable[Annotation]:
    """Yield an annotation and everything in it."""
    yield annotation
    match annotation:
        case Union(options) | Tagged(options):
            inner = options
        case Generic(_, arguments):
            inner = arguments
        case _:
            inner = ()
    for one in inner:
        yield from parts(one)


_RUNTIME = {
    "Base64 as _Base64": "values.texts",
    "DecimalNumber as _DecimalNumber": "values.numbers",
    "Duration as _Duration": "values.texts",
    "Exact as _Exact": "values.numbers",
    "UNSET": "values.unset",
    "Unset": "values.unset",
    "Model": "values.model",
    "NO_PROPERTIES": "values.model",
    "Unknown": "values.model",
    "defined_in": "values.model",
    "tagged": "values.model",
    "wire as _wire": "values.model",
    "OpenEnum": "values.enums",
    "OpenIntEnum": "values.enums",
    "Answer": "wire.call",
    "Body": "wire.call",
    "Field": "wire.call",
    "Call": "wire.call",
    "Header": "wire.call",
    "Operation": "wire.call",
    "Parameter": "wire.call",
    "PartHeader": "wire.call",
    "AsyncResource": "resources",
    "Resource": "resources",
    # Under names that no operation can have: one of that name would hide them from those below it.
    "async_method as _async_method": "resources",
    "async_method_with as _async_method_with": "resources",
    "method as _method": "resources",
    "method_with as _method_with": "resources",
    "Items": "wire.call",
    "Event as _Event": "wire.sequences",
    "Upload as _Upload": "values.uploads",
    "streamed as _streamed": "streams",
    "async_streamed as _async_streamed": "streams",
    "paged as _paged": "pagination",
    "async_paged as _async_paged": "pagination",
    "Result": "results",
    "ReceivedHeaders": "webhooks",
    "Webhook": "webhooks",
    # A schema may be called so.
    "File as _File": "values.files",
}
"""What pages use of the runtime, and the module it is in."""

ALIASED = {
    "_Base64": "Base64 as _Base64",
    "_Decimal": "Decimal as _Decimal",
    "_DecimalNumber": "DecimalNumber as _DecimalNumber",
    "_Duration": "Duration as _Duration",
    "_IPv4Address": "IPv4Address as _IPv4Address",
    "_IPv6Address": "IPv6Address as _IPv6Address",
    "_Never": "Never as _Never",
}
"""Types under names that no class of a contract has, and how they are imported."""

_STANDARD = {
    "Decimal as _Decimal": "decimal",
    "IPv4Address as _IPv4Address": "ipaddress",
    "IPv6Address as _IPv6Address": "ipaddress",
    "Never as _Never": "typing",
    "Annotated": "typing",
    "Any": "typing",
    "Final": "typing",
    "Literal": "typing",
    "TypeAlias": "typing",
    "Iterable": "collections.abc",
    "Mapping": "collections.abc",
    "UUID": "uuid",
    # Under names that no property can have: an attribute of that name would hide them from those below it.
    "field as _field": "attrs",
    "frozen": "attrs",
}
"""What pages use of the standard library and of attrs."""


def needed(annotations: Iterable[Annotation], defaults: Iterable[Default | None] = ()) -> set[str]:
    """Return the names that a page needs to spell some annotations and defaults: a module's, or one to import."""
    names: set[str] = set()
    # A page says `str` a hundred times.
    for one in {part for annotation in set(annotations) for part in parts(annotation)}:
        match one:
            case Word(name) if "." in name:
                names.add(name.partition(".")[0])
            case Word("Any" | "Unset" | "UUID" as name):
                names.add(name)
            case Word("_File"):
                names.add("File as _File")
            case Word("_Upload"):
                names.add("Upload as _Upload")
            case Generic("_Event", _):
                names.add("Event as _Event")
            case Literals():
                names.add("Literal")
            case Word(name) if name in ALIASED:
                names.add(ALIASED[name])
            case Tagged(_, _, _, default):
                names |= {"Annotated", "tagged"} | ({"Unknown"} if default is None else set())
            case _:
                pass
    return names | {"UNSET" for one in defaults if isinstance(one, Absent)}


def imports(names: Iterable[str], here: str = ".") -> tuple[Import, ...]:
    """Return the imports for some names, for a page from which the package is `here`."""
    modules: dict[str, set[str]] = {}
    for name in names:
        if name in _RUNTIME:
            modules.setdefault(f"{here}_runtime.{_RUNTIME[name]}", set()).add(name)
        elif name in _STANDARD:
            modules.setdefault(_STANDARD[name], set()).add(name)
        else:
            modules.setdefault(name, set())
    return tuple(Import(module, tuple(sorted(modules[module]))) for module in sorted(modules))
