# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The operations, one module per tag of the contract."""
