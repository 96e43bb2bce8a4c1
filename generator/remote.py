"""Files of a contract that are at an http(s) address: each is pinned to the hash of what was there first."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from generator.cache import room
from generator.load import LONGEST

SECONDS = 30
"""How long a server may take for each step of an answer, where the configuration says nothing."""
_MOST = 500
"""Files that are kept on this machine; the oldest are forgotten."""


class RemoteError(Exception):
    """An address that cannot be used, and why."""


class Remote:
    """The addresses that a contract may refer to, where the user allows any.

    The pins stand in `oasmith.lock`: what is at an address later is used only if it is the same, or the user renews
    them. What was fetched once is kept on this machine under its hash, and not fetched again while its pin stands.
    """

    def __init__(self, pins: Mapping[str, str], *, renew: bool = False, seconds: float = SECONDS) -> None:
        self._known = {} if renew else dict(pins)
        self._seconds = seconds
        self.pins: dict[str, str] = {}
        """Address -> hash of what this run read there."""

    def read(self, uri: str) -> bytes:
        """Return what is at an address. Raises RemoteError when there is nothing, or not what is pinned."""
        pin = self.pins.get(uri, self._known.get(uri))
        content = _kept(pin) if pin is not None else None
        if content is None:
            content = self._fetch(uri)
            _refuse_another(content, pin)
            _keep(content)
        self.pins[uri] = _hash(content)
        return content

    def _fetch(self, uri: str) -> bytes:
        # What few contracts need: the libraries for HTTP take longer to import than most contracts to generate.
        from generator.fetch import FetchError, fetch  # noqa: PLC0415 # slow to import

        try:
            return fetch(uri, most=LONGEST, seconds=self._seconds)
        except FetchError as error:
            raise RemoteError(str(error)) from None


def is_address(uri: str) -> bool:
    """Return whether a URI is an http(s) address."""
    return urlsplit(uri).scheme in {"http", "https"}


def _refuse_another(content: bytes, pin: str | None) -> None:
    found = _hash(content)
    if pin not in {None, found}:
        message = f"what is there, {found}, is not what oasmith.lock pins, {pin}; `oasmith generate --renew` takes it"
        raise RemoteError(message)


def _hash(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _place(pin: str) -> Path | None:
    folder, digest = room("remote"), pin.removeprefix("sha256:")
    return folder / digest if folder is not None and digest.isalnum() else None


def _kept(pin: str) -> bytes | None:
    """Return what this machine keeps under a hash, if it still has it."""
    place = _place(pin)
    try:
        content = place.read_bytes() if place is not None else b""
    except OSError:
        return None
    return content if _hash(content) == pin else None


def _keep(content: bytes) -> None:
    place = _place(_hash(content))
    if place is None:
        return
    with suppress(OSError):
        new = place.with_suffix(f".{os.getpid()}")
        new.write_bytes(content)
        new.replace(place)
        for old in sorted(place.parent.iterdir(), key=lambda one: one.stat().st_mtime_ns)[:-_MOST]:
            old.unlink(missing_ok=True)
