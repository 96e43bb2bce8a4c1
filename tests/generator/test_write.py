"""Writing: a folder is replaced as a whole or stays as it was, and nothing of anybody else's is touched."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.write import LOCK, Changes, WriteError, compare, foreign, lock, write

OLD = {"a.txt": "a\n", "sub/b.txt": "b\n", "gone/c.txt": "c\n"}
NEW = {"a.txt": "a\n", "sub/b.txt": "B\n", "d.txt": "d\n"}


def with_lock(files: dict[str, str]) -> dict[str, str]:
    """Return files with their lock, as generation gives them."""
    return files | {LOCK: lock(files, {}, {})}


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


def test_a_folder_in_the_place_of_a_generated_file_is_kept_unless_forced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    (out / "a.txt").unlink()
    (out / "a.txt").mkdir()
    (out / "a.txt/notes.txt").write_text("mine\n")
    with pytest.raises(WriteError, match=r"a\.txt is a folder"):
        write(with_lock(NEW), out)
    assert "mine\n" == (out / "a.txt/notes.txt").read_text()
    assert {"a.txt": True} == {one.path: one.edited for one in compare(with_lock(OLD), out)}
    write(with_lock(NEW), out, force=True)
    assert with_lock(NEW) == tree(out)


def test_a_file_in_the_place_of_a_generated_folder_is_kept_unless_forced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    shutil.rmtree(out / "sub")
    (out / "sub").write_text("mine\n")
    with pytest.raises(WriteError, match="sub is a file"):
        write(with_lock(NEW), out)
    assert "mine\n" == (out / "sub").read_text()
    write(with_lock(NEW), out, force=True)
    assert with_lock(NEW) == tree(out)


@pytest.mark.parametrize("inside", [False, True])
def test_nothing_is_written_through_a_link_out_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: bool
) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    write(with_lock(OLD), out)
    (out / "sub").rename(elsewhere)
    (out / "sub").symlink_to("../elsewhere")
    if inside:
        monkeypatch.chdir(out)
    with pytest.raises(WriteError, match="sub is a symbolic link"):
        write(with_lock(NEW), out)
    write(with_lock(NEW), out, force=True)
    assert {"b.txt": "b\n"} == tree(elsewhere)
    assert not (out / "sub").is_symlink()
    assert with_lock(NEW) == tree(out)


@pytest.mark.parametrize("here", ["out", "out/sub"])
def test_the_working_directory_survives_writing_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    (out / "mine.txt").write_text("mine\n")
    (out / "sub/b.txt").chmod(0o640)
    monkeypatch.chdir(tmp_path / here)
    before = out.stat().st_ino
    changes = write(with_lock(NEW), Path(os.path.relpath(out)))
    assert Changes(("d.txt",), (LOCK, "sub/b.txt"), ("gone/c.txt",)) == changes
    assert before == out.stat().st_ino
    assert tmp_path / here == Path.cwd()
    assert with_lock(NEW) | {"mine.txt": "mine\n"} == tree(out)
    assert not (out / "gone").exists()
    assert 0o640 == (out / "sub/b.txt").stat().st_mode & 0o777
    assert {LOCK, "a.txt", "d.txt", "mine.txt", "sub"} == {path.name for path in out.iterdir()}


def test_the_working_directory_stays_when_its_last_file_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    monkeypatch.chdir(out / "gone")
    write(with_lock(NEW), out)
    assert out / "gone" == Path.cwd()
    assert with_lock(NEW) == tree(out)


def test_writing_in_place_changes_nothing_when_a_file_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(with_lock(OLD), tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WriteError, match="File name too long"):
        write(with_lock(NEW | {"x" * 300: "x\n"}), tmp_path)
    assert with_lock(OLD) == tree(tmp_path)


@pytest.mark.parametrize("name", ["x" * 300, "loop"])
def test_a_folder_that_no_path_leads_to_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(WriteError, match=r"File name too long|leads nowhere"):
        write(with_lock(NEW), tmp_path / name)
    assert ["loop"] == [path.name for path in tmp_path.iterdir()]


def test_a_long_name_of_the_folder_leaves_room_for_the_one_beside_it(tmp_path: Path) -> None:
    write(with_lock(NEW), tmp_path / ("x" * 255))
    assert with_lock(NEW) == tree(tmp_path / ("x" * 255))


def test_a_lock_with_terminal_escapes_names_no_file(tmp_path: Path) -> None:
    write(with_lock(OLD), tmp_path)
    (tmp_path / "\x1b[2J\nforged").write_text("x")
    (tmp_path / LOCK).write_text(lock(OLD | {"\x1b[2J\nforged": "x"}, {}, {}))
    assert [LOCK] == [one.path for one in compare(with_lock(OLD), tmp_path)]


def as_a_user(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    """Run code to which the permissions of files apply, also where the tests run as root."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root, for whom no file is unreadable, and no setpriv to drop that power")
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


RESTRICTED = """
import sys
from pathlib import Path
from generator.write import LOCK, WriteError, compare, lock, write
files = {"a.txt": "a\\n", "sub/b.txt": "B\\n"}
for work in (write, compare) if sys.argv[2] == "both" else (write,):
    try:
        work(files | {LOCK: lock(files, {}, {})}, Path(sys.argv[1]))
    except WriteError as error:
        print(error)
"""


def make_unreadable_file(out: Path) -> Path:
    """Return a generated file that nobody may read."""
    (out / "a.txt").chmod(0)
    return out / "a.txt"


def make_unreadable_folder(out: Path) -> Path:
    """Return a folder of generated files that nobody may enter."""
    (out / "sub").chmod(0)
    return out / "sub/b.txt"


@pytest.mark.parametrize("make", [make_unreadable_file, make_unreadable_folder])
def test_what_cannot_be_read_is_named(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    file = make(out)
    done = as_a_user(RESTRICTED, out, Path("both"))
    (out / "sub").chmod(0o755)
    assert ("", f"{file} cannot be read: Permission denied\n" * 2) == (done.stderr, done.stdout)
    assert [out] == list(tmp_path.iterdir())


def test_a_read_only_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    (out / "mine").mkdir()
    (out / "mine/notes.txt").write_text("mine\n")
    (out / "mine").chmod(0o555)
    done = as_a_user(RESTRICTED, out, Path("write"))
    mode = (out / "mine").stat().st_mode & 0o777
    (out / "mine").chmod(0o755)
    assert ("", "", 0o555) == (done.stderr, done.stdout, mode)
    assert ("B\n", "mine\n") == ((out / "sub/b.txt").read_text(), (out / "mine/notes.txt").read_text())
    assert [out] == list(tmp_path.iterdir())


def test_a_folder_of_others_that_cannot_be_copied_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(with_lock(OLD), out)
    (out / "private").mkdir()
    (out / "private").chmod(0)
    done = as_a_user(RESTRICTED, out, Path("write"))
    (out / "private").chmod(0o755)
    assert "" == done.stderr
    assert done.stdout.startswith(f"{out} cannot be written: ")
    assert "Permission denied" in done.stdout
    assert "None" not in done.stdout
    assert "b\n" == (out / "sub/b.txt").read_text()
    assert [out] == list(tmp_path.iterdir())


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


def test_what_would_be_published_and_is_not_ours_is_told(tmp_path: Path) -> None:
    files = {"pets/__init__.py": "", "pets/api/a.py": "", "README.md": ""}
    out = tmp_path / "out"
    write(with_lock(files), out)
    for path in ("pets/extra.py", "pets/api/b.txt", "pets/__pycache__/a.pyc", "notes.txt"):
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_text("x")
    (out / "pets/more").symlink_to(tmp_path)
    assert ("pets/api/b.txt", "pets/extra.py", "pets/more") == foreign(files, out, "pets")
    assert () == foreign(files, out, "no_package")
