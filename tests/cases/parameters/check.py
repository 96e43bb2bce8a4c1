"""Each parameter goes where the contract says, written in its style."""

import inspect

import pytest


def check(package):
    seen = []

    def answer(request):
        seen.append(request)
        return package._runtime.transports.protocol.Response(204, package._runtime.transports.protocol.Headers(()), b"")

    from_handler = package._runtime.transports.in_process.InProcessTransport(answer)
    with package.Parameters(transport=from_handler) as client:
        result = client.team_members.find(
            team_path="a/b",
            member=[1, 2],
            verbose=True,
            ids=["x", "y"],
            packed=["x", "y"],
            piped=["x", "y"],
            filter_={"a": "1"},
            x_trace_id="t",
            session="s",
            from_="f",
            team_query="q",
        )
        with pytest.raises(ValueError, match="is empty"):
            # `members.` would be read as one member without a name.
            client.team_members.find(team_path="a", member=[], verbose=True)
    assert None is result
    path, _, query = seen[0].url.removeprefix("https://api.example.com/v1").partition("?")
    assert "/teams/a%2Fb/members.1,2" == path
    assert {
        "verbose=true",
        "ids=x",
        "ids=y",
        "packed=x,y",
        "piped=x%7Cy",
        "filter%5Ba%5D=1",
        "from=f",
        "team=q",
    } == set(query.split("&"))
    headers = {name.lower(): value for name, value in seen[0].headers}
    assert ("t", "session=s") == (headers["x-trace-id"], headers["cookie"])
    signature = inspect.signature(package.api.team_members.TeamMembers.find)
    assert ["self", "team_path", "member", "verbose"] == [
        name for name, one in signature.parameters.items() if one.default is one.empty
    ]
