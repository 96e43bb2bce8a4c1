"""Docstrings say what a contract says, in lines that are as full as they may be."""

from __future__ import annotations

import ast
import itertools

from hypothesis import given
from hypothesis import strategies as st

from generator.package import Doc, Entry
from generator.spelling import WIDTH, docstring

WORD = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12) | st.sampled_from(
    ["x" * (WIDTH - 5), "x" * (WIDTH - 4), "x" * (WIDTH - 3), "x" * WIDTH, "x" * 300]
)
TEXT = st.lists(WORD, min_size=1, max_size=60).map(" ".join)


def full(lines: list[str]) -> bool:
    """Return whether no line is too long that could be broken, and none could have had the next word, too."""
    breakable = all(len(one) <= WIDTH or " " not in one.strip() for one in lines)
    following = itertools.pairwise(lines)
    return breakable and all(len(one) + 1 + len(other.split()[0]) > WIDTH for one, other in following)


@given(TEXT, TEXT)
def test_a_paragraph_is_broken_where_no_word_fits_any_more(summary: str, paragraph: str) -> None:
    found = docstring(Doc(summary, (paragraph,))).removeprefix('"""').removesuffix('"""').rstrip()
    first, second = (f"    {found}").split("\n\n")
    assert [summary, paragraph] == [" ".join(one.split()) for one in (first, second)]
    assert full(first.split("\n"))
    assert full(second.split("\n"))


@given(TEXT)
def test_the_lines_of_an_entry_after_its_first_hang(text: str) -> None:
    found = docstring(Doc("S.", (), (("Args", (Entry("name", text),)),)))
    lines = found.removesuffix('\n    """').split("\n")[3:]
    assert f"name: {text}" == " ".join(" ".join(lines).split())
    assert [8, *([12] * (len(lines) - 1))] == [len(one) - len(one.lstrip()) for one in lines]
    assert full(lines)


@given(st.text(), st.text())
def test_any_text_is_a_docstring(summary: str, paragraph: str) -> None:
    code = f"class A:\n    {docstring(Doc(summary, (paragraph,)))}\n"
    (node,) = ast.parse(code).body
    assert isinstance(node, ast.ClassDef)
    assert 1 == len(node.body)
