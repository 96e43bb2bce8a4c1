"""Both forms of an index's list say the same: names, addresses and hashes of files."""

import hashlib
import json
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.listing import Listed, read_listing

ADDRESS = "https://packages.example.com/team/simple/moneykit-client/"
JSON = "application/vnd.pypi.simple.v1+json; charset=utf-8"
HTML = "text/html; charset=utf-8"

names = st.from_regex(r"[a-z][a-z0-9_.+! &-]{0,20}\.whl", fullmatch=True)
contents = st.dictionaries(names, st.binary(max_size=8), max_size=4)


@given(contents)
def test_json_and_html_say_the_same(files: dict[str, bytes]) -> None:
    """Whatever the names are: PEP 691 has them in members, PEP 503 in links."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    as_json = json.dumps(
        {
            "meta": {"api-version": "1.0"},
            "name": "moneykit-client",
            "files": [
                {"filename": name, "url": f"../../files/{quote(name)}", "hashes": {"sha256": digest}}
                for name, digest in hashes.items()
            ],
        }
    )
    as_html = "".join(
        f'<a href="../../files/{escape(quote(name))}#sha256={digest}">{escape(name)}</a><br>'
        for name, digest in hashes.items()
    )

    from_json = read_listing(as_json.encode(), JSON, ADDRESS)
    from_html = read_listing(as_html.encode(), HTML, ADDRESS)

    assert from_json == from_html
    assert files.keys() == from_json.keys()
    for name, content in files.items():
        assert from_json[name].url == f"https://packages.example.com/team/files/{quote(name)}"
        assert from_json[name].has_hash_of(content)
        assert not from_json[name].has_hash_of(content + b"!")


def test_the_strongest_hash_is_taken() -> None:
    """An index may give several."""
    page = {"files": [{"filename": "a.whl", "url": "a.whl", "hashes": {"md5": "0", "blake3": "1", "sha256": "2"}}]}

    assert {"a.whl": Listed(ADDRESS + "a.whl", "sha256", "2")} == read_listing(json.dumps(page).encode(), JSON, ADDRESS)


def test_a_file_without_a_hash_is_listed_without_one() -> None:
    """Neither form demands one, and nothing has no hash by accident."""
    without = {"a.whl": Listed(ADDRESS + "a.whl")}

    assert without == read_listing(b'<a href="a.whl">a.whl</a>', HTML, ADDRESS)
    assert without == read_listing(b'{"files": [{"filename": "a.whl", "url": "a.whl", "hashes": {}}]}', JSON, ADDRESS)
    assert not without["a.whl"].has_hash_of(b"")


@pytest.mark.parametrize(
    "page", [b"", b"[]", b"{}", b'{"files": [1]}', b'{"files": [{"filename": "a"}]}', b"\xff", b'{"files": null}']
)
def test_what_is_no_list_is_a_value_error(page: bytes) -> None:
    """And nothing else, whatever it is."""
    with pytest.raises(ValueError, match=r"."):
        read_listing(page, JSON, ADDRESS)
