"""Forms and files: whatever their names and contents are, another reader finds the same fields, and no others."""

from __future__ import annotations

import io
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, MultipartDecoder
from werkzeug.sansio.multipart import File as FilePart

from templates.runtime.values.files import File
from templates.runtime.values.unset import UNSET
from templates.runtime.values.uploads import Pieces
from templates.runtime.wire import multipart
from templates.runtime.wire.bodies import written
from templates.runtime.wire.call import Body, PartHeader
from templates.runtime.wire.call import Field as FormField

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=10) | st.sampled_from(
    [
        "a&b=c",
        "a=b",
        "+",
        "%20",
        "\r\n",
        '"',
        "\\",
        'a"; name="b',
        "\r\n\r\n--",
        "é😀",
        "\x00",
        "a\r\nContent-Type: text/html",
    ]
)
_TEXT_FILE: Any = io.StringIO("opened as text")
_NAMES = _TEXTS.filter(bool)
_FORM = (Body("application/x-www-form-urlencoded", "form"),)
_PARTS = (Body("multipart/form-data", "multipart"),)


@given(st.dictionaries(_TEXTS, _TEXTS | st.lists(_TEXTS, min_size=1), max_size=4))
def test_a_form_is_read_back(value: dict[str, Any]) -> None:
    content, media_type = written(_FORM, value, UNSET)
    assert "application/x-www-form-urlencoded" == media_type
    expected = [(name, one) for name, each in value.items() for one in (each if isinstance(each, list) else [each])]
    assert expected == parse_qsl(
        plain_bytes(content).decode("ascii"), keep_blank_values=True, strict_parsing=bool(content)
    )


@given(
    st.dictionaries(_NAMES, _TEXTS | st.builds(File, st.binary(max_size=20), _NAMES, st.just("image/png")), max_size=4)
)
def test_the_parts_of_a_form_are_read_back(value: dict[str, Any]) -> None:
    content, media_type = written(_PARTS, value, UNSET)
    boundary = media_type.partition("boundary=")[2]
    assert re.fullmatch(r"[0-9a-f]{32}", boundary)
    expected: list[tuple[str, str | None, bytes]] = [
        (_plain(name), _plain(one.filename or ""), one.content)
        if isinstance(one, File) and isinstance(one.content, bytes)
        else (_plain(name), None, str(one).encode())
        for name, one in value.items()
    ]
    assert expected == _read(plain_bytes(content), boundary)


def _read(content: bytes, boundary: str) -> list[tuple[str, str | None, bytes]]:
    decoder = MultipartDecoder(boundary.encode())
    decoder.receive_data(content)
    decoder.receive_data(None)
    found: list[tuple[str, str | None, bytes]] = []
    event: Event = decoder.next_event()
    while not isinstance(event, Epilogue):
        if isinstance(event, (Field, FilePart)):
            filename = _plain(event.filename) if isinstance(event, FilePart) else None
            found.append((_plain(event.name), filename, b""))
        elif isinstance(event, Data):
            found[-1] = (*found[-1][:2], found[-1][2] + event.data)
        event = decoder.next_event()
    return found


def plain_bytes(content: bytes | Pieces) -> bytes:
    """Return a body of which nothing is read later."""
    assert isinstance(content, bytes)
    return content


def _plain(name: str) -> str:
    """Return a name with the escapes of the HTML standard undone, as a name may have looked like one from the start."""
    return re.sub(r"%(22|5C|0[0-9A-F]|1[0-9A-F]|7F)", lambda found: chr(int(found[1], 16)), name)


def test_a_boundary_is_in_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(("first", "second", "third"))
    monkeypatch.setattr(multipart, "draw", lambda _: next(drawn))
    content, media_type = written(_PARTS, {"a": File(b"--first"), "second": "b"}, UNSET)
    assert "multipart/form-data; boundary=third" == media_type
    assert plain_bytes(content).endswith(b"--third--\r\n")


def test_two_requests_have_different_boundaries() -> None:
    assert written(_PARTS, {"a": "b"}, UNSET)[1] != written(_PARTS, {"a": "b"}, UNSET)[1]


@pytest.mark.parametrize(
    ("body", "value", "content_type"),
    [
        (Body("multipart/form-data", "multipart"), {"a": None, "b": [None]}, UNSET),
        (Body("multipart/form-data", "multipart"), {"a": File(_TEXT_FILE)}, UNSET),
        (Body("multipart/form-data", "multipart"), {"a": File(b"", content_type="a\r\nX: y")}, UNSET),
        (Body("multipart/form-data", "multipart"), {"a": File(b"", headers={"a: b": "c"})}, UNSET),
        (Body("multipart/form-data", "multipart"), {"a": File(b"", headers={"content-type": "a/b"})}, UNSET),
        (Body("multipart/form-data", "multipart"), {"a": File(b"", headers={"Content-Disposition": "a"})}, UNSET),
        (Body("multipart/form-data", "multipart"), {"\ud800": "a"}, UNSET),
        (Body("multipart/form-data", "multipart"), [1], UNSET),
        (Body("application/x-www-form-urlencoded", "form"), {"a": File(b"")}, UNSET),
        (Body("application/x-www-form-urlencoded", "form"), {"a": "\ud800"}, UNSET),
        (Body("application/x-www-form-urlencoded", "form"), File(b""), UNSET),
        (Body("text/plain; charset=iso-8859-1", "text"), "😀", UNSET),
        (Body("text/plain; charset=nonsense", "text"), "a", UNSET),
        (Body("text/plain", "text"), 5, UNSET),
        (Body("image/png", "bytes"), "text", UNSET),
        (Body("image/*", "bytes"), b"", UNSET),
        (Body("image/*", "bytes"), b"", "image/a\r\nX: y"),
        (Body("image/*", "bytes"), b"", "image/a\r\n;X: y"),
        (Body("image/*", "bytes"), b"", "video/mp4"),
        (Body("image/*", "bytes"), b"", "image/*"),
    ],
)
def test_what_cannot_be_sent_is_refused(body: Body, value: Any, content_type: Any) -> None:
    with pytest.raises(ValueError, match=r"^\$"):
        written((body,), value, content_type)


def test_a_body_is_bytes_of_a_file_or_text_in_its_charset() -> None:
    assert (b"1", "image/png") == written((Body("image/png", "bytes"),), io.BytesIO(b"1"), UNSET)
    assert (b"2", "image/gif") == written((Body("image/*", "bytes"),), bytearray(b"2"), "image/gif")
    assert (b"3", "image/webp") == written((Body("image/*", "bytes"),), File(b"3", content_type="image/webp"), UNSET)
    latin = "text/plain; charset=iso-8859-1"
    assert (b"\xe9", latin) == written((Body(latin, "text"),), "é", UNSET)


def test_a_style_of_a_field_is_written_into_its_name() -> None:
    fields = (FormField("a", "deepObject", explode=True), FormField("b", "pipeDelimited"))
    value = {"a": {"b": {"c": [1, 2]}}, "b": ["x", "y"]}
    text, _ = written((Body("application/x-www-form-urlencoded", "form", fields=fields),), value, UNSET)
    assert b"a%5Bb%5D%5Bc%5D%5B0%5D=1&a%5Bb%5D%5Bc%5D%5B1%5D=2&b=x%7Cy" == text
    content, media_type = written((Body("multipart/form-data", "multipart", fields=fields),), value, UNSET)
    read = _read(plain_bytes(content), media_type.partition("boundary=")[2])
    assert [("a[b][c][0]", None, b"1"), ("a[b][c][1]", None, b"2"), ("b", None, b"x|y")] == read
    with pytest.raises(ValueError, match="separates"):
        written((Body("multipart/form-data", "multipart", fields=fields),), {"b": ["x|y"]}, UNSET)


def test_each_part_has_the_headers_of_its_field_unless_a_file_has_its_own() -> None:
    fields = (
        FormField("f", headers=(PartHeader("X-A", required=True), PartHeader("X-B", json=True))),
        FormField("o", "deepObject", explode=True, headers=(PartHeader("X-C", explode=True),)),
    )
    body = Body("multipart/form-data", "multipart", fields=fields)
    value = {"f": [File(b"1"), File(b"2", headers={"x-a": "own"})], "o": {"a": 1, "b": 2}}
    headers = {("f", "X-A"): 5, ("f", "X-B"): {"é": None}, ("o", "X-C"): {"k": True, "l": "m"}}
    content, _ = written((body,), value, UNSET, headers)
    assert isinstance(content, bytes)
    lines = [one for one in content.decode("ascii").split("\r\n") if one.lower().startswith("x-")]
    json_of_b = 'X-B: {"\\u00e9":null}'
    assert ["X-A: 5", json_of_b, json_of_b, "x-a: own", "X-C: k=true,l=m", "X-C: k=true,l=m"] == lines


@pytest.mark.parametrize(
    ("value", "headers", "said"),
    [
        ({"f": "x"}, {}, r"\$\.f: the part needs the header X-A"),
        ({"f": "x"}, {("f", "X-A"): None}, r"\$\.f: the part needs the header X-A"),
        ({"f": []}, {("f", "X-A"): "1"}, "no part 'f', for which the header X-A is given"),
        ({"f": "x"}, {("f", "X-A"): "1\r\n2"}, "header X-A of the part 'f': a header has only printable ASCII"),
        ({"f": "x"}, {("f", "X-A"): "é"}, "header X-A of the part 'f': a header has only printable ASCII"),
    ],
)
def test_a_header_without_its_part_and_a_part_without_its_header_are_refused(
    value: Any, headers: Any, said: str
) -> None:
    fields = (FormField("f", headers=(PartHeader("X-A", required=True),)),)
    with pytest.raises(ValueError, match=said):
        written((Body("multipart/form-data", "multipart", fields=fields),), value, UNSET, headers)
