"""Where the data is kept: one engine, and transactions for reading and for writing."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

BUSY_TIMEOUT = 30
"""How many seconds a SQLite connection waits for another process to finish writing."""

WRITING = "moneykit_writing"


class Table(DeclarativeBase):
    """What every table derives from."""


class Database:
    """A database, created and brought to its schema when it is opened."""

    def __init__(self, where: str) -> None:
        """Open `where`, a SQLAlchemy URL or the path of a SQLite file.

        Raises SQLAlchemyError, or OSError for a file, if it cannot be opened.
        """
        self.url = make_url(where) if "://" in where else URL.create("sqlite", database=where)
        self._engine = _sqlite(self.url) if self.url.get_backend_name() == "sqlite" else _other(self.url)
        with self.writing() as session:
            Table.metadata.create_all(session.connection())

    def reading(self) -> Session:
        """Return a session to read in; what it returns stays usable after it."""
        return Session(self._engine, expire_on_commit=False)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that is one transaction: committed at the end, or rolled back if the block raises."""
        engine = self._engine.execution_options(**{WRITING: True})
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def ping(self) -> None:
        """Do nothing, but with the database; raises SQLAlchemyError if it does not answer."""
        with self._engine.connect() as connection:
            connection.execute(text("SELECT 1 FROM links WHERE 1 = 0"))

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _other(url: URL) -> Engine:
    """Return an engine whose errors do not print the values of a statement: a secret could be among them."""
    return create_engine(url, hide_parameters=True, pool_pre_ping=True)


def _sqlite(url: URL) -> Engine:
    """Return an engine for SQLite that several threads and several processes can share."""
    in_memory = url.database in (None, "", ":memory:")
    if url.database and not in_memory and not url.database.startswith("file:"):
        _create_private_file(Path(url.database))
    engine = create_engine(
        url,
        hide_parameters=True,
        poolclass=QueuePool,
        # A database in memory lives in its connection, so there is one, which the threads take in turn.
        pool_size=1 if in_memory else 5,
        max_overflow=0 if in_memory else 10,
        connect_args={"timeout": BUSY_TIMEOUT, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # The driver would begin transactions late and by itself; `begin` below does it, on time.
        connection.isolation_level = None
        _use_write_ahead_log(connection)
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that will write takes the lock at once and waits for it. One that reads first and then wants
        # to write fails instead, however long it would be ready to wait, when another has written in between.
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work at the same time; the file remembers it.

    SQLite does not wait for a lock here, whatever the timeout, so that of several servers that start on a new file all
    but one would fail.
    """
    deadline = time.monotonic() + BUSY_TIMEOUT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _create_private_file(path: Path) -> None:
    """Create the database file for its owner only, because the signing secret is in it; SQLite's other files follow."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
