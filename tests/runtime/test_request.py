"""From a call to the request on the wire, above all that no value leaves its place."""

import datetime
import json
import re
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from templates.runtime.security.placement import Placement
from templates.runtime.transports.protocol import Request, Timeout
from templates.runtime.values.unset import UNSET
from templates.runtime.wire.call import Answer, Call, Location, Operation, Parameter, Style
from templates.runtime.wire.request import build, checked_base_url
from tests.runtime.pages import LINK, RESET_LINK, Link, LinkState

_BASE = "https://api.example.com"
_COLORS = ["blue", "black", "brown"]
_RGB = {"R": 100, "G": 200, "B": 150}


def _build(call: Call[Any], base_url: str = _BASE, credentials: tuple[Placement, ...] = ()) -> Request:
    return build(call, base_url=base_url, user_agent="client/1.0", credentials=credentials, timeout=Timeout())


def _written(location: Location, style: Style | None, explode: bool | None, value: Any) -> str:
    options: dict[str, Any] = {"style": style, "explode": explode}
    parameter = Parameter("color", location, **{name: it for name, it in options.items() if it is not None})
    operation = Operation[None]("GET", "/x/{color}" if location == "path" else "/x", (parameter,))
    argument = {"header": "headers", "cookie": "cookies"}.get(location, location)
    values: dict[str, Any] = {argument: {"color": value}}
    request = _build(Call(operation, **values))
    if location == "path":
        return request.url.removeprefix(f"{_BASE}/x/")
    if location == "query":
        return request.url.removeprefix(f"{_BASE}/x").removeprefix("?")
    return dict(request.headers).get("color" if location == "header" else "Cookie", "")


class TestPath:
    """A path parameter stays in its segment."""

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("mk_eqkWN34UEoa2NxyALG8pcV", "mk_eqkWN34UEoa2NxyALG8pcV"),
            ("../admin", "..%2Fadmin"),
            ("a/b", "a%2Fb"),
            ("a?b=c", "a%3Fb%3Dc"),
            ("a#b", "a%23b"),
            ("%2e%2e", "%252e%252e"),
            ("a\r\nHost: evil", "a%0D%0AHost%3A%20evil"),
            ("a\x00b", "a%00b"),
            ("é中😀", "%C3%A9%E4%B8%AD%F0%9F%98%80"),
            ("a;b=c", "a%3Bb%3Dc"),
            ("...", "..."),
            ("\\..\\", "%5C..%5C"),
            ("{id}", "%7Bid%7D"),
            (5, "5"),
            (True, "true"),
            (LinkState.ERROR, "error"),
        ],
    )
    def test_an_id_is_percent_encoded(self, value: Any, expected: str) -> None:
        """As one segment."""
        request = _build(Call(RESET_LINK, path={"id": value}))
        assert f"{_BASE}/links/{expected}/reset" == request.url
        assert "POST" == request.method

    @pytest.mark.parametrize("value", ["", ".", "..", None, [], ["a", None], {}, "\ud800", UNSET])
    def test_what_would_name_another_resource_is_refused(self, value: Any) -> None:
        """Percent-encoding does not help with dot segments, and nothing is no segment."""
        with pytest.raises(ValueError, match=r"^path parameter 'id': "):
            _build(Call(RESET_LINK, path={"id": value}))

    @given(
        pieces=st.lists(st.sampled_from(["{x}", "{y}", ".", "a", "%", "}", "/"]), min_size=1, max_size=6).map("".join),
        x=st.one_of(st.text(alphabet="az09._~-%/{} é", max_size=4), st.integers()),
        y=st.one_of(st.text(alphabet="az09._~-%/{} é", max_size=4), st.integers()),
    )
    @example(pieces="{x}{y}", x=".", y=".")
    @example(pieces="%{x}", x="a", y="")
    def test_every_segment_is_what_was_put_together_or_refused(self, pieces: str, x: str | int, y: str | int) -> None:
        """However many there are in a segment, and whatever stands around them."""
        operation = Operation[None]("GET", f"/{pieces}", (Parameter("x", "path"), Parameter("y", "path")))
        # What stands around them is sent as it is written; of a value, nothing may be read as that.
        values = {"{x}": quote(str(x), safe=""), "{y}": quote(str(y), safe="")}
        segments = pieces.split("/")
        meant = [re.sub(r"\{[xy]\}", lambda found: values[found[0]], segment) for segment in segments]
        put = [re.findall(r"\{[xy]\}", segment) for segment in segments]
        refused = any("" in map(values.__getitem__, names) for names in put) or any(
            names and unquote(text) in {".", ".."} for names, text in zip(put, meant, strict=True)
        )
        call = Call(operation, path={"x": x, "y": y})
        if refused:
            with pytest.raises(ValueError, match=r"^path parameter '[xy]': "):
                _build(call)
        else:
            assert f"{_BASE}/{'/'.join(meant)}" == _build(call).url

    def test_a_missing_argument_is_refused(self) -> None:
        """A path has no optional parts."""
        with pytest.raises(ValueError, match=r"^path parameter 'id': "):
            _build(Call(RESET_LINK))

    def test_parts_of_a_segment_together_are_no_dot_segment(self) -> None:
        """Each alone is harmless."""
        operation = Operation[None]("GET", "/{a}{b}/x", (Parameter("a", "path"), Parameter("b", "path")))
        with pytest.raises(ValueError, match=r"makes the path segment '..'"):
            _build(Call(operation, path={"a": ".", "b": "."}))
        assert f"{_BASE}/a./x" == _build(Call(operation, path={"a": "a", "b": "."})).url

    @given(st.text(min_size=1))
    @example("../../etc/passwd")
    @example("..;/")
    def test_no_id_leaves_its_segment(self, value: str) -> None:
        """The URL as another program reads it has the same segments, and the id in its place."""
        try:
            request = _build(Call(RESET_LINK, path={"id": value}), f"{_BASE}/v1")
        except ValueError:
            assert value in {".", ".."}
            return
        parts = urlsplit(request.url)
        assert ("https", "api.example.com", "", "") == (parts.scheme, parts.netloc, parts.query, parts.fragment)
        segments = parts.path.split("/")
        assert ["", "v1", "links", "reset"] == [*segments[:3], *segments[4:]]
        assert value == unquote(segments[3])


class TestStyles:
    """The table "Style Examples" of OpenAPI 3.1, section 4.8.12.4."""

    @pytest.mark.parametrize(
        ("location", "style", "explode", "value", "expected"),
        [
            ("path", "matrix", False, "", ";color"),
            ("path", "matrix", False, "blue", ";color=blue"),
            ("path", "matrix", False, _COLORS, ";color=blue,black,brown"),
            ("path", "matrix", False, _RGB, ";color=R,100,G,200,B,150"),
            ("path", "matrix", True, _COLORS, ";color=blue;color=black;color=brown"),
            ("path", "matrix", True, _RGB, ";R=100;G=200;B=150"),
            ("path", "label", False, "blue", ".blue"),
            ("path", "label", False, _COLORS, ".blue,black,brown"),
            ("path", "label", False, _RGB, ".R,100,G,200,B,150"),
            ("path", "label", True, _COLORS, ".blue.black.brown"),
            ("path", "label", True, _RGB, ".R=100.G=200.B=150"),
            ("path", None, None, "blue", "blue"),
            ("path", None, None, _COLORS, "blue,black,brown"),
            ("path", None, None, _RGB, "R,100,G,200,B,150"),
            ("path", "simple", True, _RGB, "R=100,G=200,B=150"),
            ("path", None, None, ["a,b", "c/d"], "a%2Cb,c%2Fd"),
            ("query", None, None, "", "color="),
            ("query", None, None, "blue", "color=blue"),
            ("query", None, None, _COLORS, "color=blue&color=black&color=brown"),
            ("query", None, None, _RGB, "R=100&G=200&B=150"),
            ("query", "form", False, _COLORS, "color=blue,black,brown"),
            ("query", "form", False, _RGB, "color=R,100,G,200,B,150"),
            ("query", "spaceDelimited", False, _COLORS, "color=blue%20black%20brown"),
            ("query", "spaceDelimited", False, _RGB, "color=R%20100%20G%20200%20B%20150"),
            ("query", "pipeDelimited", False, _COLORS, "color=blue%7Cblack%7Cbrown"),
            ("query", "pipeDelimited", False, _RGB, "color=R%7C100%7CG%7C200%7CB%7C150"),
            ("query", "deepObject", True, _RGB, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
            (
                "query",
                "deepObject",
                True,
                {"a": {"b": [1, 2]}},
                "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D=2",
            ),
            ("query", "deepObject", True, ["a"], "color%5B0%5D=a"),
            ("query", "deepObject", True, 5, "color=5"),
            ("cookie", "cookie", None, _COLORS, "color=blue; color=black; color=brown"),
            ("cookie", "cookie", False, _RGB, "color=R,100,G,200,B,150"),
            ("cookie", "cookie", None, "a=%20", "color=a=%20"),
            ("path", "label", True, ["1.5", "2"], ".1%2E5.2"),
            ("query", None, None, [], ""),
            ("query", None, None, {}, ""),
            ("query", "form", False, [], ""),
            ("query", None, None, None, ""),
            ("query", None, None, UNSET, ""),
            ("query", None, None, "a&b=c d+é", "color=a%26b%3Dc%20d%2B%C3%A9"),
            ("query", None, None, [True, 1.5, LinkState.ERROR], "color=true&color=1.5&color=error"),
            ("query", None, None, 1e16, "color=1e%2B16"),
            ("query", None, None, datetime.date(2023, 2, 16), "color=2023-02-16"),
            (
                "query",
                None,
                None,
                datetime.datetime(2023, 2, 16, tzinfo=datetime.UTC),
                "color=2023-02-16T00%3A00%3A00Z",
            ),
            ("header", None, None, "blue", "blue"),
            ("header", None, None, _COLORS, "blue,black,brown"),
            ("header", None, None, _RGB, "R,100,G,200,B,150"),
            ("header", "simple", True, _RGB, "R=100,G=200,B=150"),
            ("header", None, None, "a b%2F", "a b%2F"),
            ("header", None, None, None, ""),
            ("cookie", None, None, "blue", "color=blue"),
            ("cookie", "form", False, _COLORS, "color=blue,black,brown"),
            ("cookie", None, None, "a;b", "color=a%3Bb"),
            ("cookie", None, None, None, ""),
        ],
    )
    def test_a_value_is_written_in_its_style(
        self,
        location: Location,
        style: Style | None,
        explode: bool | None,
        value: Any,
        expected: str,
    ) -> None:
        """And percent-encoded where it belongs to a URL."""
        assert expected == _written(location, style, explode, value)

    @pytest.mark.parametrize(
        ("location", "style", "value"),
        [
            ("query", None, [["a"]]),
            ("query", None, {"a": {"b": 1}}),
            ("query", None, [None]),
            ("query", "deepObject", {"a": []}),
            ("query", "deepObject", {"a": {"b": None}}),
            ("query", "deepObject", {"a][b": 1}),
            ("query", "deepObject", {"": 1}),
            ("header", None, ["a,b"]),
            ("header", None, ["a", " b"]),
            ("cookie", "cookie", "a;b"),
            ("cookie", "cookie", ["a,b"]),
            ("query", None, datetime.datetime(2023, 2, 16)),  # noqa: DTZ001  naive, which is the point
            ("query", None, float("nan")),
            ("query", None, "\udc00"),
            ("header", None, "a\r\nX: y"),
            ("header", None, "a\nb"),
            ("header", None, "a\x00b"),
            ("header", None, "é"),
            ("header", None, " a"),
        ],
    )
    def test_what_has_no_text_is_refused(self, location: Location, style: Style | None, value: Any) -> None:
        """With the name of the parameter."""
        with pytest.raises(ValueError, match=f"^{location} parameter 'color': "):
            _written(location, style, None, value)

    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
    def test_query_values_are_read_as_they_were(self, values: list[str]) -> None:
        """By another program."""
        text = _written("query", None, None, values)
        assert [("color", value) for value in values] == parse_qsl(text, keep_blank_values=True, strict_parsing=True)


class TestRest:
    """Headers and body."""

    def test_the_headers_say_who_asks_and_for_what(self) -> None:
        """Media types of successes first, each once."""
        answers: dict[int | str, Answer] = {
            404: Answer({"application/problem+json": str}),
            200: Answer({"application/json": str}),
            500: Answer({"application/json": str}),
        }
        request = _build(Call(Operation[None]("GET", "/", responses=answers)))
        assert (
            ("User-Agent", "client/1.0"),
            ("Accept", "application/json, application/problem+json"),
        ) == request.headers
        assert request.content is None
        assert "Accept" not in dict(_build(Call(Operation[None]("GET", "/"))).headers)

    def test_a_body_is_compact_json(self) -> None:
        """In UTF-8."""
        request = _build(Call(RESET_LINK, path={"id": "a"}, body=Link.from_dict({**LINK, "state": "é"})))
        assert ("Content-Type", "application/json") in request.headers
        assert request.content is not None
        assert {**LINK, "state": "é"} == json.loads(request.content)
        assert b'"state":"\xc3\xa9","last_synced_at":"2023-02-16T09:14:11",' in request.content
        assert b"null" == _build(Call(RESET_LINK, path={"id": "a"}, body=None)).content

    @pytest.mark.parametrize("body", [{"a": float("nan")}, "\ud800", [datetime.datetime(2023, 1, 1)]])  # noqa: DTZ001  naive, which is the point
    def test_a_body_that_json_does_not_have_is_refused(self, body: Any) -> None:
        """Before anything is sent."""
        with pytest.raises(ValueError, match=r"^\$"):
            _build(Call(RESET_LINK, path={"id": "a"}, body=body))

    def test_credentials_are_put_where_they_belong(self) -> None:
        """Beside the parameters of the same place."""
        operation = Operation[None]("GET", "/", (Parameter("q", "query"), Parameter("c", "cookie")))
        placements = (Placement("header", "H", "a"), Placement("query", "k", "b&"), Placement("cookie", "s", "c"))
        request = _build(Call(operation, query={"q": 1}, cookies={"c": 2}), credentials=placements)
        assert f"{_BASE}/?q=1&k=b%26" == request.url
        assert (("User-Agent", "client/1.0"), ("H", "a"), ("Cookie", "c=2; s=c")) == request.headers

    def test_a_parameter_takes_the_place_of_the_clients_own_header(self) -> None:
        """Two fields of one name would contradict each other."""
        parameters = (Parameter("user-agent", "header"), Parameter("Accept", "header"))
        operation = Operation[Any]("GET", "/x", parameters, responses={200: Answer({"application/json": str})})
        request = _build(Call(operation, headers={"user-agent": "mine/2", "Accept": "text/plain"}))
        assert (("user-agent", "mine/2"), ("Accept", "text/plain")) == request.headers

    def test_a_request_does_not_show_its_headers(self) -> None:
        """As a credential is among them; nor is it pickled."""
        request = _build(Call(RESET_LINK, path={"id": "a"}), credentials=(Placement("header", "H", "s3cret"),))
        assert "s3cret" not in repr(request)
        assert "s3cret" not in repr(Placement("header", "H", "s3cret"))
        assert "<User-Agent, Accept, H>" in repr(request)
        with pytest.raises(TypeError, match="not pickled"):
            request.__reduce__()


class TestBaseUrl:
    """What requests begin with."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("https://api.example.com", "https://api.example.com"),
            ("http://localhost:8000/", "http://localhost:8000"),
            ("https://example.com/api/v1/", "https://example.com/api/v1"),
            ("https://[::1]:8443", "https://[::1]:8443"),
            ("HTTPS://example.com", "HTTPS://example.com"),
        ],
    )
    def test_a_prefix_is_kept(self, text: str, expected: str) -> None:
        """Without the slash at its end."""
        assert expected == checked_base_url(text)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", "scheme"),
            ("api.example.com", "scheme"),
            ("ftp://example.com", "scheme"),
            ("https://", "no host"),
            ("https:///path", "no host"),
            ("https://:80", "no host"),
            ("https://user:p4ss@example.com", "user name or password"),
            ("https://example.com?a=b", "query or a fragment"),
            ("https://example.com#a", "query or a fragment"),
            ("https://example.com:port", "malformed"),
            ("https://example.com:99999", "malformed"),
            ("https://[::1", "malformed"),
            ("https://example.com\n.evil.com", "cannot be printed"),
            ("https://example.com\\@evil.com", "backslash"),
            ("https://exa mple.com", "space"),
        ],
    )
    def test_anything_else_is_refused(self, text: str, expected: str) -> None:
        """Without repeating it."""
        with pytest.raises(ValueError, match=expected) as caught:
            checked_base_url(text)
        assert "p4ss" not in str(caught.value)
