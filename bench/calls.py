"""Finds an operation that both clients can call, and prints the two scripts that import a client and call it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.commands.inputs import configuration
from generator.frozen import evolve
from generator.package import Endpoint, Word
from generator.peer import names as peer_names
from generator.pipeline import Generated, generate

_CLOCK = "import sys, time\nbegan = time.process_time()\n"
_STOP = "\nprint(time.process_time() - began)\n"


def main() -> None:
    """Print a JSON array of candidates: `python -m bench.calls SPEC CONFIG PEER_PACKAGE`."""
    contract, config, peer = sys.argv[1:]
    chosen = configuration(Path(config))
    made = generate(Path(contract), chosen)
    names = peer_names(Path(contract), made.document.data, evolve(chosen, literal_enums=True))
    functions = {(method.upper(), path): (tag, name) for method, path, tag, name in names.functions}
    found: list[dict[str, Any]] = []
    for status, body, endpoint in _examples(made):
        theirs = functions.get((endpoint.method, endpoint.path))
        if theirs is not None:
            ours = _ours(made, endpoint)
            found.append({"status": status, "body": body, **ours, **_peers(peer, *theirs, endpoint)})
    sys.stdout.write(json.dumps(found))


def _examples(made: Generated) -> Iterator[tuple[int, str, Endpoint]]:
    """Yield a success with an example, and the endpoint, for each operation that strings alone can call."""
    endpoints = {one.pointer: one for one in made.package.endpoints}
    for operation in made.api.operations:
        endpoint = endpoints[operation.pointer]
        if len(endpoint.required) != len(endpoint.positional):
            continue
        if any(one.annotation != Word("str") for one in endpoint.positional):
            continue
        for response in operation.responses:
            examples = (one for content in response.contents for one in content.examples)
            body = next((one for one in examples if one.startswith("{")), None)
            if response.status.startswith("2") and response.status.isdecimal() and body is not None:
                yield int(response.status), body, endpoint


def _ours(made: Generated, endpoint: Endpoint) -> dict[str, str]:
    package = made.package
    resource = next(one for one in package.resources for each in one.endpoints if each.pointer == endpoint.pointer)
    function = next(one.function for one in resource.endpoints if one.pointer == endpoint.pointer)
    tokens = "".join(f'{one.name}="token", ' for one in package.secrets)
    imports = f"from {package.package_name} import {package.client_name}"
    arguments = ", ".join('"1"' for _ in endpoint.positional)

    def call(options: str) -> str:
        return (
            f"with {package.client_name}({tokens}base_url=sys.argv[1]{options}) as client:\n"
            f"    client.{resource.attribute}.{function}({arguments})"
        )

    fast = call(', transport="fast"')
    return {
        **_scripts("ours", imports, call("")),
        "ours import of the client": f"{_CLOCK}{imports}{_STOP}",
        "ours import and fast call": f"{_CLOCK}{imports}\n{fast}{_STOP}",
    }


def _peers(package: str, tag: str, function: str, endpoint: Endpoint) -> dict[str, str]:
    imports = f"from {package} import AuthenticatedClient\nfrom {package}.api.{tag} import {function}"
    arguments = "".join('"1", ' for _ in endpoint.positional)
    call = (
        'with AuthenticatedClient(base_url=sys.argv[1], token="token") as client:\n'
        f"    assert {function}.sync_detailed({arguments}client=client).parsed is not None"
    )
    return _scripts("peer", imports, call)


def _scripts(whose: str, imports: str, call: str) -> dict[str, str]:
    package = imports.split()[1]
    return {
        f"{whose} import": f"{_CLOCK}import {package}{_STOP}",
        f"{whose} import and call": f"{_CLOCK}{imports}\n{call}{_STOP}",
    }


if __name__ == "__main__":
    main()
