"""Items in bytes, however the bytes are cut: lines, JSON in lines, JSON text sequences, server-sent events."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.errors import ContractError, ResponseTooLargeError
from templates.runtime.wire.sequences import (
    Events,
    JsonLines,
    JsonSequence,
    Parser,
    RawEvent,
    TextLines,
    whole_record,
)

LIMIT = 1000


def parsed(parser: Parser, *pieces: bytes) -> list[Any]:
    """Return what a parser makes of pieces."""
    found: list[Any] = []
    for piece in pieces:
        found += parser.feed(piece)
    return [*found, *parser.end()]


def cut(content: bytes, places: list[int]) -> list[bytes]:
    """Return bytes, cut at some places."""
    marks = sorted({0, len(content), *(place % (len(content) + 1) for place in places)})
    return [content[start:end] for start, end in itertools.pairwise(marks)]


def event(data: str, last_id: str = "", **fields: Any) -> RawEvent:
    return RawEvent({"data": data} | fields, last_id)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"data: a\n\n", [event("a")]),
        (b"data: a\r\rdata: b\r\n\r\ndata:c\n\n", [event("a"), event("b"), event("c")]),
        (b"\xef\xbb\xbfdata: a\n\n\xef\xbb\xbfdata: b\n\n", [event("a")]),
        (b"data: a\ndata:  b\ndata\n\n", [event("a\n b\n")]),
        (b"data\n\ndata\ndata\n\ndata:", [event(""), event("\n")]),
        (b": comment\n:\ndata: a\n: more\n\n", [event("a")]),
        (b"event: e\ndata: a\n\ndata: b\n\n", [event("a", event="e"), event("b")]),
        (b"event: e\n\ndata: b\n\n", [event("b")]),
        (b"event: e\nevent:\ndata: b\n\n", [event("b")]),
        (b"id: 1\ndata: a\n\ndata: b\n\n", [event("a", "1", id="1"), event("b", "1")]),
        (b"id: 1\n\nid\ndata: c\n\n", [event("c", id="")]),
        (b"id: 1\0\ndata: a\n\n", [event("a")]),
        (b"id: 7\n\ndata: a\n\n", [event("a", "7")]),
        (b"retry: 10\ndata: a\n\n", [event("a", retry=10)]),
        (b"retry: 1x\ndata: b\n\nretry:\ndata: c\n\n", [event("b"), event("c")]),
        (b"data: a\nunknown: x\nDATA: y\n data: z\n\n", [event("a")]),
        (b"data: \xff\xe4\xf6\n\n", [event("\ufffd\ufffd\ufffd")]),
        ("data: ä\u2028b\n\n".encode(), [event("ä\u2028b")]),
        (b"data: a\n", []),
        (b"", []),
    ],
)  # fmt: skip
def test_server_sent_events_are_those_of_the_standard(content: bytes, expected: list[RawEvent]) -> None:
    assert expected == parsed(Events(LIMIT), content)
    assert expected == parsed(Events(LIMIT), *(bytes([one]) for one in content))


SENT = st.lists(
    st.sampled_from(
        [b"data: a", b"data:\xc3\xa4", b"id: 1", b"event: e", b": c", b"", b"", b"\n", b"\r", b"\r\n", b"\n\n"]
    )
).map(b"".join)


@given(SENT, st.lists(st.integers(0, 200)))
def test_events_do_not_depend_on_how_the_bytes_are_cut(content: bytes, places: list[int]) -> None:
    whole = parsed(Events(LIMIT), content)
    assert whole == parsed(Events(LIMIT), *cut(content, places))
    # A second reading, by the line breaks of Python.
    text = content.decode().replace("\r\n", "\n").replace("\r", "\n")
    blocks = [one for one in text.split("\n\n")[:-1] if any(line.startswith("data") for line in one.split("\n"))]
    assert len(blocks) == len(whole)


@given(st.lists(st.text("ab\u20ac \t", max_size=5)), st.sampled_from(["\n", "\r\n"]), st.lists(st.integers(0, 200)))
def test_lines_do_not_depend_on_how_the_bytes_are_cut(lines: list[str], end: str, places: list[int]) -> None:
    content = end.join([*lines, ""])
    for charset in ("utf-8", "utf-16"):
        assert lines == parsed(TextLines(charset, LIMIT), *cut(content.encode(charset), places))
    expected = [one for one in lines if one.strip()]
    found = [one.decode().removesuffix("\r") for one in parsed(JsonLines(LIMIT), *cut(content.encode(), places))]
    assert expected == found
    records = b"".join(b"\x1e" + one.encode() + b"\n" for one in lines)
    found = [one.decode().removesuffix("\n") for one in parsed(JsonSequence(LIMIT), *cut(records, places))]
    assert expected == found


def test_the_last_line_needs_no_end() -> None:
    assert ["a", "b"] == parsed(TextLines("utf-8", LIMIT), b"a\nb")
    assert ["a", ""] == parsed(TextLines("utf-8", LIMIT), b"a\n\n")
    assert [b"1", b"2"] == parsed(JsonLines(LIMIT), b"1\n\n  \n2")


def test_text_that_cannot_be_read_is_refused() -> None:
    for charset, content in (
        ("utf-8", b"\xff\n"),
        ("utf-8", b"\xe2\x82"),
        ("no-charset", b""),
        ("hex", b"zz"),
        ("zlib", b"x"),
        ("punycode", b"a"),
        ("unicode_escape", b"a"),
        ("a\0b", b"a"),
        ("\udc80", b"a"),
    ):
        with pytest.raises(ContractError, match=rf"^\$: expected text in {charset}, got bytes that are not$"):
            parsed(TextLines(charset, LIMIT), content)


@pytest.mark.parametrize("whole", [b"1\n", b'"a"', b"{}", b"[1]", b"true ", b"null\r"])
def test_a_whole_record_is_taken(whole: bytes) -> None:
    assert whole == whole_record(whole)


@pytest.mark.parametrize("part", [b"1", b"tru", b"null", b'{"a": 1', b"-1.5e3"])
def test_a_record_that_may_be_cut_off_is_refused(part: bytes) -> None:
    with pytest.raises(ContractError, match="may be cut off"):
        whole_record(part)


@pytest.mark.parametrize(
    ("parser", "piece"),
    [
        (Events(LIMIT), b"data: aaaaaaa"),
        (Events(LIMIT), b"data: aaaaa\n"),
        (JsonLines(LIMIT), b"aaaaaaaaaa"),
        (JsonSequence(LIMIT), b"\x1eaaaaaaaa"[1:]),
        (TextLines("utf-8", LIMIT), b"aaaaaaaaaa"),
    ],
)
def test_no_item_grows_without_end(parser: Parser, piece: bytes) -> None:
    fed: list[bytes] = []
    with pytest.raises(ResponseTooLargeError, match="larger than 1000 bytes"):
        feed_for_ever(parser, piece, fed)
    fed_bytes = len(piece) * len(fed)
    assert LIMIT * 0.4 <= fed_bytes <= LIMIT * 2


def feed_for_ever(parser: Parser, piece: bytes, fed: list[bytes]) -> None:
    while len(fed) < LIMIT:
        assert [] == list(parser.feed(piece))
        fed.append(piece)


@pytest.mark.parametrize("parser", [Events(LIMIT), JsonLines(LIMIT), JsonSequence(LIMIT), TextLines("utf-8", LIMIT)])
def test_an_item_that_comes_in_one_piece_is_no_larger(parser: Parser) -> None:
    with pytest.raises(ResponseTooLargeError):
        list(parser.feed(b"data: " + b"x" * LIMIT + b"\n\x1e"))
