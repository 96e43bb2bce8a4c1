"""Publishes a client: builds it reproducibly and uploads it to a package index, one content for each version.

Everything it needs comes with the extra `publish` and is imported late: no other command pays for it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.frozen import frozen
from generator.publish.archive import difference
from generator.publish.build import build
from generator.publish.error import PublishError
from generator.publish.index import Index

__all__ = ["PublishError", "Published", "build", "publish"]


@frozen
class Published:
    """What was done: the names of the files that were uploaded, and of those that were there already."""

    name: str
    version: str
    index: str
    uploaded: tuple[str, ...]
    unchanged: tuple[str, ...]

    def __str__(self) -> str:
        """Return it as a sentence."""
        what = f"{self.name} {self.version}"
        if not self.uploaded:
            return f"{what} is on {self.index} already, with this content: nothing to do."
        return f"{what} is now on {self.index}: {', '.join(self.uploaded)}."


def publish(project: Path, index: str) -> Published:
    """Build the project and upload what the index does not have yet; return what was done.

    `index` is the address that files are uploaded to; below it, `simple/` lists them (PEP 503, PEP 691).
    Credentials come from TWINE_USERNAME and TWINE_PASSWORD, the keyring or a netrc file.
    Raises PublishError, before anything is uploaded, when the version is there with other content.
    """
    with tempfile.TemporaryDirectory() as folder, Index(index) as opened:
        files = build(project, Path(folder))
        name, version = _name_and_version(files[0])
        listed = opened.files(name)
        unchanged = [file for file in files if file.name in listed]
        for file in unchanged:
            if listed[file.name].has_hash_of(file.read_bytes()):
                continue
            other = difference(file.name, file.read_bytes(), opened.download(listed[file.name]))
            if other:
                raise PublishError(
                    f"{opened.address} has {name} {version} already, with other content: {other} in {file.name}. "
                    "What is published never changes; give the contract a new version."
                )
        missing = [file for file in files if file not in unchanged]
        for file in missing:
            opened.upload(file)
        return Published(
            name=name,
            version=version,
            index=opened.address,
            uploaded=tuple(file.name for file in missing),
            unchanged=tuple(file.name for file in unchanged),
        )


def _name_and_version(wheel: Path) -> tuple[str, str]:
    """Return both as an index spells them (PEP 503, PEP 440)."""
    from packaging.utils import parse_wheel_filename

    name, version, _, _ = parse_wheel_filename(wheel.name)
    return str(name), str(version)
