"""Every case of `tests/cases` is proved: the client for it does what its contract says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proof.proving import ROOT, proved

CASES = sorted(path.parent for path in (ROOT / "tests/cases").glob("*/openapi.yaml"))
WITH_OPERATIONS = (
    *(
        "bodies",
        "errors",
        "formats",
        "forms",
        "maps",
        "media_types",
        "names",
        "nullable_30",
        "objects",
        "parameter_content",
    ),
    *("parameters", "querystring", "raw_answers", "unions"),
    *("callbacks", "links", "webhooks", "webhooks_only"),
)


@pytest.mark.parametrize("name", WITH_OPERATIONS)
def test_the_client_of_a_case_is_proved(name: str, tmp_path: Path) -> None:
    _, certificate, said = proved(ROOT / f"tests/cases/{name}/openapi.yaml", cwd=tmp_path, samples=10)
    # What only waivers let through is named, and no case is wrong.
    assert certificate.verdict in {"passed", "incomplete"}, said
    assert () == certificate.failures
    assert 0 < certificate.passed == certificate.tried
