"""What docs/from-openapi-python-client.md shows runs as it stands, against the reference server."""

import os
import re
import subprocess
import sys

import pytest

from tests.server_process import ROOT, running_server

PAGE = ROOT / "docs" / "from-openapi-python-client.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
PRINTED = ["LinkState.ERROR\n", "401 application/json\n"]


@pytest.mark.parametrize(
    ("example", "printed"), list(zip(EXAMPLES, PRINTED, strict=True)), ids=["a call", "the whole answer"]
)
def test_an_example_does_what_the_page_says(example: str, printed: str) -> None:
    with running_server() as server:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "generated"),
            "MONEYKIT_BASE_URL": server.url,
            "MONEYKIT_TOKEN": server.token(),
        }
        done = subprocess.run(
            [sys.executable, "-c", example], env=environment, capture_output=True, text=True, check=False
        )
    assert ("", printed) == (done.stderr, done.stdout)
