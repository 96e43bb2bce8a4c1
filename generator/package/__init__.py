"""The client to be written, as plain frozen data: every Python name and type is decided, no line of code is written."""

from __future__ import annotations

from generator.frozen import frozen
from generator.package.access import Choice, Credential, Secret, ServerFunction
from generator.package.annotations import (
    Absent,
    Annotation,
    Default,
    Generic,
    Literals,
    Member,
    Ref,
    Tagged,
    Union,
    Value,
    Word,
)
from generator.package.answers import Answer, ErrorClass, HeaderField, ResultClass
from generator.package.docs import Doc, Entry, Import
from generator.package.endpoints import Argument, BodyWay, Endpoint, FormField, Paging, PartHeader, Resource, Webhook
from generator.package.models import Alias, EnumClass, Field, Model, Overlap
from generator.package.samples import Sample, SampleArgument, SampleSecret, Shown, Source

__all__ = [
    "Absent",
    "Alias",
    "Annotation",
    "Answer",
    "Argument",
    "BodyWay",
    "Choice",
    "Credential",
    "Default",
    "Doc",
    "Endpoint",
    "Entry",
    "EnumClass",
    "ErrorClass",
    "Field",
    "FormField",
    "Generic",
    "HeaderField",
    "Import",
    "Literals",
    "Member",
    "Model",
    "Overlap",
    "Package",
    "Page",
    "Paging",
    "PartHeader",
    "Ref",
    "Resource",
    "ResultClass",
    "Sample",
    "SampleArgument",
    "SampleSecret",
    "Secret",
    "ServerFunction",
    "Shown",
    "Source",
    "Tagged",
    "Union",
    "Value",
    "Webhook",
    "Word",
]


@frozen
class Package:
    """A whole client project."""

    notice: str
    """The first line of every page."""
    title: str
    version: str
    """A version that Python's packaging accepts (PEP 440)."""
    summary: str
    description: tuple[str, ...]
    project_name: str
    package_name: str
    script: str
    """What the command line of the client is called when it is installed; empty where no file can be called so."""
    client_name: str
    env_prefix: str
    client_doc: Doc
    base_url: str | None
    servers: tuple[ServerFunction, ...]
    """Functions for the addresses, where there is anything to choose."""
    credentials: tuple[Credential, ...]
    enums: tuple[EnumClass, ...]
    literal_enums: tuple[Alias, ...]
    models: tuple[Model, ...]
    aliases: tuple[Alias, ...]
    errors: tuple[ErrorClass, ...]
    error_tree: tuple[str, ...]
    """The hierarchy of exceptions, drawn."""
    exported_errors: tuple[str, ...]
    """Every exception of the client, those of the runtime included."""
    exports: tuple[tuple[str, str], ...]
    """What the package itself offers, each with the module below the package that has it; none for a module itself."""
    resources: tuple[Resource, ...]
    endpoints: tuple[Endpoint, ...]
    results: tuple[ResultClass, ...]
    model_imports: tuple[Import, ...]
    result_imports: tuple[Import, ...]
    error_imports: tuple[Import, ...]
    operation_imports: tuple[Import, ...]
    security_imports: tuple[Import, ...]
    docstrings_on_attributes: bool
    notes: tuple[str, ...]
    """What a user should know about how the configuration was read."""
    samples: tuple[Sample, ...] = ()
    """A request for each method, in the order of the methods."""
    divided: bool = False
    """Whether the reference is a page for each group, and an index: it is too large for one."""
    files: bool = False
    """Whether a form has files."""
    siblings: tuple[Import, ...] = ()
    """What only type checkers import, on a page of a large client."""
    index: tuple[tuple[str, str], ...] = ()
    """The names of a package of many modules, each with its module, on the page of that package."""
    index_doc: str = ""
    overlaps: tuple[Overlap, ...] = ()
    """An example for each union whose options overlap."""
    webhooks: tuple[Webhook, ...] = ()
    webhook_imports: tuple[Import, ...] = ()
    pages: tuple[Page, ...] = ()
    """The pages of a client that is too large for one module of models and one of operations."""

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """The arguments of the client that are credentials."""
        return tuple(secret for one in self.credentials for secret in one.secrets)

    @property
    def ready_secrets(self) -> tuple[Secret, ...]:
        """Those of them that are enough for every operation, where nothing has to be fetched."""
        return tuple(one for one in self.secrets if one.use in {"always", "ready"})

    @property
    def usual_secrets(self) -> tuple[Secret, ...]:
        """Those of them that are enough for every operation, where tokens are fetched."""
        return tuple(one for one in self.secrets if one.use in {"always", "fetching"})

    @property
    def sampled(self) -> tuple[tuple[Resource, tuple[tuple[Endpoint, Sample], ...]], ...]:
        """The groups, with their methods and the sample of each."""
        samples = iter(self.samples)
        return tuple((one, tuple((each, next(samples)) for each in one.endpoints)) for one in self.resources)

    @property
    def command(self) -> str:
        """What runs the command line, in a shell."""
        return self.script or f"python -m {self.package_name}"

    @property
    def is_server_chosen(self) -> bool:
        """Whether an address has a variable with values to choose from."""
        return any(isinstance(each.annotation, Literals) for one in self.servers for each in one.choices)

    @property
    def part_headers(self) -> bool:
        """Whether a part of a form has documented headers."""
        return any(one.part_headers for one in self.endpoints)

    @property
    def several_bodies(self) -> bool:
        """Whether an operation has a body of several media types, or one that has to be told its own."""
        return any(len(one.bodies) > 1 or one.content_type is not None for one in self.endpoints)


@frozen
class Page:
    """A page that a large client has beside or instead of the usual ones."""

    path: str
    """Below the package."""
    template: str
    package: Package
    """What of the client stands on it."""
    resource: Resource | None = None
