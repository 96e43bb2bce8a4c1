"""Draws values of a schema, many and hostile, and makes one that fails as small as it gets; by schemathesis.

schemathesis has Hypothesis strategies for the bodies of requests, so the schema becomes the body of one operation.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from hypothesis.strategies import SearchStrategy

from generator.prove.meaning import Meaning
from generator.prove.readings import sampled


class UnsampledError(Exception):
    """A schema that no value could be drawn from, with the reason."""


def make_reproducible() -> None:
    """Make the same seed give the same samples on every machine; for a process that only samples."""
    # Hypothesis mixes in constants from whatever modules are loaded, and there is no setting for it.
    none = Constants()
    providers._get_local_constants = lambda: none  # noqa: SLF001
    # Its tables are not to be found in the folder of a user.
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", os.path.join(tempfile.gettempdir(), "oasmith-hypothesis"))  # noqa: PTH118


def values(meaning: Meaning) -> SearchStrategy[Any]:
    """Return a strategy for the values of a schema. Raises UnsampledError when there is none."""
    part = sampled(meaning)
    contract = {
        "openapi": "3.1.0",
        "info": {"title": "Samples", "version": "1"},
        "paths": {
            "/": {
                "post": {
                    "requestBody": {"required": True, "content": {"application/json": {"schema": part.schema}}},
                    "responses": {"200": {"description": "OK"}},
                }
            }
        },
        "components": {"schemas": dict(part.definitions)},
    }
    try:
        schema: Any = schemathesis.openapi.from_dict(contract)
        strategy: SearchStrategy[Any] = schema["/"]["POST"].as_strategy().map(lambda case: case.body)
        strategy.validate()
    except Exception as error:  # whatever a generator stumbles over is a reason
        raise UnsampledError(_reason(error)) from error
    return strategy


def explore(
    strategy: SearchStrategy[Any], test: Callable[[Any, st.DataObject], None], *, seed: int, samples: int
) -> None:
    """Call a test with many values, and again with ever smaller ones when it raises AssertionError, which is raised.

    Raises UnsampledError when too few values, or none, can be drawn.
    """

    @seeded(seed)
    @settings(
        max_examples=samples,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        verbosity=Verbosity.quiet,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy, st.data())
    def run(value: Any, data: st.DataObject) -> None:
        test(value, data)

    try:
        run()
    except AssertionError:
        raise
    except Exception as error:  # whatever a generator stumbles over is a reason
        raise UnsampledError(_reason(error)) from error


def _reason(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__
