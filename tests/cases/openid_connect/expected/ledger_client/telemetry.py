# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Traces and metrics of calls: `Ledger(hooks=[Telemetry()])`; needs the extra `otel`."""

from ._runtime.observing.telemetry import Telemetry

__all__ = ["Telemetry"]
