# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: one class per schema of the contract."""

from __future__ import annotations
