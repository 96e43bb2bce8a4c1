"""The request that a sample of an operation makes, in every language the same."""

from __future__ import annotations

from generator.frozen import frozen
from generator.package.annotations import Value


@frozen
class SampleSecret:
    """A credential of a sample: it comes from the environment."""

    place: str
    """`header`, `query`, or `basic`: the header Authorization made of two variables."""
    name: str
    """Of the header, or in the query."""
    prefix: str
    """What stands before it in the header."""
    envs: tuple[str, ...]
    """The environment variables."""


@frozen
class SampleArgument:
    """An argument of a sample in Python."""

    name: str
    """Empty where its position says what it is."""
    made_by: str
    """What makes the value of JSON a typed one; empty where that is done already."""
    value: Value


@frozen
class Sample:
    """One operation, and a request that calls it with the contract's examples."""

    number: int
    """Its place among all."""
    resource: str
    """The attribute of the client."""
    function: str
    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    secrets: tuple[SampleSecret, ...]
    body: str | None
    arguments: tuple[SampleArgument, ...]
    """Those of the client's method."""
    modules: tuple[str, ...]
    """What Python imports for them."""

    @property
    def basics(self) -> tuple[SampleSecret, ...]:
        """The pairs of a user's name and password."""
        return tuple(one for one in self.secrets if one.place == "basic")

    @property
    def queries(self) -> tuple[SampleSecret, ...]:
        """The credentials in the query."""
        return tuple(one for one in self.secrets if one.place == "query")

    @property
    def fields(self) -> tuple[SampleSecret, ...]:
        """The credentials in headers."""
        return tuple(one for one in self.secrets if one.place == "header")

    @property
    def envs(self) -> tuple[str, ...]:
        """The environment variables that it needs."""
        return tuple(env for one in self.secrets for env in one.envs)

    @property
    def uses_models(self) -> bool:
        """Whether the arguments in Python are made by classes of the module `models`."""
        return any(one.made_by.startswith("models.") for one in self.arguments)

    @property
    def joint(self) -> str:
        """What is between the URL and a credential in its query."""
        return "&" if "?" in self.url else "?"


@frozen
class Source:
    """A sample as a program in one language."""

    language: str
    word: str
    """What Markdown calls the language."""
    text: str


@frozen
class Shown:
    """An operation, and its sample in every language."""

    pointer: str
    method: str
    path: str
    sources: tuple[Source, ...]
