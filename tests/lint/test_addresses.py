"""No file of the repository names a package index by its address, so any mirror serves."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Spelled so that this file does not match itself.
ADDRESS = re.compile(rb"py[p]i\.org|python[h]osted|npm[j]s\.(org|com)")


def test_no_file_names_a_package_index() -> None:
    """Locks, configurations and documents name packages and hashes only."""
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    files = [ROOT / name.decode() for name in listed.split(b"\0") if name]
    assert ROOT / "requirements" / "development.txt" in files

    naming = [file for file in files if file.is_file() and ADDRESS.search(file.read_bytes())]

    assert [] == naming
