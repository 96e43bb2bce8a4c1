"""What carries requests: the protocol, and one module per way."""
