"""What docs/models.md shows runs as it stands, one example after the other, by each lane."""

from __future__ import annotations

import re
from typing import Any

import pytest

from moneykit_client._runtime.values import lanes
from tests.server_process import ROOT

PAGE = ROOT / "docs" / "models.md"


@pytest.mark.parametrize("worth", [0, lanes.WORTH])
def test_the_examples_run(worth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the client of this repository."""
    monkeypatch.setattr(lanes, "WORTH", worth)
    examples = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert 9 == len(examples)
    names: dict[str, Any] = {}
    for example in examples:
        exec(compile(example, str(PAGE), "exec", dont_inherit=True), names)  # noqa: S102  our own page
    assert "product" in names
