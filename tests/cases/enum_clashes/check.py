"""Values whose names would be the same, or are Python's own, each have a member."""


def check(package):
    vote = package.models.Vote
    values = ["a", "A", "+1", "-1", "", "name", "value", "None", "mro", "GMT+0", "GMT-0"]
    assert values == [one.value for one in vote]
    assert all(vote(value).known for value in values)
