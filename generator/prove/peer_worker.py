"""Runs openapi-python-client's client in a process of its own, by the same lines of JSON as `worker.py`.

Its functions return documented errors where ours raise, so a returned error is told as an error with its body.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import sys
import typing
from enum import Enum
from typing import Any


class Peer:
    """The peer's client at the address of the stage."""

    def __init__(self, folder: str, package: str) -> None:
        sys.path.insert(0, folder)
        self.package = package
        self.client: Any = None
        self.loop = asyncio.new_event_loop()

    def open(self, settings: dict[str, Any]) -> None:
        """Make the client."""
        module: Any = importlib.import_module(f"{self.package}.client")
        self.client = module.AuthenticatedClient(base_url=settings["base_url"], token=settings["token"])

    def call(self, order: dict[str, Any]) -> dict[str, Any]:
        """Call a function and tell what came of it."""
        try:
            module = importlib.import_module(f"{self.package}.api.{order['resource']}.{order['method']}")
            function = module.asyncio_detailed if order["concurrent"] else module.sync_detailed
            hints = typing.get_type_hints(function)
            arguments = {name: typed(hints.get(name), one) for name, one in order["arguments"].items()}
        except Exception as error:  # whatever it is, it is told
            return {"unbuilt": said(error)}
        try:
            answer = function(client=self.client, **arguments)
            if asyncio.iscoroutine(answer):
                answer = self.loop.run_until_complete(answer)
            return {"returned": {"status": int(answer.status_code), "json": plain(answer.parsed)}}
        except Exception as error:  # whatever it is, it is told
            return {"raised": said(error)}


def typed(hint: Any, value: Any) -> Any:
    """Return the value that a function takes for a JSON value: of the first of its types that takes it."""
    for one in (hint, *typing.get_args(hint)):
        try:
            if hasattr(one, "from_dict"):
                return one.from_dict(value)
            if isinstance(one, type) and issubclass(one, Enum):
                return one(value)
        except Exception:  # noqa: S112 # the next type may take it
            continue
    return value


def plain(value: Any) -> Any:
    """Return what the peer made of a body as JSON again."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if hasattr(value, "to_dict"):
        return value.to_dict()
    return value.isoformat() if hasattr(value, "isoformat") else value


def said(error: BaseException) -> dict[str, Any]:
    """Return what an exception tells."""
    return {"class": type(error).__name__, "message": str(error)}


def main() -> None:
    """Answer each line of standard input with a line of standard output."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    peer = Peer(*sys.argv[1:3])
    for line in sys.stdin:
        order = json.loads(line)
        answer: dict[str, Any] = {}
        if "open" in order:
            peer.open(order["settings"])
        else:
            answer = peer.call(order)
        answers.write(json.dumps(answer, default=repr) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
