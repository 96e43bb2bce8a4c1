"""Servers -> the address that a client has by default, and functions for the addresses that can be chosen."""

from __future__ import annotations

import json

from generator.ir import Api, Operation, Server, Variable
from generator.names import Scope, identifier
from generator.package import Choice, Doc, Entry, Literals, ServerFunction, Value, Word
from generator.plan.words import paragraphs, sentence

_WORDS = 4
"""Words of a description that may be the name of a function."""


def base_url(api: Api) -> str | None:
    """Return the address of the first server; of the first operation's own where every operation has one.

    None as well where an operation has a server of its own that only the caller knows: it must not go to another one.
    """
    if any(not is_known(one.servers[0]) for one in api.operations if one.servers):
        return None
    if not api.servers and api.operations and all(one.servers for one in api.operations):
        return own_url(api.operations[0])
    return _address(api.servers[0]) if api.servers else None


def own_url(operation: Operation) -> str | None:
    """Return the address of an operation's own server, if it has one that is absolute."""
    return _address(operation.servers[0]) if operation.servers else None


def is_known(server: Server) -> bool:
    """Return whether the contract says the whole address of a server, if only by default."""
    return all(one.default is not None for one in server.variables)


def _address(server: Server) -> str | None:
    """Return an address with the defaults of its variables, without a slash at its end.

    None for a relative one, and for one with a variable that has no default.
    """
    url = server.url
    for one in server.variables:
        url = url.replace(f"{{{one.name}}}", one.default or "")
    return url.rstrip("/") if "://" in url and is_known(server) else None


def plan_servers(api: Api, prefix: str) -> tuple[ServerFunction, ...]:
    """Return a function for each absolute address of a contract; none where there is nothing to choose."""
    own = [server for one in api.operations for server in one.servers]
    servers = {(one.url, one.variables): one for one in (*api.servers, *own) if "://" in one.url}
    if len(servers) < 2 and not any(one.variables for one in servers.values()):  # noqa: PLR2004 # one is no choice
        return ()
    scope = Scope(("Final", "Literal", "address"))
    return tuple(_function(one, scope, prefix, number) for number, one in enumerate(servers.values(), start=1))


def _function(server: Server, scope: Scope, prefix: str, number: int) -> ServerFunction:
    words = (server.name or server.description or "").split()
    name = identifier(" ".join(words), prefix) if server.name or 0 < len(words) <= _WORDS else f"server_{number}"
    names = Scope(("self", "address"))
    choices = tuple(_choice(one, names.claim(identifier(one.name, prefix))) for one in server.variables)
    told = paragraphs(server.description) or paragraphs(server.name)
    sections = (("Args", tuple(Entry(one.name, one.text) for one in choices)),) if choices else ()
    doc = Doc(
        sentence(told[0]) if told else f"The server {server.url}.", (*told[1:], f"Returns {server.url}"), sections
    )
    return ServerFunction(scope.claim(name), server.url, doc, choices)


def _choice(one: Variable, name: str) -> Choice:
    annotation = Literals(tuple(json.dumps(value) for value in one.values)) if one.values else Word("str")
    text = sentence(one.description or f"The variable {one.name}")
    if one.default is None:
        return Choice(name, one.name, annotation, None, text)
    return Choice(name, one.name, annotation, Value(json.dumps(one.default)), f"{text} Default: `{one.default}`.")
