"""What a process imports and reads for a call, by each transport: no more than the call needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.runtime.certificates import Certificates
from tests.runtime.lying_server import http, serving

CALL = """
import sys
from templates.runtime.errors import ContractError
from tests.runtime.pages import MoneyKit
with MoneyKit("token", base_url=sys.argv[1], transport=sys.argv[2]) as client:
    try:
        client.links.reset_link("a")
    except ContractError:
        pass
from templates.runtime.transports.tls import shared_tls
print(sorted({"asyncio", "aiohttp", "httpcore2", "httpx2", "logging", "encodings.idna"} & set(sys.modules)))
print(vars(shared_tls()))
"""
TRUSTED = """
import sys
from tests.runtime.carriers import CARRIERS
from templates.runtime.transports.protocol import Request
for carrier in CARRIERS:
    with carrier.opened() as send:
        for _ in range(2):
            print(carrier.name, send(Request("GET", sys.argv[1])).content)
"""
ANSWER = http(b'{"x": 1}', "Content-Type: application/json")


def printed(program: str, *arguments: str, **variables: str) -> list[str]:
    """Return the lines that a program prints."""
    command = [sys.executable, "-c", program, *arguments]
    path = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""}
    done = subprocess.run(command, capture_output=True, check=False, text=True, env={**path, **variables})
    assert "" == done.stderr
    return done.stdout.splitlines()


def test_fast_needs_http_client_and_nothing_else() -> None:
    with serving(ANSWER) as server:
        assert ["[]", "{}"] == printed(CALL, server.url, "fast")
        assert 1 == len(server.requests)


def test_httpx2_needs_its_connections_and_not_its_client() -> None:
    with serving(ANSWER) as server:
        imported, authorities = printed(CALL, server.url, "httpx2")
        assert "'httpcore2'" in imported
        assert "'httpx2'" not in imported
        assert "'asyncio'" not in imported
        assert "{}" == authorities, "they are read for TLS alone"
        assert 1 == len(server.requests)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no variable says whom to trust")
def test_the_authorities_of_the_system_are_read_when_there_is_tls(tmp_path: Path) -> None:
    certificates = Certificates.made_in(tmp_path)
    with serving(http(b"good"), certificates.server("127.0.0.1")) as server:
        told = printed(TRUSTED, server.url, SSL_CERT_FILE=str(certificates.ca))
    names = ("httpx2", "http.client", "async httpx2", "aiohttp")
    assert [f"{name} b'good'" for name in names for _ in range(2)] == told
    assert 4 == server.connections
