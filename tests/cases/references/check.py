"""A reference means all of what it names, null included, whatever stands first; a path item may have both."""

import inspect
from typing import get_type_hints


def check(package):
    models = package.models
    both = {"inner": None, "list": [{"b": 1}]}
    assert both == models.Outer.from_dict(both).to_dict()
    assert (models.OuterInner | None) == models.Alias
    assert (
        None in get_type_hints(models.Outer)["inner"].__args__
        or type(None) in get_type_hints(models.Outer)["inner"].__args__
    )
    assert models.OuterListItem is models.Outer.from_dict(both).list_[0].__class__
    assert ["self", "page"] == list(inspect.signature(package.api.default.Default.get_a).parameters)
    assert "Example: `2`" in package.api.default.Default.get_a.__doc__
    assert hasattr(package.api.default.Default, "post_a")
    assert issubclass(package.errors.TooManyRequestsResponseError, package.TooManyRequestsError)
    assert {"self": {"self": {}}} == models.PerCent.from_dict({"self": {"self": {}}}).to_dict()
