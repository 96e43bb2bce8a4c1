"""Credentials: from where, to where, and that nothing shows them."""

import pickle

import pytest

from templates.runtime.errors import MissingCredentialsError
from templates.runtime.security.credentials import Bearer, Credentials
from templates.runtime.security.placement import Placement
from templates.runtime.transports.in_process import InProcessTransport, json_response
from templates.runtime.transports.protocol import Request, Response
from templates.runtime.wire.call import Answer, Call, Operation
from tests.runtime.pages import LINK, MoneyKit

_SCHEMES = {"a": Bearer("TOKEN_A_OF_TEST"), "b": Bearer("TOKEN_B_OF_TEST", argument="other")}
_HTTPS = "https://example.com"


def _a(secret: str) -> Placement:
    return Placement("header", "Authorization", f"Bearer {secret}")


class TestFrom:
    """The argument, else the environment."""

    def test_the_argument_goes_before_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """And the environment is read when the client is made."""
        monkeypatch.setenv("TOKEN_A_OF_TEST", "env")
        given, found = Credentials(_SCHEMES, {"a": "arg"}, _HTTPS), Credentials(_SCHEMES, {"a": None}, _HTTPS)
        monkeypatch.setenv("TOKEN_A_OF_TEST", "later")
        assert (_a("arg"),) == given.choose((("a",),)).placements
        assert (_a("env"),) == found.choose((("a",),)).placements

    @pytest.mark.parametrize("value", ["", None])
    def test_a_missing_one_is_named(self, monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
        """With both ways to give it, when a call needs it."""
        if value is not None:
            monkeypatch.setenv("TOKEN_A_OF_TEST", value)
        expected = "give the argument token or set the environment variable TOKEN_A_OF_TEST$"
        with pytest.raises(MissingCredentialsError, match=expected):
            Credentials(_SCHEMES, {}, _HTTPS).choose((("a",),))

    @pytest.mark.parametrize("secret", ["", "s3cret\n", "s3 cret", "s3cret\x00", "s3crét", "\ts3cret", "s3cret\u2028"])
    def test_what_a_header_cannot_carry_is_refused(self, monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
        """Without repeating it."""
        with pytest.raises(ValueError, match=r"^the argument token is not a credential") as caught:
            Credentials(_SCHEMES, {"a": secret}, _HTTPS)
        assert "s3" not in str(caught.value)
        if secret and "\x00" not in secret:
            monkeypatch.setenv("TOKEN_A_OF_TEST", secret)
            with pytest.raises(ValueError, match=r"^the environment variable TOKEN_A_OF_TEST is not") as caught:
                Credentials(_SCHEMES, {}, _HTTPS)
            assert "s3" not in str(caught.value)


class TestChoice:
    """Which credentials an operation uses."""

    def test_the_first_alternative_that_is_complete(self) -> None:
        """All of its schemes, and nothing of others."""
        credentials = Credentials(_SCHEMES, {"b": "2"}, _HTTPS)
        assert (_a("2"),) == credentials.choose((("a",), ("a", "b"), ("b",))).placements
        both = Credentials(_SCHEMES, {"a": "1", "b": "2"}, _HTTPS)
        assert (_a("1"), _a("2")) == both.choose((("a", "b"), ("b",))).placements

    def test_none_if_none_is_needed(self) -> None:
        """A token goes only where it is asked for."""
        credentials = Credentials(_SCHEMES, {"a": "1"}, _HTTPS)
        assert () == credentials.choose(()).placements
        assert () == credentials.choose(((),)).placements
        assert () == credentials.choose((("b",), ())).placements
        assert (_a("1"),) == credentials.choose(((), ("a",))).placements

    def test_all_alternatives_are_named(self) -> None:
        """If there is nothing for any."""
        expected = "TOKEN_A_OF_TEST and give the argument other .* TOKEN_B_OF_TEST or give the argument other"
        with pytest.raises(MissingCredentialsError, match=expected):
            Credentials(_SCHEMES, {}, _HTTPS).choose((("a", "b"), ("b",)))


class TestInTheClear:
    """Plain http is for this machine."""

    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "127.1.2.3", "[::1]:80", "LOCALHOST"])
    def test_loopback_is_allowed(self, host: str) -> None:
        """Nobody else can listen."""
        assert (_a("1"),) == Credentials(_SCHEMES, {"a": "1"}, f"http://{host}").choose((("a",),)).placements

    @pytest.mark.parametrize(
        "host",
        ["example.com", "localhost.example.com", "127.0.0.1.nip.io", "10.0.0.1", "[::]", "[::2]", "128.0.0.1"],
    )
    def test_everything_else_is_refused(self, host: str) -> None:
        """If there is a credential."""
        with pytest.raises(ValueError, match="the base URL is plain http"):
            Credentials(_SCHEMES, {"a": "1"}, f"http://{host}")
        assert () == Credentials(_SCHEMES, {}, f"http://{host}").choose(()).placements


class TestNothingShowsThem:
    """No representation, error, URL or pickle."""

    def test_the_client_shows_and_pickles_nothing(self) -> None:
        """Nor do its parts."""
        client = MoneyKit("s3cret", transport=InProcessTransport(lambda _: json_response(LINK)))
        for thing in (client, client.links, Credentials(_SCHEMES, {"a": "s3cret"}, _HTTPS), client._settings):
            assert "s3cret" not in repr(thing)
            with pytest.raises(TypeError, match="not pickled"):
                pickle.dumps(thing)

    def test_the_token_is_in_the_header_and_not_in_the_url(self) -> None:
        """Where an operation asks for it."""
        seen: list[Request] = []

        def handler(request: Request) -> Response:
            seen.append(request)
            return json_response(LINK)

        client = MoneyKit("s3cret", transport=InProcessTransport(handler))
        client.links.reset_link("a")
        client.send(Call(Operation[None]("GET", "/open", responses={200: Answer()})))
        assert "Bearer s3cret" == dict(seen[0].headers)["Authorization"]
        assert "Authorization" not in dict(seen[1].headers)
        assert not [request for request in seen if "s3cret" in request.url or "s3cret" in repr(request)]


def test_no_message_repeats_a_token_that_the_service_repeats() -> None:
    """An answer's words are the service's."""
    client = MoneyKit(
        "s3cret",
        transport=InProcessTransport(lambda _: json_response({"message": "bad s3cret", "code": "s3cret"}, 400)),
    )
    with pytest.raises(Exception, match="bad …") as caught:
        client.links.reset_link("a")
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in repr(caught.value)
