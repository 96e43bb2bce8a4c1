"""Plan a client: every name, type, import and sentence of it is decided here, so that templates only print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.config import VERSION, Config
from generator.frozen import evolve
from generator.ir import Api
from generator.names import class_name, file_stem, kebab
from generator.package import (
    Credential,
    Doc,
    Entry,
    Import,
    Package,
    Ref,
    ResultClass,
    Secret,
)
from generator.plan.bodies import note_files
from generator.plan.credentials import plan_credentials, security_imports
from generator.plan.errors import RUNTIME as RUNTIME_ERRORS
from generator.plan.errors import Errors, plan_errors
from generator.plan.exports import EXPORTED, exports
from generator.plan.following import with_followers
from generator.plan.large import MANY, pages
from generator.plan.needs import model_imports, operation_imports
from generator.plan.operations import CLIENT_MODULE, plan_resources
from generator.plan.overlaps import overlapping
from generator.plan.received import without_repetition
from generator.plan.samples import plan_samples
from generator.plan.schemas import Schemas, plan_schemas
from generator.plan.servers import base_url, is_known, plan_servers
from generator.plan.webhooks import plan_webhooks, webhook_imports
from generator.plan.words import imports, needed, paragraphs, parts, sentence

__all__ = ["plan"]


def plan(api: Api, config: Config, source: str) -> Package:
    """Return the client for a contract; `source` is the name of the contract's file."""
    project = config.project_name_override or f"{_ascii(kebab(api.title))}-client"
    package = config.package_name_override or project.replace("-", "_")
    if not package.isidentifier():
        package = f"{config.field_prefix}{package}"
    env_prefix = package.removesuffix("_client").upper()
    schemas = Schemas(without_repetition(api), config)
    note_files(api, schemas)
    enums, literals, models, aliases = plan_schemas(schemas)
    errors = plan_errors(api, schemas)
    exported_errors = tuple(sorted((*RUNTIME_ERRORS, *(one.name for one in errors.classes))))
    client_name = _client_name(config.client_name or class_name(api.title, config.field_prefix), exported_errors)
    resources = plan_resources(api, config, schemas, errors, client_name)
    resources, webhooks = with_followers(api, resources, plan_webhooks(api, schemas))
    endpoints = {one.constant: one for resource in resources for one in resource.endpoints}
    results = tuple(one.result for _, one in sorted(endpoints.items()) if one.result is not None)
    credentials = plan_credentials(api, env_prefix)
    makers = {one.name: f"models.{one.name}" for one in enums}
    makers |= {one.name: f"models.{one.name}.from_dict" for one in models}
    client = Package(
        notice=f"Generated from {source} by oasmith. Do not edit: change the contract and generate again.",
        title=api.title,
        version=config.package_version_override or _version(api.version),
        summary=sentence(api.summary or f"A client for {api.title}"),
        description=paragraphs(api.description),
        project_name=project,
        package_name=package,
        script=project if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", project) else "",
        client_name=client_name,
        env_prefix=env_prefix,
        client_doc=_client_doc(api, env_prefix, credentials),
        base_url=base_url(api),
        servers=plan_servers(api, config.field_prefix),
        credentials=credentials,
        enums=enums,
        literal_enums=literals,
        models=models,
        aliases=aliases,
        errors=errors.classes,
        error_tree=errors.tree,
        exported_errors=exported_errors,
        exports=exports(client_name, exported_errors, tuple(endpoints.values())),
        resources=resources,
        endpoints=tuple(endpoints.values()),
        results=results,
        model_imports=model_imports(enums, literals, models, aliases),
        result_imports=_result_imports(results),
        error_imports=_error_imports(errors),
        operation_imports=operation_imports(tuple(endpoints.values())),
        security_imports=security_imports(credentials),
        docstrings_on_attributes=config.docstrings_on_attributes,
        notes=tuple(_notes(config)),
        samples=plan_samples(api, resources, schemas, credentials, base_url(api), makers),
        divided=len(endpoints) > MANY,
        files=bool(schemas.files),
        webhooks=webhooks,
        webhook_imports=webhook_imports(webhooks),
    )
    found, complete = overlapping(client)
    notes = client.notes if complete else (*client.notes, _TOO_MANY)
    return evolve(client, pages=tuple(pages(client)), overlaps=found, notes=notes)


_TOO_MANY = "the unions are too many and too large to find all that overlap"


def _ascii(name: str) -> str:
    """Return a name with the letters that the names of distributions may have (PyPA's specification of names)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return file_stem("-".join(re.findall(r"[a-z0-9]+", plain))).rstrip("-") or "api"


def _client_name(wish: str, errors: tuple[str, ...]) -> str:
    """Return the name of the client's class, which stands beside the names of its module and of the package."""
    taken = {*CLIENT_MODULE, *EXPORTED, *errors}
    return next(name for name in (wish, f"{wish}Api", f"{wish}ApiClient") if not {name, f"Async{name}"} & taken)


def _client_doc(api: Api, env_prefix: str, credentials: tuple[Credential, ...]) -> Doc:
    secrets = [secret for one in credentials for secret in one.secrets]
    told = paragraphs(api.description) or (f"A client for {api.title}.",)
    server = "" if base_url(api) is not None else _no_server(api)
    arguments = (
        *(Entry(one.name, f"{one.text} {_else(one)}") for one in secrets),
        Entry(
            "base_url",
            f"Where the service is. Without it, the environment variable {env_prefix}_BASE_URL, "
            f"then the first server of the contract.{server}",
        ),
        Entry("timeout", "Seconds for a whole call, or a Timeout, which has a limit for each step as well."),
        Entry(
            "retries", "How often a request that failed is sent again, or Retries, which says when and how long after."
        ),
        Entry("hooks", "What hears of each request, answer, repetition and error."),
        Entry("transport", "What carries requests: 'httpx2', the default, 'fast', or an object of `transports`."),
        Entry("auth", "A function that is called with each request, and returns a Signature to add to it."),
        Entry("allow_http", "Whether credentials may be sent over plain http, where others can read them."),
    )
    return Doc(told[0], told[1:], (("Args", arguments),))


def _else(one: Secret) -> str:
    """Return what is taken where an argument is not given."""
    if one.use == "address":
        return f"Without it, the environment variable {one.env}, then what the contract says."
    return f"Without it, the environment variable {one.env}."


def _no_server(api: Api) -> str:
    own = [server for one in api.operations for server in one.servers]
    if all(is_known(one) for one in (*api.servers, *own)):
        return " The contract names no absolute one."
    return " The contract does not say all of its address: the functions of `servers` ask for the rest."


def _error_imports(errors: Errors) -> tuple[Import, ...]:
    runtime = Import("._runtime.errors", tuple(sorted(RUNTIME_ERRORS)))
    names = needed(header.annotation for one in errors.classes for header in one.headers)
    models = (Import(".", ("models",)),) if any(isinstance(one.body, Ref) for one in errors.classes) else ()
    return (*imports(names), *models, runtime)


def _result_imports(results: tuple[ResultClass, ...]) -> tuple[Import, ...]:
    annotations = [each for one in results for each in (one.value, *(field.annotation for field in one.headers))]
    used = any(isinstance(part, Ref) for one in annotations for part in parts(one))
    return (*imports(needed(annotations) | {"Result"}), *((Import(".", ("models",)),) if used else ()))


def _version(text: str) -> str:
    """Return a contract's version as Python's packaging writes versions (PEP 440)."""
    if re.fullmatch(VERSION, text):
        return text
    return ".".join(str(int(number)) for number in re.findall(r"\d+", text)[:4]) or "0"


def _notes(config: Config) -> Iterator[str]:
    for name, override in sorted(config.class_overrides.items()):
        if override.module_name is not None:
            yield f"`module_name` of {name} has no effect: every model lives in the module `models`"
