"""What comes out of a client, against what went in: a body, headers, a refusal at its place."""

from __future__ import annotations

import json
from typing import Any

from msgspec import Struct

from generator.frozen import frozen
from generator.ir import Header, Parameter
from generator.package import Annotation, HeaderField, Union, Word
from generator.prove.comparison import as_text, difference, short
from generator.prove.digits import read
from generator.prove.places import Path, told
from generator.prove.typed import Types, as_bytes
from generator.vocabulary import BYTES, JSON, TEXT, is_json

HEADER = "header:"
"""What the name of a header begins with among the members of a sample."""


@frozen
class Try:
    """An answer to give, and what must come of it."""

    kind: str
    whole: dict[str, Any]
    """`body`, and each header under `header:` and its name."""
    broken: Path | None = None
    """Where it breaks the schema; None where it must be carried."""
    partly: bool = False
    """Whether it may be any part of what is there that breaks it."""
    raw: bytes | None = None
    """Bytes that are not the JSON of the body."""
    content_type: str | None = None
    """Another content type than the documented one."""

    @property
    def input(self) -> str:
        """The input as a certificate tells it."""
        if self.raw is not None:
            return repr(self.raw)
        shown = self.whole if len(self.whole) != 1 or "body" not in self.whole else self.whole["body"]
        return as_text(shown)


@frozen
class Misstep:
    """What a client did that it must not."""

    message: str
    frame: str | None = None
    """The line of the client that raised, as path:line."""


class Reading(Struct, frozen=True):
    """What a client reads of a message: its media type, and the names and types that it has for it."""

    media_type: str | None
    annotation: Annotation | None
    types: Types
    kind: str = JSON
    """How the body is written."""
    headers: tuple[Header | Parameter, ...] = ()
    """As the contract has them."""
    attributes: tuple[HeaderField, ...] = ()
    """As the client has them."""


def kind_of(media_type: str | None, contents: tuple[tuple[str, Annotation], ...], json: tuple[str, ...]) -> str:
    """Return how a body of a media type is carried; the plan says it by its type."""
    annotation = dict(contents).get(media_type) if media_type is not None else None
    if annotation == Word("bytes"):
        return BYTES
    named = media_type is not None and (is_json(media_type) or media_type in json)
    return TEXT if annotation == Word("str") and not named else JSON


def header_fields(reading: Reading, attempt: Try) -> tuple[tuple[str, str], ...]:
    """Return the header fields of a message, as they are on the wire."""
    names = [name for name in attempt.whole if name.startswith(HEADER)]
    texts = ((name.removeprefix(HEADER), field_text(reading, name, attempt.whole[name])) for name in names)
    return tuple((name, text) for name, text in texts if text is not None)


def field_text(reading: Reading, name: str, value: Any) -> str | None:
    """Return the text of a header field, None where it has none for sure and is left out."""
    header = next((one for one in reading.headers if f"{HEADER}{one.name}" == name), None)
    if header is not None and header.content is not None and is_json(header.content.called):
        return json.dumps(value)
    text = header_text(value, explode=header is not None and header.explode)
    # RFC 9110, section 10.2.3: digits only, whatever integers the schema allows.
    wrong = name.lower() == f"{HEADER}retry-after" and isinstance(value, (int, float)) and not (text or "").isdigit()
    return None if wrong else text


def header_text(value: Any, *, explode: bool = False) -> str | None:
    """Return the text of a header (style `simple`, OpenAPI 3.1.1, section 4.8.12.2), None where none is sure."""
    if isinstance(value, (list, dict)):
        pairs = [[name, one] for name, one in value.items()] if isinstance(value, dict) else [[one] for one in value]
        parts = [[header_text(one) if not isinstance(one, (list, dict)) else None for one in pair] for pair in pairs]
        sure = bool(parts) and all(one and not set(",=") & set(one) for pair in parts for one in pair)
        return ",".join(("=" if explode else ",").join(one or "" for one in pair) for pair in parts) if sure else None
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() and value.strip() == value and value else None
    return json.dumps(value) if isinstance(value, (bool, int, float)) else None


def misread(reading: Reading, attempt: Try, outcome: dict[str, Any]) -> Misstep | None:
    """Return what is wrong with what a client made of a message: it gives the value, or refuses what is broken."""
    raised = outcome.get("raised")
    if attempt.broken is not None:
        if raised is None:
            return Misstep(f"expected ContractError at {place(attempt)}, got {shown(outcome['returned'])}")
        return refusal(raised, attempt)
    if raised is not None:
        return Misstep(f"expected a value, got {said(raised)}", raised["frame"])
    wrong = wrong_header(reading, attempt, outcome) if "attributes" in outcome else None
    if wrong is not None:
        return Misstep(wrong)
    if reading.media_type is None:
        found = outcome["returned"].get("json")
        return None if found is None else Misstep(f"expected None, got {short(found)}")
    return changed(reading, attempt, outcome["returned"])


def changed(reading: Reading, attempt: Try, returned: dict[str, Any]) -> Misstep | None:
    """Return how a value that came out is not what went in."""
    body = attempt.whole["body"]
    if reading.kind == BYTES:
        expected = (attempt.raw if attempt.raw is not None else as_bytes(body)).hex()
        return (
            None if returned["typed"] == {"bytes": expected} else Misstep(f"the bytes are {short(returned['typed'])}")
        )
    if "unencodable" in returned:
        return Misstep(
            f"the value cannot be written again: {said(returned['unencodable'])}", returned["unencodable"]["frame"]
        )
    # Where numbers have digits of their own, they are in the text alone.
    found = difference(body, read(returned["text"]) if "text" in returned else returned["json"])
    if found is not None:
        return Misstep(f"it does not come out as it went in: {found}")
    if reading.annotation is not None and not reading.types.agrees(reading.annotation, body, returned["typed"]):
        return Misstep(f"it is read as a wrong object: {short(returned['typed'], 300)}")
    return None


def wrong_header(reading: Reading, attempt: Try, outcome: dict[str, Any]) -> str | None:
    """Return how an attribute is not the header that was sent, or None."""
    for one in reading.attributes:
        found = outcome["attributes"].get(one.name, {"typed": None, "json": None})
        name = f"{HEADER}{one.wire_name}"
        value = attempt.whole.get(name)
        value = value if name in attempt.whole and field_text(reading, name, value) is not None else None
        annotation = one.annotation if value is not None else Union((one.annotation, Word("None")))
        if not reading.types.agrees(annotation, value, found.get("typed")):
            return f"the header {one.wire_name} is {short(found.get('typed'))} instead of {short(value)}"
    return None


def refusal(raised: dict[str, Any], attempt: Try) -> Misstep | None:
    """Return how what was raised does not refuse what is broken at its place, or None."""
    if raised["class"] != "ContractError":
        return Misstep(f"expected ContractError at {place(attempt)}, got {said(raised)}", raised["frame"])
    if raised["path"] != place(attempt) and not _is_within(raised["path"], attempt):
        return Misstep(f"expected ContractError at {place(attempt)}, got one at {raised['path']}", raised["frame"])
    return None


def _is_within(path: str, attempt: Try) -> bool:
    """Return whether an error is in a part of what broke, where it can be."""
    inner = path.removeprefix(place(attempt))
    return attempt.partly and inner != path and inner.startswith((".", "["))


def place(attempt: Try) -> str:
    """Return the JSON path at which an input is broken."""
    return told(attempt.broken[1:] if attempt.broken else ())


def said(raised: dict[str, Any]) -> str:
    """Return an exception in a line."""
    return f"{raised.get('class')}: {raised.get('message')}"


def shown(returned: dict[str, Any]) -> str:
    """Return a value in a line."""
    return short(returned.get("typed"))
