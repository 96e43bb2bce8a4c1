"""openapi-python-client, the peer whose users are ours: the only module that imports it, and only when it is asked."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.frozen import frozen, plain


class PeerError(Exception):
    """The peer could not read a contract, with what it said."""


@frozen
class Names:
    """What openapi-python-client calls things: each maps a place of the contract to a name."""

    classes: frozenset[str]
    attributes: frozenset[tuple[str, str, str]]
    """(class, name on the wire, attribute)."""
    members: frozenset[tuple[str, str, object]]
    """(enum, member, value)."""
    functions: frozenset[tuple[str, str, str, str]]
    """(method, path, module of the tag, function)."""
    arguments: frozenset[tuple[str, str, str]]
    """(function, name on the wire, argument)."""


@frozen
class Client:
    """A client that openapi-python-client wrote."""

    folder: Path
    package: str
    seconds: float
    """Of the whole process, formatting included."""
    said: str
    """Its warnings."""

    @property
    def modules(self) -> tuple[Path, ...]:
        """The modules of the client."""
        return tuple(sorted((self.folder / self.package).rglob("*.py")))


def names(contract: Path, data: dict[str, Any], config: Config) -> Names:
    """Return the names that openapi-python-client gives. Raises PeerError when it cannot read the contract."""
    with contextlib.redirect_stderr(io.StringIO()):
        from openapi_python_client.config import Config as PeerConfig  # noqa: PLC0415 # takes two seconds
        from openapi_python_client.config import ConfigFile, MetaType  # noqa: PLC0415 # takes two seconds
        from openapi_python_client.parser import GeneratorData  # noqa: PLC0415 # slow to import
        from openapi_python_client.parser.errors import GeneratorError  # noqa: PLC0415 # slow to import
        from openapi_python_client.parser.properties import EnumProperty  # noqa: PLC0415 # slow to import
    peer_config = PeerConfig.from_sources(
        ConfigFile(**settings(config)), MetaType.NONE, contract, "utf-8", overwrite=True, output_path=None
    )
    parsed = GeneratorData.from_dict(data, config=peer_config)
    if isinstance(parsed, GeneratorError):
        message = f"{parsed.header}: {parsed.detail}"
        raise PeerError(message)
    models = list(parsed.models)
    enums: list[Any] = [one for one in parsed.enums if isinstance(one, EnumProperty)]
    endpoints = [
        (str(tag), one) for tag, group in parsed.endpoint_collections_by_tag.items() for one in group.endpoints
    ]
    return Names(
        classes=frozenset(str(one.class_info.name) for one in (*models, *enums)),
        attributes=frozenset(
            (str(one.class_info.name), _text(each.name), str(each.python_name))
            for one in models
            for each in [*(one.required_properties or []), *(one.optional_properties or [])]
        ),
        members=frozenset(
            (str(one.class_info.name), str(name), value)
            for one in enums
            for name, value in _members(one.values).items()
        ),
        functions=frozenset((one.method, _text(one.path), tag, str(one.name)) for tag, one in endpoints),
        arguments=frozenset(
            (str(one.name), _text(each.name), str(each.python_name))
            for _, one in endpoints
            for each in (*one.path_parameters, *one.query_parameters, *one.header_parameters, *one.cookie_parameters)
        ),
    )


def _text(value: Any) -> str:
    """Return a string of the peer's, which wraps those that a contract chose."""
    return str(value.get_untrusted_value()) if hasattr(value, "get_untrusted_value") else str(value)


def _members(values: dict[Any, Any]) -> dict[str, object]:
    """Return an enum's members; the peer holds their values as code."""
    found: dict[str, object] = {}
    for name, value in values.items():
        code = value.as_unembedded_code() if hasattr(value, "as_unembedded_code") else value
        found[str(name)] = code.strip('"') if isinstance(code, str) else code
    return found


def generate(contract: Path, folder: Path, package: str, config: Config) -> Client:
    """Return the client that openapi-python-client writes for a contract, as its own command does it."""
    file = folder / "peer.json"
    names_of_package = {"package_name_override": package, "project_name_override": package}
    file.write_text(json.dumps(settings(config) | names_of_package), encoding="utf-8")
    output = folder / "peer"
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--overwrite"]
    command += ["--path", str(contract), "--output-path", str(output), "--config", str(file)]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())  # noqa: S603 # our interpreter
    seconds = time.perf_counter() - began
    if not (output / package).is_dir():
        raise PeerError((done.stderr or done.stdout).strip().splitlines()[-1])
    return Client(output, package, seconds, done.stdout + done.stderr)


def settings(config: Config) -> dict[str, Any]:
    """Return what of a configuration is openapi-python-client's, as its configuration file has it."""
    found = plain(config, without=frozenset({"client_name", "waivers", "post_hooks", "pagination"}))
    return {key: value for key, value in found.items() if value is not None}


def _environment() -> dict[str, str]:
    """Return an environment in which the peer finds ruff, which it runs by name."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    return {**os.environ, "PATH": path}
