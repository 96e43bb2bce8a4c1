"""What a method's docstring tells of the calls that may follow: the links of its answers, and its callbacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.frozen import evolve
from generator.ir import Api, Link, Operation, Requests
from generator.package import Doc, Endpoint, Entry, Resource, Webhook
from generator.plan.words import sentence, spoken


def with_followers(
    api: Api, resources: tuple[Resource, ...], webhooks: tuple[Webhook, ...]
) -> tuple[tuple[Resource, ...], tuple[Webhook, ...]]:
    """Return groups of operations, and webhooks, whose docstrings tell what may follow."""
    names = {
        each.pointer: f"`{one.attribute}.{each.function}`" for one in reversed(resources) for each in one.endpoints
    }
    decoders = {pointer: one.function for one in webhooks for pointer in one.pointers}
    names |= {pointer: f"`webhooks.{function}`" for pointer, function in decoders.items()}
    operations = {one.pointer: one for one in every_operation(api.operations)}
    operations |= {each.pointer: each for one in api.webhooks for each in every_operation(one.operations)}
    told = {
        pointer: tuple(section for section in _sections(one, names) if section[1])
        for pointer, one in operations.items()
    }
    if not any(told.values()):
        return resources, webhooks
    return (
        tuple(evolve(one, endpoints=tuple(_endpoint(each, told) for each in one.endpoints)) for one in resources),
        tuple(evolve(one, doc=_longer(one.doc, told[one.pointers[0]])) for one in webhooks),
    )


def every_operation(operations: tuple[Operation, ...]) -> Iterator[Operation]:
    """Yield some operations, and those of their callbacks."""
    for one in operations:
        yield one
        for callback in one.callbacks:
            yield from every_operation(callback.operations)


_Sections = tuple[tuple[str, tuple[Entry, ...]], ...]


def _endpoint(one: Endpoint, told: Mapping[str, _Sections]) -> Endpoint:
    return evolve(one, doc=_longer(one.doc, told[one.pointer]))


def _longer(doc: Doc, sections: _Sections) -> Doc:
    return evolve(doc, sections=(*doc.sections, *sections))


def _sections(operation: Operation, names: Mapping[str, str]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    links = ((response.status, link) for response in operation.responses for link in response.links)
    yield "Links", tuple(_link(status, link, names) for status, link in links)
    yield "Callbacks", tuple(each for one in operation.callbacks for each in _callback(one, names))


def _link(status: str, link: Link, names: Mapping[str, str]) -> Entry:
    """Return which call may follow an answer, with which values."""
    where = names.get(link.target or "", f"the operation `{link.operation_id or link.operation_ref}`")
    values = [f"{name} = {spoken(value)}" for name, value in link.parameters]
    values += [f"body = {spoken(link.body)}"] if link.body is not None else []
    told = f"After {status}, {where}{' with ' if values else ''}{', '.join(values)}."
    server = f"It is at {link.server.url}." if link.server is not None else ""
    return Entry(link.name, " ".join(each for each in (told, sentence(link.description or ""), server) if each))


def _callback(callback: Requests, names: Mapping[str, str]) -> Iterator[Entry]:
    for one in callback.operations:
        told = f"The service sends {one.method.upper()} to `{one.path}`; {names[one.pointer]} decodes it."
        yield Entry(callback.name, told)
