"""Decimal numbers: whatever their digits are, JSON has the same ones, in both directions."""

import copy
import json
import pickle
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.command_line.showing import shown
from templates.runtime.errors import ContractError
from templates.runtime.results import Result
from templates.runtime.transports.protocol import Headers, Response
from templates.runtime.values import lanes
from templates.runtime.values.codec import UnsendableError, decode, encode
from templates.runtime.values.documents import parsed
from templates.runtime.values.exact import is_exact, spelled
from templates.runtime.values.lanes import json_reader, to_json
from templates.runtime.values.model import Model, defined_in
from templates.runtime.values.numbers import DecimalNumber, Exact, ExactFloat
from templates.runtime.values.unset import UNSET, Unset
from templates.runtime.wire.answer import read_header
from templates.runtime.wire.call import Header, Items, Sequence
from templates.runtime.wire.forms import json_text
from templates.runtime.wire.sequences import Event
from templates.runtime.wire.streaming import Reading
from tests.runtime.feeds import operation
from tests.runtime.pages import Link

_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
_DIGITS = "0.1000000000000000055511151231257827"


@frozen(kw_only=True)
class Price(Model, Exact):
    """As the generator writes a model that has such a number."""

    amount: DecimalNumber
    rate: float | Unset = UNSET
    count: int | Unset = UNSET


Forest: TypeAlias = Annotated["Mapping[str, Forest] | DecimalNumber", defined_in(__name__)]
Grove: TypeAlias = Annotated["list[Grove] | float", defined_in(__name__)]


@given(_NUMBERS)
def test_a_number_is_written_and_read_digit_for_digit(number: Decimal) -> None:
    text = json_text([DecimalNumber(number)])
    (read,) = decode(list[DecimalNumber], parsed(text.encode(), exact=True))
    assert (DecimalNumber, number, number.as_tuple()) == (type(read), read, read.as_tuple())
    assert text == json_text([read])
    assert text.encode() == to_json([read])


@given(_NUMBERS)
def test_any_reader_of_json_reads_it(number: Decimal) -> None:
    (read,) = json.loads(json_text([DecimalNumber(number)]), parse_float=Decimal, parse_int=Decimal)
    assert number == read


@given(_NUMBERS)
def test_a_model_carries_it_by_its_bytes_and_by_its_object(number: Decimal) -> None:
    content = f'{{"amount":{number},"more":[{number}]}}'.encode()
    price = Price.from_json(content)
    assert number.as_tuple() == price.amount.as_tuple()
    assert content == price.to_json()
    assert content == Price.from_dict(price.to_dict()).to_json()


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_json_has_no_number_for_is_not_sent(text: str) -> None:
    with pytest.raises(UnsendableError, match=rf"^\$\[0\]: JSON has no {text}"):
        json_text([DecimalNumber(text)])


def test_what_json_has_no_number_for_is_not_read() -> None:
    for text in (b"[NaN]", b"[Infinity]", b"[01]", b"[.5]", b"[1.]", b"[+1]"):
        with pytest.raises(ContractError):
            parsed(text, exact=True)


def test_more_digits_than_python_makes_an_integer_of() -> None:
    long, far = "1" * 5000, "1E+400"
    read = json_reader(list[DecimalNumber])(f"[{long},{far},-0,{2**70}]".encode())
    assert [long, far, "-0", str(2**70)] == [str(it) for it in read]
    assert f"[{long},{far},-0,{2**70}]".encode() == to_json(read)


def test_what_no_decimal_holds_is_refused_at_its_place() -> None:
    with pytest.raises(ContractError, match=r"^\$\[1\]: expected a number with an exponent that a Decimal has"):
        json_reader(list[DecimalNumber])(b"[1, 1e9999999999999999999]")
    # A float is as finite as elsewhere, though its document is read exactly.
    with pytest.raises(ContractError, match=r"^\$\.rate: expected a finite number"):
        Price.from_json(b'{"amount": 1e400, "rate": 1e400}')
    with pytest.raises(ContractError, match=r"^\$\.count: expected an integer"):
        Price.from_json(b'{"amount": 1e400, "count": 1e400}')


@pytest.mark.parametrize("value", ["1.5", True, None, [], Decimal("1.5"), float("nan"), float("inf")])
def test_nothing_else_is_read_as_a_number(value: Any) -> None:
    with pytest.raises(ContractError, match=r"^\$: expected a (finite )?number"):
        decode(DecimalNumber, value)


def test_a_union_and_a_float_are_read_from_the_same_json() -> None:
    read = parsed(b'{"a": 1.10, "b": 1.10, "c": "1.10", "d": 1.0, "e": 1.10}', exact=True)
    assert ("1.10", "1.10") == (str(decode(DecimalNumber | Decimal, read["a"])), str(decode(Decimal, read["c"])))
    assert (float, 1.1) == (type(decode(float, read["b"])), decode(float, read["b"]))
    assert (int, 1) == (type(decode(int, read["d"])), decode(int, read["d"]))
    # What any type may be is sent back as it came, too.
    assert "1.10" == json_text(decode(Any, read["e"]))


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (DecimalNumber, True),
        (Price, True),
        (list[dict[str, Price | None]], True),
        (Forest, True),
        (tuple[str, DecimalNumber], True),
        (Grove, False),
        (Decimal, False),
        (float, False),
        (Literal["DecimalNumber"], False),
        (Link, False),
        (Any, False),
    ],
)
def test_which_types_are_read_exactly(type_: Any, expected: bool) -> None:
    assert expected == is_exact(type_)


@pytest.mark.parametrize("worth", [0, lanes.WORTH])
def test_exact_documents_are_read_so_in_any_number(worth: int) -> None:
    read = json_reader(Forest, worth)
    content = f'{{"oak":{{"old":{_DIGITS}}},"elm":1.10}}'.encode()
    for _ in range(3):
        assert content == to_json(read(content))


@pytest.mark.parametrize("worth", [0, lanes.WORTH])
def test_other_numbers_are_as_they_were(worth: int) -> None:
    """Integers of any size are exact, and a number without the format is a float, by both lanes."""
    read = json_reader(list[int] | dict[str, float], worth)
    assert f"[{2**70},{-(10**40)}]".encode() == to_json(read(f"[{2**70}, {-(10**40)}]".encode()))
    got = read(f'{{"a": {_DIGITS}, "b": 7}}'.encode())
    assert [(float, 0.1), (int, 7)] == [(type(it), it) for it in got.values()]


@pytest.mark.parametrize(
    ("kind", "item", "media_type"),
    [
        ("json lines", b'{"amount":%s}\n', "application/jsonl"),
        ("json sequence", b'\x1e{"amount":%s}\n', "application/json-seq"),
        ("event data", b'data: {"amount":%s}\n\n', "text/event-stream"),
    ],
)
def test_items_of_streams_are_exact(kind: Sequence, item: bytes, media_type: str) -> None:
    stream = operation(media_type, Items(kind, Price))
    response = Response(200, Headers((("Content-Type", media_type),)), b"")
    reading = Reading[Any](stream, response, 10_000, str)
    raws = [*reading.feed(item % _DIGITS.encode() + item % b"1E+400"), *reading.end()]
    items = [reading.item(raw) for raw in raws]
    amounts = [it.data.amount if isinstance(it, Event) else it.amount for it in items]
    assert [DecimalNumber(_DIGITS), DecimalNumber("1E+400")] == amounts


def test_a_header_is_exact_where_its_type_is() -> None:
    headers = Headers((("X-Rate", _DIGITS),))
    assert DecimalNumber(_DIGITS) == read_header(Header("X-Rate", "x_rate", DecimalNumber), headers)
    assert 0.1 == read_header(Header("X-Rate", "x_rate", float), headers)


def test_an_object_is_written_as_the_encoder_of_python_does_but_for_its_numbers() -> None:
    value = {'é"': [DecimalNumber("1.0"), {}, [], None, True, "x", 2, 2.5], "n": {"m": DecimalNumber("2.00")}}
    expected = '{"é\\"":[1.0,{},[],null,true,"x",2,2.5],"n":{"m":2.00}}'
    assert expected == json_text(value)
    assert expected.replace("é", "\\u00e9") == json_text(value, ascii_only=True)
    plain = encode(value)
    assert json.dumps(plain, indent=2).replace("2.0\n", "2.00\n") == spelled(json.dumps, plain, indent="  ")


def test_a_command_shows_all_digits() -> None:
    value = [{"price": DecimalNumber("10000000000000000.10")}]
    result = Result[Any](value=value, status=200, headers=Headers(()), content=b"x", elapsed=0)
    assert b'[\n  {\n    "price": 10000000000000000.10\n  }\n]\n' == shown(result, "json")
    assert b"PRICE\n10000000000000000.10\n" == shown(result, "table")


def test_it_is_copied_and_pickled_with_its_digits() -> None:
    number, exact = DecimalNumber("1.10"), ExactFloat.read("1.10")
    for one in (copy.copy(number), copy.deepcopy(number), pickle.loads(pickle.dumps(number))):
        assert (DecimalNumber, "1.10", "DecimalNumber('1.10')") == (type(one), str(one), repr(one))
    assert "1.10" == pickle.loads(pickle.dumps(exact)).text
    assert Decimal("2.20") == number + number
