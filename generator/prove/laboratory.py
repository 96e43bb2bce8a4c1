"""What one process needs to prove things: a stage, the client in its own process, and the same client made afresh."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.prove.credentials import secret
from generator.prove.driver import TOKEN, Driver, DriverError
from generator.prove.stage import Stage
from generator.prove.subject import Subject
from generator.prove.typed import Types


class Laboratory:
    """Starts what is needed when it is needed, and ends it."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.stage = Stage()
        self.types = Types(subject.package)
        self._drivers: dict[str, Driver] = {}

    @property
    def client(self) -> Driver:
        """The client on disk."""
        return self._driver("client", self.subject.folder)

    @property
    def fresh(self) -> Driver | None:
        """The client that generation gives now, where it is another one."""
        return self._driver("fresh", self.subject.fresh) if self.subject.fresh is not None else None

    def is_cured_by_generation(self, goes_wrong: Callable[[Driver], bool]) -> bool:
        """Return whether what goes wrong with the client on disk does not with the one that generation gives now."""
        try:
            fresh = self.fresh
            return fresh is not None and not goes_wrong(fresh)
        except DriverError:
            return False

    @property
    def peer(self) -> Driver | None:
        """The peer's client, where there is one."""
        peer = self.subject.peer
        if peer is None:
            return None
        if "peer" not in self._drivers:
            driver = Driver(Path(peer.folder), peer.package, "peer_worker.py")
            self._drivers["peer"] = driver
            driver.open("", {"base_url": self.stage.url, "token": TOKEN})
        return self._drivers["peer"]

    def _driver(self, name: str, folder: Path) -> Driver:
        if name not in self._drivers:
            package = self.subject.package
            driver = self._drivers[name] = Driver(folder, package.package_name)
            secrets = {one.name: secret(one.name) for one in package.ready_secrets}
            driver.open(package.client_name, {**secrets, "base_url": self.stage.url, "timeout": 20, "retries": 0})
        return self._drivers[name]

    def close(self) -> None:
        """End every process and the stage."""
        for one in self._drivers.values():
            one.close()
        self._drivers.clear()
        self.stage.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
