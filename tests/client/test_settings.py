"""Where the client gets its token and its address from: the argument, then the environment, then the contract."""

import pytest

from moneykit_client import MissingCredentialsError, MoneyKit, Timeout, UnauthorizedTokenError
from tests.client.calling import Reset
from tests.client.raw_server import answering, http
from tests.server_process import ServerProcess


def test_the_environment_gives_the_token_and_the_address(
    reset: Reset, server: ServerProcess, link_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONEYKIT_TOKEN", server.token())
    monkeypatch.setenv("MONEYKIT_BASE_URL", server.url)
    assert link_id == reset(link_id).link_id


def test_the_arguments_win_over_the_environment(
    reset: Reset, server: ServerProcess, link_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONEYKIT_TOKEN", "nonsense")
    monkeypatch.setenv("MONEYKIT_BASE_URL", "https://nowhere.invalid")
    with pytest.raises(UnauthorizedTokenError):
        reset(link_id, base_url=server.url)
    assert link_id == reset(link_id, token=server.token(), base_url=server.url).link_id


def test_the_contract_gives_the_address_if_nothing_else_does() -> None:
    assert MoneyKit("token").base_url == "https://api.moneykit.com"


def test_a_slash_at_the_end_of_the_address_makes_no_difference(
    reset: Reset, server: ServerProcess, link_id: str
) -> None:
    assert link_id == reset(link_id, token=server.token(), base_url=f"{server.url}/").link_id


def test_a_path_of_the_address_is_kept(reset: Reset) -> None:
    with answering(http(500)) as seen, pytest.raises(Exception, match="500"):
        reset("a", token="token", base_url=f"{seen.url}/v1")
    assert [b"POST /v1/links/a/reset HTTP/1.1"] == seen.request_lines


@pytest.mark.parametrize("token", [None, ""])
def test_nothing_is_sent_without_a_token(reset: Reset, token: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment variable that is set to nothing is as good as none."""
    if token is not None:
        monkeypatch.setenv("MONEYKIT_TOKEN", token)
    with answering(http(500)) as seen:
        with pytest.raises(MissingCredentialsError, match="MONEYKIT_TOKEN"):
            reset("a", base_url=seen.url)
        assert [] == seen.heads


@pytest.mark.parametrize("token", ["", " ", "a b", "a\r\nX-Evil: 1", "é", "a\x00"])
def test_a_token_that_a_header_cannot_carry_is_refused_at_once(reset: Reset, token: str) -> None:
    with pytest.raises(ValueError, match="token") as caught:
        reset("a", token=token, base_url="https://nowhere.invalid")
    assert "X-Evil" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "nowhere",
        "ftp://nowhere.invalid",
        "https://",
        "https://user:password@nowhere.invalid",
        "https://nowhere.invalid?x=1",
        "https://nowhere.invalid#f",
        "https://nowhere.invalid\r\nX-Evil: 1",
        "https://nowhere.invalid:port",
        "http://nowhere.invalid",
    ],
)
def test_an_address_that_cannot_be_meant_is_refused_at_once(reset: Reset, address: str) -> None:
    """Plain http to another machine is one: the token could be read on the way."""
    with pytest.raises(ValueError, match="base URL") as caught:
        reset("a", token="token", base_url=address)
    assert "password@" not in str(caught.value)


def test_a_timeout_is_seconds_or_seconds_for_each_step() -> None:
    assert Timeout.of(3) == MoneyKit("token", timeout=3).timeout
    assert Timeout(read=60) == MoneyKit("token", timeout=Timeout(read=60)).timeout
    with pytest.raises(ValueError, match="timeout"):
        MoneyKit("token", timeout=0)


def test_what_is_sent_names_the_client_and_carries_the_token(reset: Reset) -> None:
    with answering(http(500)) as seen, pytest.raises(Exception, match="500"):
        reset("a", token="abc", base_url=seen.url)
    headers = dict(line.split(b": ", 1) for line in seen.heads[0].splitlines()[1:])
    lower = {name.lower(): text for name, text in headers.items()}
    assert lower[b"authorization"] == b"Bearer abc"
    assert lower[b"user-agent"] == b"moneykit-client/1.0.0"
    assert lower[b"accept"] == b"application/json"
