"""Credentials: the kinds of them, where they come from, and where a request has them."""
