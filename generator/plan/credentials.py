"""Security schemes -> the arguments of the client that satisfy them, and where each goes in a request."""

from __future__ import annotations

from generator.ir import Api, SecurityScheme
from generator.names import Scope, identifier
from generator.package import Credential, Import, Secret
from generator.plan.words import sentence

_SUFFIXES = {
    "Bearer": ("token",),
    "ApiKey": ("api_key",),
    "Basic": ("username", "password"),
    "HttpScheme": ("authorization",),
    "MutualTls": (),
}
"""Class of the runtime -> what its inputs are called."""
_TEXTS = {
    "token": "A bearer token",
    "api_key": "A key",
    "username": "The name of a user",
    "password": "The password of the user",
    "authorization": "What stands in the header Authorization behind the name of the scheme",
}


def plan_credentials(api: Api, env_prefix: str) -> tuple[Credential, ...]:
    """Return what the client needs for the schemes that its operations name."""
    used = {name for one in api.operations for requirement in one.security for name, _ in requirement.schemes}
    schemes = [one for one in api.security_schemes if one.name in used]
    # What transports satisfy has no argument, and one scheme is simply the token; several need names of their own.
    alone = sum(one.type != "mutualTLS" for one in schemes) == 1
    scope = Scope(("self", "base_url", "hooks", "retries", "timeout", "transport"))
    return tuple(_credential(one, env_prefix, scope, alone=alone) for one in schemes)


def _credential(one: SecurityScheme, env_prefix: str, scope: Scope, *, alone: bool) -> Credential:
    kind = _kind(one)
    names = tuple(scope.claim(suffix if alone else _name(one.name, suffix)) for suffix in _SUFFIXES[kind])
    told = _told(one)
    secrets = tuple(
        Secret(name, f"{env_prefix}_{name.upper()}", sentence(_said(suffix, told)))
        for name, suffix in zip(names, _SUFFIXES[kind], strict=True)
    )
    return Credential(one.name, kind, _settings(one, kind, secrets), secrets)


def _kind(one: SecurityScheme) -> str:
    if one.type == "http":
        return {"bearer": "Bearer", "basic": "Basic"}.get(one.scheme, "HttpScheme")
    return {"apiKey": "ApiKey", "mutualTLS": "MutualTls"}.get(one.type, "Bearer")


def _name(scheme: str, suffix: str) -> str:
    """Return the name of an argument, which says once what it is."""
    name = identifier(scheme, "scheme_")
    last = suffix.rpartition("_")[2]
    if suffix != "token" and (name == last or name.endswith(f"_{last}")):
        return name
    return f"{name}_{last}"


def _told(one: SecurityScheme) -> str | None:
    """Return what the contract says of a scheme."""
    return f"{sentence(one.description or '')} Deprecated." if one.deprecated else one.description


def _said(suffix: str, told: str | None) -> str:
    if suffix in {"username", "password"}:
        return f"{_TEXTS[suffix]}: {told}" if told else _TEXTS[suffix]
    return told or _TEXTS[suffix]


def _settings(one: SecurityScheme, kind: str, secrets: tuple[Secret, ...]) -> tuple[tuple[str, str], ...]:
    """Return what the class of a scheme is made with; an argument that has its usual name is left out."""
    if kind == "MutualTls":
        return ()
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


def security_imports(credentials: tuple[Credential, ...]) -> tuple[Import, ...]:
    """Return the imports of the classes of some schemes."""
    kinds = sorted({one.kind for one in credentials})
    others = tuple(one for one in kinds if one != "Bearer")
    found = (Import("._runtime.security.schemes", others),) if others else ()
    return (*found, Import("._runtime.security.credentials", ("Bearer",))) if "Bearer" in kinds else found
