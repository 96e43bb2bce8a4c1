"""Exchanges of requests: typed arguments go into the client, and its bytes are read by somebody else."""

from __future__ import annotations

from typing import Any

from generator.frozen import frozen
from generator.ir import Content, Operation, Parameter
from generator.package import Argument, BodyWay, Endpoint
from generator.prove.bodies import concrete, misread, unsendable_body
from generator.prove.carried import Misstep
from generator.prove.comparison import as_text
from generator.prove.credentials import Marks, misplaced
from generator.prove.driver import Driver
from generator.prove.meaning import Meaning
from generator.prove.part_headers import key_of_part, misread_headers, unsendable_headers
from generator.prove.places import allowed
from generator.prove.second_reader import SecondReader
from generator.prove.stage import Prepared, Received, Stage
from generator.prove.typed import MisfitError, Types
from generator.prove.unsendable import unsendable
from generator.prove.wire import IGNORED_HEADERS, Parts, parts, wrong
from generator.vocabulary import JSON, MULTIPART, is_range

SENT_BACK = "sent back"


@frozen
class Arguments:
    """What a call is given: JSON values by location and name, `body` among them."""

    kind: str
    values: dict[str, Any]

    @property
    def is_sent_back(self) -> bool:
        """Whether the body is an object of an answer, which may have what requests have not."""
        return self.kind == SENT_BACK

    @property
    def input(self) -> str:
        """The input as a certificate tells it."""
        return as_text(self.values)


@frozen
class Call:
    """An operation, with the names that the client has for it, and who else reads its requests."""

    resource: str
    operation: Operation
    endpoint: Endpoint
    types: Types
    reader: SecondReader
    marks: Marks
    whole: Meaning
    """What the contract says of the arguments."""
    content: Content | None = None
    """The media type in which the body is sent."""

    @property
    def way(self) -> BodyWay | None:
        """How the client writes the body."""
        content = self.content
        return next(
            (one for one in self.endpoint.bodies if content is not None and one.pointer == content.pointer), None
        )

    @property
    def content_type(self) -> str | None:
        """The media type that the client is told, where it has to be told one."""
        argument, way = self.endpoint.content_type, self.way
        if argument is None or way is None:
            return None
        # The first is sent where nothing is said, so nothing is.
        told = way.media_type if way.kind == MULTIPART else concrete(way.media_type)
        silent = way is self.endpoint.bodies[0] and argument.default is not None and told == way.media_type
        return None if silent else told

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters that are sent."""
        found = self.operation.parameters
        return tuple(one for one in found if one.location != "header" or one.name.lower() not in IGNORED_HEADERS)


def key_of(one: Argument) -> str:
    """Return the name of an argument of a method among the members of a sample."""
    return key_of_part(one.part, one.wire_name) if one.location == "part" else key(one.location, one.wire_name)


def key(location: str, name: str) -> str:
    """Return the name of an argument among the members of a sample."""
    return "body" if location == "body" else f"{location}:{name}"


def misstep(  # noqa: C901, PLR0911 # one return per thing that can be wrong
    call: Call, stage: Stage, driver: Driver, given: Arguments, *, concurrent: bool
) -> Misstep | None:
    """Return what the client does wrong with arguments, or None."""
    asked = [one for one in call.endpoint.keyword_only if one.location != "content type"]
    surplus = [one.name for one in (*call.endpoint.positional, *asked) if one.default is None and _unnamed(one, given)]
    if surplus:
        return Misstep(f"the method wants {', '.join(surplus)}, which the contract does not ask for")
    try:
        positional = [typed_argument(call, one, given) for one in call.endpoint.positional]
        passed = [one for one in asked if not _unnamed(one, given)]
        named = {one.name: typed_argument(call, one, given) for one in passed}
    except MisfitError:
        return Misstep("the method takes no such arguments, and the contract allows them")
    typed = {key_of(one): value for one, value in zip(call.endpoint.positional, positional, strict=True)}
    typed |= {key_of(one): named[one.name] for one in passed}
    values = {name: call.types.plain(one) for name, one in typed.items()}
    if given.is_sent_back:
        values = allowed(call.whole, values)
    if call.endpoint.content_type is not None and call.content_type is not None and "body" in values:
        named[call.endpoint.content_type.name] = call.content_type
    elif call.endpoint.content_type is not None and call.endpoint.content_type.default is None:
        named[call.endpoint.content_type.name] = concrete(call.endpoint.bodies[0].media_type)
    stage.prepare(Prepared(599))
    outcome = driver.call(call.resource, call.endpoint.function, positional, named, concurrent=concurrent)
    if "unbuilt" in outcome:
        raised = outcome["unbuilt"]
        return Misstep(f"the arguments could not be made: {raised['class']}: {raised['message']}", raised["frame"])
    raised = outcome.get("raised", {})
    reason = unsendable(call.operation.path, call.parameters, values)
    if reason is None and "body" in values and call.content is not None and call.way is not None:
        reason = unsendable_body(call.content, call.way, values["body"])
    reason = reason or unsendable_headers(call.content, call.way, values)
    if not stage.received:
        if reason is not None and "ValueError" in raised.get("bases", ()):
            return None
        return Misstep(f"nothing was sent: {raised.get('class')}: {raised.get('message')}", raised.get("frame"))
    if reason is not None:
        return Misstep(f"it was sent as {stage.received[0].target} and must be refused: {reason}")
    if len(stage.received) != 1:
        return Misstep(f"{len(stage.received)} requests were sent instead of one")
    return _misread(call, stage.received[0], values)


def _unnamed(one: Argument, given: Arguments) -> bool:
    return key_of(one) not in given.values


def typed_argument(call: Call, one: Argument, given: Arguments) -> Any:
    """Return an argument as the client has it. Raises MisfitError where its type has no such value."""
    way = call.way if one.location == "body" else None
    told = one.annotation if way is None else way.annotation
    if way is not None and way.again is not None and given.is_sent_back:
        told = way.again
    return call.types.built(told, given.values[key_of(one)])


def _misread(call: Call, request: Received, values: dict[str, Any]) -> Misstep | None:
    """Return what is not on the wire as it was given."""
    if request.method != call.endpoint.method:
        return Misstep(f"the method is {request.method} instead of {call.endpoint.method}")
    ways = parts(call.operation.path, request)
    if not ways:
        return Misstep(f"{request.target} is not a path of {call.operation.path}")
    problems = [_misread_as(call, request, values, one) for one in ways]
    return None if None in problems else Misstep(problems[0] or "")


def _misread_as(call: Call, request: Received, values: dict[str, Any], found: Parts) -> str | None:
    sent = (
        one
        for one in call.parameters
        if values.get(key(one.location, one.name)) is not None or not _is_credential(call, one)
    )
    said = (_wrong(one, values, found, request) for one in sent)
    problem = next((one for one in said if one is not None), None) or _surplus(call, values, found.query)
    problem = problem or _body(call, request, values) or _secured(call, request, values)
    return problem or call.reader.objection(found, request, values)


def _wrong(one: Parameter, values: dict[str, Any], found: Parts, request: Received) -> str | None:
    name = key(one.location, one.name)
    return wrong(one, values.get(name), found, request, given=name in values)


def _surplus(call: Call, values: dict[str, Any], query: tuple[tuple[str, str], ...]) -> str | None:
    """Return a name in the query that nobody asked for."""
    if any(one.location == "querystring" for one in call.parameters):
        # It is the whole query, and was read as such.
        return None
    known = {one.name for one in call.parameters if one.location == "query"}
    known |= {mark.name for some in call.marks.by_scheme.values() for mark in some if mark.location == "query"}
    prefixes = tuple(f"{one.name}[" for one in call.parameters if one.style == "deepObject")
    for one in call.parameters:
        value = values.get(key(one.location, one.name))
        if one.location == "query" and one.explode and isinstance(value, dict):
            known |= value.keys()
    surplus = next(
        (name for name, _ in query if name not in known and not (prefixes and name.startswith(prefixes))), None
    )
    return None if surplus is None else f"the query has {surplus}, which is no parameter"


def _body(call: Call, request: Received, values: dict[str, Any]) -> str | None:
    if "body" not in values:
        return f"a body was sent and none was given: {request.body!r}" if request.body else None
    content, way = call.content, call.way
    if content is None or way is None:
        return "a body was sent, and the contract has none"
    expected = call.content_type or _sent_as(way)
    sent = request.header("content-type") or ""
    if sent != expected and not (way.kind == MULTIPART and sent.startswith(f"{expected};")):
        return f"the content type is {sent} instead of {expected}"
    return misread(content, way, values["body"], request) or misread_headers(content, way, values, request)


def _sent_as(way: BodyWay) -> str:
    """Return the media type that is sent where none is said: of a range of JSON, the plainest."""
    return "application/json" if is_range(way.media_type) and way.kind == JSON else way.media_type


def _secured(call: Call, request: Received, values: dict[str, Any]) -> str | None:
    """Return what is wrong with the credentials of a request."""
    given = {(one.location, one.name) for one in call.parameters if values.get(key(one.location, one.name)) is not None}
    return misplaced(call.marks, call.operation, request, given)


def _is_credential(call: Call, one: Parameter) -> bool:
    """Return whether a parameter has the place of a credential, which is there when the parameter is not given."""
    marks = (mark for way in call.marks.alternatives(call.operation) for mark in way)
    return any(mark.location == one.location and mark.name.lower() == one.name.lower() for mark in marks)
