"""Schemas of a contract -> types (OpenAPI 3.1.1, section 4.8.24; JSON Schema 2020-12)."""

from __future__ import annotations

from generator.read.schema.components import read_components
from generator.read.schema.reading import read_schema

__all__ = ["read_components", "read_schema"]
