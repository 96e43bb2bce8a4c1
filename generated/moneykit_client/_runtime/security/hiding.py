"""Takes credentials out of messages: a service, or a library, may repeat them whole, cut, or in other letters."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NoReturn
from urllib.parse import quote

from ..process_lock import ProcessLock

# A shorter one is no secret, only a placeholder whose letters are in every message.
_SHORTEST_HIDDEN: Final = 6
_PIECE: Final = 8
"""Letters of a longer secret that are hidden wherever they stand: a message may have only a part of it."""


class Hidden:
    """The texts that no message may have: some always, some as long as a call that uses them goes on."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: Final = frozenset(texts)
        self._pieces: frozenset[str] | None = None
        self._lock: Final = ProcessLock()
        self._held: Final = Counter[str]()

    def hold(self, text: str) -> None:
        """Hide a text from now on, until it is released as often as it was held."""
        with self._lock.own():
            self._held[text] += 1

    def release(self, texts: Iterable[str]) -> None:
        """Hide some texts no longer."""
        with self._lock.own():
            self._held.subtract(texts)
            for text in texts:
                if self._held[text] <= 0:
                    del self._held[text]

    def snapshot(self) -> "Hidden":
        """Return what hides for ever what is hidden now: a stream is read when its call has long ended."""
        with self._lock.own():
            return Hidden((*self._texts, *self._held)) if self._held else self

    def hide(self, text: str) -> str:
        """Return `text` without what is hidden."""
        if self._pieces is None:
            self._pieces = _all_pieces(self._texts)
        pieces = self._pieces
        if self._held:
            with self._lock.own():
                held = tuple(self._held)
            pieces |= _all_pieces(held)
        folded, shown, position = _folded(text), "", 0
        covered = [
            (at, at + size)
            for size in (_PIECE, *range(_PIECE - 1, _SHORTEST_HIDDEN - 1, -1))
            for at in range(len(text) - size + 1)
            if folded[at : at + size] in pieces
        ]
        for start, end in sorted(covered):
            if start > position or not shown:
                shown += f"{text[position:start]}…"
            position = max(position, end)
        return shown + text[position:]

    def silence(self, error: BaseException) -> None:
        """Take what is hidden out of what an error says, and leave out a cause that repeats it."""
        error.args = tuple(self.hide(str(argument)) for argument in error.args)
        cause = error.__cause__ or error.__context__
        seen: list[BaseException] = []
        while cause is not None and cause not in seen:
            seen.append(cause)
            cause = cause.__cause__ or cause.__context__
        if any(self.hide(text) != text for one in seen for text in (str(one), repr(one))):
            error.__cause__ = error.__context__ = None

    def __reduce__(self) -> NoReturn:
        message = "credentials are not pickled"
        raise TypeError(message)


def _all_pieces(texts: Iterable[str]) -> frozenset[str]:
    spellings = {_folded(spelling) for text in texts for spelling in _spellings(text)}
    return frozenset(piece for spelling in spellings for piece in _pieces(spelling))


def _spellings(text: str) -> Iterator[str]:
    """Yield how a URL, Python's `repr` and JSON spell a text, beside the text itself."""
    yield text
    yield quote(text, safe="")
    escaped = text.replace("\\", "\\\\")
    yield escaped
    yield escaped.replace("'", "\\'")
    yield escaped.replace('"', '\\"')
    yield escaped.replace('"', '\\"').replace("/", "\\/")


def _pieces(secret: str) -> Iterator[str]:
    """Yield each run of letters that gives a secret away: the whole of a short one, every few of a long one."""
    if len(secret) >= _SHORTEST_HIDDEN:
        size = min(len(secret), _PIECE)
        yield from (secret[at : at + size] for at in range(len(secret) - size + 1))


def _folded(text: str) -> str:
    """Return a text as long as it is, in which the case of ASCII letters does not matter."""
    return "".join(one.lower() if one.isascii() else one for one in text)
