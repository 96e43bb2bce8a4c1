"""Security schemes -> the arguments of the client that satisfy them, and where each goes in a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from generator.ir import Api, Operation, SecurityScheme
from generator.names import Scope, identifier
from generator.package import Credential, Import, Secret
from generator.plan.words import sentence

Need: TypeAlias = str | tuple[str, ...]
"""A scheme, or a scheme and the scopes that a token has to be fetched with."""

_SUFFIXES = {
    "Bearer": ("token",),
    "ApiKey": ("api_key",),
    "Basic": ("username", "password"),
    "HttpScheme": ("authorization",),
    "MutualTls": (),
    "ClientCredentials": ("token", "client_id", "client_secret", "token_url"),
}
"""Class of the runtime -> what its inputs are called."""
_TEXTS = {
    "token": "A bearer token",
    "api_key": "A key",
    "username": "The name of a user",
    "password": "The password of the user",
    "client_id": "The name of the client, with which tokens are fetched",
    "client_secret": "The secret of the client, with which tokens are fetched",
    "token_url": "Where tokens are fetched",
    "authorization": "What stands in the header Authorization behind the name of the scheme",
}
Use: TypeAlias = Literal["always", "ready", "fetching", "instead", "address"]

_USES: Mapping[str, Use] = {
    "token": "ready",
    "client_id": "fetching",
    "client_secret": "fetching",
    "token_url": "address",
}
_FETCHED = "clientCredentials"
"""The flow in which a program fetches its tokens by itself (RFC 6749, section 4.4)."""
_OF_PEOPLE = {"openid", "profile", "email", "address", "phone", "offline_access"}
"""Scopes that ask for a person's identity (OpenID Connect Core 1.0, sections 3.1.2.1, 5.4 and 11)."""


def plan_credentials(api: Api, env_prefix: str) -> tuple[Credential, ...]:
    """Return what the client needs for the schemes that its operations name."""
    used = {name for one in api.operations for requirement in one.security for name, _ in requirement.schemes}
    schemes = [one for one in api.security_schemes if one.name in used]
    # What transports satisfy has no argument, and one scheme is simply the token; several need names of their own.
    alone = sum(one.type != "mutualTLS" for one in schemes) == 1
    scope = Scope(("self", "allow_http", "auth", "base_url", "hooks", "retries", "timeout", "transport"))
    return tuple(_credential(one, env_prefix, scope, alone=alone) for one in schemes)


def _credential(one: SecurityScheme, env_prefix: str, scope: Scope, *, alone: bool) -> Credential:
    kind = _kind(one)
    names = tuple(scope.claim(suffix if alone else _name(one.name, suffix)) for suffix in _SUFFIXES[kind])
    told = _told(one)
    secrets = tuple(
        Secret(
            name,
            f"{env_prefix}_{name.upper()}",
            sentence(_said(suffix, told)),
            _use(one, kind, suffix),
        )
        for name, suffix in zip(names, _SUFFIXES[kind], strict=True)
    )
    return Credential(one.name, kind, _settings(one, kind, secrets), secrets)


def _use(one: SecurityScheme, kind: str, suffix: str) -> Use:
    """Return when an argument is given."""
    if kind != "ClientCredentials":
        return "always"
    if one.type == "openIdConnect":
        # Its tokens are people's mostly, and its contract does not say whether programs get any.
        return "always" if suffix == "token" else "address" if suffix == "token_url" else "instead"
    return _USES[suffix]


def _kind(one: SecurityScheme) -> str:
    if one.type == "http":
        return {"bearer": "Bearer", "basic": "Basic"}.get(one.scheme, "HttpScheme")
    if one.type == "openIdConnect" or any(flow.kind == _FETCHED for flow in one.flows):
        return "ClientCredentials"
    return {"apiKey": "ApiKey", "mutualTLS": "MutualTls"}.get(one.type, "Bearer")


def plan_security(api_schemes: dict[str, SecurityScheme], operation: Operation) -> tuple[tuple[Need, ...], ...]:
    """Return the alternatives whose schemes the client has; the others were waived."""
    alternatives = (one.schemes for one in operation.security if all(name in api_schemes for name, _ in one.schemes))
    return tuple(tuple(_need(api_schemes[name], scopes) for name, scopes in one) for one in alternatives)


def _need(scheme: SecurityScheme, scopes: tuple[str, ...]) -> Need:
    """Return a scheme and, where tokens are fetched, those scopes that the flow has; OpenID Connect lists none."""
    if scheme.type == "openIdConnect":
        asked = tuple(sorted(set(scopes) - _OF_PEOPLE))
        return (scheme.name, *asked) if asked else scheme.name
    flow = next((one for one in scheme.flows if one.kind == _FETCHED), None)
    known = {name for name, _ in flow.scopes} if flow is not None else set[str]()
    asked = tuple(sorted({one for one in scopes if one in known}))
    return (scheme.name, *asked) if asked else scheme.name


def _name(scheme: str, suffix: str) -> str:
    """Return the name of an argument, which says once what it is."""
    name = identifier(scheme, "scheme_")
    if suffix in _USES and suffix != "token":
        return f"{name}_{suffix}"
    last = suffix.rpartition("_")[2]
    if suffix != "token" and (name == last or name.endswith(f"_{last}")):
        return name
    return f"{name}_{last}"


def _told(one: SecurityScheme) -> str | None:
    """Return what the contract says of a scheme."""
    return f"{sentence(one.description or '')} Deprecated." if one.deprecated else one.description


def _said(suffix: str, told: str | None) -> str:
    if suffix in {"username", "password", "client_id", "client_secret"}:
        return f"{_TEXTS[suffix]}: {told}" if told else _TEXTS[suffix]
    return _TEXTS[suffix] if suffix == "token_url" else told or _TEXTS[suffix]


def _settings(one: SecurityScheme, kind: str, secrets: tuple[Secret, ...]) -> tuple[tuple[str, str], ...]:
    """Return what the class of a scheme is made with; an argument that has its usual name is left out."""
    if kind == "MutualTls":
        return ()
    if kind == "ClientCredentials":
        return _of_client(one, secrets)
    if kind == "Basic":
        username, password = secrets
        names = {"username": username.name, "password": password.name}
        named = tuple((key, name) for key, name in names.items() if key != name)
        return (("username_env", username.env), ("password_env", password.env), *named)
    (secret,) = secrets
    placed: tuple[tuple[str, str], ...] = ()
    if kind == "ApiKey":
        placed = (("location", one.location or ""), ("name", one.parameter or ""))
    elif kind == "HttpScheme":
        placed = (("scheme", one.scheme),)
    argument = (("argument", secret.name),) if secret.name != _SUFFIXES[kind][0] else ()
    return (*placed, ("env", secret.env), *argument)


def _of_client(one: SecurityScheme, secrets: tuple[Secret, ...]) -> tuple[tuple[str, str], ...]:
    if one.connect_url is not None:
        found = [("connect_url", one.connect_url)]
    else:
        urls = next(dict(flow.urls) for flow in one.flows if flow.kind == _FETCHED)
        found = [("token_url", urls.get("tokenUrl", ""))]
        if "refreshUrl" in urls:
            found.append(("refresh_url", urls["refreshUrl"]))
    keys = ("argument", "client_id", "client_secret", "token_url_argument")
    usual = _SUFFIXES["ClientCredentials"]
    found += zip(
        ("env", "client_id_env", "client_secret_env", "token_url_env"), (each.env for each in secrets), strict=True
    )
    found += [(key, each.name) for key, each, name in zip(keys, secrets, usual, strict=True) if each.name != name]
    return tuple(found)


def security_imports(credentials: tuple[Credential, ...]) -> tuple[Import, ...]:
    """Return the imports of the classes of some schemes."""
    kinds = sorted({one.kind for one in credentials})
    modules = {
        "._runtime.security.client_credentials": tuple(one for one in kinds if one == "ClientCredentials"),
        "._runtime.security.schemes": tuple(one for one in kinds if one not in {"Bearer", "ClientCredentials"}),
        "._runtime.security.credentials": tuple(one for one in kinds if one == "Bearer"),
    }
    return tuple(Import(module, names) for module, names in modules.items() if names)
