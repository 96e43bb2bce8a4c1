"""What is to be proved: a contract, what was planned for it, the client on disk, and one task per thing to prove."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from generator.document import Document
from generator.frozen import frozen
from generator.ir import Api, Content, Operation, Response
from generator.package import Answer, Endpoint, Package, Resource, Webhook
from generator.problem import Problem
from generator.prove.second_opinion import PeerClient


@frozen
class Subject:
    """A client, and everything that is known of it. It travels to the processes that prove."""

    document: Document
    """The contract, lowered."""
    api: Api
    package: Package
    refused: tuple[Problem, ...]
    """What the generator cannot do; it was left out or stays untyped."""
    folder: Path
    """The client on disk."""
    fresh: Path | None
    """What generation gives now, where the client on disk differs from it."""
    edited: tuple[str, ...]
    """The files of the client on disk that differ, with the first line that does."""
    seed: int
    samples: int
    peer: PeerClient | None = None
    """The client that openapi-python-client wrote for the contract."""
    asks_the_peer_everything: bool = False
    """Whether the peer is asked about every sample, and not about the first ones only."""

    @property
    def untyped(self) -> frozenset[str]:
        """The pointers of what the generator cannot do."""
        return frozenset(one.pointer for one in self.refused if one.pointer is not None)

    @property
    def received(self) -> tuple[tuple[Webhook, Operation], ...]:
        """What the service sends, webhooks and callbacks: what each became, and how the contract says it."""
        operations = {one.pointer: one for one in _sent_by_the_service(self.api)}
        return tuple((one, operations[one.pointers[0]]) for one in self.package.webhooks)

    def endpoint(self, operation: Operation) -> tuple[Resource, Endpoint] | None:
        """Return what an operation became, or None where it was left out."""
        for resource in self.package.resources:
            for one in resource.endpoints:
                if one.pointer == operation.pointer:
                    return resource, one
        return None

    def where(self, pointer: str) -> str:
        """Return file:line:column of a pointer; the file by its name, as a certificate names no machine's folders."""
        place = self.document.where(pointer)
        name = Path(place.file).name
        return f"{name}:{place.line}:{place.column}" if place.line else name

    def told(self, pointer: str) -> str:
        """Return the pointer as it is in the contract's file."""
        return self.document.told(pointer)


def _sent_by_the_service(api: Api) -> Iterator[Operation]:
    waiting = [each for one in api.webhooks for each in one.operations]
    yield from waiting
    waiting += api.operations
    while waiting:
        inner = [each for callback in waiting.pop().callbacks for each in callback.operations]
        yield from inner
        waiting += inner


@frozen
class Task:
    """One thing to prove: an operation's requests of a media type, or its responses of a status and media type.

    Or the payloads of a media type of a webhook.
    """

    operation: int
    """Its index among the operations of the contract, or among what the service sends."""
    response: int | None = None
    content: int | None = None
    is_webhook: bool = False


def tasks(subject: Subject, only: str | None) -> Iterator[Task]:
    """Yield what there is to prove, of one operation or of all."""
    for index, operation in enumerate(subject.api.operations):
        found = subject.endpoint(operation)
        if found is None or (only is not None and only not in names(operation, *found)):
            continue
        bodies = operation.body.contents if operation.body is not None else ()
        yield from (Task(index, None, one) for one in range(len(bodies))) if bodies else (Task(index),)
        for number, response in enumerate(operation.responses):
            if response.contents:
                yield from (Task(index, number, one) for one in range(len(response.contents)))
            else:
                yield Task(index, number)
    for index, (webhook, operation) in enumerate(subject.received):
        if only is None or only in (operation.operation_id, webhook.told, *names_of_webhook(webhook)):
            contents = operation.body.contents if operation.body is not None else ()
            numbers = range(len(contents)) or (None,)
            yield from (Task(index, content=one, is_webhook=True) for one in numbers)


def names_of_webhook(webhook: Webhook) -> tuple[str, str]:
    """Return what the function of a webhook may be called."""
    return webhook.function, f"webhooks.{webhook.function}"


def names(operation: Operation, resource: Resource, endpoint: Endpoint) -> tuple[str, ...]:
    """Return what an operation may be called: its ID, its method of the client, its method and path."""
    return (
        operation.operation_id or endpoint.function,
        endpoint.function,
        f"{resource.attribute}.{endpoint.function}",
        f"{endpoint.method} {endpoint.path}",
    )


def label(response: Response, content: Content | None) -> str:
    """Return what the proof of a response is called."""
    return f"response {response.status} {content.media_type if content is not None else 'without a body'}"


def seed_of(subject: Subject, *words: str) -> int:
    """Return the seed for a part of a proof, the same whatever else is proved."""
    text = "\0".join((str(subject.seed), *words))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def planned(endpoint: Endpoint, status: str) -> Answer:
    """Return what the client makes of a response."""
    wanted = int(status) if status.isdecimal() else status
    return next(one for one in endpoint.answers if one.status == wanted)


def sent_status(operation: Operation, endpoint: Endpoint, response: Response) -> int:
    """Return the status to send for a response: where the contract has a range or `default`, one that means it."""
    if response.status.isdecimal():
        return int(response.status)
    if response.status == "default":
        wishes: tuple[int, ...] = (599, 418) if planned(endpoint, "default").raises is not None else (200, 299)
    else:
        hundred = int(response.status[0]) * 100
        wishes = tuple(hundred + one for one in (44, 55, 66, 77))
    documented = {one.status for one in operation.responses}
    return next(one for one in wishes if str(one) not in documented)
