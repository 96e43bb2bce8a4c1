"""Where parts of an `allOf` contradict each other inside, what fits is what has nothing there: `[]`, or no member."""

import pytest


def check(package):
    fork = package.models.Fork
    assert {"topics": []} == fork.from_dict({"topics": []}).to_dict()
    assert not hasattr(package.models, "ForkOwner")
    for broken, place in (
        ({"topics": ["a"]}, r"\$\.topics\[0\]"),
        ({"topics": [None]}, r"\$\.topics\[0\]"),
        ({"topics": [], "size": 1}, r"\$\.size"),
        ({"topics": [], "owner": {"id": 1}}, r"\$\.owner"),
        ({"topics": [], "other": 1}, r"\$\.other"),
        ({}, r"\$\.topics"),
    ):
        with pytest.raises(package.ContractError, match=place):
            fork.from_dict(broken)
    repository = package.models.Repository.from_dict({"topics": ["a"], "size": 1})
    assert (["a"], 1) == (repository.topics, repository.size)
