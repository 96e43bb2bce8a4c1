"""A callers file that means nothing is refused with one error at its place; so is all else that a user gives."""

from pathlib import Path

import pytest

from generator.problem import RefusedError
from tests.contract.conftest import Command
from tests.contract.suite.callers import read_callers
from tests.contract.suite.contract import Contract

HEAD = "callers:\n  - name: me\n    token: TOKEN\n    sees:\n      reset_link:\n"

MISTAKES = {
    "no mapping": ("- 1\n", "1:1", "expected an object"),
    "no YAML": ("callers: [", "2:1", "not valid YAML"),
    "no callers": ("false_alarms: []\n", "1:1", "`callers` is missing"),
    "an empty list": ("callers: []\n", "1:1", "there must be a caller"),
    "an unknown key": ("callers: []\nfalse_alarm: []\n", "2:1", "`false_alarm` means nothing here"),
    "an unknown key of a caller": ("callers:\n  - name: me\n    secret: x\n", "3:5", "`secret` means nothing here"),
    "no name": ("callers:\n  - token: TOKEN\n", "2:5", "`name` is missing"),
    "an empty name": ("callers:\n  - name: ' '\n", "2:5", "`name` says nothing"),
    "the token itself": ("callers:\n  - name: me\n    token: ey.J-secret\n", "3:5", "never the token itself"),
    "the same name": ("callers:\n  - name: me\n  - name: me\n", "3:5", "another caller is called `me`, too"),
    "the same token": (
        "callers:\n  - {name: a, token: T}\n  - {name: b, token: T}\n",
        "3:15",
        "`a` has the same token",
    ),
    "an unknown operation": (
        "callers:\n  - name: me\n    sees:\n      reset: {}\n",
        "4:7",
        "no operation `reset`; it has `reset_link`",
    ),
    "an unknown outcome": (
        HEAD + "        200 Lnk: []\n",
        "6:9",
        "does not document `200 Lnk`; it documents `200 Link`",
    ),
    "no list of requests": (HEAD + "        200 Link: mk_1\n", "6:9", "expected an array"),
    "an unknown parameter": (HEAD + "        200 Link: [{link: a}]\n", "6:21", "no parameter `link`; it has `id`"),
    "a missing parameter": (HEAD + "        200 Link: [{}]\n", "6:20", "needs a value of its parameter `id`"),
    "a value that is no text": (HEAD + "        200 Link: [{id: [a]}]\n", "6:21", "expected a string, a number"),
    "a warning without a reason": (
        "callers:\n  - name: me\n    warnings:\n      missing_auth: ''\n",
        "4:7",
        "`missing_auth` says nothing",
    ),
    "a false alarm without a reason": (
        "callers:\n  - name: me\nfalse_alarms:\n  - check: ignored_auth\n",
        "4:5",
        "`reason` is missing",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_callers_file_is_told_with_its_place(mistake: str, contract: Contract, tmp_path: Path) -> None:
    text, place, message = MISTAKES[mistake]
    path = tmp_path / "callers.yaml"
    path.write_text(text)
    with pytest.raises(RefusedError) as refused:
        read_callers(path, contract)
    (problem,) = refused.value.problems
    assert f"{path}:{place}" == str(problem.location)
    assert message in problem.message
    assert "ey.J-secret" not in str(problem)


def test_the_command_ends_with_2_and_one_line_and_writes_nothing(suite: Command, tmp_path: Path) -> None:
    file = tmp_path / "callers.yaml"
    file.write_text("callers: []\n")
    nobody = "http://127.0.0.1:9"
    cases = [
        (("--url", nobody), {}, "error: TOKEN: the environment has no TOKEN\n"),
        (("--url", nobody), {"TOKEN": "a b"}, "error: TOKEN: what the environment has as TOKEN is no bearer token\n"),
        (("--url", nobody), {"TOKEN": "abc"}, f"error: URL: nobody answers at {nobody}: "),
        (("--url", "ftp://a"), {"TOKEN": "abc"}, "error: URL: expected http://"),
        (("--url", "http://me:pw@a"), {"TOKEN": "abc"}, "error: URL: credentials do not belong into it"),
        (("--url", nobody, "--callers", str(file)), {}, f"error: {file}:1:1: #/callers: there must be a caller\n"),
        (("--callers", str(file)), {}, f"error: {file}: a callers file needs a server"),
        (("--contract", "no.yaml"), {}, "error: no.yaml: no such file\n"),
    ]
    for arguments, environment, message in cases:
        ended = suite(*arguments, **environment)
        assert (2, "", 1) == (ended.returncode, ended.stdout, ended.stderr.count("\n")), ended.stderr
        assert message in ended.stderr
        assert "pw" not in ended.stderr
    assert not (tmp_path / "report").exists()
