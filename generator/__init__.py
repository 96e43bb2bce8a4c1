"""oasmith: one OpenAPI contract in, a Python client that carries every valid message unchanged out."""

__version__ = "0.1.0"
