"""The scoreboard's own logic: it counts for itself, sees what is lost, survives whatever happens, and resumes."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bench.process import ROOT, run
from tests.scoreboard import clients
from tests.scoreboard.board import board
from tests.scoreboard.counting import contracts, operations
from tests.scoreboard.scoring import Contract, Score, Settings, score
from tests.scoreboard.sheet import sheet
from tests.scoreboard.small import small

QUICK = Settings(timeout=120, thorough=False, whose=("ours",))

CONTRACT = """\
openapi: 3.1.1
info: {title: Pets, version: 1.0.0}
servers: [{url: https://pets.example.com}]
paths:
  x-note: {get: {}}
  /pets:
    parameters: []
    get: {operationId: list_pets, responses: {'204': {description: None.}}}
    delete: {operationId: delete_pets, responses: {'204': {description: None.}}}
"""


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    """A contract with two operations."""
    path = tmp_path / "pets.yaml"
    path.write_text(CONTRACT)
    return path


def instead(tmp_path: Path, code: str) -> Settings:
    """Return settings with a program in the place of our command line."""
    script = tmp_path / "instead.py"
    script.write_text(code)
    return replace(QUICK, command=(sys.executable, str(script)))


def test_operations_are_counted_through_references_to_path_items(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "more.yaml").write_text("a/b:\n  put: {}\n  $ref: '../root.json#/paths/~1two'\n")
    paths = {
        "/one": {"$ref": "parts/more.yaml#/a~1b"},
        "/two": {"get": {}, "x-put": {}, "summary": "get"},
        "/three": {"$ref": "#/paths/~1three"},
        "/four": {"query": {}, "additionalOperations": {"LINK": {}}},
    }
    (tmp_path / "root.json").write_text(json.dumps({"openapi": "3.2.0", "paths": paths}))
    expected = [("PUT", "/one"), ("GET", "/one"), ("GET", "/two"), ("QUERY", "/four"), ("LINK", "/four")]
    assert expected == operations(tmp_path / "root.json")
    assert [tmp_path / "root.json"] == list(contracts(tmp_path)), "a part is no contract"


def test_an_operation_that_the_client_lost_shows_as_lost(contract: Path, tmp_path: Path) -> None:
    settings = instead(
        tmp_path,
        f"import pathlib, re, sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from generator.cli import main\nmain()\n"
        "page = next(pathlib.Path(sys.argv[sys.argv.index('-o') + 1]).glob('*/operations.py'))\n"
        "page.write_text(page.read_text().replace('\"DELETE\"', '\"TRACE\"').replace(\"'DELETE'\", \"'TRACE'\"))\n",
    )
    found = score("pets", contract, None, tmp_path, settings)
    assert (2, ["DELETE /pets"]) == (found.operations, found.scores["ours"].lost)
    assert 0 == found.scores["ours"].broken
    whole = score("pets", contract, None, tmp_path, QUICK)
    assert (2, []) == (whole.scores["ours"].generated, whole.scores["ours"].lost)


def test_lost_is_counted_by_method_and_path_whatever_parameters_are_called() -> None:
    asked = [("GET", "/a/{id}"), ("GET", "/a/{id}/b"), ("PUT", "/a/{id}")]
    assert ["GET /a/{}/b"] == clients.lost(asked, [("GET", "/a/{a_id}"), ("PUT", "/a/{x}"), ("GET", "/new")])


def test_a_module_that_does_not_import_is_counted(contract: Path, tmp_path: Path) -> None:
    settings = instead(
        tmp_path,
        f"import pathlib, sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom generator.cli import main\nmain()\n"
        "package = next(pathlib.Path(sys.argv[sys.argv.index('-o') + 1]).glob('*/operations.py')).parent\n"
        "(package / 'odd.py').write_text('import nothing_of_that_name')\n"
        "(package / 'worse.py').write_text('raise SystemExit')\n",
    )
    found = score("pets", contract, None, tmp_path, settings).scores["ours"]
    assert 2 == found.broken
    assert [name.partition(":")[0] for name in found.notes] == ["pets_client.odd", "pets_client.worse"]


def test_a_hang_is_survived(contract: Path, tmp_path: Path) -> None:
    marker = tmp_path / "child"
    settings = instead(
        tmp_path,
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"open({str(marker)!r}, 'w').write(str(child.pid))\ntime.sleep(600)\n",
    )
    began = time.monotonic()
    found = score("pets", contract, None, tmp_path, replace(settings, timeout=5.0))
    assert time.monotonic() - began < 60
    assert ("timed out", 2) == (found.scores["ours"].refused, len(found.scores["ours"].lost))
    child = Path(f"/proc/{marker.read_text()}/stat")
    assert not child.exists() or child.read_text().split()[2] == "Z", "what it started is gone, too"


def test_a_crash_is_survived_and_tells_what_it_said(contract: Path, tmp_path: Path) -> None:
    code = "import os, sys\nsys.stderr.write('first\\nlast words\\n')\nsys.stderr.flush()\nos.abort()\n"
    found = score("pets", contract, None, tmp_path, instead(tmp_path, code))
    assert "last words" == found.scores["ours"].refused


def test_one_contract_that_breaks_the_scoreboard_does_not_stop_it_and_is_tried_again(
    contract: Path, tmp_path: Path
) -> None:
    asked: list[str] = []

    def scorer(name: str, _: Path, __: Path | None, ___: Path, ____: Settings) -> Contract:
        asked.append(name)
        if name == "bad":
            message = "no"
            raise ValueError(message)
        return Contract(name, 2, scores={"ours": Score(generated=2), "peer": Score(refused="crashed")})

    both = [("bad", contract), ("good", contract)]
    said: list[str] = []
    first = board(both, tmp_path / "out", QUICK, said.append, scorer)
    assert ["the scoreboard failed: ValueError: no", ""] == [one.scores["ours"].refused for one in first]
    assert 2 == len(said)
    again = board(both, tmp_path / "out", QUICK, said.append, scorer)
    assert first == again
    assert ["bad", "bad", "good"] == sorted(asked)
    assert "1 of 2 are known already" in said
    contract.write_text(CONTRACT + "# changed\n")
    board(both, tmp_path / "out", QUICK, said.append, scorer)
    assert 2 == asked.count("good")
    board(both, tmp_path / "out", replace(QUICK, samples=99), said.append, scorer)
    assert 3 == asked.count("good")


def test_the_sheet_has_a_row_per_contract_and_the_totals() -> None:
    found = [
        Contract(
            "a", 3, ["#/x: none can be sampled"], {"ours": Score(3, broken=0), "peer": Score(1, ["GET /", "PUT /"])}
        ),
        Contract("b|c", None, [], {"ours": Score(refused="error: |no|"), "peer": Score(2, notes=["odd"])}),
    ]
    page = sheet(found, 20)
    assert "| oasmith | 3 | 0 | 0 |" in page
    assert "| openapi-python-client | 3 | 2 | 0 |" in page
    assert "- a: `#/x: none can be sampled`" in page
    assert "`error: |no|`" in page


def test_a_process_is_measured_with_what_it_started() -> None:
    inner = "sum(range(30_000_000)); bytearray(300_000_000).hex()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    ended = run([sys.executable, "-c", code])
    assert 0 == ended.code
    assert ended.cpu > 0.2
    assert ended.megabytes > 300
    assert (-9, True) == ((slow := run([sys.executable, "-c", "while True: pass"], timeout=1)).code, slow.timed_out)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_nothing_is_lost_of_a_few_small_contracts(tmp_path: Path) -> None:
    corpus = ROOT / (os.environ.get("CORPUS") or "../shared/corpus")
    found = board(small(corpus), tmp_path, Settings(samples=5, timeout=200), print)
    for one in found:
        ours = one.scores["ours"]
        assert [] == ours.notes, one.name
        if one.name.startswith("tests/cases/"):
            assert "" == ours.refused, one.name
        if not ours.refused:
            told = (ours.generated, ours.lost, ours.broken, ours.mypy, ours.pyright, ours.proved, ours.failures)
            assert (one.operations, [], 0, 0, 0, one.operations, 0) == told, one.name
    assert "| oasmith |" in sheet(found, 5)


def test_a_tag_may_be_called_as_webhooks_are(tmp_path: Path) -> None:
    names = {"GET /v1/webhooks": "webhooks.get_webhooks", "newPet": "webhooks.new_pet"}
    told = [{"operation": one, "name": name, "verdict": "passed", "checks": []} for one, name in names.items()]
    certificate = tmp_path / "certificate.json"
    certificate.write_text(json.dumps({"operations": told, "failures": []}))
    assert 1 == clients.proved(certificate)["ours"]
