"""A text of a contract is a text in every language of the samples: programs that print what was spelled."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_swift
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.quoting import double_quoted, fenced, go, ruby, shell, shell_inside, swift
from tests.sample_runner import run_program

HOSTILE = [
    "",
    "plain",
    "a'b\"c`d",
    "$(touch hacked) ${HOME} $HOME `id`",
    "#{system('id')} #$0 #@a",
    "\\(1 + 1) \\\\(2)",
    "line\nbreak\r\nand\ttab\x0b\x0c\x08\x1b[2J\x7f",
    "${1 + 1} ${process.exit(3)}",
    "</script><!-- --> ]]>",
    "\\",
    "\\n",
    "ends with \\",
    "'; exit 3; '",
    '"; exit 3; "',
    "%s %d %n !! !a",
    "ü 漢字 \U0001f600 \u2028\u2029\u202e\xa0\x85",
    "*/ // # --",
    "-n",
    "-n\t%s%% \\101\x01",
    "two breaks\r\n\n",
    "@/etc/passwd",
]
PROGRAMS: dict[str, tuple[Callable[[str], str], str, str, str]] = {
    "sh": (shell, "", "printf '%s\\0' {}\n", ""),
    "sh, double quotes": (lambda text: f'"{shell_inside(text)}"', "", "printf '%s\\0' {}\n", ""),
    "JavaScript": (double_quoted, "", "process.stdout.write({} + '\\0');\n", ""),
    "Go": (go, 'package main\nimport "fmt"\nfunc main() {{\n'.replace("{{", "{"), 'fmt.Print({}, "\\x00")\n', "}\n"),
    "Ruby": (ruby, "$stdout.binmode\n", '$stdout.write({}, "\\0")\n', ""),
}
LANGUAGE = {"sh": "curl", "sh, double quotes": "curl"}


def printed(language: str, texts: list[str], folder: Path) -> list[str]:
    """Return what a program of the language prints of texts that stand in it."""
    spell, begin, line, end = PROGRAMS[language]
    code = begin + "".join(line.replace("{}", spell(text)) for text in texts) + end
    done = run_program(LANGUAGE.get(language, language), code, folder)
    assert (0, b"") == (done.returncode, done.stderr)
    return done.stdout.decode().split("\0")[:-1]


@pytest.mark.parametrize("language", PROGRAMS)
def test_hostile_texts_are_printed_and_not_obeyed(language: str, tmp_path: Path) -> None:
    before = {"sample.sh", "sample.mjs", "sample.go", "sample.rb"}
    assert HOSTILE == printed(language, HOSTILE, tmp_path)
    assert [] == [path.name for path in tmp_path.iterdir() if path.name not in before]


@pytest.mark.slow
@pytest.mark.parametrize("language", PROGRAMS)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=30))
def test_any_text_is_printed(language: str, texts: list[str], tmp_path: Path) -> None:
    assert texts == printed(language, texts, tmp_path)


def swift_tree(code: str) -> tree_sitter.Node:
    """Return the root of what Swift's grammar makes of a program."""
    # Its type stub still says int, which is what earlier versions took.
    grammar: object = tree_sitter_swift.language()
    parser = tree_sitter.Parser(tree_sitter.Language(grammar))
    return parser.parse(code.encode()).root_node


def kinds(node: tree_sitter.Node) -> list[str]:
    """Return the kinds of a node and of all in it."""
    return [node.type, *(kind for one in node.children for kind in kinds(one))]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_one_string_of_swift(text: str) -> None:
    root = swift_tree(f"let text = {swift(text)}\nlet other = 1\n")
    assert not root.has_error
    found = kinds(root)
    assert 1 == found.count("line_string_literal")
    assert 2 == found.count("property_declaration")
    assert "interpolated_expression" not in found
    assert "interpolated_expression" in kinds(swift_tree('let text = "\\(1)"'))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("spell", [shell, double_quoted, go, ruby, swift])
def test_what_cannot_be_seen_is_written_by_what_can(spell: Callable[[str], str], text: str) -> None:
    # A page would lose a carriage return, and a terminal obey an escape.
    assert spell(text).replace("\n", "").isprintable()


def test_what_no_file_can_have_is_replaced() -> None:
    assert "'\ufffda\ufffd'" == shell("\0a\ud800")
    assert json.loads(double_quoted("\0\ud800")) == "\ufffd\ufffd"


def test_a_fence_is_longer_than_any_in_the_code() -> None:
    assert "`````sh\n````\n`````\n" == fenced("````", "sh")
    assert "```sh\na\n```\n" == fenced("a\n", "sh")
