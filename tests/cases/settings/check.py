"""Every key of openapi-python-client's configuration does here what it does there."""

from importlib.metadata import PackageNotFoundError


def check(package):
    assert "my_settings" == package.__name__
    assert "2.5.0" == package.__version__
    assert {"id": "x", "2nd": "y"} == package.models.Widget(id="x", attr_2nd="y").to_dict()
    assert {"a": "b"} == package.models.DeepOne(a="b").to_dict()
    assert "Attributes:" not in package.models.Widget.__doc__
    assert package.api.one.One.get_a is not package.api.two.Two.get_a
    assert issubclass(PackageNotFoundError, ImportError)
