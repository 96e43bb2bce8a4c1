"""What a `$ref` names: base URIs, `$id`, anchors and JSON pointers, across the files of a contract.

OpenAPI 3.1.1, section 4.6; JSON Schema Core 2020-12, sections 8.2 and 9.1; RFC 3986, section 5; RFC 6901.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from generator.document import Document, Node, child
from generator.frozen import field, frozen
from generator.problem import RefusedError

_NAMES = frozenset(
    {
        *("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas", "paths"),
        *(
            "webhooks",
            "parameters",
            "responses",
            "requestBodies",
            "headers",
            "content",
            "callbacks",
            "pathItems",
            "mediaTypes",
        ),
    }
)
"""Keywords whose value is a map: what is called `example` or `enum` in it is a name and no keyword."""
_DATA = frozenset({"example", "examples", "default", "enum", "const", "value", "dataValue"})
"""Keywords whose value is data, in which `$id` means nothing."""


class Files(Protocol):
    """Where the files of a contract come from."""

    def uri(self, document: Document) -> str:
        """Return the URI from which a file was read."""
        ...

    def open(self, uri: str, reference: Node) -> Document:
        """Return the file at a URI. Raises RefusedError, at the reference, when it must not or cannot be read."""
        ...


class OneFile:
    """A contract without other files."""

    def uri(self, document: Document) -> str:
        """Return a URI that no reference can lead out of."""
        return f"memory:///{document.name}"

    def open(self, uri: str, reference: Node) -> Document:  # noqa: ARG002 # as `Files` has it
        """Refuse the reference."""
        raise reference.refuse(f"`{reference.value}` is in another file, and none is known here")


@frozen
class Resource:
    """A part of a file with a URI of its own: the file, or a schema with an `$id` (JSON Schema Core, section 8.2.1)."""

    document: Document
    pointer: str
    uri: str
    anchors: dict[str, str] = field(default_factory=dict[str, str])
    """Name -> pointer of the schema."""
    dynamic: set[str] = field(default_factory=set[str])
    """Those of the anchors that are `$dynamicAnchor`."""


class DanglingError(RefusedError):
    """A reference that refers to nothing."""

    def __init__(self, reference: Node, message: str) -> None:
        super().__init__(reference.problem(message))
        self.message = message
        self._place = reference.document.name, reference.pointer

    def is_of(self, reference: Node) -> bool:
        """Return whether it is this reference, and not one that it leads to."""
        return self._place == (reference.document.name, reference.pointer)


class References:
    """Follows the references of a contract; files are opened when they are referred to."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._by_uri: dict[str, Resource] = {}
        self._of_file: dict[str, list[Resource]] = {}
        self._dynamic: list[tuple[Node, str]] = []
        self._joined: dict[tuple[str, str], tuple[str, str]] = {}
        self.crossing: dict[tuple[str, str], tuple[str, str]] = {}
        """File and pointer of each reference that leads to or stands in another file -> those of what it names."""
        self._published: tuple[str, str] | None = None
        """Where the first file says that it is published, and where it was read: as folders."""

    def follow(self, reference: Node) -> Node:
        """Return the node that a `$ref` names. Raises RefusedError, at the reference, when there is none."""
        return self._followed(reference)[0]

    def from_root(self, reference: Node) -> Any:
        """Return a reference as the contract's first file would have it; nobody knows later which file it is from.

        One of the first file itself, and one to an address, stays as it is. Raises RefusedError as `follow` does.
        """
        text = reference.value
        if not isinstance(text, str) or (not reference.document.name and text.startswith("#")) or urlsplit(text).scheme:
            return text
        target = self.follow(reference)
        return target.document.told(target.pointer)

    def follow_dynamic(self, reference: Node) -> Node:
        """Return the node that a `$dynamicRef` names, where it is the same whatever led there (section 8.2.3.2)."""
        target, anchor = self._followed(reference)
        if anchor is not None:
            self._dynamic.append((reference, anchor))
        return target

    def refuse_ambiguous(self) -> None:
        """Refuse the dynamic references that mean different schemas, once all files are known."""
        for reference, anchor in self._dynamic:
            if sum(anchor in one.dynamic for each in self._of_file.values() for one in each) > 1:
                message = f"`{reference.value}` names another schema depending on what leads to it; not supported"
                raise reference.refuse(message)

    def _followed(self, reference: Node) -> tuple[Node, str | None]:
        """Return the node that a reference names, and the name of the `$dynamicAnchor` that it is found by, if any."""
        text = reference.value
        if not isinstance(text, str):
            raise reference.refuse("expected a string that refers to something")
        if "\\" in text:
            raise reference.refuse(f"`{text}` has a backslash; the folders of a reference are separated by /")
        here = self._around(reference)
        if text.startswith("#"):
            return self._at(here, text[1:], reference)
        joined = self._joined.get((here.uri, text))
        if joined is None:
            try:
                uri, fragment = urldefrag(urljoin(here.uri, text))
            except ValueError:
                raise reference.refuse(f"`{text}` is not a reference to anything: it is no URI") from None
            joined = self._joined[here.uri, text] = (uri, fragment)
        uri, fragment = joined
        return self._at(here if uri == here.uri else self._find(uri, reference), fragment, reference)

    def _around(self, node: Node) -> Resource:
        """Return the innermost resource that a node stands in."""
        resources = self._resources(node.document)
        if len(resources) == 1:
            return resources[0]
        around = [one for one in resources if node.pointer == one.pointer or node.pointer.startswith(f"{one.pointer}/")]
        return max(around, key=lambda one: len(one.pointer))

    def _find(self, uri: str, reference: Node) -> Resource:
        found = self._by_uri.get(uri)
        if found is not None:
            return found
        wanted = uri
        if self._published is not None and uri.startswith(self._published[0]):
            # The files beside a contract that says where it is published are those beside its copy here.
            wanted = self._published[1] + uri.removeprefix(self._published[0])
        document = self._files.open(wanted, reference)
        resource = self._resources(document)[0]
        # It may have been opened before, by another spelling; and what was looked for may be the `$id` of a part.
        return self._by_uri.setdefault(uri, resource)

    def _at(self, resource: Resource, fragment: str, reference: Node) -> tuple[Node, str | None]:
        document = resource.document
        fragment = unquote(fragment)
        found: Node | None = None
        anchor: str | None = None
        if not fragment or fragment.startswith("/"):
            # Who has an `$id` and yet counts from the top of the file means the file.
            found = document.find(resource.pointer + fragment) or document.find(fragment)
        elif fragment in resource.anchors:
            found = document.find(resource.anchors[fragment])
            anchor = fragment if fragment in resource.dynamic else None
        if found is None:
            what = "this contract" if document is reference.document else document.file
            raise DanglingError(reference, f"`{reference.value}` refers to nothing in {what}")
        if document.name or reference.document.name:
            self.crossing[reference.document.name, reference.pointer] = document.name, found.pointer
        return found, anchor

    def _resources(self, document: Document) -> list[Resource]:
        """Return the resources of a file, the file itself first."""
        known = self._of_file.get(document.name)
        if known is not None:
            return known
        retrieved = self._files.uri(document)
        said = document.data.get("$self") if isinstance(document.data, dict) else None
        # OpenAPI 3.2.0, section 4.1.1: `$self` is the base of the references in it.
        uri = urldefrag(urljoin(retrieved, said))[0] if isinstance(said, str) and said else retrieved
        if not document.name and uri != retrieved and urlsplit(uri).scheme in {"http", "https"}:
            self._published = (urljoin(uri, "."), urljoin(retrieved, "."))
        found = [Resource(document, "", uri)]
        self._of_file[document.name] = found
        if document.identifies:
            _collect(document.data, found)
        for one in (Resource(document, "", retrieved, found[0].anchors, found[0].dynamic), *found):
            self._by_uri.setdefault(one.uri, one)
        return found


def _collect(data: Any, found: list[Resource]) -> None:
    """Add the resources of a file to the first of them, which is the file, and each anchor to its resource."""
    document = found[0].document
    waiting: list[tuple[Any, str, Resource, bool]] = [(data, "", found[0], False)]
    while waiting:
        value, pointer, resource, is_map = waiting.pop()
        if isinstance(value, dict) and not is_map:
            identity = value.get("$id")
            if isinstance(identity, str) and identity and not identity.startswith("#"):
                try:
                    uri = urldefrag(urljoin(resource.uri, identity))[0]
                except ValueError:
                    uri = resource.uri
                if uri != resource.uri:
                    resource = Resource(document, pointer, uri)
                    found.append(resource)
            for key in ("$anchor", "$dynamicAnchor"):
                if isinstance(value.get(key), str):
                    resource.anchors.setdefault(value[key], pointer)
            if isinstance(value.get("$dynamicAnchor"), str):
                resource.dynamic.add(value["$dynamicAnchor"])
        waiting += [(one, child(pointer, key), resource, named) for key, one, named in _below(value, is_map=is_map)]


def _below(value: Any, *, is_map: bool) -> Iterator[tuple[str | int, Any, bool]]:
    """Yield what can hold schemas: key, value, and whether that is a map."""
    if isinstance(value, list):
        yield from ((index, one, False) for index, one in enumerate(value) if isinstance(one, (dict, list)))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if isinstance(one, (dict, list)) and (is_map or not (key in _DATA or key.startswith("x-"))):
                yield key, one, not is_map and key in _NAMES and isinstance(one, dict)
