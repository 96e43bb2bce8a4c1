"""From the pieces of an answer to typed items, or to the error that it is; pure, as is `answer`."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Generic, Literal, TypeAlias, TypeVar, cast

from attrs import evolve

from ..errors import ContractError
from ..transports.protocol import Response
from ..values.documents import parsed
from ..values.exact import is_exact
from ..values.scalars import Read
from ..values.shapes import reader
from .answer import documented, essence, located, matching, read
from .call import Answer, Call, Items, Operation
from .charsets import charset_of
from .sequences import Bytes, Event, Events, JsonLines, JsonSequence, Parser, RawEvent, TextLines, whole_record

I = TypeVar("I")  # noqa: E741  an item
Way: TypeAlias = Items | Literal["bytes", "lines"]

_FIRST_ERROR: Final = 400
_DONE: Final = "[DONE]"
"""What ends a stream of events in JSON, though no standard says so."""


def ways(operation: Operation[Any]) -> dict[str, Way]:
    """Return the media types of an operation's successes that can be streamed, and what their items are.

    Where there are sequences, these; else what is bytes; else what is text, line by line.
    """
    answers = [one for one in operation.responses.values() if one.raises is None]
    sequences: dict[str, Way] = {name: items for one in answers for name, items in one.items.items()}
    return sequences or _of_type(answers, bytes, "bytes") or _of_type(answers, str, "lines")


def _of_type(answers: list[Answer], type_: type, way: Literal["bytes", "lines"]) -> dict[str, Way]:
    return {
        name: way for one in answers for name, each in one.content.items() if each is type_ and name not in one.json
    }


def streaming(call: Call[Any]) -> Call[Any]:
    """Return a call that asks for what can be streamed, and for the documented errors."""
    errors = [name for one in call.operation.responses.values() if one.raises is not None for name in one.content]
    return evolve(call, accept=", ".join(dict.fromkeys((*ways(call.operation), *errors))))


class Reading(Generic[I]):
    """Makes the items of one answer of its pieces."""

    def __init__(self, operation: Operation[Any], response: Response, limit: int, hide: Callable[[str], str]) -> None:
        """Read the status and the headers; raise what `read` raises for an error, or for what is no stream."""
        self._operation = operation
        self._response = response
        self._hide = hide
        self._number = 0
        self.is_done = False
        """Whether an item said that there is no other one."""
        self._read: Read = _as_it_is
        self._parser: Parser = Bytes()
        answer = documented(operation, response.status)
        if response.status >= _FIRST_ERROR or answer is None:
            read(operation, response, hide)
        elif answer.content:
            try:
                self._choose(answer, limit)
            except ContractError as error:
                misfit = error
            else:
                return
            # As in `read`: not from its cause.
            raise located(misfit, operation, response, hide)

    def _choose(self, answer: Answer, limit: int) -> None:
        offered = {name: way for name, way in ways(self._operation).items() if name in answer.content}
        given = self._response.headers.get("content-type", "")
        # One that is missing is taken for the first that there is.
        name = matching(answer.content, given) if given.strip() else next(iter(offered), None)
        if name is None or name not in offered:
            raise ContractError("$", f"the content type {' or '.join(ways(self._operation))}", essence(given))
        way = offered[name]
        if way == "lines":
            self._parser = TextLines(charset_of(given), limit)
        elif isinstance(way, Items):
            self._parser, self._read = _SEQUENCES[way.kind](limit, reader(way.type), way.type)

    def feed(self, piece: bytes) -> Iterator[Any]:
        """Yield what is complete with a piece, as it was sent."""
        return self._within(self._parser.feed(piece))

    def end(self) -> Iterator[Any]:
        """Yield what the end completes."""
        return self._within(self._parser.end())

    def _within(self, found: Iterator[Any]) -> Iterator[Any]:
        try:
            yield from found
        except ContractError as error:
            misfit = error
        else:
            return
        raise self._located(misfit)

    def item(self, raw: Any) -> I:
        """Return an item of the type that the contract gives it; what it returns with `is_done` is none.

        Raises `ContractError` with the number of the item for one that does not fit; the next one may.
        """
        number = self._number
        self._number += 1
        try:
            return cast("I", self._read(raw))
        except _EndError:
            self.is_done = True
            return cast("I", None)
        except RecursionError:
            misfit = ContractError("$", "JSON that is not nested that deep", "JSON that is")
        except ContractError as error:
            misfit = error
        misfit.prepend(number)
        raise self._located(misfit, raw)

    def _located(self, misfit: ContractError, raw: Any = b"") -> ContractError:
        error = located(misfit, self._operation, self._response, self._hide)
        error.content = raw if isinstance(raw, bytes) else b""
        return error


class _EndError(Exception):
    """An item that says that there is no other one."""


def _as_it_is(raw: Any) -> Any:
    return raw


def _json_lines(limit: int, read_item: Read, type_: Any) -> tuple[Parser, Read]:
    exact = is_exact(type_)
    return JsonLines(limit), lambda raw: read_item(parsed(raw, exact=exact))


def _json_sequence(limit: int, read_item: Read, type_: Any) -> tuple[Parser, Read]:
    exact = is_exact(type_)
    return JsonSequence(limit), lambda raw: read_item(parsed(whole_record(raw), exact=exact))


def _events(limit: int, read_item: Read, _: Any) -> tuple[Parser, Read]:
    return Events(limit), lambda raw: read_item(dict(raw.fields))


def _event_data(limit: int, read_item: Read, type_: Any) -> tuple[Parser, Read]:
    exact = is_exact(type_)

    def read_event(raw: RawEvent) -> Event[Any]:
        text: str = raw.fields["data"]
        if type_ is not str and text.strip() == _DONE:
            raise _EndError
        try:
            data = text if type_ is str else read_item(parsed(text.encode(), exact=exact))
        except ContractError as error:
            error.prepend("data")
            raise
        return Event(data, raw.fields.get("event", "message"), raw.last_id, raw.fields.get("retry"))

    return Events(limit), read_event


_SEQUENCES: Final[Mapping[str, Callable[[int, Read, Any], tuple[Parser, Read]]]] = {
    "json lines": _json_lines,
    "json sequence": _json_sequence,
    "events": _events,
    "event data": _event_data,
}
