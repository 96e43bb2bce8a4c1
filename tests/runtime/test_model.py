"""Models: reading, writing, and everything that Python does with values."""

import contextlib
import copy
import datetime
import json
import math
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.errors import ContractError
from templates.runtime.values.model import NO_PROPERTIES, Unknown
from templates.runtime.values.unset import UNSET
from tests.runtime.pages import LINK, Counts, Link, LinkDeleted, LinkState, Products, Settings

_UTC = datetime.UTC


def _link(**changes: Any) -> dict[str, Any]:
    return {**LINK, **changes}


class TestReading:
    """`from_dict`."""

    def test_a_document_becomes_typed_values(self) -> None:
        """All the way down."""
        link = Link.from_dict(LINK)
        assert LinkState.CONNECTED is link.state
        assert datetime.datetime(2023, 2, 16, 9, 14, 11, tzinfo=_UTC) == link.last_synced_at
        assert isinstance(link.products, Products)
        assert link.products.accounts
        assert Settings(required=True) == link.products.accounts.settings

    def test_absent_null_and_a_value_are_three_things(self) -> None:
        """In both directions."""
        absent, null, value = (
            Link.from_dict(_link(**it)) for it in ({}, {"lastWalk": None}, {"lastWalk": "2023-02-16"})
        )
        assert UNSET is absent.last_walk
        assert null.last_walk is None
        assert datetime.date(2023, 2, 16) == value.last_walk
        assert "lastWalk" not in absent.to_dict()
        assert None is null.to_dict()["lastWalk"]
        assert "2023-02-16" == value.to_dict()["lastWalk"]

    def test_unknown_properties_are_kept_and_sent_back(self) -> None:
        """Where they were."""
        document = _link(new={"a": [1]}, products={"accounts": {"more": None}})
        link = Link.from_dict(document)
        assert {"new": {"a": [1]}} == link.additional_properties
        assert document == link.to_dict()

    def test_typed_additional_properties_are_read_by_their_type(self) -> None:
        """A subclass says which."""
        assert {"a": 1} == Counts.from_dict({"name": "n", "a": 1.0}).additional_properties
        with pytest.raises(ContractError) as caught:
            Counts.from_dict({"name": "n", "a": "one"})
        assert ("$.a", "an integer", "a string") == (caught.value.path, caught.value.expected, caught.value.got)
        assert {"name": "n", "a": 1} == Counts(name="n", additional_properties={"a": 1}).to_dict()

    def test_the_document_is_not_changed(self) -> None:
        """It is the caller's."""
        document = _link(new=[1])
        before = copy.deepcopy(document)
        Link.from_dict(document).to_dict()["tags"].append("x")
        assert before == document

    def test_recursive_models_are_read(self) -> None:
        """A link in a link in a link."""
        document = _link(parent=_link(parent=_link()))
        link = Link.from_dict(document)
        assert isinstance(link.parent, Link)
        assert isinstance(link.parent.parent, Link)
        assert document == link.to_dict()

    @pytest.mark.parametrize(
        ("document", "expected"),
        [
            ({"tags": ["a", "b", "c", 4]}, "$.tags[3]: expected a string, got an integer"),
            ({"state": None}, "$.state: expected one of 'connected', 'error', got null"),
            ({"last_synced_at": "yesterday"}, "$.last_synced_at: expected a date-time (RFC 3339), got 'yesterday'"),
            ({"lastWalk": True}, "$.lastWalk: expected a date or null, got true or false"),
            ({"products": {"accounts": {"refreshed_at": 5}}}, "$.products.accounts.refreshed_at: expected a string"),
            ({"products": []}, "$.products: expected an object, got an array"),
            ({"balance": math.nan}, "$.balance: expected a finite number, got nan"),
            ({"balance": "1"}, "$.balance: expected a number, got a string"),
        ],
    )
    def test_a_misfit_names_its_path(self, document: dict[str, Any], expected: str) -> None:
        """And what was expected there."""
        with pytest.raises(ContractError) as caught:
            Link.from_dict(_link(**document))
        assert str(caught.value).startswith(expected)

    @pytest.mark.parametrize("name", ["institution_id", "state", "last_synced_at", "tags"])
    def test_a_required_property_must_be_there(self, name: str) -> None:
        """The path names it."""
        document = _link()
        del document[name]
        with pytest.raises(ContractError, match=rf"\$\.{name}: expected .*, got nothing"):
            Link.from_dict(document)

    @pytest.mark.parametrize("document", [None, [], "text", 1])
    def test_only_an_object_is_a_model(self, document: Any) -> None:
        """Nothing else."""
        with pytest.raises(ContractError, match=r"^\$: expected an object, got "):
            Link.from_dict(document)

    def test_a_constant_is_required_though_it_has_a_default(self) -> None:
        """The default is for making one."""
        assert "link_error.deleted" == LinkDeleted(documentation_url="u").error_code
        with pytest.raises(ContractError, match=r"\$\.error_code: expected 'link_error.deleted', got nothing"):
            LinkDeleted.from_dict({"error_message": "m", "documentation_url": "u"})


class TestWriting:
    """`to_dict`."""

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({"last_synced_at": datetime.datetime(2023, 2, 16)}, r"^\$\.last_synced_at: .* has no offset"),  # noqa: DTZ001  naive, which is the point
            ({"balance": math.inf}, r"^\$\.balance: JSON has no inf"),
            ({"tags": ["a", object()]}, r"^\$\.tags\[1\]: JSON has no object"),
            ({"additional_properties": {"state": 1}}, "additional_properties has what Link names itself: state"),
        ],
    )
    def test_what_json_cannot_say_is_refused(self, changes: dict[str, Any], expected: str) -> None:
        """With the path."""
        link = attrs.evolve(Link.from_dict(LINK), **changes)
        with pytest.raises(ValueError, match=expected):
            link.to_dict()

    def test_the_result_is_plain(self) -> None:
        """`json.dumps` takes it, and no enumeration is left in it."""
        document = Link.from_dict(_link(state="new")).to_dict()
        assert str is type(document["state"])
        assert document == json.loads(json.dumps(document))


class TestJson:
    """`from_json` and `to_json`."""

    @pytest.mark.parametrize("kind", [bytes, str, bytearray])
    def test_a_document_is_read_and_written(self, kind: type) -> None:
        """Bytes or text; what is written is compact, in UTF-8."""
        text = '{"required":true,"é":1}'
        content = text if kind is str else kind(text.encode())
        settings = Settings.from_json(content)
        assert Settings(required=True, additional_properties={"é": 1}) == settings
        assert text.encode() == settings.to_json()

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b'{"required": 1}', r"^\$\.required: expected true or false, got an integer"),
            (b"{", r"^\$: expected JSON, got "),
            (b"", r"^\$: expected JSON, got nothing"),
            (b"\xff", r"^\$: expected JSON in UTF-8"),
            ("\ud800", r"^\$: expected JSON in UTF-8"),
            (b'{"x": NaN}', r"^\$: expected JSON, got a number that JSON does not have"),
            (b'{"x":' + b"[" * 200 + b"]" * 200 + b"}", r"nested that deep"),
        ],
    )
    def test_what_does_not_fit_is_a_contract_error(self, content: bytes | str, expected: str) -> None:
        """With the path."""
        with pytest.raises(ContractError, match=expected):
            Settings.from_json(content)

    def test_a_copy_has_some_attributes_changed(self) -> None:
        """By the names of the arguments; the model itself stays."""
        link = Link.from_dict(_link(new=1))
        changed = link.evolve(state=LinkState.ERROR, balance=UNSET, last_walk=None)
        assert {**link.to_dict(), "state": "error", "lastWalk": None} == changed.to_dict()
        assert LinkState.CONNECTED is link.state
        with pytest.raises(TypeError, match="nothing"):
            link.evolve(nothing=1)


class TestPython:
    """What Python does with values."""

    def test_a_model_is_frozen(self) -> None:
        """`attrs.evolve` makes another."""
        link = Link.from_dict(LINK)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            link.state = LinkState.ERROR  # type: ignore[misc]
        assert LinkState.ERROR is attrs.evolve(link, state=LinkState.ERROR).state

    def test_copies_and_pickles_equal_the_original(self) -> None:
        """And are written the same."""
        link = Link.from_dict(_link(new=1, state="new"))
        for copied in (pickle.loads(pickle.dumps(link)), copy.copy(link), copy.deepcopy(link)):
            assert link == copied
            assert link.to_dict() == copied.to_dict()

    def test_equal_models_hash_alike(self) -> None:
        """Unless they hold lists, which do not."""
        assert hash(Settings(required=True)) == hash(Settings.from_dict({"required": True}))
        assert hash(Settings.from_dict({"x": [1]})) == hash(Settings.from_dict({"x": [1]}))
        assert Settings.from_dict({"x": [1]}) != Settings.from_dict({"x": [2]})
        with pytest.raises(TypeError, match="unhashable"):
            hash(Link.from_dict(LINK))

    def test_the_representation_shows_what_is_there(self) -> None:
        """Not what is unset."""
        assert "Settings(required=True)" == repr(Settings(required=True))
        assert "Settings(additional_properties={'x': 1})" == repr(Settings.from_dict({"x": 1}))
        assert "UNSET" not in repr(Link.from_dict(LINK))

    def test_models_match(self) -> None:
        """By attribute."""
        match Link.from_dict(LINK):
            case Link(state=LinkState.CONNECTED, products=Products(accounts=accounts)):
                assert accounts
            case _:
                pytest.fail("no match")

    def test_models_without_additional_properties_share_one_empty_mapping(self) -> None:
        """Which nobody can change, and which survives a pickle."""
        assert NO_PROPERTIES is Settings().additional_properties
        assert NO_PROPERTIES is pickle.loads(pickle.dumps(Settings())).additional_properties
        assert {} == NO_PROPERTIES
        assert not hasattr(NO_PROPERTIES, "__setitem__")
        with pytest.raises(KeyError):
            NO_PROPERTIES["x"]

    def test_an_unknown_variant_holds_everything(self) -> None:
        """As additional properties."""
        assert {"kind": "new"} == Unknown.from_dict({"kind": "new"}).to_dict()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_TIMES = st.sampled_from(["2023-02-16T09:14:11", "2023-02-16T09:14:11.120Z", "1999-12-31t23:59:60.123456789-11:30"])
_KNOWN_NAMES = {"institution_id", "state", "last_synced_at", "tags", "products", "parent", "balance", "lastWalk"}


def _objects(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    unknown = st.dictionaries(st.text().filter(lambda name: name not in required | optional), _JSON, max_size=2)
    return st.builds(lambda known, more: {**known, **more}, st.fixed_dictionaries(required, optional=optional), unknown)


_LINKS: st.SearchStrategy[dict[str, Any]] = st.deferred(
    lambda: _objects(
        {
            "institution_id": st.text(),
            "state": st.text(),
            "last_synced_at": _TIMES,
            "tags": st.lists(st.text(), max_size=3),
        },
        {
            "products": _objects(
                {},
                {
                    "accounts": _objects(
                        {}, {"refreshed_at": _TIMES, "settings": _objects({}, {"required": st.booleans()})}
                    )
                },
            ),
            "balance": st.integers() | st.floats(allow_nan=False, allow_infinity=False),
            "lastWalk": st.none() | st.dates().map(str),
            "parent": _LINKS,
        },
    )
)


class TestRoundTrip:
    """Decode, then encode."""

    @given(_LINKS)
    def test_every_link_is_sent_back_as_it_came(self, document: dict[str, Any]) -> None:
        """Unknown properties, unknown states and odd times included; compared as text, where 1 is not 1.0 or true."""
        link = Link.from_dict(document)
        assert json.dumps(document, sort_keys=True) == json.dumps(link.to_dict(), sort_keys=True)
        assert link == Link.from_dict(link.to_dict()) == pickle.loads(pickle.dumps(link))

    @given(_JSON)
    def test_any_json_either_fits_or_is_a_contract_error(self, document: Any) -> None:
        """Never another exception, never a change."""
        for model in (Link, Settings, Counts):
            with contextlib.suppress(ContractError):
                assert document == model.from_dict(document).to_dict()
