"""Both lanes from JSON bytes to values are one: the same value or the same error, whatever the document."""

import contextlib
import datetime
import gc
import json
from typing import Annotated, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from templates.runtime.errors import ContractError
from templates.runtime.values.codec import encode
from templates.runtime.values.documents import parsed
from templates.runtime.values.lanes import json_reader
from templates.runtime.values.model import Unknown, tagged
from templates.runtime.values.shapes import reader
from templates.runtime.values.twins import UNSURE, lane, plain
from tests.runtime.kinds import ANY, FITTING, GOOD, NAMES, TIMES, All, Cat
from tests.runtime.pages import LINK, Counts, Forest, Link, Tree

Document = Any


def _both(type_: Any, content: bytes) -> None:
    """Assert that the lanes agree: values compared with their types, texts and all; errors with their paths."""
    told: list[Any] = []
    for read in (json_reader(type_, 0), lambda it: reader(type_)(parsed(it))):
        try:
            value = read(content)
        except ContractError as error:
            told.append((error.path, error.expected, error.got))
        except RecursionError:
            told.append("deep")
        else:
            told.append((json.dumps(encode(value)), repr(value)))
    if told[1] == "deep":
        assert "JSON that is not nested that deep" == told[0][1]
    else:
        assert told[1] == told[0]


class TestTheLaneInC:
    """Which documents it takes, so that the tests of equality below are about something."""

    @pytest.mark.parametrize(("name", "value"), [(name, it) for name, values in GOOD.items() for it in values])
    def test_it_takes_what_fits(self, name: str, value: Any) -> None:
        """Each property, each good value."""
        read = lane(All)
        assert read is not None
        document = json.dumps({name: value}).encode()
        got = read(document)
        assert UNSURE is not got
        assert All.from_dict({name: value}) == got
        assert {name: value} == got.to_dict()

    @pytest.mark.parametrize(
        "content",
        [
            b'{"more": 1}',
            b'{"settings": {"more": 1}}',
            b'{"pet": {"kind": "bird"}}',
            b'{"at": "2023-02-16T09:14:11+0000"}',
            b'{"whole": 1.0}',
            b'{"whole": "1"}',
            b'{"text": "\\ud800"}',
            b'{"number": NaN}',
            b"\xef\xbb\xbf{}",
            b'{"anything": ' + b"[" * 60 + b"]" * 60 + b"}",
        ],
    )
    def test_it_is_not_sure_of_all_else(self, content: bytes) -> None:
        """Which the other lane decides."""
        read = lane(All)
        assert read is not None
        assert UNSURE is read(content)

    @pytest.mark.parametrize(
        "type_", [Link, Tree, Forest, Unknown, Annotated[Cat | None, tagged("kind", {"cat": Cat})]]
    )
    def test_types_that_it_cannot_carry_exactly_have_none(self, type_: Any) -> None:
        """Those that refer to themselves, for one."""
        assert lane(type_) is None
        _both(type_, json.dumps(LINK).encode())

    def test_a_document_of_many_is_read_whole(self) -> None:
        """A list."""
        read = lane(list[All])
        assert read is not None
        assert [All(whole=1), All(whole=2)] == read(b'[{"whole": 1}, {"whole": 2}]')


class TestEquality:
    """The lanes agree."""

    @settings(deadline=None)
    @given(FITTING)
    def test_of_what_fits(self, document: Document) -> None:
        """Written back as it came."""
        content = json.dumps(document).encode()
        _both(All, content)
        assert json.dumps(document, sort_keys=True) == json.dumps(encode(json_reader(All, 0)(content)), sort_keys=True)

    @settings(deadline=None)
    @given(FITTING, st.data())
    def test_of_what_was_edited(self, document: Document, data: st.DataObject) -> None:
        """One property, and one inside another, has any value at all."""
        name = data.draw(st.sampled_from(sorted(GOOD)))
        inner = data.draw(ANY)
        if isinstance(document.get(name), dict) and data.draw(st.booleans()):
            document[name] = {**document[name], data.draw(NAMES): inner}
        else:
            document[name] = inner
        _both(All, json.dumps(document).encode())

    @settings(deadline=None)
    @given(ANY)
    def test_of_anything(self, document: Document) -> None:
        """Of any type, too."""
        content = json.dumps(document).encode()
        for type_ in (All, list[All], dict[str, All], All | None, Any, Counts, Link, int, float, datetime.datetime):
            _both(type_, content)

    @settings(deadline=None)
    @given(st.sampled_from(TIMES) | st.text("0123456789-:.TtZz+ ", min_size=18, max_size=26))
    def test_of_times(self, text: str) -> None:
        """The texts around RFC 3339."""
        content = json.dumps({"at": text, "ats": [text], "times_by_name": {"x": text}}).encode()
        for document in (content, json.dumps({"at": text}).encode(), json.dumps({"at-or-null": text}).encode()):
            _both(All, document)

    @settings(deadline=None)
    @given(
        st.lists(
            st.sampled_from([b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\", b"1", b"-", b".", b"e", b"\xff", b"\x01"])
            | st.sampled_from(
                [b'"whole"', b'"at"', b'"pet"', b'"kind"', b'"cat"', b"null", b" ", b"\\u0061", b"\\ud83d"]
            ),
            max_size=12,
        ).map(b"".join)
    )
    @example(b'{"whole":1,"whole":2}')
    @example(b'{"whole":"x","whole":2}')
    @example(b'{"pet":{"kind":"cat","lives":1,"kind":"dog","name":null}}')
    @example(b'{"pet":{"kind":"cat","kind":"cat","lives":1}}')
    @example(b'{"\\u0061t":"2023-02-16T09:14:11Z"}')
    @example(b'{"at":"2023-02-16T09:14:11Z","at":"no"}')
    @example(b'{"at":"no","at":"2023-02-16T09:14:11Z"}')
    @example(b'{"at":"2023-02-16T09:14:11\\u005a"}')
    @example(b"\xef\xbb\xbf{}")
    @example(b"[" * 200 + b"]" * 200)
    @example(b'{"anything":' + b"[" * 99 + b"]" * 99 + b"}")
    @example(b'{"anything":' + b"[" * 100 + b"]" * 100 + b"}")
    @example(b"[" * 100_000)
    @example(b"1" * 5000)
    @example(b'{"number":1e400}')
    @example(b'{"number":-0}')
    def test_of_broken_json(self, content: bytes) -> None:
        """Bytes of any kind."""
        for type_ in (All, Any, list[All]):
            _both(type_, content)

    @settings(deadline=None)
    @given(ANY)
    def test_plain_values_are_those_of_python(self, document: Document) -> None:
        """Where C is sure, down to the kind of each number."""
        content = json.dumps(document).encode()
        value = plain(content)
        if value is not UNSURE:
            assert repr(json.loads(content)) == repr(value)

    def test_the_lane_changes_hands_in_silence(self) -> None:
        """After enough bytes, and not before."""
        read = json_reader(All, 100)
        content = b'{"at": "2023-02-16T09:14:11", "colour": "new"}'
        first, *others = (read(content) for _ in range(5))
        assert all(first == it and repr(first) == repr(it) for it in others)

    @pytest.mark.parametrize("last", ['{"whole":1}', '{"whole":"no"}'])
    @pytest.mark.parametrize("enabled", [True, False])
    def test_the_collector_goes_on_after_a_large_document(self, last: str, enabled: bool) -> None:
        """And goes on as it was, whatever came of them."""
        content = f"[{'{},' * 100_000}{last}]".encode()
        (gc.enable if enabled else gc.disable)()
        try:
            with contextlib.suppress(ContractError):
                assert 100_001 == len(json_reader(list[All], 0)(content))
            assert enabled == gc.isenabled()
        finally:
            gc.enable()

    def test_after_some_that_it_refused_the_lane_is_asked_again(self) -> None:
        """And is used again."""
        read = json_reader(All, 0)
        documents = [b'{"more":1}'] * 20 + [b'{"whole":1}'] * 20
        assert [All.from_dict(json.loads(each)) for each in documents] == [read(each) for each in documents]
