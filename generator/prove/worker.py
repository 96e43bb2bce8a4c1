"""Runs a generated client in a process of its own: `python -I worker.py FOLDER PACKAGE`, a line of JSON per call.

Nothing of oasmith is imported here. What a call returned or raised is told as it is; what is right, others decide.
"""

from __future__ import annotations

import asyncio
import base64
import datetime
import decimal
import importlib
import inspect
import ipaddress
import json
import os
import sys
import traceback
import uuid
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import attrs

EARLY = 2048
"""After so many bytes of a type the client takes its lane in C."""


class Client:
    """The client on disk, sync and async, at the address of the stage."""

    def __init__(self, folder: str, package: str) -> None:
        sys.path.insert(0, folder)
        self.folder = folder
        self.package: Any = importlib.import_module(package)
        self.codec: Any = importlib.import_module(f"{package}._runtime.values.codec")
        self.unknown: Any = importlib.import_module(f"{package}._runtime.values.model").Unknown
        texts: Any = importlib.import_module(f"{package}._runtime.values.texts")
        numbers: Any = importlib.import_module(f"{package}._runtime.values.numbers")
        self.exact: Any = importlib.import_module(f"{package}._runtime.values.exact")
        lanes: Any = importlib.import_module(f"{package}._runtime.values.lanes")
        # Few samples are read by the one lane, the others by the other one.
        lanes.WORTH = EARLY
        self.made: dict[str, Callable[[str], Any]] = {
            "datetime": datetime.datetime.fromisoformat,
            "date": datetime.date.fromisoformat,
            "time": datetime.time.fromisoformat,
            "uuid": uuid.UUID,
            "base64": lambda text: texts.Base64(base64.b64decode(text)),
            "decimal": decimal.Decimal,
            "number": numbers.DecimalNumber,
            "ipv4": ipaddress.IPv4Address,
            "ipv6": ipaddress.IPv6Address,
            "duration": texts.Duration,
        }
        """How a tagged text becomes a value."""
        self.sync: Any = None
        self.concurrent: Any = None
        self.loop = asyncio.new_event_loop()

    def open(self, name: str, settings: dict[str, Any]) -> None:
        """Make both clients."""
        self.sync = getattr(self.package, name)(**settings)
        self.concurrent = getattr(self.package, f"Async{name}")(**settings)

    def call(self, order: dict[str, Any]) -> dict[str, Any]:
        """Call a method and tell what came of it."""
        try:
            arguments = {name: self.built(one) for name, one in order["arguments"].items()}
            positional = [self.built(one) for one in order["positional"]]
        except Exception as error:  # whatever it is, it is told
            return {"unbuilt": self.raised(error)}
        client = self.concurrent if order["concurrent"] else self.sync
        try:
            method = getattr(getattr(client, order["resource"]), order["method"])
            value = (method.raw if order["raw"] else method)(*positional, **arguments)
            if inspect.isawaitable(value):
                value = self.loop.run_until_complete(_awaited(value))
        except Exception as error:  # whatever it is, it is told
            return {"raised": self.raised(error)}
        if not order["raw"]:
            return {"returned": self.shown(value)}
        attributes = {key: self.shown(one) for key, one in vars(value).items() if key not in _ALWAYS_OF_RESULT}
        return {"returned": self.shown(value.value), "status": value.status, "attributes": attributes}

    def decode(self, order: dict[str, Any]) -> dict[str, Any]:
        """Give a payload to its function and tell what came of it, and of the headers that come with it."""
        content: bytes | str = bytes.fromhex(order["content"])
        if order["as_text"]:
            content = bytes.fromhex(order["content"]).decode()
        arguments = {"content_type": order["content_type"]} if order["content_type"] is not None else {}
        try:
            module: Any = importlib.import_module(f"{self.package.__name__}.webhooks")
            told = {"returned": self.shown(getattr(module, order["decode"])(content, **arguments))}
            if order["headers_function"]:
                found = getattr(module, order["headers_function"])([tuple(pair) for pair in order["headers"]])
                told["attributes"] = {key: self.shown(one) for key, one in vars(found).items()}
        except Exception as error:  # whatever it is, it is told
            return {"raised": self.raised(error)}
        return told

    def shown(self, value: Any) -> dict[str, Any]:
        """Return a value as JSON again, and as what it is."""
        if isinstance(value, bytes):
            return {"json": None, "typed": self.typed(value)}
        try:
            plain = self.codec.encode(value)
            # What Python's json writes has only those digits of a number that a float has.
            text = {"text": self.exact.spelled(json.dumps, plain)} if self.exact.has_digits(plain) else {}
            return {"json": plain, "typed": self.typed(value), **text}
        except Exception as error:  # whatever it is, it is told
            return {"unencodable": self.raised(error), "typed": self.typed(value)}

    def raised(self, error: BaseException) -> dict[str, Any]:
        """Return all that an exception tells."""
        told: dict[str, Any] = {
            "class": type(error).__name__,
            "bases": [one.__name__ for one in type(error).__mro__],
            "message": str(error),
            "frame": self.frame(error),
        }
        for name in ("status", "path", "expected", "got"):
            told[name] = getattr(error, name, None)
        if "ApiError" in told["bases"]:
            told["body"] = self.shown(getattr(error, "body", None))
            attributes = {key: one for key, one in vars(error).items() if key not in _ALWAYS}
            told["attributes"] = {key: self.shown(one) for key, one in attributes.items()}
        if error.__cause__ is not None:
            told["cause"] = self.raised(error.__cause__)
        return told

    def frame(self, error: BaseException) -> str | None:
        """Return the innermost line of the client that an exception passed, as path:line below its folder."""
        frames = traceback.extract_tb(error.__traceback__)
        ours = [one for one in frames if one.filename.startswith(self.folder)]
        return f"{os.path.relpath(ours[-1].filename, self.folder)}:{ours[-1].lineno}" if ours else None

    def built(self, told: Any) -> Any:  # noqa: PLR0911 # one return per tag
        """Return the Python value for a typed one."""
        if isinstance(told, list):
            return [self.built(one) for one in told]
        if not isinstance(told, dict):
            return told
        if "model" in told:
            return self.model(told)
        if "dict" in told:
            return {key: self.built(one) for key, one in told["dict"].items()}
        if "enum" in told:
            return getattr(self.package.models, told["enum"])(told["value"])
        if "bytes" in told:
            return bytes.fromhex(told["bytes"])
        if "file" in told:
            file = told["file"]
            return self.package.File(bytes.fromhex(file["content"]), file["filename"], file["content_type"])
        if "tuple" in told:
            return tuple(self.built(one) for one in told["tuple"])
        ((tag, text),) = told.items()
        return self.made[tag](text)

    def model(self, told: dict[str, Any]) -> Any:
        """Return a model, made by its constructor."""
        kind = self.unknown if told["model"] == "Unknown" else getattr(self.package.models, told["model"])
        aliases = {one.name: one.alias for one in attrs.fields(kind)}
        arguments = {aliases[name]: self.built(one) for name, one in told["fields"].items()}
        # Said, as an attribute may have a default.
        arguments |= {aliases[name]: self.package.UNSET for name in told["absent"]}
        if told["more"]:
            arguments["additional_properties"] = {key: self.built(one) for key, one in told["more"].items()}
        return kind(**arguments)

    def typed(self, value: Any) -> Any:  # noqa: C901, PLR0911 # one return per tag
        """Return a Python value as a typed one; what is not expected in a client is told by its type's name."""
        if isinstance(value, Enum):
            return {"enum": type(value).__name__, "value": value.value}
        if isinstance(value, datetime.datetime):
            return {"datetime": value.isoformat(timespec="microseconds")}
        if isinstance(value, self.package.File):
            content = value.content.encode() if isinstance(value.content, str) else value.content
            return {"file": {"content": content.hex()}}
        if type(value).__name__ == "Duration":
            return {"duration": str(value)}
        if type(value).__name__ == "DecimalNumber":
            return {"number": str(value)}
        for kind, tag, told in _TOLD:
            if isinstance(value, kind):
                return {tag: told(value)}
        if isinstance(value, tuple):
            return {"tuple": [self.typed(one) for one in value]}
        if isinstance(value, list):
            return [self.typed(one) for one in value]
        if attrs.has(type(value)):
            names = [one.name for one in attrs.fields(type(value)) if one.name != "additional_properties"]
            fields = {
                name: self.typed(one) for name in names if (one := getattr(value, name)) is not self.package.UNSET
            }
            more = {key: self.typed(one) for key, one in getattr(value, "additional_properties", {}).items()}
            return {"model": type(value).__name__, "fields": fields, "more": more}
        if isinstance(value, Mapping):
            return {"dict": {str(key): self.typed(one) for key, one in value.items()}}
        return value if value is None or isinstance(value, (str, bool, int, float)) else {"other": type(value).__name__}


_TOLD: tuple[tuple[type, str, Callable[[Any], str]], ...] = (
    (datetime.date, "date", lambda one: one.isoformat()),
    (datetime.time, "time", lambda one: one.isoformat(timespec="microseconds")),
    (uuid.UUID, "uuid", lambda one: str(one).lower()),
    (bytes, "bytes", lambda one: one.hex()),
    (decimal.Decimal, "decimal", str),
    (ipaddress.IPv4Address, "ipv4", str),
    (ipaddress.IPv6Address, "ipv6", lambda one: str(ipaddress.IPv6Address(int(one)))),
)
"""Type -> its tag, and the text that equal values share."""

_ALWAYS = {"status", "headers", "content", "body", "method", "path", "message", "code"}
"""What every error has."""
_ALWAYS_OF_RESULT = {"value", "status", "headers", "content", "elapsed"}
"""What every result has."""


async def _awaited(value: Any) -> Any:
    return await value


def main() -> None:
    """Answer each line of standard input with a line of standard output."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # What a client prints is not an answer.
    os.dup2(2, 1)
    client = Client(*sys.argv[1:3])
    for line in sys.stdin:
        order = json.loads(line)
        answer: dict[str, Any] = {}
        if "open" in order:
            client.open(order["open"], order["settings"])
        else:
            answer = client.decode(order) if "decode" in order else client.call(order)
        answers.write(json.dumps(answer, default=repr) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
