"""Security schemes and requirements (OpenAPI 3.1.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

from generator.document import Node
from generator.ir import Requirement, SecurityScheme
from generator.read.reader import Reader


def read_security_schemes(reader: Reader) -> dict[str, SecurityScheme]:
    """Return the ways to authenticate that the contract declares, by name."""
    components = reader.document.root.get("components")
    schemes = components.get("securitySchemes") if components is not None else None
    found: dict[str, SecurityScheme] = {}
    for name, node in schemes.members() if schemes is not None else ():
        kind = node.required_text("type")
        scheme = (node.text("scheme") or "").lower()
        if (kind, scheme) != ("http", "bearer"):
            reader.unsupported(node, f"the security scheme `{f'{kind} {scheme}'.strip()}`")
            continue
        found[name] = SecurityScheme(
            node.pointer, name, kind, scheme, node.text("bearerFormat"), node.text("description")
        )
    return found


def read_requirements(reader: Reader, operation: Node) -> tuple[Requirement, ...]:
    """Return the alternatives of which a request must satisfy one; none means that nothing is needed."""
    found = operation.get("security") or reader.document.root.get("security")
    requirements: list[Requirement] = []
    for node in found.items() if found is not None else ():
        for name, scopes in node.members():
            if not _declared(reader, name):
                raise scopes.refuse(f"`{name}` is not a security scheme of this contract")
        schemes = tuple((name, tuple(str(one.value) for one in scopes.items())) for name, scopes in node.members())
        requirements.append(Requirement(node.pointer, schemes))
    return tuple(requirements)


def _declared(reader: Reader, name: str) -> bool:
    """Return whether a scheme is declared, be it one that cannot be generated yet."""
    components = reader.document.root.get("components")
    schemes = components.get("securitySchemes") if components is not None else None
    return schemes is not None and schemes.get(name) is not None
