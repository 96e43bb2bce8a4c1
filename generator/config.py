"""What a user may decide: openapi-python-client's configuration keys, and a few of our own."""

from __future__ import annotations

import builtins
import json
import keyword
import re
import sys
from typing import Any

from generator.document import Node
from generator.frozen import field, frozen
from generator.names import MODELS

VERSION = r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?"
"""A version as Python's packaging writes it (PEP 440)."""

_DEPENDENCIES = (
    *("annotated_types", "anyio", "attr", "attrs", "certifi", "h11", "h2", "httpcore2", "httpx2", "idna"),
    *("aiohappyeyeballs", "aiohttp", "aiosignal", "frozenlist", "multidict", "propcache", "truststore", "yarl"),
)
"""What a client imports beside the standard library, and what that imports."""
_SPOKEN = frozenset({*dir(builtins), *MODELS, "datetime", "decimal", "ipaddress"})
"""What the pages of a client mean by a name."""


@frozen
class ClassOverride:
    """Another name for a generated class."""

    class_name: str | None = None
    module_name: str | None = None


@frozen
class Waiver:
    """A part of a contract that may stay untyped or be left out, and why."""

    pointer: str
    """JSON pointer of the part, or `file#pointer` where it stands in another file of the contract."""
    reason: str
    node: Node | None = None
    """Where the waiver is written."""

    @property
    def told(self) -> str:
        """The pointer as problems tell it."""
        return f"#{self.pointer}" if self.pointer.startswith("/") else self.pointer


@frozen
class Paging:
    """How the pages of an operation follow one another, for a contract that is not to be edited."""

    operation: str
    settings: str
    """As canonical JSON; read with the contract, from `node`."""
    node: Node | None = None


@frozen
class Config:
    """The decisions of a user. The first twelve keys are openapi-python-client's and mean the same."""

    class_overrides: dict[str, ClassOverride] = field(default_factory=dict)
    content_type_overrides: dict[str, str] = field(default_factory=dict)
    project_name_override: str | None = None
    package_name_override: str | None = None
    package_version_override: str | None = None
    use_path_prefixes_for_title_model_names: bool = True
    post_hooks: tuple[str, ...] = ()
    docstrings_on_attributes: bool = False
    field_prefix: str = "field_"
    generate_all_tags: bool = False
    http_timeout: int | None = None
    literal_enums: bool = False
    client_name: str | None = None
    """Name of the client's class; without it, the contract's title."""
    waivers: tuple[Waiver, ...] = ()
    pagination: tuple[Paging, ...] = ()


_STRINGS = ("project_name_override", "package_name_override", "package_version_override", "field_prefix", "client_name")
_FLAGS = (
    "use_path_prefixes_for_title_model_names",
    "docstrings_on_attributes",
    "generate_all_tags",
    "literal_enums",
)


def read_config(root: Node) -> Config:
    """Return the configuration in a document. Raises RefusedError for a key or value that means nothing."""
    found: dict[str, Any] = {}
    for key, node in root.members():
        if node.value is None:
            # As openapi-python-client has it: nothing is said.
            continue
        if key in _STRINGS:
            found[key] = root.text(key)
        elif key in _FLAGS:
            found[key] = root.flag(key)
        elif key in _READERS:
            found[key] = _READERS[key](node)
        else:
            raise node.refuse(f"`{key}` is not a key of the configuration")
    config = Config(**found)
    _refuse_unusable_names(root, config)
    return config


def _refuse_unusable_names(root: Node, config: Config) -> None:
    for key in ("package_name_override", "client_name"):
        name = getattr(config, key)
        if name is not None and not _is_name(name):
            raise root.require(key).refuse(f"`{name}` cannot be a name in Python")
    package = config.package_name_override
    if package is not None and package in (*sys.stdlib_module_names, *_DEPENDENCIES):
        raise root.require("package_name_override").refuse(f"`{package}` is a package that the client itself imports")
    project = config.project_name_override
    if project is not None and not (project.isascii() and project.replace("-", "").replace("_", "").isalnum()):
        raise root.require("project_name_override").refuse(f"`{project}` cannot be the name of a project")
    version = config.package_version_override
    if version is not None and not re.fullmatch(VERSION, version):
        raise root.require("package_version_override").refuse(f"`{version}` is not a version of Python's packaging")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", config.field_prefix):
        raise root.require("field_prefix").refuse(f"`{config.field_prefix}` cannot begin a name in Python")


def _is_name(text: str) -> bool:
    return text.isidentifier() and text.isascii() and not keyword.iskeyword(text)


def _class_overrides(node: Node) -> dict[str, ClassOverride]:
    overrides: dict[str, ClassOverride] = {}
    for name, one in node.members():
        for key, value in one.members():
            if key not in {"class_name", "module_name"}:
                raise value.refuse(f"`{key}` is not a key of a class override")
        class_name = one.text("class_name")
        if class_name is not None and not _is_name(class_name):
            raise one.require("class_name").refuse(f"`{class_name}` cannot be a name in Python")
        if class_name in _SPOKEN or (class_name or "").startswith("_"):
            raise one.require("class_name").refuse(f"`{class_name}` means something else in the client's code")
        overrides[name] = ClassOverride(class_name, one.text("module_name"))
    return overrides


def _content_type_overrides(node: Node) -> dict[str, str]:
    return {name: node.text(name) or "" for name, _ in node.members()}


def _post_hooks(node: Node) -> tuple[str, ...]:
    for one in node.items():
        if not isinstance(one.value, str):
            raise one.refuse("a hook is a command, as a string")
        if "\0" in one.value:
            raise one.refuse("a command cannot have a NUL in it")
    return tuple(one.value for one in node.items())


def _http_timeout(node: Node) -> int:
    if not isinstance(node.value, int) or isinstance(node.value, bool) or node.value <= 0:
        raise node.refuse("expected a number of seconds")
    return node.value


def _waivers(node: Node) -> tuple[Waiver, ...]:
    waivers: list[Waiver] = []
    for one in node.items():
        for key, value in one.members():
            if key not in {"pointer", "reason"}:
                raise value.refuse(f"`{key}` is not a key of a waiver")
        pointer = one.required_text("pointer").removeprefix("#")
        if not pointer.startswith("/") and "#/" not in pointer:
            raise one.require("pointer").refuse("a waiver needs the JSON pointer of a part, such as #/paths/~1a/get")
        reason = one.required_text("reason")
        if not reason.strip():
            raise one.require("reason").refuse("a waiver needs a reason")
        waivers.append(Waiver(pointer, reason, one))
    return tuple(waivers)


def _pagination(node: Node) -> tuple[Paging, ...]:
    return tuple(
        Paging(name, json.dumps(one.mapping(), sort_keys=True, default=str), one) for name, one in node.members()
    )


_READERS = {
    "class_overrides": _class_overrides,
    "content_type_overrides": _content_type_overrides,
    "post_hooks": _post_hooks,
    "http_timeout": _http_timeout,
    "waivers": _waivers,
    "pagination": _pagination,
}
