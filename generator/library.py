"""The files of a contract, opened when they are referred to: below one folder only, each once, and not without end."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.document import Document, Node
from generator.frozen import evolve, frozen
from generator.load import LONGEST, load, parse
from generator.problem import Location, Problem, RefusedError
from generator.remote import Remote, RemoteError, is_address

MOST_FILES = 20_000
"""Files that a contract may have."""
LARGEST = 256 * 1024 * 1024
"""Bytes that its files may have together."""
_LOCAL = {"", "localhost"}


@frozen
class Reach:
    """What a contract may refer to beside itself."""

    folder: Path | None = None
    """Where its other files must be; without it, in the folder of the contract."""
    remote: Remote | None = None
    """Fetches what is at an address; without it, nothing is fetched."""


class Library:
    """A contract and its files.

    A reference may lead to regular files below the folder of the contract, or below another folder that the user
    names; symbolic links count as what they lead to. What is at an address is fetched only with a `Remote`.
    """

    def __init__(self, contract: Path, reach: Reach | None = None) -> None:
        folder, self._remote = (reach.folder, reach.remote) if reach is not None else (None, None)
        self._folder = Path(os.path.realpath(folder if folder is not None else contract.parent))
        self._beside = Path(os.path.realpath(contract)).parent
        self._shown = contract.parent
        self._size = 0
        self.root = load(contract)
        """The contract's own file."""
        self.documents: dict[str, Document] = {}
        """Its other files by the name that the contract has for them: a path from its folder, or an address."""
        self._uris = {"": Path(os.path.realpath(contract)).as_uri()}
        self._names = {self._uris[""]: ""}
        self._refuse_outside(contract)

    def _refuse_outside(self, contract: Path) -> None:
        if not Path(os.path.realpath(contract)).is_relative_to(self._folder):
            location = Location(contract.as_posix())
            raise RefusedError(Problem("the contract is not in the folder that its files must be in", location))

    def uri(self, document: Document) -> str:
        """Return the URI from which a file was read."""
        return self._uris[document.name]

    @property
    def files(self) -> tuple[Path, ...]:
        """Its other files on this machine."""
        return tuple(Path(one.file) for name, one in self.documents.items() if not is_address(name))

    @property
    def pins(self) -> dict[str, str]:
        """The hash of what was read at each address."""
        return self._remote.pins if self._remote is not None else {}

    def open(self, uri: str, reference: Node) -> Document:
        """Return the file at a URI. Raises RefusedError, at the reference, when it must not or cannot be read."""
        parts = urlsplit(uri)
        if is_address(uri):
            return self._at(uri, reference)
        if parts.scheme != "file" or parts.netloc not in _LOCAL:
            raise reference.refuse(f"`{reference.value}` is no file and no http address: nothing can be read there")
        if parts.query:
            raise reference.refuse(f"`{reference.value}` has a query, and a file has none")
        if is_address(reference.document.name):
            raise reference.refuse(f"`{reference.value}` is a file of this machine, and what refers to it is not")
        path = unquote(parts.path)
        if "\x00" in path or not path:
            raise reference.refuse(f"`{reference.value}` cannot be the name of a file")
        return self._file(Path(os.path.realpath(path)), reference)

    def _at(self, uri: str, reference: Node) -> Document:
        known = self._known(uri)
        if known is not None:
            return known
        if self._remote is None:
            message = f"`{reference.value}` is at {uri}, and nothing is fetched without --allow-remote"
            raise reference.refuse(message)
        try:
            content = self._remote.read(uri)
        except RemoteError as error:
            raise reference.refuse(f"`{reference.value}` is at {uri}: {error}") from None
        return self._parsed(uri, uri, uri, content, reference)

    def _file(self, path: Path, reference: Node) -> Document:
        uri = path.as_uri()
        known = self._known(uri)
        if known is not None:
            return known
        if not path.is_relative_to(self._folder):
            message = f"`{reference.value}` leads out of the folder of the contract; --root names a wider one"
            raise reference.refuse(message)
        name = PurePosixPath(os.path.relpath(path, self._beside)).as_posix()
        file = (self._shown / name).as_posix()
        return self._parsed(name, uri, file, _content(path, reference), reference)

    def _known(self, uri: str) -> Document | None:
        name = self._names.get(uri)
        return self.root if name == "" else self.documents[name] if name is not None else None

    def _parsed(self, name: str, uri: str, file: str, content: bytes, reference: Node) -> Document:
        self._size += len(content)
        if len(self.documents) >= MOST_FILES or self._size > LARGEST:
            raise reference.refuse(f"the contract has more than {MOST_FILES} files, or {LARGEST} bytes")
        document = evolve(parse(content, file, PurePosixPath(urlsplit(uri).path).suffix), name=name)
        self.documents[name] = document
        self._uris[name] = uri
        self._names[uri] = name
        return document


def _content(path: Path, reference: Node) -> bytes:
    """Return the bytes of a regular file; a pipe or device would never end, or do something when it is opened."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        raise reference.refuse(f"`{reference.value}`: there is no such file") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise reference.refuse(f"`{reference.value}` cannot be read: {why}") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise reference.refuse(f"`{reference.value}` is not a file")
    with open(handle, "rb") as file:  # noqa: PTH123 # of a handle
        content = file.read(LONGEST + 1)
    if len(content) > LONGEST:
        raise reference.refuse(f"`{reference.value}` is larger than {LONGEST} bytes")
    return content
