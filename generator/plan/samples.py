"""Operations -> the request that a sample of each makes: with what the call needs, and the contract's examples."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

from generator.frozen import frozen
from generator.ir import Api, Content, Operation, Parameter
from generator.package import (
    Annotation,
    BodyWay,
    Credential,
    Endpoint,
    FormField,
    Generic,
    Ref,
    Resource,
    Sample,
    SampleArgument,
    SampleSecret,
    Union,
    Value,
    Word,
)
from generator.plan.examples import example
from generator.plan.schemas import Schemas
from generator.vocabulary import BYTES, FORM, JSON, MULTIPART, TEXT, is_json

_NOWHERE = "https://example.com"
_BOUNDARY = "example-boundary"
_SEPARATORS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C", "simple": ",", "cookie": ","}
_MADE_BY = {
    "datetime.datetime": "datetime.datetime.fromisoformat",
    "datetime.date": "datetime.date.fromisoformat",
    "datetime.time": "datetime.time.fromisoformat",
    "UUID": "uuid.UUID",
    "bytes": "str.encode",
}
"""Type -> what makes it of a text."""


def plan_samples(  # noqa: PLR0913, PLR0917  all that is known of a package so far
    api: Api,
    resources: Iterable[Resource],
    schemas: Schemas,
    credentials: Iterable[Credential],
    base_url: str | None,
    makers: Mapping[str, str],
) -> tuple[Sample, ...]:
    """Return a sample for each method. `makers` says what makes an object of a class of the module `models`."""
    operations = {one.pointer: one for one in api.operations}
    found = _Samples(schemas, {one.scheme: one for one in credentials}, base_url or _NOWHERE, makers)
    methods = ((resource, endpoint) for resource in resources for endpoint in resource.endpoints)
    return tuple(
        found.sample(number, resource, endpoint, operations[endpoint.pointer])
        for number, (resource, endpoint) in enumerate(methods, start=1)
    )


class _Samples:
    def __init__(
        self, schemas: Schemas, credentials: Mapping[str, Credential], base_url: str, makers: Mapping[str, str]
    ) -> None:
        self._schemas = schemas.sent
        self._credentials = credentials
        self._base_url = base_url
        self._makers = makers

    def sample(self, number: int, resource: Resource, endpoint: Endpoint, operation: Operation) -> Sample:
        """Return the sample of one method."""
        values = {one.pointer: self._value(one) for one in operation.parameters if one.required}
        needed = [(one, values[one.pointer]) for one in operation.parameters if one.required]
        by_name = {(one.location, one.name): value for one, value in needed}
        body = self._body(endpoint, operation)
        headers = [(one.name, _joined(one, value)) for one, value in needed if one.location == "header"]
        cookies = "; ".join(pair for one, value in needed if one.location == "cookie" for pair in _pairs(one, value))
        secrets = tuple(self._secrets(endpoint, cookies))
        if cookies and not any(one.name == "Cookie" for one in secrets):
            headers.append(("Cookie", cookies))
        if body is not None:
            headers.append(("Content-Type", body[0].media_type if body[0].kind != MULTIPART else _MULTIPART))
        arguments = tuple(self._arguments(endpoint, by_name, body))
        made = {one.made_by.partition(".")[0] for one in arguments}
        return Sample(
            number=number,
            resource=resource.attribute,
            function=endpoint.function,
            method=endpoint.method,
            url=(endpoint.base_url or self._base_url) + _target(operation, needed),
            headers=tuple(headers),
            secrets=secrets,
            body=None if body is None else _written(*body),
            arguments=arguments,
            modules=tuple(sorted(made & {"datetime", "uuid"})),
        )

    def _value(self, one: Parameter) -> Any:
        shown = one.examples or (one.content.examples if one.content is not None else ())
        return json.loads(shown[0]) if shown else example(self._schemas, one.schema)

    def _secrets(self, endpoint: Endpoint, cookies: str) -> Iterator[SampleSecret]:
        for need in endpoint.security[0] if endpoint.security else ():
            one = self._credentials[need if isinstance(need, str) else need[0]]
            settings = dict(one.settings)
            envs = tuple(each.env for each in one.secrets if each.use in {"always", "ready"})
            if one.kind == "Basic":
                yield SampleSecret("basic", "Authorization", "Basic ", envs)
            elif one.kind == "ApiKey" and settings["location"] == "query":
                yield SampleSecret("query", quote(settings["name"], safe=""), "", envs)
            elif one.kind == "ApiKey" and settings["location"] == "cookie":
                before = f"{cookies}; " if cookies else ""
                yield SampleSecret("header", "Cookie", f"{before}{settings['name']}=", envs)
            elif one.kind == "ApiKey":
                yield SampleSecret("header", settings["name"], "", envs)
            elif envs:
                yield SampleSecret("header", "Authorization", f"{settings.get('scheme', 'Bearer')} ", envs)

    def _body(self, endpoint: Endpoint, operation: Operation) -> tuple[BodyWay, Any] | None:
        if operation.body is None:
            return None
        contents: dict[str, Content] = {one.pointer: one for one in operation.body.contents}
        for way in endpoint.bodies:
            content = contents[way.pointer]
            if "*" in way.media_type or not (operation.body.required or content.examples):
                continue
            if content.examples:
                return way, json.loads(content.examples[0])
            if way.kind in {TEXT, BYTES} or content.schema is None:
                return way, "text" if way.kind in {TEXT, BYTES} else {}
            return way, example(self._schemas, content.schema)
        return None

    def _arguments(
        self, endpoint: Endpoint, values: Mapping[tuple[str, str], Any], body: tuple[BodyWay, Any] | None
    ) -> Iterator[SampleArgument]:
        for one in (*endpoint.positional, *endpoint.keyword_only):
            name = "" if one.location == "path" else one.name
            if one.location == "body" and body is not None:
                yield self._argument(name, body[0].annotation, body[1])
            elif one.location == "content type" and body is not None and one.default is None:
                yield SampleArgument(name, "", Value(json.dumps(body[0].media_type)))
            elif (one.location, one.wire_name) in values and one.default is None:
                yield self._argument(name, one.annotation, values[one.location, one.wire_name])

    def _argument(self, name: str, annotation: Annotation, value: Any) -> SampleArgument:
        return SampleArgument(name, self._made_by(annotation, value), Value(json.dumps(value)))

    def _made_by(self, annotation: Annotation, value: Any) -> str:
        match annotation:
            case Union((first, *_)):
                return self._made_by(first, value)
            case Ref(name):
                maker = self._makers.get(name, "")
                return maker if isinstance(value, dict) or not maker.endswith("from_dict") else ""
            case Word(name):
                return _MADE_BY.get(name, "") if isinstance(value, str) else ""
            case Generic("IO", _):
                return "str.encode"
            case _:
                return ""


@frozen
class _Written:
    """How the value of a parameter, or of a field of a form, is written."""

    name: str
    style: str
    explode: bool
    content: Content | None = None


_Style: TypeAlias = Parameter | _Written
_MULTIPART = f"multipart/form-data; boundary={_BOUNDARY}"


def _written(way: BodyWay, value: Any) -> str:
    if way.kind == JSON:
        return json.dumps(value, ensure_ascii=False)
    if way.kind == FORM and isinstance(value, dict):
        described = {one.name: one for one in way.fields}
        return "&".join(pair for name, item in value.items() for pair in _form_pairs(name, item, described.get(name)))
    if way.kind == MULTIPART and isinstance(value, dict):
        fields = [(name, one) for name, item in value.items() for one in (item if isinstance(item, list) else [item])]
        parts = (_part(name, _text(one)) for name, one in fields)
        return f"{''.join(parts)}--{_BOUNDARY}--\r\n"
    return _text(value)


def _part(name: str, text: str) -> str:
    # A name is written as browsers write it (WHATWG HTML, multipart form data).
    escaped = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    return f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{escaped}"\r\n\r\n{text}\r\n'


def _form_pairs(name: str, item: Any, field: FormField | None) -> Iterator[str]:
    """Yield the fields of one property of a form: as a parameter where it has a style, else one for each item."""
    if field is not None and field.style is not None:
        yield from _pairs(_Written(name, field.style, field.explode), item)
        return
    as_json = field is not None and any(is_json(one) for one in field.media_types)
    for one in item if isinstance(item, list) else [item]:
        yield f"{_quoted(name)}={_quoted(json.dumps(one) if as_json else one)}"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _target(operation: Operation, needed: list[tuple[Parameter, Any]]) -> str:
    """Return the path and the query of a request."""
    path = operation.path
    for one, value in needed:
        if one.location == "path":
            path = path.replace(f"{{{one.name}}}", _in_path(one, value))
    query = [pair for one, value in needed if one.location == "query" for pair in _pairs(one, value)]
    query += [_query_string(one, value) for one, value in needed if one.location == "querystring"]
    return f"{path}?{'&'.join(query)}" if query else path


def _in_path(one: _Style, value: Any) -> str:
    if one.content is None and one.style == "matrix":
        return "".join(f";{pair}" for pair in _pairs(one, value))
    if one.content is None and one.style == "label":
        return "." + (
            _joined(one, value, quoted=True).replace(",", ".") if one.explode else _joined(one, value, quoted=True)
        )
    return _joined(one, value, quoted=True)


def _query_string(one: Parameter, value: Any) -> str:
    if isinstance(value, dict) and one.content is not None and "json" not in one.content.media_type:
        return "&".join(f"{_quoted(name)}={_quoted(item)}" for name, item in value.items())
    return _quoted(value)


def _pairs(one: _Style, value: Any) -> list[str]:
    """Return the `name=value` pairs of a parameter in a query or a cookie, or of one in the style matrix."""
    name = _quoted(one.name)
    if one.content is None and isinstance(value, dict) and one.style == "deepObject":
        return [f"{_quoted(f'{one.name}[{key}]')}={_quoted(item)}" for key, item in value.items()]
    if one.content is None and isinstance(value, dict) and one.explode:
        return [f"{_quoted(key)}={_quoted(item)}" for key, item in value.items()]
    if one.content is None and isinstance(value, list) and one.explode:
        return [f"{name}={_quoted(item)}" for item in value]
    return [f"{name}={_joined(one, value, quoted=True)}"]


def _joined(one: _Style, value: Any, *, quoted: bool = False) -> str:
    """Return the text of a value: the items of an array or object with what separates them."""
    write = _quoted if quoted else _text
    if one.content is not None or not isinstance(value, (list, dict)):
        return write(value)
    separator = _SEPARATORS.get(one.style, ",")
    if isinstance(value, list):
        return separator.join(write(item) for item in value)
    between = "=" if one.explode else separator
    return separator.join(f"{write(key)}{between}{write(item)}" for key, item in value.items())


def _quoted(value: Any) -> str:
    return quote(_text(value).encode(errors="replace"), safe="")
