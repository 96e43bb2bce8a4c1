"""What docs/calls.md shows runs as it stands, against the reference server, and prints what the page says."""

import os
import re
import subprocess
import sys

from tests.server_process import ROOT, running_server

PAGE = (ROOT / "docs" / "calls.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PRINTED = re.findall(r"# → (.*)$", PAGE, re.MULTILINE)


def test_the_examples_print_what_the_page_says() -> None:
    with running_server() as server:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "generated"),
            "MONEYKIT_BASE_URL": server.url,
            "MONEYKIT_TOKEN": server.token(),
        }
        command = [sys.executable, "-c", "\n".join(EXAMPLES)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    assert PRINTED == done.stdout.splitlines()
