"""Reads the list of a project's files that an index shows, in both of its forms: JSON (PEP 691) and HTML (PEP 503)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from generator.frozen import frozen

# What to ask for: the form that needs no guessing first.
ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"

# The hashes that an index may give and Python can compute, strongest first.
ALGORITHMS = ("sha512", "sha256", "sha384", "sha224", "sha1", "md5")


@frozen
class Listed:
    """A file that an index lists: its address, and the hash that is claimed for it, if one is."""

    url: str
    algorithm: str = ""
    digest: str = ""

    def has_hash_of(self, content: bytes) -> bool:
        """Return whether the claimed hash is the content's; without a claim, no."""
        if not self.algorithm:
            return False
        return hashlib.new(self.algorithm, content, usedforsecurity=False).hexdigest() == self.digest.lower()


def read_listing(page: bytes, kind: str, address: str) -> dict[str, Listed]:
    """Return the files by name. `kind` is the Content-Type; ValueError for what is neither form."""
    if kind.partition(";")[0].strip().endswith("json"):
        return _read_json(page, address)
    return _read_html(page, address)


def _read_json(page: bytes, address: str) -> dict[str, Listed]:
    try:
        files: list[dict[str, Any]] = json.loads(page)["files"]
        return {file["filename"]: _listed(urljoin(address, file["url"]), file["hashes"]) for file in files}
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("not the JSON of PEP 691") from error


def _read_html(page: bytes, address: str) -> dict[str, Listed]:
    links = _Links()
    links.feed(page.decode("utf-8"))
    found: dict[str, Listed] = {}
    for link in links.found:
        url, fragment = urldefrag(urljoin(address, link))
        algorithm, _, digest = fragment.partition("=")
        found[unquote(urlsplit(url).path.rpartition("/")[2])] = _listed(url, {algorithm: digest})
    return found


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def _listed(url: str, hashes: Mapping[str, str]) -> Listed:
    for algorithm in ALGORITHMS:
        if algorithm in hashes:
            return Listed(url, algorithm, hashes[algorithm])
    return Listed(url)
