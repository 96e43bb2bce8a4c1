"""Bodies to start from: the examples of the contract, each a new copy, and changes of them."""

import copy
import json
from collections.abc import Mapping
from typing import Any

import yaml

from tests.server_process import ROOT

CONTRACT: dict[str, Any] = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))


def example(response: str, name: str) -> dict[str, Any]:
    """Return an example of a response of the contract."""
    examples = CONTRACT["components"]["responses"][response]["content"]["application/json"]["examples"]
    body: dict[str, Any] = copy.deepcopy(examples[name]["value"])
    return body


def link(**properties: Any) -> dict[str, Any]:
    """Return a link with every property, some of them replaced."""
    return {**example("Link", "reset"), **properties}


def without(body: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the body without a property."""
    return {key: value for key, value in body.items() if key != name}


def link_text(old: str, new: str) -> bytes:
    """Return the JSON text of a link in which `old` has been replaced once, by something that may not be JSON."""
    text = json.dumps(link())
    assert old in text
    return text.replace(old, new, 1).encode()
