"""Of any number of resets of one link at the same time, exactly one succeeds."""

import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Timer

import pytest

from server.database import Database
from server.links import Link
from server.seed import seed
from tests.server_process import ServerProcess, running_server

ONE_OF_A_HUNDRED = Counter({200: 1, 422: 99})


def resets_at_once(servers: Sequence[ServerProcess], link_id: str, count: int = 100) -> Counter[int]:
    """Return how often each status was answered."""
    token = servers[0].token()
    together = Barrier(count)

    def reset(number: int) -> int:
        together.wait()
        return servers[number % len(servers)].ask("POST", f"/links/{link_id}/reset", token=token).status

    with ThreadPoolExecutor(count) as threads:
        return Counter(threads.map(reset, range(count)))


def test_one_of_a_hundred_concurrent_resets_succeeds(server: ServerProcess, link_id: str) -> None:
    """In the threads of one process."""
    assert ONE_OF_A_HUNDRED == resets_at_once([server], link_id)


@pytest.mark.slow
def test_one_succeeds_also_on_several_processes_with_one_database(tmp_path: Path) -> None:
    """Where no lock of Python's can help."""
    database = str(tmp_path / "shared.sqlite3")
    with running_server(links=2, database=database) as one, running_server(links=2, database=database) as two:
        for link_id in one.links:
            assert ONE_OF_A_HUNDRED == resets_at_once([one, two], link_id)


@pytest.mark.slow
def test_one_succeeds_also_in_memory() -> None:
    """There is one connection then, which the threads take in turn."""
    secret = {"MONEYKIT_SERVER_SECRET": "a secret that is shared by two processes"}
    with running_server(links=1, database="sqlite://", environment=secret) as new:
        assert ONE_OF_A_HUNDRED == resets_at_once([new], new.links[0])


def test_who_reads_and_then_writes_is_not_overtaken_in_between(tmp_path: Path) -> None:
    """SQLite would refuse the one who was overtaken, however long it is ready to wait."""
    database = Database(str(tmp_path / "new.sqlite3"))
    seed(database, links=1)

    def rename(name: str) -> str:
        with database.writing() as session:
            link = session.get_one(Link, "mk_test_000001")
            before = link.institution_name
            time.sleep(0.2)
            link.institution_name = name
            return before

    with ThreadPoolExecutor(2) as threads:
        one, two = threads.map(rename, ["one", "two"])
    database.close()
    assert (one, two) in {("Chase", "one"), ("two", "Chase")}


def test_a_new_database_is_waited_for_while_another_process_has_it(tmp_path: Path) -> None:
    """Also for the one thing for which SQLite does not wait by itself: the change to a write-ahead log."""
    path = str(tmp_path / "new.sqlite3")
    another = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    another.execute("BEGIN IMMEDIATE")
    done = Timer(0.3, another.commit)
    done.start()
    Database(path).close()
    done.join()
    assert ("wal",) == another.execute("PRAGMA journal_mode").fetchone()
    another.close()


@pytest.mark.slow
def test_servers_that_start_at_the_same_time_agree_on_a_new_database(tmp_path: Path) -> None:
    """On its tables, its links and its secret."""
    database = str(tmp_path / "shared.sqlite3")

    def reset(number: int) -> int:
        with running_server(links=4, database=database) as new:
            return new.reset(new.links[number]).status

    with ThreadPoolExecutor(4) as threads:
        assert [200] * 4 == list(threads.map(reset, range(4)))
