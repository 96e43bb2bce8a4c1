"""Seeing what a client does: hooks, log records, traces and metrics, curl commands; never a credential."""
