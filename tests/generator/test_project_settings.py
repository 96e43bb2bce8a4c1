"""`[tool.oasmith]` of a pyproject.toml is about one contract, and decides nothing for another unless it is asked to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACT = """\
openapi: 3.1.0
info: {title: Zoo, version: '1'}
paths: {}
"""


def oasmith(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=cwd, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with two contracts and the settings of one of them."""
    (tmp_path / "api").mkdir()
    (tmp_path / "openapi.yaml").write_text(CONTRACT)
    (tmp_path / "api" / "zoo.yaml").write_text(CONTRACT)
    (tmp_path / "pyproject.toml").write_text('[tool.oasmith]\npackage_name_override = "decided"\n')
    return tmp_path


def test_the_settings_decide_about_the_contract_of_the_folder(project: Path) -> None:
    for arguments in ((), ("openapi.yaml",), ("./api/../openapi.yaml",)):
        done = oasmith("generate", *arguments, cwd=project)
        assert (0, "") == (done.returncode, done.stderr)
        assert (project / "generated" / "decided").is_dir()


@pytest.mark.parametrize("command", ["generate", "check", "compare", "prove"])
def test_another_contract_is_not_decided_about_and_a_note_says_so(project: Path, command: str) -> None:
    done = oasmith(command, "api/zoo.yaml", cwd=project)
    assert "note: [tool.oasmith] of pyproject.toml is about openapi.yaml" in done.stderr
    assert "--config pyproject.toml uses it" in done.stderr
    assert not (project / "generated" / "decided").exists()


def test_another_contract_is_decided_about_where_the_user_asks_for_it(project: Path) -> None:
    done = oasmith("generate", "api/zoo.yaml", "--config", "pyproject.toml", cwd=project)
    assert (0, "") == (done.returncode, done.stderr)
    assert (project / "generated" / "decided").is_dir()


def test_the_settings_may_name_their_contract(project: Path) -> None:
    with (project / "pyproject.toml").open("a") as settings:
        settings.write('contract = "api/zoo.yaml"\n')
    done = oasmith("generate", cwd=project)
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("api/zoo.yaml: Zoo 1")
    assert (project / "generated" / "decided").is_dir()
    assert "is about api/zoo.yaml" in oasmith("check", "openapi.yaml", cwd=project).stderr
    assert "generated/ is what api/zoo.yaml gives" in oasmith("check", cwd=project).stdout


def test_a_contract_that_is_no_text_is_refused_at_its_line(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.oasmith]\ncontract = 3\n")
    done = oasmith("generate", cwd=project)
    assert 2 == done.returncode
    assert done.stderr.startswith("error: pyproject.toml:2:1: #/contract: expected a string")
