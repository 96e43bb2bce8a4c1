"""What docs/transports.md shows runs as it stands, against the reference server, a proxy and real certificates."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from moneykit_client import MoneyKit, NotFoundError
from tests.runtime.certificates import Certificates
from tests.runtime.lying_server import http, serving
from tests.runtime.proxy import proxying
from tests.server_process import ROOT, ServerProcess

PAGE = (ROOT / "docs" / "transports.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority of one's own."""
    return Certificates.made_in(tmp_path_factory.mktemp("certificates"))


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example(number: int, server: ServerProcess, unused: Iterator[str], certificates: Certificates) -> None:
    names: dict[str, Any] = {
        "MoneyKit": MoneyKit,
        "TOKEN": server.token(),
        "URL": server.url,
        "LINK": next(unused),
        "CA_FILE": certificates.ca,
        "CLIENT_FILE": certificates.client,
    }
    tls = certificates.server("127.0.0.1", wants_client=True)
    answer = http(b"{}", "Content-Type: application/json", status="404 Not Found")
    with serving(answer, tls) as secured, proxying() as proxy:
        names |= {"TLS_URL": secured.url, "PROXY_URL": f"http://127.0.0.1:{proxy.port}"}
        code = compile(EXAMPLES[number], f"docs/transports.md, example {number + 1}", "exec")
        if "TLS_URL" in EXAMPLES[number]:
            # That server shows only that each knows the other.
            with pytest.raises(NotFoundError):
                exec(code, names)  # noqa: S102  an example of ours
            assert 1 == len(secured.requests)
        else:
            exec(code, names)  # noqa: S102  as above
        assert ("PROXY_URL" in EXAMPLES[number]) is bool(proxy.heads)


def test_every_option_is_told_with_its_default() -> None:
    runtime = Path(ROOT / "templates" / "runtime" / "transports")
    for file in ("httpx2_transport.py", "http_client_transport.py", "aiohttp_transport.py"):
        made = (runtime / file).read_text(encoding="utf-8").partition("*,\n")[2].partition(") -> None")[0]
        options = re.findall(r"^ +(\w+): ", made, re.MULTILINE)
        assert len(options) > 4
        assert [] == [one for one in options if f"| `{one}` |" not in PAGE]


def test_named_transports(server: ServerProcess, link_id: str) -> None:
    with MoneyKit(server.token(), base_url=server.url, transport="fast") as moneykit:
        assert link_id == moneykit.links.reset_link(link_id).link_id
    wrong: Any = "quick"
    with pytest.raises(ValueError, match="transport is 'httpx2', 'fast' or an object"):
        MoneyKit("token", transport=wrong)
