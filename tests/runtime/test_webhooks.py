"""What a webhook becomes: its typed payload and headers, or an error that says what the contract does not allow."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.errors import ContractError, ServiceError
from templates.runtime.webhooks import ReceivedHeaders, Webhook
from templates.runtime.wire.call import Answer, Header
from tests.runtime.pages import LINK, Link

LINK_CHANGED = Webhook[Link](
    "webhook linkChanged",
    Answer({"application/json": Link}),
    headers=(Header("X-Attempt", "attempt", int | None), Header("X-Secret", "secret", str | None)),
)
NOTE = Webhook[str | bytes]("webhook note", Answer({"text/plain": str, "application/octet-stream": bytes}))
PING = Webhook[None]("webhook ping")


class LinkHeaders(ReceivedHeaders):
    """As the generator writes them."""

    attempt: int | None
    secret: str | None


class TestPayload:
    """What is decoded."""

    @pytest.mark.parametrize(
        "content", [json.dumps(LINK), json.dumps(LINK).encode(), b"\xef\xbb\xbf" + json.dumps(LINK).encode()]
    )
    @pytest.mark.parametrize("content_type", [None, "", "application/json", "Application/JSON; charset=utf-8"])
    def test_it_is_typed_whether_it_comes_as_text_or_as_bytes(
        self, content: bytes | str, content_type: str | None
    ) -> None:
        """And carried unchanged."""
        link = LINK_CHANGED.decode(content, content_type)
        assert Link.from_dict(LINK) == link
        assert LINK == link.to_dict()

    def test_what_does_not_fit_is_refused_at_its_place(self) -> None:
        """The error knows the webhook and has the bytes."""
        content = json.dumps({**LINK, "institution_id": 1}).encode()
        with pytest.raises(ContractError) as raised:
            LINK_CHANGED.decode(content, "application/json")
        error = raised.value
        assert ("$.institution_id", "webhook linkChanged", content, None) == (
            error.path,
            error.operation,
            error.content,
            error.status,
        )
        assert "application/json" == error.headers["content-type"]
        assert "$.institution_id: expected a string, got an integer [webhook linkChanged]" == str(error)

    @pytest.mark.parametrize(
        ("content", "content_type", "expected"),
        [
            (b"", "application/json", "JSON"),
            ("", None, "JSON"),
            (b"{}", "text/html", "the content type application/json"),
            (b"\xff", None, "JSON in UTF-8"),
            ("\ud800", None, "JSON in UTF-8"),
            (b"[" * 5000, None, "JSON that is not nested that deep"),
            ("[" * 500 + "]" * 500, None, "JSON that is not nested that deep"),
        ],
        ids=["nothing", "no text", "HTML", "no UTF-8", "half a character", "endless", "deep"],
    )
    def test_what_cannot_be_read_is_refused(
        self, content: bytes | str, content_type: str | None, expected: str
    ) -> None:
        """Never anything but a ContractError."""
        with pytest.raises(ContractError) as raised:
            LINK_CHANGED.decode(content, content_type)
        assert ("$", expected) == (raised.value.path, raised.value.expected)

    @given(st.binary() | st.text(st.characters(exclude_categories=())), st.none() | st.text(max_size=30))
    def test_whatever_comes_is_a_value_or_a_contract_error(
        self, content: bytes | str, content_type: str | None
    ) -> None:
        """Whoever sends it."""
        for one in (LINK_CHANGED, NOTE):
            try:
                value: Any = one.decode(content, content_type)
            except ServiceError as error:
                assert isinstance(error, ContractError)  # noqa: PT017 # either is right
            else:
                assert isinstance(value, (Link, str, bytes))

    @given(st.text())
    def test_a_text_stays_as_it_is_whatever_charset_is_named(self, text: str) -> None:
        """It was decoded by whoever gives it."""
        for charset in ("latin-1", '"latin-1"', "no-such-charset", ""):
            assert text == NOTE.decode(text, f"text/plain;charset={charset}; format=flowed")

    def test_bytes_are_decoded_by_the_charset_that_is_named(self) -> None:
        """As those of an answer are."""
        assert "grün" == NOTE.decode("grün".encode("latin-1"), "text/plain; charset=latin-1")
        with pytest.raises(ContractError, match="expected text in no-such-charset"):
            NOTE.decode(b"a", "text/plain; charset=no-such-charset")

    def test_without_a_payload_there_is_nothing_to_decode(self) -> None:
        """Whatever is there."""
        assert None is PING.decode(b"anything")


class TestHeaders:
    """What comes with a payload."""

    @pytest.mark.parametrize(
        "headers", [{"x-attempt": "3"}, {"X-Attempt": " 3 "}, [("X-ATTEMPT", "3")], iter([("X-Attempt", "3")])]
    )
    def test_they_are_found_whatever_the_case_and_the_framework(self, headers: Any) -> None:
        """A mapping or pairs."""
        found = LINK_CHANGED.decode_headers(LinkHeaders, headers)
        assert (3, None) == (found.attempt, found.secret)

    @pytest.mark.parametrize("headers", [{}, {"X-Attempt": "soon"}, {"X-Attempt": "1, 2"}, {"X-Attempt": ""}])
    def test_one_that_is_absent_or_not_of_its_type_is_none(self, headers: dict[str, str]) -> None:
        """As of an answer."""
        assert None is LINK_CHANGED.decode_headers(LinkHeaders, headers).attempt

    def test_no_value_is_shown(self) -> None:
        """Some are secrets."""
        found = LINK_CHANGED.decode_headers(LinkHeaders, {"X-Secret": "hush", "X-Attempt": "1"})
        assert "hush" == found.secret
        assert "LinkHeaders(<attempt, secret>)" == repr(found) == str(found)
