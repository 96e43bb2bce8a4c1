"""Writes a contract of any size, the same for the same numbers: `python -m bench.synthetic OPERATIONS MODELS FILE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

GROUPS = 12
"""Operations per tag, about as many as large contracts have."""


def contract(operations: int, models: int) -> dict[str, Any]:
    """Return a contract whose models refer to one another, in circles too, as those of real services do."""
    names = [f"Thing{number}" for number in range(models)]
    schemas = {name: _model(names, number) for number, name in enumerate(names)}
    schemas["Problem"] = {
        "type": "object",
        "description": "What went wrong.",
        "required": ["message"],
        "properties": {"message": {"type": "string"}},
    }
    return {
        "openapi": "3.1.1",
        "info": {"title": "Synthetic", "version": "1.0.0", "description": f"{operations} operations."},
        "servers": [{"url": "https://synthetic.example.com"}],
        "paths": dict(_path(number, names[number % models]) for number in range(operations)),
        "components": {"schemas": schemas},
    }


def _model(names: list[str], number: int) -> dict[str, Any]:
    before, after = names[number - 1], names[(number + 1) % len(names)]
    far = names[number * 7 % len(names)]
    return {
        "type": "object",
        "description": f"A thing of kind {number}, which knows other things of its kind and of a few others.",
        "required": ["id", "state"],
        "properties": {
            "id": {"type": "string", "format": "uuid", "description": "Which thing it is."},
            "state": {"type": "string", "enum": ["new", "old", f"state_{number}"]},
            "createdAt": {"type": "string", "format": "date-time"},
            "count": {"type": "integer", "minimum": 0},
            "parent": {"$ref": f"#/components/schemas/{before}"},
            "children": {"type": "array", "items": {"$ref": f"#/components/schemas/{after}"}},
            "either": {"oneOf": [{"$ref": f"#/components/schemas/{far}"}, {"type": "string"}]},
            "owner": {"type": "object", "properties": {"name": {"type": "string"}, "since": {"type": "string"}}},
        },
    }


def _path(number: int, name: str) -> tuple[str, dict[str, Any]]:
    identifier = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
    page = {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}
    answer = {
        "description": "The thing.",
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}},
    }
    failed = {
        "description": "There is none.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    operation = {
        "operationId": f"get_thing_{number}",
        "summary": f"Get thing {number}.",
        "tags": [f"group{number // GROUPS}"],
        "parameters": [identifier, page],
        "responses": {"200": answer, "404": failed},
    }
    return f"/group{number // GROUPS}/things{number}/{{id}}", {"get": operation}


def main() -> None:
    """Write the contract that the command line asks for."""
    operations, models, file = sys.argv[1:]
    Path(file).write_text(json.dumps(contract(int(operations), int(models)), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
