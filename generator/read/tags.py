"""Tags: what groups of operations are about, and which group is below which (OpenAPI 3.2.0, section 4.23)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import Node
from generator.ir import Tag
from generator.read.reader import Reader


def read_tags(reader: Reader, root: Node) -> tuple[Tag, ...]:
    """Return the tags that a contract describes, with the parents noted that there are not, or that go in a circle."""
    found = root.get("tags")
    nodes = list(found.items()) if found is not None else []
    tags = tuple(
        Tag(
            node.pointer,
            node.required_text("name"),
            node.text("description"),
            node.text("summary"),
            node.text("parent"),
            node.text("kind"),
        )
        for node in nodes
    )
    parents = {one.name: one.parent for one in tags}
    for node, tag in zip(nodes, tags, strict=True):
        if tag.parent is None:
            continue
        if tag.parent not in parents:
            reader.refuse(node.require("parent"), f"`{tag.parent}` is no tag of this contract")
        elif _is_below_itself(tag.name, parents):
            reader.refuse(node.require("parent"), f"the tag `{tag.name}` is below itself")
    return tags


def _is_below_itself(name: str, parents: Mapping[str, str | None]) -> bool:
    above, seen = parents[name], set[str]()
    while above is not None and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return name in seen
