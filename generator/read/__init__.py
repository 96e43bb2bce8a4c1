"""Read a contract: a Document becomes an Api, every part of it typed or named as a problem."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import Document, Node
from generator.ir import Api
from generator.problem import Problem, RefusedError
from generator.read.operations import read_operations, read_webhooks
from generator.read.pagination import paginated
from generator.read.reader import Reader
from generator.read.schema import read_components
from generator.read.security import read_security_schemes
from generator.read.servers import read_servers
from generator.read.tags import read_tags

__all__ = ["read"]


def read(
    document: Document, content_types: Mapping[str, str], pagination: Mapping[str, Node] | None = None
) -> tuple[Api, tuple[Problem, ...]]:
    """Return what a lowered contract says, and what of it cannot be said in types yet.

    Raises RefusedError where the contract is not OpenAPI, with each schema and operation that is not. Where it is, but
    uses what is not supported, reading goes on with the problem noted: the part stays in the Api as any JSON value or
    not at all. So it does at a mistake that has one harmless reading (docs/decisions/0015-faults.md): the Api has that
    reading, and the fault.
    `content_types` tells which media type another is to be read as (the configuration's `content_type_overrides`),
    `pagination` how the pages of some operations follow one another (its `pagination`).
    """
    reader = Reader(document, content_types)
    try:
        return _api(reader, pagination or {}), reader.found()
    except RefusedError as error:
        reader.refuse_all(*error.problems)
        raise


def _api(reader: Reader, pagination: Mapping[str, Node]) -> Api:
    root = reader.document.root
    info = root.require("info")
    licence = info.get("license")
    read_components(reader)
    schemes = read_security_schemes(reader)
    operations, webhooks = read_operations(reader), read_webhooks(reader)
    servers = read_servers(reader, root)
    reader.read_waiting()
    reader.refuse_all()
    return Api(
        openapi=root.text("openapi") or "",
        title=info.required_text("title"),
        version=info.required_text("version"),
        summary=info.text("summary"),
        description=info.text("description"),
        license=licence.text("name") if licence is not None else None,
        servers=servers,
        tags=read_tags(reader, root),
        security_schemes=tuple(schemes.values()),
        operations=tuple(paginated(reader, operations, pagination)),
        declarations=reader.declared(),
        webhooks=webhooks,
        faults=reader.faults(),
    )
