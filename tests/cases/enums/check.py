"""An enum keeps a value that nobody documented, and every documented value has a name."""

import pickle


def check(package):
    models = package.models
    thing = models.Thing.from_dict({"color": "plaid", "level": 10})
    assert not thing.color.known
    assert "plaid" == thing.color.value
    assert {"color": "plaid", "level": 10} == thing.to_dict()
    assert thing == pickle.loads(pickle.dumps(thing))
    assert models.Level.VALUE_NEGATIVE_1 == -1
    assert models.Named.VERY_HIGH == 2
    assert models.ThingMaybe.NO == "no"  # YAML 1.2: `no` is a word
    assert models.ThingKind.Y is models.Thing(color=models.Color.RED, level=models.Level.VALUE_0).kind
    match thing.color:
        case models.Color.RED:
            raise AssertionError
        case models.Color():
            pass
