"""UNSET, open enumerations, and times: the values that models are made of."""

import copy
import datetime
import gc
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.values.enums import OpenEnum
from templates.runtime.values.times import read_date, read_datetime, write_date, write_datetime
from templates.runtime.values.unset import UNSET, Unset
from tests.runtime.pages import LinkState, Priority


class TestUnset:
    """The absent value."""

    def test_there_is_one_and_it_is_falsy(self) -> None:
        """Whoever makes one gets the same."""
        assert UNSET is Unset.UNSET
        assert not UNSET
        assert "UNSET" == repr(UNSET)

    def test_copies_and_pickles_are_the_same_instance(self) -> None:
        """So `is UNSET` holds for every copy of a model."""
        assert UNSET is copy.copy(UNSET)
        assert UNSET is copy.deepcopy([UNSET])[0]
        assert UNSET is pickle.loads(pickle.dumps(UNSET))


class TestOpenEnum:
    """Enumerations that keep what they do not know."""

    def test_a_known_value_is_its_member(self) -> None:
        """Nothing special happens to it."""
        assert LinkState.ERROR is LinkState("error")
        assert LinkState.ERROR.known
        assert LinkState.ERROR is pickle.loads(pickle.dumps(LinkState.ERROR))
        assert LinkState.ERROR is copy.deepcopy(LinkState.ERROR)

    def test_an_unknown_value_is_kept(self) -> None:
        """As an instance that is like a member."""
        state = LinkState("new")
        assert isinstance(state, LinkState)
        assert "new" == state.value == state
        assert not state.known
        assert not state.name
        assert "found" == {"new": "found"}[state]
        assert LinkState("new") == state
        assert LinkState.ERROR != state

    def test_an_unknown_value_survives_copies_and_pickles(self) -> None:
        """By value, as it has no name."""
        for state in (LinkState("new"), LinkState("")):
            for copied in (pickle.loads(pickle.dumps(state)), copy.copy(state), copy.deepcopy(state)):
                assert LinkState is type(copied)
                assert state == copied
                assert not copied.known

    def test_the_name_of_a_member_is_not_its_value(self) -> None:
        """A server that sends the name sends an unknown value."""
        assert not LinkState("ERROR").known

    def test_unknown_values_do_not_accumulate(self) -> None:
        """A server cannot fill the memory with them."""

        class State(OpenEnum):
            ON = "on"

        for number in range(1000):
            State(f"value {number}")
        gc.collect()
        assert [State.ON] == [it for it in gc.get_objects() if isinstance(it, State)]
        assert [State.ON] == list(State)

    def test_text_is_the_same_on_every_python(self) -> None:
        """`str` and `format` agree, which mixed-in enumerations do not by themselves."""
        assert "LinkState.ERROR" == str(LinkState.ERROR) == f"{LinkState.ERROR}"
        assert "     LinkState.ERROR" == f"{LinkState.ERROR:>20}"
        assert "<LinkState.ERROR: 'error'>" == repr(LinkState.ERROR)
        assert "LinkState('new')" == str(LinkState("new")) == f"{LinkState('new')}" == repr(LinkState("new"))

    def test_members_match(self) -> None:
        """In a `match` statement, an unknown value falls through."""
        match LinkState("new"):
            case LinkState.ERROR:
                pytest.fail("the unknown value matched a member")
            case LinkState():
                pass

    def test_only_values_of_the_data_type_are_kept(self) -> None:
        """A number is no string."""
        with pytest.raises(ValueError, match="5 is not a valid LinkState"):
            LinkState(5)
        with pytest.raises(ValueError, match="'7' is not a valid Priority"):
            Priority("7")

    def test_integers_are_open_too(self) -> None:
        """With the same behaviour."""
        assert Priority.HIGH is Priority(2)
        assert 7 == Priority(7)
        assert not Priority(7).known
        assert "Priority(7)" == str(Priority(7))


_OFFSETS = st.one_of(
    st.sampled_from(["", "Z", "z", "+00:00", "-00:00"]),
    st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(0, 23), st.integers(0, 59)),
)
_DATE_TIMES = st.builds(
    "{:%Y-%m-%d}{}{:02}:{:02}:{:02}{}{}".format,
    st.dates(min_value=datetime.date(1000, 1, 1)),
    st.sampled_from("Tt "),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 60),
    st.one_of(st.just(""), st.from_regex(r"\A\.[0-9]{1,12}\Z")),
    _OFFSETS,
)


class TestTimes:
    """RFC 3339."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2023-02-16T09:14:11", "2023-02-16T09:14:11+00:00"),
            ("2023-02-16T09:14:11Z", "2023-02-16T09:14:11+00:00"),
            ("2023-02-16t09:14:11z", "2023-02-16T09:14:11+00:00"),
            ("2023-02-16 09:14:11.120Z", "2023-02-16T09:14:11.120000+00:00"),
            ("2023-02-16T09:14:11.123456789+05:30", "2023-02-16T09:14:11.123456+05:30"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999+00:00"),
            ("2023-02-16T09:14:11-00:00", "2023-02-16T09:14:11+00:00"),
        ],
    )
    def test_a_time_is_read_with_its_offset_or_as_utc(self, text: str, expected: str) -> None:
        """And written as it was."""
        value = read_datetime(text)
        assert datetime.datetime.fromisoformat(expected) == value
        assert value.utcoffset() is not None
        assert text == write_datetime(value)

    @given(_DATE_TIMES)
    def test_every_time_is_sent_back_as_it_came(self, text: str) -> None:
        """Whatever its spelling, also after a copy or a pickle."""
        value = read_datetime(text)
        assert text == write_datetime(value)
        assert text == write_datetime(pickle.loads(pickle.dumps(value)))
        assert text == write_datetime(copy.deepcopy(value))

    @given(st.datetimes(timezones=st.timezones()))
    def test_every_aware_time_is_written_so_that_it_is_read_again(self, value: datetime.datetime) -> None:
        """As the same instant, even if its zone has an offset that RFC 3339 cannot spell."""
        try:
            instant = value.astimezone(datetime.UTC)
        except OverflowError:
            return
        # Compared in UTC, as Python holds times unequal that a zone has twice.
        assert instant == read_datetime(write_datetime(value)).astimezone(datetime.UTC)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "yesterday",
            "2023-02-16",
            "2023-02-16T09:14",
            "2023-02-16T09:14:11,5Z",
            "2023-02-16T09:14:11.Z",
            "20230216T091411Z",
            "2023-W07-4T09:14:11Z",
            "2023-02-30T09:14:11Z",
            "2023-02-16T24:00:00Z",
            "2023-02-16T09:14:61Z",
            "2023-02-16T09:14:11+24:00",
            "2023-02-16T09:14:11+0000",
            "2023-02-16T09:14:11Z\n",
            "\N{FULLWIDTH DIGIT TWO}023-02-16T09:14:11Z",
            "0000-01-01T00:00:00Z",
        ],
    )
    def test_what_is_not_rfc_3339_is_refused(self, text: str) -> None:
        """ISO 8601 has many other forms, which `fromisoformat` would take."""
        with pytest.raises(ValueError, match=r"not an RFC 3339|out of range"):
            read_datetime(text)

    def test_a_time_made_from_a_received_one_is_written_anew(self) -> None:
        """The text is of the original only."""
        value = read_datetime("2023-02-16T09:14:11")
        assert "2023-02-16T09:14:12Z" == write_datetime(value + datetime.timedelta(seconds=1))
        assert "2024-02-16T09:14:11Z" == write_datetime(value.replace(year=2024))
        east = datetime.timezone(datetime.timedelta(hours=2))
        assert "2023-02-16T11:14:11+02:00" == write_datetime(value.astimezone(east))

    def test_a_time_looks_like_any_other(self) -> None:
        """Whether its text is kept or not."""
        for text in ("2023-02-16T09:14:11", "2023-02-16T09:14:11Z"):
            expected = "datetime.datetime(2023, 2, 16, 9, 14, 11, tzinfo=datetime.timezone.utc)"
            assert expected == repr(read_datetime(text))

    def test_a_naive_time_cannot_be_sent(self) -> None:
        """As it does not say which instant it is."""
        with pytest.raises(ValueError, match="has no offset, and RFC 3339 needs one"):
            write_datetime(datetime.datetime(2023, 2, 16))  # noqa: DTZ001  naive, which is the point

    @given(st.dates())
    def test_dates_round_trip(self, value: datetime.date) -> None:
        """A date is a `full-date`."""
        assert value == read_date(write_date(value))

    @pytest.mark.parametrize("text", ["20230216", "2023-W07-4", "2023-2-16", "2023-02-16T00:00:00Z", "2023-02-31"])
    def test_other_dates_are_refused(self, text: str) -> None:
        """As with times."""
        with pytest.raises(ValueError, match=r"not an RFC 3339|out of range"):
            read_date(text)
