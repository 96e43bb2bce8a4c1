"""Every transport over real TLS, and through proxies: whom it trusts, and how it says who it is."""

import base64
import ssl
from pathlib import Path

import pytest
import truststore

from templates.runtime.errors import ConnectError, TransportError
from templates.runtime.transports.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
from templates.runtime.transports.protocol import Request, Timeout
from templates.runtime.transports.tls import tls_context
from tests.runtime.carriers import Carrier, named
from tests.runtime.certificates import Certificates
from tests.runtime.http2_server import serving_http2
from tests.runtime.lying_server import http, serving
from tests.runtime.proxy import proxying

GOOD = http(b"good")
TIMEOUT = Timeout.of(5)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Return an authority, and what it signed."""
    return Certificates.made_in(tmp_path_factory.mktemp("certificates"))


def get(url: str) -> Request:
    return Request("GET", url, headers=(("Authorization", "Bearer s3cret-token"),), timeout=TIMEOUT)


# A connection is made only to who can prove to be the service.


def test_an_authority_of_ones_own(carrier: Carrier, certificates: Certificates) -> None:
    tls = tls_context(ca=certificates.ca)
    with (
        serving(GOOD, certificates.server("127.0.0.1")) as server,
        carrier.opened(tls=tls) as send,
    ):
        assert [b"good"] * 2 == [send(get(server.url)).content for _ in range(2)]
        assert 1 == server.connections


@pytest.mark.parametrize("system", ["Darwin", "Windows"])
def test_the_store_of_the_system_and_an_authority_of_ones_own(
    carrier: Carrier, certificates: Certificates, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where OpenSSL does not look: truststore asks the system, and here as well what OpenSSL knows."""
    monkeypatch.setattr("platform.system", lambda: system)
    trusted, other = tls_context(ca=certificates.ca), tls_context()
    assert {truststore.SSLContext} == {type(trusted), type(other)}
    monkeypatch.undo()
    with serving(GOOD, certificates.server("127.0.0.1")) as server:
        with carrier.opened(tls=trusted) as send:
            assert b"good" == send(get(server.url)).content
        with carrier.opened(tls=other) as send, pytest.raises(ConnectError, match=r"(?i)certificate.verify.failed"):
            send(get(server.url))


def test_an_authority_that_nobody_trusts(carrier: Carrier, certificates: Certificates) -> None:
    with (
        serving(GOOD, certificates.server("127.0.0.1")) as server,
        carrier.opened() as send,
        pytest.raises(ConnectError, match=r"(?i)certificate.verify.failed"),
    ):
        send(get(server.url))
    assert [] == server.requests


def test_a_wrong_host_name(carrier: Carrier, certificates: Certificates) -> None:
    tls = tls_context(ca=certificates.ca)
    with (
        serving(GOOD, certificates.server("other.example")) as server,
        carrier.opened(tls=tls) as send,
        pytest.raises(ConnectError),
    ):
        send(get(server.url))
    assert [] == server.requests


def test_the_system_is_not_trusted_if_it_is_not_to_be(certificates: Certificates) -> None:
    assert 1 == len(tls_context(ca=certificates.ca, system=False).get_ca_certs())
    with pytest.raises(ValueError, match="give those to trust"):
        tls_context(system=False)


def test_who_verifies_nothing_is_none_of_ours(certificates: Certificates) -> None:
    for made in (tls_context(), tls_context(ca=certificates.ca, system=False)):
        assert (ssl.CERT_REQUIRED, True) == (made.verify_mode, made.check_hostname)


# A service may ask who calls.


def test_it_is_shown(carrier: Carrier, certificates: Certificates) -> None:
    tls = tls_context(ca=certificates.ca, certificate=certificates.client)
    with (
        serving(GOOD, certificates.server("127.0.0.1", wants_client=True)) as server,
        carrier.opened(tls=tls) as send,
    ):
        assert b"good" == send(get(server.url)).content


def test_without_one_there_is_no_answer(carrier: Carrier, certificates: Certificates) -> None:
    tls = tls_context(ca=certificates.ca)
    with (
        serving(GOOD, certificates.server("127.0.0.1", wants_client=True)) as server,
        carrier.opened(tls=tls) as send,
        pytest.raises(TransportError),
    ):
        send(get(server.url))
    assert [] == server.requests


def test_an_encrypted_key_needs_its_password(certificates: Certificates, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  for this test alone

    pem = certificates.client.read_bytes()
    key = serialization.load_pem_private_key(pem, None)
    locked = tmp_path / "key.pem"
    locked.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"open sesame"),
        )
    )
    tls_context(certificate=certificates.client, key=locked, password="open sesame")
    with pytest.raises(ValueError, match="give its password"):
        tls_context(certificate=certificates.client, key=locked)


# What goes to a service may go to a proxy first.


@pytest.mark.parametrize("is_secure", [False, True], ids=["http", "https"])
def test_a_request_goes_through(carrier: Carrier, certificates: Certificates, *, is_secure: bool) -> None:
    server_tls = certificates.server("127.0.0.1") if is_secure else None
    credentials = base64.b64encode(b"user:p@ss").decode()
    wanted = f"Proxy-Authorization: Basic {credentials}".encode()
    with serving(GOOD, server_tls) as server, proxying(wanted) as proxy:
        url = f"http://user:p%40ss@127.0.0.1:{proxy.port}"
        with carrier.opened(proxy=url, tls=tls_context(ca=certificates.ca)) as send:
            assert b"good" == send(get(f"{server.url}/a")).content
    head = proxy.heads[0]
    assert head.startswith(b"CONNECT 127.0.0.1:" if is_secure else f"GET {server.url}/a ".encode())
    # Of what is for the service, a tunnel shows nothing.
    assert is_secure is not (b"s3cret-token" in head)
    assert b"roxy-Authorization" not in server.requests[0] or not is_secure
    assert f"Host: 127.0.0.1:{server.port}".encode().lower() in server.requests[0].lower()


@pytest.mark.parametrize("is_secure", [False, True], ids=["http", "https"])
def test_a_proxy_may_refuse(carrier: Carrier, certificates: Certificates, *, is_secure: bool) -> None:
    server_tls = certificates.server("127.0.0.1") if is_secure else None
    with serving(GOOD, server_tls) as server, proxying(b"Proxy-Authorization: other") as proxy:
        url = f"http://user:p4ssw0rd@127.0.0.1:{proxy.port}"
        with carrier.opened(proxy=url) as send:
            if is_secure:
                with pytest.raises(ConnectError) as caught:
                    send(get(server.url))
                assert "p4ssw0rd" not in repr(caught.value.__cause__)
            else:
                assert 407 == send(get(server.url)).status
    assert [] == server.requests


def test_a_proxy_that_is_not_there(carrier: Carrier) -> None:
    with proxying() as proxy:
        pass
    with carrier.opened(proxy=f"http://127.0.0.1:{proxy.port}") as send, pytest.raises(ConnectError):
        send(get("http://127.0.0.1:1"))


def test_a_proxy_of_another_kind_is_refused_without_its_password() -> None:
    from templates.runtime.transports.outgoing import HttpProxy  # noqa: PLC0415  for this test alone

    with pytest.raises(ValueError, match="Httpx2Transport takes others") as caught:
        HttpProxy("socks5://user:p4ssw0rd@proxy.example.com")
    assert "p4ssw0rd" not in str(caught.value)


HTTP2 = (
    Carrier("httpx2", Httpx2Transport, is_async=False),
    Carrier("async httpx2", AsyncHttpx2Transport, is_async=True),
)


# The transports of httpx2 speak HTTP/2 where both sides want it.


@pytest.mark.parametrize("carrier", HTTP2, ids=named)
def test_many_requests_on_one_connection(carrier: Carrier, certificates: Certificates) -> None:
    tls = tls_context(ca=certificates.ca)
    with serving_http2(certificates.server("127.0.0.1", protocols=("h2",))) as server:
        with carrier.opened(http2=True, tls=tls) as send:
            for number in range(3):
                answer = send(Request("POST", f"{server.url}/{number}", content=b"abc" * 50_000, timeout=TIMEOUT))
                assert (200, b"150000") == (answer.status, answer.content)
                assert ("a", "b") == answer.headers.get_all("x-twice")
        assert 1 == server.connections
    assert ["/0", "/1", "/2"] == [dict(one)[":path"] for one in server.heads]


@pytest.mark.parametrize("carrier", HTTP2, ids=named)
def test_otherwise_it_is_http_1(carrier: Carrier, certificates: Certificates) -> None:
    with (
        serving(GOOD, certificates.server("127.0.0.1")) as server,
        carrier.opened(http2=True, tls=tls_context(ca=certificates.ca)) as send,
    ):
        assert b"good" == send(get(server.url)).content
    assert server.requests[0].startswith(b"GET / HTTP/1.1")


@pytest.mark.parametrize("url", ["user:p4ssw0rd@proxy", "ftp://user:p4ssw0rd@proxy"])
def test_what_is_no_proxy_is_refused_and_not_repeated(carrier: Carrier, url: str) -> None:
    """It may have a password."""
    with pytest.raises(ValueError, match=r"proxy like|proxy is like") as raised:
        carrier.make(proxy=url)
    assert "p4ssw0rd" not in f"{raised.value!r} {raised.value.__context__!r}"
