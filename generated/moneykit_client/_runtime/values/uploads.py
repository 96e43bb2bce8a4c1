"""Bodies that are sent in pieces: opened files, paths and iterators of bytes, which are never in memory as a whole."""

import io
import os
import stat
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from typing import IO, Any, Final, TypeAlias, cast, final

Upload: TypeAlias = IO[bytes] | os.PathLike[str] | Iterable[bytes] | AsyncIterable[bytes]
"""A file opened in binary mode, a path, or pieces of bytes; asynchronous pieces for an asynchronous client only."""

_PIECE: Final = 64 * 1024


class Source:
    """What the bytes of an upload come from."""

    def __init__(self, length: int | None, *, blocks: bool = False) -> None:
        self.length = length
        """How many bytes there are, if that is known before."""
        self.is_fresh = True
        """Whether all of it can be had: nothing was read, or it can be read again."""
        self.blocks = blocks
        """Whether reading waits for a disk."""

    def read(self) -> Iterable[bytes] | AsyncIterable[bytes]:
        """Return the bytes in pieces."""
        raise NotImplementedError


class _Whole(Source):
    """Bytes."""

    def __init__(self, content: bytes) -> None:
        super().__init__(len(content))
        self._content = content

    def read(self) -> Iterator[bytes]:
        """Return the bytes as one piece."""
        yield self._content


class _Opened(Source):
    """A file that somebody opened and that can be read again, from where it stands."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start = file.tell()
        super().__init__(max(0, file.seek(0, os.SEEK_END) - self._start), blocks=True)
        file.seek(self._start)

    def read(self) -> Iterator[bytes]:
        """Return the bytes in pieces."""
        self._file.seek(self._start)
        yield from _exactly(self._file.read, self.length or 0)


class _Path(Source):
    """A regular file, opened for each time that it is sent."""

    def __init__(self, path: os.PathLike[str]) -> None:
        super().__init__(os.stat(path).st_size, blocks=True)  # noqa: PTH116  any path-like
        self._path = path

    def read(self) -> Iterator[bytes]:
        """Return the bytes in pieces."""
        with open(self._path, "rb") as file:  # noqa: PTH123  any path-like
            yield from _exactly(file.read, self.length or 0)


class _Once(Source):
    """What can be read once: an iterator, a pipe."""

    def __init__(self, pieces: Iterable[bytes] | AsyncIterable[bytes], *, blocks: bool = False) -> None:
        super().__init__(None, blocks=blocks)
        self._pieces = pieces

    def read(self) -> Iterable[bytes] | AsyncIterable[bytes]:
        """Return the pieces."""
        self.is_fresh = False
        return self._pieces


def _exactly(read: Callable[[int], bytes], length: int) -> Iterator[bytes]:
    """Yield as many bytes as were promised: a file that grows meanwhile is sent as it was."""
    left = length
    while left:
        piece = read(min(_PIECE, left))
        if not piece:
            message = "a file became shorter while it was sent"
            raise OSError(message)
        left -= len(piece)
        yield piece


def source(content: object) -> Source | bytes | None:
    """Return what the bytes of a body or of a part come from; None where it is nothing that has bytes.

    Raises OSError for a path that leads to no file that can be read.
    """
    if isinstance(content, (bytes, bytearray)):
        return bytes(content)
    if isinstance(content, io.BytesIO):
        return content.read()
    if isinstance(content, os.PathLike):
        return _of_path(cast("os.PathLike[str]", content))
    if hasattr(content, "read"):
        return _of_file(cast("IO[bytes]", content))
    if isinstance(content, AsyncIterable) or (isinstance(content, Iterable) and not isinstance(content, (str, dict))):
        return _Once(cast("Iterable[bytes] | AsyncIterable[bytes]", content))
    return None


def _of_path(path: os.PathLike[str]) -> Source:
    if stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  any path-like
        return _Path(path)
    message = f"{os.fspath(path)!r} is no regular file: open it"
    raise OSError(message)


def _of_file(file: IO[bytes]) -> Source | None:
    # A file that was opened as text gives text, and nothing says in which encoding its bytes were.
    if isinstance(file, io.TextIOBase):
        return None
    seekable: Callable[[], bool] | None = getattr(file, "seekable", None)
    if seekable is not None and seekable():
        return _Opened(file)
    return _Once(_read_once(file), blocks=True)


def _read_once(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


@final
class Pieces:
    """The body of a request that is sent in pieces."""

    def __init__(self, *parts: Source | bytes) -> None:
        self._parts: tuple[Source, ...] = tuple(_Whole(one) if isinstance(one, bytes) else one for one in parts)

    @property
    def length(self) -> int | None:
        """How many bytes there are, if that is known before."""
        total = 0
        for one in self._parts:
            if one.length is None:
                return None
            total += one.length
        return total

    @property
    def is_fresh(self) -> bool:
        """Whether all of it can be had: nothing was read, or it can be read again."""
        return all(one.is_fresh for one in self._parts)

    def __iter__(self) -> Iterator[bytes]:
        for one in self._parts:
            pieces = one.read()
            if not isinstance(pieces, Iterable):
                message = "asynchronous pieces are for an asynchronous client"
                raise TypeError(message)
            for piece in pieces:
                yield _checked(piece)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for one in self._parts:
            pieces = one.read()
            if isinstance(pieces, AsyncIterable):
                async for piece in pieces:
                    yield _checked(piece)
            elif one.blocks:
                # Others use the event loop while this one waits for a disk.
                async for piece in _in_a_thread(iter(pieces)):
                    yield _checked(piece)
            else:
                for piece in pieces:
                    yield _checked(piece)

    def read(self) -> bytes:
        """Return all of it at once, for a transport that takes nothing else."""
        return b"".join(self)

    async def aread(self) -> bytes:
        """Return all of it at once, as `read` does."""
        return b"".join([piece async for piece in self])


async def _in_a_thread(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    import asyncio  # noqa: PLC0415  a client that is not asynchronous does without

    while piece := await asyncio.to_thread(next, pieces, b""):
        yield piece


def _checked(piece: Any) -> bytes:
    if isinstance(piece, (bytes, bytearray)):
        return bytes(piece)
    message = f"an upload is made of bytes, not of a {type(piece).__name__}"
    raise TypeError(message)
