"""The symbols that say what the service itself requests, webhooks and callbacks, and what may follow an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir import Api, Operation
from generator.ledger.symbol import Symbol
from generator.package import Webhook


def followers(operation: Operation, symbol: str) -> Iterator[tuple[str, Symbol]]:
    """Yield the symbols of what may follow an operation, which the docstring of its own symbol tells."""
    for response in operation.responses:
        for link in response.links:
            yield link.pointer, Symbol(symbol, "tells what may follow its answer")
            if link.server is not None:
                yield link.server.pointer, Symbol(symbol, "tells where what follows is")
    for callback in operation.callbacks:
        yield callback.pointer, Symbol(symbol, "tells of its callback")


def received(api: Api, webhooks: tuple[Webhook, ...]) -> Iterator[tuple[str, Symbol]]:
    """Yield the symbols of the requests that the service makes."""
    functions = {pointer: one for one in webhooks for pointer in one.pointers}
    schemes = {one.name: one.pointer for one in api.security_schemes}
    operations = [*api.operations]
    for webhook in api.webhooks:
        for one in webhook.operations:
            yield webhook.pointer, Symbol(f"webhooks.{functions[one.pointer].function}", "decoder of what it sends")
            operations.append(one)
    while operations:
        operation = operations.pop(0)
        if operation.pointer in functions:
            yield from _received(operation, functions[operation.pointer], schemes)
        operations += [each for callback in operation.callbacks for each in callback.operations]


def _received(operation: Operation, function: Webhook, schemes: Mapping[str, str]) -> Iterator[tuple[str, Symbol]]:
    symbol = f"webhooks.{function.function}"
    yield operation.pointer, Symbol(symbol, "decoder of its payload")
    yield operation.pointer, Symbol(f"webhooks.{function.constant}", "what its payload and its headers mean")
    headers = {one.wire_name: one.name for one in function.headers}
    for parameter in operation.parameters:
        yield parameter.pointer, Symbol(symbol, "tells that it comes with the payload")
        if parameter.location == "header":
            attribute = headers[parameter.name]
            yield parameter.pointer, Symbol(f"webhooks.{function.headers_class}.{attribute}", "attribute")
    if operation.body is not None:
        yield operation.body.pointer, Symbol(symbol, "what it returns")
    for response in operation.responses:
        yield response.pointer, Symbol(symbol, "tells what to answer")
    for server in operation.servers:
        yield server.pointer, Symbol(symbol, "tells where it is sent")
    for requirement in operation.security:
        yield requirement.pointer, Symbol(symbol, "tells its security")
        # A scheme that was waived is not known.
        places = (schemes.get(name) for name, _ in requirement.schemes)
        yield from ((place, Symbol(symbol, "tells that it is asked for")) for place in places if place is not None)
    yield from followers(operation, symbol)
