"""What a waiver names is told as the contract has it, and nothing else is let through."""


def check(package):
    assert {"a": 1, "b": "two"} == package.models.Thing.from_dict({"a": 1, "b": "two"}).to_dict()
    told = " ".join(package.api.default.Default.get_a.__doc__.split())
    assert "next: After 200, the operation `get_b`. More." in told
    assert "done: The service sends POST to `onDone`; `webhooks.decode_done` decodes it." in told
