"""The same client is the same bytes, whenever and wherever it is built."""

import hashlib
import os
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from generator.publish import PublishError, build


def hashes(project: Path, into: Path) -> dict[str, str]:
    """Build a project, and return the hash of each file by its name."""
    into.mkdir()
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in build(project, into)}


def test_two_builds_give_equal_bytes(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another folder, other times, other permissions, another locale and another hash seed change nothing."""
    first = hashes(project, tmp_path / "first")

    elsewhere = tmp_path / "a folder" / "elsewhere"
    shutil.copytree(project, elsewhere, copy_function=shutil.copy)
    (elsewhere.parent / ".gitignore").write_text("*.md\n")
    for file in elsewhere.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
        file.chmod(0o700)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("TZ", "Asia/Kathmandu")

    assert first == hashes(elsewhere, tmp_path / "second")


def test_what_tools_leave_behind_is_not_published(project: Path, tmp_path: Path) -> None:
    """Caches and earlier builds do not change the bytes."""
    clean = hashes(project, tmp_path / "first")

    for left in ("build/lib/old.py", ".mypy_cache/x.json", "moneykit_client/__pycache__/client.cpython-311.pyc"):
        (project / left).parent.mkdir(parents=True, exist_ok=True)
        (project / left).write_bytes(b"left behind")

    assert clean == hashes(project, tmp_path / "second")


def test_a_group_of_operations_may_be_called_as_what_tools_leave_behind(project: Path, tmp_path: Path) -> None:
    """In a client of many operations, a group is a folder."""
    for group in ("build", "dist"):
        (project / "moneykit_client" / "api" / group).mkdir()
        (project / "moneykit_client" / "api" / group / "__init__.py").write_text(f'"""Group {group}."""\n')
    (tmp_path / "built").mkdir()
    wheel, sdist = build(project, tmp_path / "built")
    with zipfile.ZipFile(wheel) as one, tarfile.open(sdist) as other:
        names = {*one.namelist(), *other.getnames()}
    for group in ("build", "dist"):
        assert f"moneykit_client/api/{group}/__init__.py" in names
        assert f"moneykit_client-1.0.0/moneykit_client/api/{group}/__init__.py" in names


def test_any_change_of_the_client_changes_the_wheel(project: Path, tmp_path: Path) -> None:
    """One more line in one module is other content."""
    before = hashes(project, tmp_path / "first")

    module = project / "moneykit_client" / "__init__.py"
    module.write_text(module.read_text("utf-8") + "\n# changed\n", "utf-8")
    after = hashes(project, tmp_path / "second")

    assert before.keys() == after.keys()
    assert not set(before.values()) & set(after.values())


def test_a_folder_without_a_client_is_refused(tmp_path: Path) -> None:
    """The message says what to do."""
    with pytest.raises(PublishError, match=r"has no pyproject\.toml; generate the client first\.$"):
        build(tmp_path, tmp_path)


def test_a_client_that_cannot_be_built_is_refused_in_one_line(project: Path, tmp_path: Path) -> None:
    """The last line that the build said is the reason."""
    (project / "pyproject.toml").write_text("[build-system\n")

    with pytest.raises(PublishError) as refused:
        build(project, tmp_path)

    assert "cannot be built: " in str(refused.value)
    assert 1 == len(str(refused.value).splitlines())
    assert sys.executable not in str(refused.value)
