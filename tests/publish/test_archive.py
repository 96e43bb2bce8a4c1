"""Archives are compared by what they hold, and anything may be handed to the comparison."""

import gzip
import io
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.archive import difference

files = st.dictionaries(st.sampled_from(["a.py", "b.py", "c.py", "d/e.py", "f.py"]), st.binary(max_size=32))


def wheel(holds: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a wheel."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, content in holds.items():
            archive.writestr(name, content)
    return written.getvalue()


def sdist(holds: dict[str, bytes], level: int = 9) -> bytes:
    """Return an sdist."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz", compresslevel=level) as archive:
        for name, content in holds.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return written.getvalue()


@given(files)
def test_how_it_is_compressed_is_no_difference(holds: dict[str, bytes]) -> None:
    """Nor is the order of the files."""
    turned = dict(reversed(holds.items()))

    assert "" == difference("x.whl", wheel(holds), wheel(turned, zipfile.ZIP_STORED))
    assert "" == difference("x.tar.gz", sdist(holds), sdist(turned, 0))


@given(files, files)
def test_every_difference_is_seen(ours: dict[str, bytes], theirs: dict[str, bytes]) -> None:
    """A file more, a file less, and another content."""
    assert (ours != theirs) == bool(difference("x.whl", wheel(ours), wheel(theirs)))
    assert (ours != theirs) == bool(difference("x.tar.gz", sdist(ours), sdist(theirs)))


def test_a_few_differences_are_named_and_the_rest_is_counted() -> None:
    """The line stays short."""
    ours = {f"{letter}.py": b"" for letter in "edcba"}

    assert "a.py, b.py, c.py and 2 more" == difference("x.whl", wheel(ours), wheel({}))


@pytest.mark.parametrize("name", ["x.whl", "x.tar.gz"])
@given(garbage=st.binary(max_size=64))
def test_what_is_no_archive_differs_from_every_archive(name: str, garbage: bytes) -> None:
    """No exception leaves the comparison."""
    ours = wheel({"a.py": b""}) if name == "x.whl" else sdist({"a.py": b""})

    assert "a.py" == difference(name, ours, garbage)
    assert "a.py" == difference(name, ours, ours[: len(ours) // 2])
    assert "a.py" == difference(name, ours, gzip.compress(garbage))
