"""A second run with nothing changed renders nothing, and whatever has changed makes it a full run again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.unchanged import Told, recall, remember
from generator.disk.ours import hashes, templates

CONTRACT = """\
openapi: 3.1.1
info: {title: Pets, version: 1.0.0}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    get:
      operationId: list_pets
      responses: {'204': {description: None.}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A contract with its configuration, and the client that was made of it a while ago."""
    (tmp_path / "openapi.yaml").write_text(CONTRACT)
    (tmp_path / "config.yaml").write_text("package_name_override: pets\n")
    (tmp_path / "pages/package").mkdir(parents=True)
    (tmp_path / "pages/package/testing.py.jinja").write_text('"""Nothing for tests."""\n')
    age(tmp_path)
    run(tmp_path)
    return tmp_path


def age(folder: Path) -> None:
    """Make files look as if they had been written a minute ago: what changes during a run is not remembered."""
    for path in folder.rglob("*"):
        if path.is_file():
            then = path.stat().st_mtime - 60
            os.utime(path, (then, then))


def run(folder: Path, *more: str, home: Path | None = None) -> tuple[int, bool, str]:
    """Generate; return the exit code, whether templates were rendered, and what was printed."""
    words = ["generate", "openapi.yaml", "--config", "config.yaml", "--templates", "pages", "-o", "client", *more]
    environment = os.environ if home is None else {**os.environ, "OASMITH_CACHE": str(home)}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "generator", *words],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, "generator.render" in done.stderr, done.stdout


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of the client."""
    return {str(path): path.read_bytes() for path in (folder / "client").rglob("*") if path.is_file()}


def test_nothing_is_rendered_when_nothing_has_changed(project: Path) -> None:
    before = files(project)
    code, rendered, said = run(project)
    assert (0, False) == (code, rendered)
    assert "client/: Pets in " in said
    assert "nothing changed" in said
    assert before == files(project)
    assert (0, False) == run(project, "--force")[:2]


CHANGES: dict[str, Callable[[Path], object]] = {
    "the contract": lambda at: (at / "openapi.yaml").write_text(CONTRACT.replace("None.", "Nothing.")),
    "its layout": lambda at: (at / "openapi.yaml").write_text(CONTRACT + "\n"),
    "the configuration": lambda at: (at / "config.yaml").write_text("package_name_override: dogs\n"),
    "a template": lambda at: (at / "pages/package/testing.py.jinja").write_text('"""Still nothing."""\n'),
    "one more template": lambda at: (at / "pages/api.md.jinja").write_text("# Pets\n"),
    "one template less": lambda at: (at / "pages/package/testing.py.jinja").unlink(),
    "a file is gone": lambda at: (at / "client/pets/client.py").unlink(),
    "the lock is gone": lambda at: (at / "client/oasmith.lock").unlink(),
    "the client is gone": lambda at: (at / "client").rename(at / "elsewhere"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_noticed(project: Path, change: str) -> None:
    CHANGES[change](project)
    assert run(project, "--force")[:2] == (0, True)


def test_an_edited_file_is_noticed_and_kept(project: Path) -> None:
    edited = project / "client/pets/client.py"
    edited.write_text("by hand\n")
    assert run(project)[:2] == (2, True)
    assert edited.read_text() == "by hand\n"


def test_an_edited_lock_cannot_hide_an_edited_file(project: Path) -> None:
    edited, lock = project / "client/pets/client.py", project / "client/oasmith.lock"
    other = project / "client/pets/errors.py"
    told = json.loads(lock.read_text())
    edited.write_bytes(other.read_bytes())
    told["files"]["pets/client.py"] = told["files"]["pets/errors.py"]
    lock.write_text(json.dumps(told))
    assert run(project)[:2] == (0, True)
    assert edited.read_bytes() != other.read_bytes()


def test_a_link_in_the_place_of_a_file_is_noticed(project: Path) -> None:
    file = project / "client/pets/client.py"
    file.rename(project / "moved.py")
    file.symlink_to(project / "moved.py")
    assert run(project)[:2] == (2, True)


def test_another_folder_and_another_output_are_other_runs(project: Path) -> None:
    assert run(project, "-o", "client2")[:2] == (0, True)
    project.rename(project.with_name("moved"))
    assert run(project.with_name("moved"))[:2] == (0, True)


def test_what_a_hook_reads_is_unknown_so_hooks_always_run(project: Path) -> None:
    (project / "config.yaml").write_text("package_name_override: pets\npost_hooks: ['echo >>pets/client.py']\n")
    age(project)
    assert run(project)[:2] == (0, True)
    assert run(project)[:2] == (0, True)


def test_a_contract_that_was_just_written_may_have_changed_since_it_was_read(project: Path) -> None:
    later = (project / "openapi.yaml").stat().st_mtime + 3600
    (project / "openapi.yaml").write_text(CONTRACT.replace("None.", "Nothing."))
    os.utime(project / "openapi.yaml", (later, later))
    assert run(project)[:2] == (0, True)
    assert run(project)[:2] == (0, True)


def test_a_damaged_memory_or_none_is_no_trouble(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("home")
    run(project, home=home)
    (kept,) = (home / "runs").iterdir()
    for damaged in (b"", b"[]", b"{}", b'{"sources": 1}', b"\xff", kept.read_bytes()[:-9]):
        kept.write_bytes(damaged)
        assert run(project, home=home)[:2] == (0, True)
    nowhere = home / "file"
    nowhere.write_text("")
    assert run(project, home=nowhere)[:2] == (0, True)


def test_a_cache_that_others_can_write_to_is_not_used(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in ("runs", "templates"):
        (home / name).mkdir()
        (home / name).chmod(0o777)
    assert run(project, home=home)[:2] == (0, True)
    assert run(project, home=home)[:2] == (0, True)
    assert [] == [path for path in home.rglob("*") if path.is_file()]


def test_every_file_of_a_case_that_is_part_of_its_contract_is_told_as_a_source() -> None:
    """What is read and not told would change without being noticed."""
    from generator.config import Config, read_config  # noqa: PLC0415 # few tests need it
    from generator.load import load  # noqa: PLC0415 # few tests need it
    from generator.pipeline import generate  # noqa: PLC0415 # few tests need it

    cases = templates().parent / "tests/cases"
    for contract in sorted(cases.glob("[!r]*/openapi.yaml")):
        case = contract.parent
        files = (path for path in case.rglob("*") if path.is_file() and path.suffix in {".yaml", ".json"})
        parts = {path for path in files if not path.is_relative_to(case / "expected")}
        parts -= {case / "config.yaml", case / "api.json"}
        if parts != {contract}:
            file = case / "config.yaml"
            config = read_config(load(file).root) if file.is_file() else Config()
            assert parts == set(generate(contract, config).sources), case.name


def test_a_run_in_which_oasmith_itself_was_changed_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OASMITH_CACHE", str(tmp_path / "home"))
    client = tmp_path / "client"
    client.mkdir()
    (client / "oasmith.lock").write_text('{"files": {}}')
    options = Namespace(
        contract=None, config=None, output=str(client), templates=None, root=None, renew=False, allow_remote=False
    )
    changed = max(Path(one).stat().st_ctime_ns for one in hashes())
    told = Told((), (), "client")
    for began, remembered in ((changed, None), (changed + 1, told)):
        remember(options, [], (client / "oasmith.lock").read_text(), told, began)
        assert remembered == recall(options)
