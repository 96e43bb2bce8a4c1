"""A parameter with a media type is written as it says, and each other as its style says."""

from urllib.parse import parse_qsl, urlsplit

import pytest


def check(package):
    seen = []

    def answer(request):
        seen.append(request)
        return package._runtime.transports.protocol.Response(204)

    models = package.models
    at = models.FindAt(x=1)
    with package.Contents(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:
        client.default.find(
            at_path=at,
            filter_={"a": "\u00e9&"},
            plain="a&b",
            x_meta=["\u00e9"],
            state=True,
            filtername="f",
            top="",
            next_="/a?b=c&d",
            pick=["a:b", "c,d"],
            deep=models.FindDeep(a=models.FindDeepA(b=[1, 2])),
            either=5,
            spaced=["a b", "c"],
            x_pairs={"a": "1", "b": "2"},
            x_list=["x", "y"],
            at_query="q",
        )
        client.default.find(at_path=at, either=models.FindEitherType1(gt=1), x_list=[])
        for wrong in ({"x_list": ["a,b"]}, {"x_pairs": {"a=": "1"}}, {"x_list": ["a\r\nX: y"]}):
            with pytest.raises(ValueError, match="header parameter"):
                client.default.find(at_path=at, **wrong)
    parts = urlsplit(seen[0].url)
    assert "/v1/items/%7B%22x%22%3A1%7D" == parts.path
    assert [
        ("filter", '{"a":"\u00e9&"}'),
        ("plain", "a&b"),
        ("filter[name]", "f"),
        ("$top", ""),
        ("next", "/a?b=c&d"),
        ("pick", "a:b,c,d"),
        ("deep[a][b][0]", "1"),
        ("deep[a][b][1]", "2"),
        ("either", "5"),
        ("spaced", "a b"),
        ("spaced", "c"),
        ("at", "q"),
    ] == parse_qsl(parts.query, keep_blank_values=True)
    assert "next=/a?b=c%26d&pick=a:b,c%2Cd&" in parts.query
    headers = dict(seen[0].headers)
    assert ('["\\u00e9"]', "a=1,b=2", "x,y") == (headers["X-Meta"], headers["X-Pairs"], headers["X-List"])
    assert "state=true" == headers["Cookie"]
    assert "?either%5Bgt%5D=1" == seen[1].url.removeprefix("https://api.example.com/v1/items/%7B%22x%22%3A1%7D")
    assert "X-List" not in dict(seen[1].headers)
    assert 2 == len(seen)
