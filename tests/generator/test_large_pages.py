"""The pages for people of a large client: an index, and a page for each group that a browser or GitHub can bear."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bench.synthetic import contract
from generator.config import Config
from generator.pages import LONGEST
from generator.pipeline import Generated, generate
from generator.plan.large import MANY
from generator.write import write
from tests.browser import tab
from tests.sample_runner import LANGUAGES, read_page


def made_of(data: Any, folder: Path) -> Generated:
    """Return the client for a contract."""
    (folder / "openapi.json").write_text(json.dumps(data), encoding="utf-8")
    return generate(folder / "openapi.json", Config())


def tagged(data: Any) -> Any:
    """Return a contract whose operations are in three groups, with names that need escaping."""
    for number, item in enumerate(data["paths"].values()):
        for operation in item.values():
            operation["tags"] = [f"<b>& {number % 3}"]
    return data


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    """A client of so many operations that its reference is divided."""
    return made_of(tagged(contract(MANY + 30, 5)), tmp_path_factory.mktemp("large"))


def test_a_client_that_is_not_large_has_one_page(tmp_path: Path) -> None:
    made = made_of(contract(MANY, 5), tmp_path)
    samples, _ = read_page(made.files["reference.html"])
    assert MANY == len(samples)
    assert [list(LANGUAGES)] * MANY == [list(one) for one in samples]
    assert [] == [path for path in made.files if "-pages/" in path]


def test_a_large_reference_is_an_index_and_a_page_for_each_group(large: Generated) -> None:
    modules = [one.module for one in large.package.resources]
    paths = sorted(f"reference-pages/{one}.html" for one in modules)
    assert 3 == len(modules)
    assert paths == sorted(path for path in large.files if "-pages/" in path)
    described = json.loads(large.files["openapi.json"])
    by_curl = {
        one["x-codeSamples"][0]["source"]: {each["label"]: each["source"] for each in one["x-codeSamples"]}
        for item in described["paths"].values()
        for one in item.values()
    }
    pages = [one for path in paths for one in read_page(large.files[path])[0]]
    assert MANY + 30 == len(pages)
    assert {one["curl"]: one for one in pages} == by_curl


def test_the_index_leads_to_each_operation_and_back(large: Generated) -> None:
    samples, elements = read_page(large.files["reference.html"])
    assert [{}] * (MANY + 30) == samples, "no samples of its own"
    links = [given["href"] or "" for tag, given in elements if tag == "a"]
    there = [one.partition("#") for one in links if not one.startswith("#")]
    assert MANY + 30 == len(there)
    for path, _, name in there:
        _, on_page = read_page(large.files[path])
        assert [name] == [given["id"] for tag, given in on_page if tag == "article" and given["id"] == name]
        assert "../reference.html" in [given["href"] for tag, given in on_page if tag == "a"]


@pytest.mark.browser
@pytest.mark.slow
def test_the_index_is_searched_and_leads_to_a_page_on_the_disk(large: Generated, tmp_path: Path) -> None:
    write(large.files, tmp_path / "client")
    number = MANY
    told = next(one for one in large.package.samples if one.number == number)

    async def look() -> tuple[Any, Any, list[str]]:
        async with tab(tmp_path / "profile") as page:
            await page.go(f"{(tmp_path / 'client' / 'reference.html').as_uri()}?q={told.function}")
            left = await page.find("""
                const left = [...document.querySelectorAll('article:not([hidden])')].map((one) => one.id);
                return document.querySelector('#found')?.textContent ? left : null;""")
            await page.find(f"document.querySelector('#o{number} a').click(); return true;")
            shown = await page.find(f"""
                const tabs = document.querySelector('#o{number} [role=tablist]');
                return tabs && [...tabs.children].map((one) => one.textContent);""")
            return left, shown, page.said

    left, shown, said = asyncio.run(look())
    assert f"o{number}" in left
    assert list(LANGUAGES) == shown
    assert [] == said


def test_a_long_list_of_methods_is_divided_for_github(tmp_path: Path) -> None:
    data = tagged(contract(40, 5))
    long = "x" * (LONGEST // 40)
    data["paths"] = {f"/{long}{path}": item for path, item in data["paths"].items()}
    made = made_of(data, tmp_path)
    groups = [f"api-pages/{one.module}.md" for one in made.package.resources]
    assert sorted([*groups, "models.md"]) == sorted(
        path for path in made.files if path.endswith(".md") and path not in {"README.md", "api.md"}
    )
    index = made.files["api.md"]
    assert [*groups, "models.md"] == re.findall(r"\]\(([^)]*)\)", index)
    assert len(index) < 10_000
    listed = re.findall(r"^- <code>(\w+)\(", "".join(made.files[path] for path in groups), re.MULTILINE)
    assert [each.function for one in made.package.resources for each in one.endpoints] == listed
    models = re.findall(r"^- `(\w+)`", made.files["models.md"], re.MULTILINE)
    assert {one.name for one in made.package.models} <= set(models)
    assert "ApiError" in index, "errors stay on the first page"


def test_what_is_short_stays_one_page(tmp_path: Path) -> None:
    made = made_of(contract(10, 5), tmp_path)
    assert ["README.md", "api.md"] == sorted(path for path in made.files if path.endswith(".md"))
    for one in made.package.resources:
        assert f"## `client.{one.attribute}`" in made.files["api.md"]
