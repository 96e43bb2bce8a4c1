"""Importing the client costs next to nothing: each name of it is there, and is imported when it is first asked for."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import json
import pickle
import pydoc
import subprocess
import sys
from pathlib import Path

import pytest

import moneykit_client
from bench.process import ROOT, run
from moneykit_client import LinkDeletedError, models
from moneykit_client._runtime.transports.protocol import Headers
from tests.server_process import ServerProcess

PACKAGE = ROOT / "generated/moneykit_client"
NAMES: list[str] = vars(moneykit_client)["__all__"]


def python(code: str) -> str:
    """Run code as a user of the client, and return what it prints."""
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT / "generated")
    assert 0 == done.returncode, done.stderr
    return done.stdout.strip()


def loaded(code: str) -> set[str]:
    """Return the modules that some code loads beside those that Python starts with."""
    before, after = (set(python(f"{one}\nimport sys\nprint(*sys.modules)").split()) for one in ("", code))
    return after - before


def test_importing_the_client_imports_nothing_else() -> None:
    expected = {"moneykit_client", "moneykit_client._runtime", "moneykit_client._runtime.lazy"}
    assert expected == loaded("import moneykit_client") - loaded("import importlib, __future__")


# What the parts of the runtime that every call goes through are; a call that needs more of it loads more.
CLIENT = """
errors hints lazy process_lock client resources results retries settings exchange attempts steps detours
observing observing.hooks observing.redaction
security security.credentials security.hiding security.origins security.placement
transports transports.choice transports.protocol
values values.codec values.documents values.enums values.exact values.files values.lanes values.layouts values.model
values.nothing values.numbers values.scalars values.sendable values.shapes values.straight values.texts values.times
values.unions values.unset values.uploads
wire wire.answer wire.call wire.charsets wire.parameters wire.request
"""
# The transports, by words in the names of their modules.
FAST, DEFAULT, OTHERS = {"http_client"}, {"httpx2", "httpcore2"}, {"aiohttp", "asgi", "wsgi", "in_process"}
# Of the standard library, what has a cost or a meaning. The rest comes with `typing`, or `inspect` with attrs.
UNWANTED = {
    "argparse",
    "asyncio",
    "concurrent",
    "csv",
    "doctest",
    "email",
    "html",
    "http.server",
    "logging",
    "mimetypes",
    "multiprocessing",
    "optparse",
    "pathlib",
    "pickle",
    "pkgutil",
    "pydoc",
    "secrets",
    "shlex",
    "shutil",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "textwrap",
    "traceback",
    "unittest",
    "urllib.request",
    "xml",
    "zipfile",
    "zlib",
}
CALL = """
import sys
from moneykit_client import MoneyKit
with MoneyKit({token!r}, base_url={url!r}, transport={transport!r}) as client:
    client.links.reset_link({link!r})
"""


def own(modules: set[str]) -> set[str]:
    """Return the modules of the runtime among some."""
    return {one.removeprefix("moneykit_client._runtime.") for one in modules if "._runtime." in one}


def apart(modules: set[str]) -> tuple[set[str], set[str]]:
    """Return the modules of the runtime that carry no request, and the words of the transports that do."""
    carrying = {one for one in modules if one.startswith("transports.")} - set(CLIENT.split())
    return modules - carrying, {word for word in FAST | DEFAULT | OTHERS if any(word in one for one in carrying)}


def foreign(modules: set[str]) -> set[str]:
    """Return the packages among some modules that are neither the client nor the standard library."""
    names = {one.partition(".")[0] for one in modules}
    return names - sys.stdlib_module_names - {"moneykit_client"}


def test_the_client_loads_what_a_call_goes_through_and_nothing_else() -> None:
    found = loaded("from moneykit_client import MoneyKit")
    assert set(CLIENT.split()) == own(found)
    assert {"attr", "attrs"} == foreign(found)
    assert set() == found & UNWANTED
    pages = {one.partition(".")[2] for one in found if one.startswith("moneykit_client.") and "_runtime" not in one}
    assert {"api", "api.links", "client", "errors", "models", "operations"} == pages


def test_a_call_by_the_fast_transport_loads_python_s_own_client_and_no_event_loop(
    server: ServerProcess, link_id: str
) -> None:
    code = CALL.format(token=server.token(), url=server.url, transport="fast", link=link_id)
    found = loaded(code)
    assert (set(CLIENT.split()), FAST) == apart(own(found))
    assert {"attr", "attrs"} == foreign(found)
    # http.client reads headers with `email`, which has more of this.
    assert set() == found & UNWANTED - {"email", "pathlib", "socket", "ssl", "zlib"}


def test_a_call_loads_httpx2_s_connections_and_no_event_loop(server: ServerProcess, link_id: str) -> None:
    code = CALL.format(token=server.token(), url=server.url, transport="httpx2", link=link_id)
    found = loaded(code)
    assert (set(CLIENT.split()), DEFAULT) == apart(own(found))
    assert not {"asyncio", "httpx2", "msgspec", "aiohttp"} & found
    assert "httpcore2" in foreign(found)


def shown_to_type_checkers() -> set[tuple[str, str]]:
    """Return what the source of the package imports, as names with their modules."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text())
    checked = next(one for one in tree.body if isinstance(one, ast.If))
    imports = [one for one in checked.body if isinstance(one, ast.ImportFrom)]
    return {(each.name, one.module or "") for one in imports for each in one.names}


def test_every_name_that_type_checkers_see_is_there_and_is_what_they_see() -> None:
    shown = shown_to_type_checkers()
    assert sorted(name for name, _ in shown) == NAMES
    for name, module in shown:
        home = importlib.import_module(f"moneykit_client.{module}" if module else "moneykit_client")
        assert getattr(home, name) is getattr(moneykit_client, name), name


def test_all_names_are_listed_before_any_is_loaded() -> None:
    code = """
import moneykit_client
assert set(moneykit_client.__all__) <= set(dir(moneykit_client))
assert "MoneyKit" not in vars(moneykit_client)
names = {}
exec("from moneykit_client import *", names)
assert set(moneykit_client.__all__) == names.keys() - {"__builtins__"}
assert names["MoneyKit"] is moneykit_client.MoneyKit is vars(moneykit_client)["MoneyKit"]
print(names["models"].__name__, names["errors"].__name__)
"""
    assert "moneykit_client.models moneykit_client.errors" == python(code)


def test_a_name_that_there_is_not_is_refused_as_by_any_module() -> None:
    with pytest.raises(AttributeError, match=r"^module 'moneykit_client' has no attribute 'Nothing'$") as refused:
        moneykit_client.Nothing  # type: ignore[attr-defined]  # noqa: B018  it is what is tested
    assert ("Nothing", moneykit_client) == (refused.value.name, refused.value.obj)
    with pytest.raises(ImportError, match="cannot import name 'Nothing' from 'moneykit_client'"):
        exec("from moneykit_client import Nothing")  # noqa: S102  it is what is tested


def test_modules_are_imported_by_their_names_as_ever() -> None:
    code = """
from moneykit_client.errors import LinkDeletedError
import moneykit_client.models
import moneykit_client as whole
assert whole.LinkDeletedError is LinkDeletedError and whole.models.Link
from moneykit_client import operations, transports
print(operations.RESET_LINK, transports.Timeout is whole.Timeout)
"""
    assert "POST /links/{id}/reset True" == python(code)


def test_threads_that_come_at_once_get_the_same_classes() -> None:
    code = """
import threading, moneykit_client
start, found = threading.Barrier(8), []

def ask():
    start.wait()
    found.append((moneykit_client.MoneyKit, moneykit_client.Timeout, moneykit_client.models.Link))

threads = [threading.Thread(target=ask) for _ in range(8)]
[one.start() for one in threads]
[one.join() for one in threads]
print(len(found), len(set(found)))
"""
    assert "8 1" == python(code)


def test_what_was_pickled_is_read_by_a_process_that_has_loaded_nothing() -> None:
    error = LinkDeletedError(status=410, headers=Headers(()), content=b"{}", method="POST", path="/links/{id}/reset")
    product = models.LinkProduct.from_dict({"refreshed_at": "2020-01-01T00:00:00Z"})
    code = f"import pickle\nerror, product = pickle.loads({pickle.dumps((error, product))!r})\nprint(error, product)"
    assert f"{error} {product}" == python(code)


def test_help_and_inspection_show_the_client() -> None:
    shown = pydoc.plain(pydoc.render_doc(moneykit_client))
    for name in ("class MoneyKit(", "class AsyncMoneyKit(", "class LinkDeletedError(", "class Retries(", "UNSET ="):
        assert name in shown
    members = dict(inspect.getmembers(moneykit_client))
    assert set(NAMES) <= members.keys()
    assert str(PACKAGE / "client.py") == inspect.getsourcefile(members["MoneyKit"])
    assert "token" in inspect.signature(members["MoneyKit"]).parameters
    assert doctest.TestResults(0, 0) == doctest.testmod(moneykit_client)


def test_a_name_can_be_patched_before_and_after_it_is_loaded() -> None:
    code = """
from unittest.mock import patch
for _ in range(2):
    with patch("moneykit_client.MoneyKit", 1):
        import moneykit_client
        assert moneykit_client.MoneyKit == 1
    print(moneykit_client.MoneyKit.__name__)
"""
    assert "MoneyKit\nMoneyKit" == python(code)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_type_checkers_see_every_name_and_no_other(tmp_path: Path) -> None:
    names = ", ".join(NAMES)
    source = f"from moneykit_client import {names}\nimport moneykit_client as whole\n"
    source += "def wait(link: models.Link, timeout: Timeout, client: MoneyKit) -> Retries:\n"
    source += "    raise errors.ApiError(status=link.nothing, headers=timeout.nothing, path=client.nothing)\n"
    (tmp_path / "use.py").write_text(f"{source}whole.Nothing\n")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", "use.py"]
    checked = run(mypy, cwd=tmp_path, MYPYPATH=str(PACKAGE.parent))
    for told in ("Link", "Timeout", "MoneyKit"):
        assert f'"{told}" has no attribute "nothing"' in checked.out, checked.out
    assert 'Module has no attribute "Nothing"' in checked.out
    assert 4 == checked.out.count("error:"), checked.out
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(PACKAGE.parent)], "pythonVersion": "3.11"}
    rules = dict.fromkeys(("reportUnusedImport", "reportUnusedExpression", "reportUnknownMemberType"), False)
    rules |= {"reportUnknownArgumentType": False}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings | rules))
    told = run([ROOT / "tests/lint/node_modules/.bin/pyright", f"--pythonpath={sys.executable}"], cwd=tmp_path).out
    for name in ("Link", "Timeout", "MoneyKit"):
        assert f'"nothing" for class "{name}"' in told, told
    assert '"Nothing" is not a known attribute of module "moneykit_client"' in told
    assert "4 errors" in told
