"""Tests of the client runtime, `templates/runtime`."""
