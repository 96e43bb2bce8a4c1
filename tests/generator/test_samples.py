"""Code samples send what the client sends: each is run against a server that keeps what it is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest

from generator.config import Config
from generator.pipeline import generate
from generator.write import write
from tests.cases.test_cases import GOOD, HERE, config, name
from tests.generator.test_quoting import HOSTILE, kinds, swift_tree
from tests.recording_server import Recorded, Recorder, recording
from tests.sample_runner import LANGUAGES, RUN, read_page, run_program

SECRETS = {
    "SCHEMES_BASIC_USERNAME": "me",
    "SCHEMES_BASIC_PASSWORD": "pass word",
    "SCHEMES_HEADER_KEY": "header-secret",
    "SCHEMES_QUERY_KEY": "query&secret",
    "SCHEMES_COOKIE_KEY": "cookie-secret",
    "SCHEMES_DIGEST_AUTHORIZATION": "digest-secret",
    "SCHEMES_OAUTH_TOKEN": "oauth-secret",
    "SCHEMES_CONNECT_TOKEN": "connect-secret",
}
EXECUTED = (
    "bodies",
    "forms",
    "media_types",
    "methods",
    "parameter_content",
    "parameters",
    "querystring",
    "security_schemes",
)
NOT_SENT = {
    ("forms", "send_photos"): "of a file that may have several media types, the client wants to be told which",
}
FIELDS = ("authorization", "cookie", "x-key", "x-trace-id", "x-meta")


@pytest.fixture
def server() -> Iterator[Recorder]:
    """A server that keeps what it is asked."""
    with recording() as seen:
        yield seen


def meant(request: Recorded) -> tuple[Any, ...]:
    """Return what a request says, however its JSON and its form are spelled."""
    path, _, query = request.target.partition("?")
    media_type = request.headers.get("content-type", "").partition(";")[0]
    content: Any = request.content
    if media_type.endswith("json"):
        content = json.loads(content)
    elif media_type == "application/x-www-form-urlencoded":
        content = sorted(parse_qsl(content.decode()))
    elif media_type == "multipart/form-data":
        content = sorted(re.findall(rb'name="?(\w+)', content))
    fields = {name: text for name, text in request.headers.items() if name in FIELDS}
    pairs = sorted(unquote(pair.replace("+", " ")) for pair in query.split("&"))
    return request.method, unquote(path), pairs, media_type if content else "", content, fields


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("case", EXECUTED)
def test_every_language_sends_what_the_client_sends(case: str, server: Recorder, tmp_path: Path) -> None:
    made = generate(HERE / case / "openapi.yaml", config(HERE / case))
    write(made.files, tmp_path / "client")
    assert made.package.base_url is not None
    base_url = made.package.base_url.replace("https://api.example.com", server.url)
    prefix = made.package.env_prefix
    environment = {**SECRETS, f"{prefix}_BASE_URL": base_url, "PYTHONPATH": str(tmp_path / "client")}
    samples, _ = read_page(made.files["reference.html"])
    assert len(made.package.samples) == len(samples)
    for told, sample in zip(made.package.samples, samples, strict=True):
        if (case, told.function) in NOT_SENT:
            continue
        found = {one: sent(one, sample[one], server, tmp_path, environment) for one in ("Python", *RUN)}
        assert dict.fromkeys(RUN, found["Python"]) == {one: found[one] for one in RUN}, sample["curl"]


def sent(language: str, code: str, server: Recorder, folder: Path, environment: Mapping[str, str]) -> tuple[Any, ...]:
    """Return what a sample requests of a server in the place of the contract's."""
    server.requests.clear()
    here = code.replace("https://api.example.com", server.url)
    done = run_program(language, here, folder, environment)
    assert 1 == len(server.requests), (language, code, done.stderr.decode())
    return meant(server.last)


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_every_operation_has_samples_and_swift_can_read_them(case: Path) -> None:
    made = generate(case / "openapi.yaml", config(case))
    samples, elements = read_page(made.files["reference.html"])
    assert sum(len(one.endpoints) for one in made.package.resources) == len(samples)
    for one in samples:
        assert list(LANGUAGES) == list(one)
        root = swift_tree(one["Swift"])
        assert not root.has_error, one["Swift"]
        compile(one["Python"], "sample", "exec")
    addresses = [text for _, given in elements for key, text in given.items() if key in {"src", "href", "action"}]
    assert [] == [text for text in addresses if text is None or not text.startswith(("#", "data:"))]


def hostile_contract(text: str) -> dict[str, Any]:
    """Return a contract in which a text stands wherever one may."""
    return {
        "openapi": "3.1.1",
        "info": {"title": "Hostile", "version": "1", "summary": text, "description": text},
        "servers": [{"url": "https://api.example.com/v1"}],
        "tags": [{"name": "things", "description": text}],
        "paths": {
            "/things/{id}": {
                "post": {
                    "operationId": "send",
                    "tags": ["things"],
                    "summary": text,
                    "description": text,
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "example": text},
                        {"name": text, "in": "query", "required": True, "schema": {"type": "string"}, "example": text},
                    ],
                    "requestBody": {
                        "required": True,
                        "content": {"text/plain": {"schema": {"type": "string"}, "example": text}},
                    },
                    "responses": {"204": {"description": text}},
                }
            }
        },
    }


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_hostile_contract_gives_samples_that_send_its_texts(server: Recorder, tmp_path: Path) -> None:
    text = " ".join(one for one in HOSTILE if one.isprintable()) + "\n$(touch hacked)`touch hacked`\\(1)#{1}"
    (tmp_path / "openapi.json").write_text(json.dumps(hostile_contract(text)), encoding="utf-8")
    made = generate(tmp_path / "openapi.json", Config())
    write(made.files, tmp_path / "client")
    (sample,), elements = read_page(made.files["reference.html"])
    environment = {"PYTHONPATH": str(tmp_path / "client"), "HOSTILE_BASE_URL": f"{server.url}/v1"}
    for language in RUN:
        method, path, pairs, _, content, _ = sent(language, sample[language], server, tmp_path, environment)
        assert ("POST", f"/v1/things/{text}", [f"{text}={text}"]) == (method, path, pairs), language
        assert text.encode() == content, language
    root = swift_tree(sample["Swift"])
    assert not root.has_error
    assert 1 == kinds(root).count("interpolated_expression"), "the one of the template"
    assert not (tmp_path / "hacked").exists()
    assert 1 == [tag for tag, _ in elements].count("script")
    assert "</script><!--" not in made.files["reference.html"]
