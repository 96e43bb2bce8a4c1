"""What the audit compares of links: that each leads to the operation that it names, wherever that stands."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.audit.books import Books
from generator.audit.checks import told
from generator.document import Document
from generator.ir import Link, Operation
from generator.problem import Problem


def leads(document: Document, entries: Books) -> Iterator[Problem]:
    """Yield the links that lead elsewhere than the contract says."""
    links = [one for ones in entries.values() for one in ones if isinstance(one, Link)]
    operations = [one for ones in entries.values() for one in ones if isinstance(one, Operation)] if links else []
    for link in links:
        node = document.find(link.pointer)
        if node is None:
            yield document.limit(link.pointer, "invented: the contract says nothing here")
            continue
        name, reference = node.text("operationId"), unquote(node.text("operationRef") or "")
        named = {
            one.pointer
            for one in operations
            if (name is not None and one.operation_id == name)
            or reference in {unquote(document.told(one.pointer)), f"#{one.pointer}"}
        }
        # Several operations may share a callback, and so have one name.
        right = link.target in named if named else link.target is None
        yield from told(node, "target", expected=True, actual=right)
