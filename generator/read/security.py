"""Security schemes and requirements (OpenAPI 3.1.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document import Node
from generator.ir import Flow, Requirement, SecurityScheme
from generator.read.reader import Reader

_FLOWS = ("implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization")
_URLS = ("authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What the name of a header, of a cookie and of an HTTP scheme is made of (RFC 9110, section 5.6.2)."""


def read_security_schemes(reader: Reader) -> dict[str, SecurityScheme]:
    """Return the ways to authenticate that the contract declares, by name."""
    components = reader.document.root.get("components")
    schemes = components.get("securitySchemes") if components is not None else None
    return {name: _scheme(reader, name, node) for name, node in schemes.members()} if schemes is not None else {}


def _scheme(reader: Reader, name: str, node: Node) -> SecurityScheme:
    kind = node.required_text("type")
    if kind not in {"http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"}:
        kinds = "http, apiKey, oauth2, openIdConnect and mutualTLS"
        raise node.require("type").refuse(f"`{kind}` is no type of a security scheme; there are {kinds}")
    scheme = node.text("scheme") or ""
    if kind == "http" and not _TOKEN.fullmatch(node.required_text("scheme")):
        raise node.require("scheme").refuse(f"`{scheme}` cannot be the name of an HTTP authentication scheme")
    location = parameter = None
    if kind == "apiKey":
        location, parameter = _key(node)
    return SecurityScheme(
        pointer=node.pointer,
        name=name,
        type=kind,
        scheme=scheme.lower() if scheme.lower() in {"bearer", "basic"} else scheme,
        bearer_format=node.text("bearerFormat"),
        description=node.text("description"),
        location=location,
        parameter=parameter,
        flows=tuple(_flows(reader, node.require("flows"))) if kind == "oauth2" else (),
        connect_url=node.required_text("openIdConnectUrl") if kind == "openIdConnect" else None,
        metadata_url=node.text("oauth2MetadataUrl"),
        deprecated=node.flag("deprecated") or False,
    )


def _key(node: Node) -> tuple[str, str]:
    """Return where a key is, and what it is called there."""
    location, name = node.required_text("in"), node.required_text("name")
    if location not in {"header", "query", "cookie"}:
        raise node.require("in").refuse(f"a key cannot be in `{location}`; it is in header, query or cookie")
    if location != "query" and not _TOKEN.fullmatch(name):
        raise node.require("name").refuse(f"`{name}` cannot be the name of a {location}")
    return location, name


def _flows(reader: Reader, node: Node) -> Iterator[Flow]:
    for kind, flow in node.members():
        if kind.startswith("x-"):
            continue
        if kind not in _FLOWS:
            raise flow.refuse(f"`{kind}` is no flow of OAuth 2; there are {', '.join(_FLOWS)}")
        reader.knows_only(flow, "an OAuth Flow", frozenset({*_URLS, "scopes"}))
        scopes = flow.get("scopes")
        yield Flow(
            kind,
            tuple((key, flow.required_text(key)) for key in _URLS if flow.get(key) is not None),
            tuple((name, str(one.value)) for name, one in scopes.members()) if scopes is not None else (),
        )


def read_requirements(reader: Reader, operation: Node) -> tuple[Requirement, ...]:
    """Return the alternatives of which a request must satisfy one; none means that nothing is needed."""
    found = operation.get("security") or reader.document.root.get("security")
    requirements: list[Requirement] = []
    for node in found.items() if found is not None else ():
        for name, scopes in node.members():
            if not _declared(reader, name):
                message = f"`{name}` is not a security scheme of this contract"
                reader.refuse(scopes, f"{message}; a waiver of this pointer leaves the alternative out")
        schemes = tuple((name, tuple(str(one.value) for one in scopes.items())) for name, scopes in node.members())
        requirements.append(Requirement(node.pointer, schemes))
    return tuple(requirements)


def _declared(reader: Reader, name: str) -> bool:
    """Return whether a scheme is declared, be it one that cannot be generated yet."""
    components = reader.document.root.get("components")
    schemes = components.get("securitySchemes") if components is not None else None
    return schemes is not None and schemes.get(name) is not None
