"""`raw` of a method returns the whole answer, with its documented headers as typed attributes."""

import asyncio
import datetime
import inspect

import pytest


def check(package):
    transport, in_process = package._runtime.transports.protocol, package._runtime.transports.in_process
    fields = [
        ("Content-Type", "application/json"),
        ("X-Total", "7"),
        ("X-Seen-At", "2024-05-01T10:00:00Z"),
        ("X-Tags", "a, b"),
        ("X-Sizes", "a=1,b=two"),
        ("X-Flat", "a,1,b,2"),
        ("X-Cursor", '{"next": "n"}'),
        ("Value", "v"),
    ]
    answers = {
        "ok": transport.Response(200, transport.Headers(fields), b'["a"]'),
        "part": transport.Response(206, transport.Headers([("X-Total", "many"), ("X-Rest", "true")])),
        "odd": transport.Response(
            200, transport.Headers([("Content-Type", "application/json"), ("X-Total", "x")]), b"[]"
        ),
        "none": transport.Response(404, transport.Headers([("X-Sizes", "a=1")])),
    }
    with package.RawAnswers(transport=in_process.InProcessTransport(lambda _: answers[given])) as client:
        given = "ok"
        assert ["a"] == client.default.list_pages()
        result = client.default.list_pages.raw()
        assert package.results.ListPagesResult is type(result)
        assert (["a"], 200, b'["a"]', "7") == (result.value, result.status, result.content, result.headers["x-total"])
        assert 0 <= result.elapsed < 10
        assert 7 == result.x_total
        assert datetime.datetime(2024, 5, 1, 10, tzinfo=datetime.UTC) == result.x_seen_at
        assert ["a", "b"] == result.x_tags
        assert (1, "two") == (result.x_sizes.a, result.x_sizes.b)
        assert {"a": 1, "b": 2} == result.x_flat
        assert "n" == result.x_cursor.next_
        assert "v" == result.value_header
        assert None is result.x_rest
        given = "part"
        result = client.default.list_pages.raw()
        assert (None, 206, "many", True, None) == (
            result.value,
            result.status,
            result.x_total,
            result.x_rest,
            result.x_tags,
        )
        given = "odd"
        assert None is client.default.list_pages.raw().x_total, "a header that is not of its type is None"
        assert "x" == client.default.list_pages.raw().headers["X-Total"]
        given = "none"
        with pytest.raises(package.NotFoundError) as raised:
            client.default.list_pages.raw()
        assert {"a": 1} == raised.value.x_sizes
        given = "ok"
        assert 7 == client.default.count.raw().x_total
        assert [] == list(inspect.signature(client.default.list_pages).parameters)
        assert "GET /pages." == client.default.list_pages.__doc__.splitlines()[0]

    async def concurrent():
        async with package.AsyncRawAnswers(
            transport=in_process.AsyncInProcessTransport(lambda _: answers["ok"])
        ) as client:
            assert ["a"] == await client.default.list_pages()
            return await client.default.list_pages.raw()

    assert 7 == asyncio.run(concurrent()).x_total
