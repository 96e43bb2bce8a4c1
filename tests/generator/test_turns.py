"""Several writers of one folder, and writers that are ended: nobody is refused, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.write import LOCK, WriteError, compare, lock, write

ROOT = Path(__file__).parents[2]
FILES = {f"sub/f{number}.txt": "x\n" * 50 for number in range(40)}


def with_lock(files: dict[str, str]) -> dict[str, str]:
    """Return files with their lock, as generation gives them."""
    return files | {LOCK: lock(files, {}, {})}


def tree(folder: Path) -> dict[str, str]:
    """Return the files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


WRITER = """
import sys
from pathlib import Path
from generator.write import LOCK, lock, write
word, *folders = sys.argv[1:]
files = {f"sub/{word}{number}.txt": word * 99 for number in range(60)}
files[LOCK] = lock(files, {}, {})
sys.stdin.readline()
for folder in folders:
    write(files, Path(folder))
"""


def writer(word: str, *folders: Path) -> subprocess.Popen[str]:
    """Start a process that writes files of its own into each of some folders, once it is told to."""
    command = [sys.executable, "-c", WRITER, word, *map(str, folders)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    streams = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE}
    # typeshed has an overload per combination of streams.
    return subprocess.Popen(command, env=environment, text=True, **streams)  # type: ignore[call-overload,no-any-return] # any streams


@pytest.mark.parametrize("there", [False, True])
def test_who_writes_a_folder_at_the_same_time_waits_for_its_turn(tmp_path: Path, there: bool) -> None:
    folders = [tmp_path / str(number) for number in range(12)]
    for folder in folders if there else ():
        write(with_lock(FILES), folder)
    writers = [writer(word, *folders) for word in "abcd"]
    for one in writers:
        assert one.stdin is not None
        one.stdin.write("now\n")
        one.stdin.flush()
    assert [("", 0)] * 4 == [(one.communicate(timeout=60)[1], one.returncode) for one in writers]
    # No client is mixed of several, and no folder is beside them.
    for folder in folders:
        names = [path.rpartition("/")[2] for path in tree(folder) if path != LOCK]
        assert (60, 1) == (len(names), len({name[0] for name in names}))
    assert sorted(folders) == sorted(tmp_path.iterdir())


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl", reason="the system locks no folders")
    out = tmp_path / "out"
    write(with_lock(FILES), out)
    monkeypatch.setattr("generator.write.turns.PATIENCE", 0.1)
    handle = os.open(out, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(WriteError, match="is being written by another process"):
            write(with_lock(FILES | {"new.txt": ""}), out)
    finally:
        os.close(handle)
    assert with_lock(FILES) == tree(out)
    write(with_lock(FILES | {"new.txt": ""}), out)
    assert with_lock(FILES | {"new.txt": ""}) == tree(out)


def test_what_a_killed_writer_left_is_cleared_away_and_what_another_works_in_is_not(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl", reason="the system locks no folders")
    left, worked_in, others = (tmp_path / name for name in (".out-oasmith-left", ".out-oasmith-used", ".out-else"))
    for folder in (left, worked_in, others):
        (folder / "sub").mkdir(parents=True)
        (folder / "sub/f.txt").write_text("x")
    handle = os.open(worked_in, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        write(with_lock(FILES), tmp_path / "out")
    finally:
        os.close(handle)
    assert sorted([worked_in, others, tmp_path / "out"]) == sorted(tmp_path.iterdir())


def contract(operations: int) -> str:
    """Return a contract that takes long enough to be interrupted at."""
    paths = "".join(
        f"  /p{number}:\n    get:\n      operationId: o{number}\n      responses: {{'204': {{description: ok}}}}\n"
        for number in range(operations)
    )
    return f"openapi: 3.1.1\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}"


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_generation_that_is_ended_leaves_nothing_behind(tmp_path: Path, number: int, code: int) -> None:
    (tmp_path / "c.yaml").write_text(contract(150))
    command = [sys.executable, "-m", "generator", "generate", "c.yaml", "-o", "out"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OASMITH_CACHE": str(tmp_path / "cache")}
    began = time.monotonic()
    assert 0 == subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True).returncode
    takes = time.monotonic() - began
    codes = set()
    for attempt in range(10):
        # Another client each time, so that there is something to write.
        (tmp_path / "c.yaml").write_text(contract(151 + attempt))
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        # Python itself ends by a signal that comes before it is up.
        time.sleep(takes * (0.3 + attempt * 0.07))
        process.send_signal(number)
        said = process.communicate(timeout=30)[1]
        codes.add(process.returncode)
        assert process.returncode in {0, code, -number}, said
        assert {"c.yaml", "cache", "out"} == {one.name for one in tmp_path.iterdir()}
    assert codes <= {0, code, -number}
    assert code in codes


def test_a_damaged_lock_is_told_as_one(tmp_path: Path) -> None:
    write(with_lock(FILES), tmp_path)
    (tmp_path / LOCK).write_text('{"files": ')
    with pytest.raises(WriteError, match=r"its oasmith\.lock is damaged; choose another folder, or --force"):
        write(with_lock(FILES), tmp_path)
    assert [(LOCK, True)] == [(one.path, one.edited) for one in compare(with_lock(FILES), tmp_path)]
    write(with_lock(FILES), tmp_path, force=True)
    assert with_lock(FILES) == tree(tmp_path)
