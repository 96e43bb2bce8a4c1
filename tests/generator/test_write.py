"""Writing: a folder is replaced as a whole or stays as it was, and nothing of anybody else's is touched."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.write import LOCK, Changes, WriteError, compare, lock, write

OLD = {"a.txt": "a\n", "sub/b.txt": "b\n", "gone/c.txt": "c\n"}
NEW = {"a.txt": "a\n", "sub/b.txt": "B\n", "d.txt": "d\n"}


def with_lock(files: dict[str, str]) -> dict[str, str]:
    """Return files with their lock, as generation gives them."""
    return files | {LOCK: lock(files, {})}


def tree(folder: Path) -> dict[str, str]:
    """Return the files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_files_are_created_changed_and_removed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    changes = write(with_lock(NEW), out)
    assert Changes(("d.txt",), (LOCK, "sub/b.txt"), ("gone/c.txt",)) == changes
    assert with_lock(NEW) == tree(out)
    assert not (out / "gone").exists()
    assert [out] == list(tmp_path.iterdir())


def test_what_does_not_change_is_not_touched(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    before = (out / "a.txt").stat()
    write(with_lock(NEW), out)
    after = (out / "a.txt").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    folder = out.stat().st_ino
    assert Changes((), (), ()) == write(with_lock(NEW), out)
    assert folder == out.stat().st_ino


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    (out / "mine.txt").write_text("mine\n")
    (out / "gone/mine.txt").write_text("mine too\n")
    (out / "link").symlink_to("mine.txt")
    write(with_lock(NEW), out)
    assert ("mine\n", "mine too\n") == ((out / "mine.txt").read_text(), (out / "gone/mine.txt").read_text())
    assert (out / "link").is_symlink()


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("years of work\n")
    with pytest.raises(WriteError, match=r"has no oasmith\.lock"):
        write(with_lock(NEW), tmp_path)
    assert {"notes.txt": "years of work\n"} == tree(tmp_path)
    write(with_lock(NEW), tmp_path, force=True)
    assert with_lock(NEW) | {"notes.txt": "years of work\n"} == tree(tmp_path)


@pytest.mark.parametrize("edited", ["sub/b.txt", "gone/c.txt"])
def test_an_edited_file_is_not_overwritten(tmp_path: Path, edited: str) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    (out / edited).write_text("by hand\n")
    with pytest.raises(WriteError, match=edited):
        write(with_lock(NEW), out)
    assert "by hand\n" == (out / edited).read_text()
    write(with_lock(NEW), out, force=True)
    assert with_lock(NEW) == tree(out)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file\n")
    with pytest.raises(WriteError, match="is a file"):
        write(with_lock(NEW), tmp_path / "out")


def test_a_lock_that_names_files_elsewhere_removes_nothing_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    victim = tmp_path / "victim.txt"
    victim.write_text("keep\n")
    write(with_lock(OLD), out)
    (out / LOCK).write_text('{"files": {"../victim.txt": "x", "/etc/passwd": "x", "a.txt": "x"}}')
    with pytest.raises(WriteError):
        write(with_lock(NEW), out)
    write(with_lock(NEW), out, force=True)
    assert "keep\n" == victim.read_text()


def test_differences_tell_edited_from_stale(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    (out / "a.txt").write_text("by hand\n")
    found = {one.path: one.edited for one in compare(with_lock(NEW), out)}
    assert {"a.txt": True, "d.txt": False, "gone/c.txt": False, LOCK: False, "sub/b.txt": False} == found
    (diff,) = (one.diff for one in compare(with_lock(OLD), out))
    assert "--- on disk/a.txt\n+++ generated/a.txt\n@@ -1 +1 @@\n-by hand\n+a\n" == diff


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from generator.write import LOCK, lock, write
files = {{f"f{{number}}.txt": {text!r} * 1000 for number in range(200)}}
print("ready", flush=True)
while True:
    for text in ("x", "y"):
        files = {{path: text * 4000 for path in files}}
        write(files | {{LOCK: lock(files, {{}})}}, Path({out!r}))
"""


@pytest.mark.slow
def test_a_killed_writer_leaves_the_old_folder_or_the_new_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    code = KILLED.format(root=str(Path(__file__).parents[2]), out=str(out), text="x")
    for attempt in range(12):
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05 + attempt * 0.013)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        if out.exists():
            files = tree(out)
            files.pop(LOCK)
            assert 200 == len(files)
            assert 1 == len({text[:1] for text in files.values()}), "a mixture of two generations"
            assert {4000} == {len(text) for text in files.values()}
