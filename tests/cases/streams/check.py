"""What of an operation can be streamed follows from its media types; the items have the contract's types."""

import asyncio

import pytest

EVENTS = b"event: arrived\nid: 4\ndata: Rex\n\nevent: closed\nretry: 9\ndata:\n\nevent: new\ndata\n\n"
DATA = b'data: {"text": "Hel"}\n\ndata: {"text": "lo"}\n\ndata: [DONE]\n\n'


def check(package):
    transport, in_process = package._runtime.transports.protocol, package._runtime.transports.in_process
    event = package.Event
    models = package.models
    answers = {
        "events": ("text/event-stream", EVENTS),
        "completions": ("text/event-stream; charset=utf-8", DATA),
        "ticks": ("text/event-stream", b": warm\ndata: tick\ndata: tock\n\n"),
        "lines": ("application/jsonl", b'{"text": "a"}\n{"text": "b"}\n'),
        "records": ("application/json-seq", b"\x1e1\n\x1e2\n"),
        "anything": ("application/x-ndjson", b'1\n"a"\n[null]\n'),
        "log": ("text/plain", b"a\r\nb"),
        "archive": ("application/zip", b"PK"),
        "plain": ("application/json", b'"a"'),
    }
    asked = []

    def service(request):
        asked.append(dict(request.headers)["Accept"])
        media_type, content = answers[request.url.rpartition("/")[2]]
        return transport.Response(200, transport.Headers([("Content-Type", media_type)]), content)

    expected = {
        "watch": [
            models.Arrived(event="arrived", data="Rex", id="4"),
            models.Closed(event="closed", data="", retry=9),
            package._runtime.values.model.Unknown(additional_properties={"event": "new", "data": ""}),
        ],
        "ticks": [event("tick\ntock")],
        "lines": [models.Delta(text="a"), models.Delta(text="b")],
        "records": [1, 2],
        "anything": [1, "a", [None]],
        "log": ["a", "b"],
        "archive": [b"PK"],
    }
    with package.Feeds(transport=in_process.InProcessTransport(service)) as client:
        for name, items in expected.items():
            with getattr(client.feed, name).stream() as stream:
                assert items == list(stream), name
                assert 200 == stream.status
        asked.clear()
        with client.feed.complete.stream(body=models.CompleteBody(stream=True)) as stream:
            assert [event(models.Delta(text="Hel")), event(models.Delta(text="lo"))] == list(stream)
        assert ["text/event-stream, application/json"] == asked, "the errors are documented as JSON"
        answers["completions"] = ("application/json", b'{"text": "Hello"}')
        assert models.Delta(text="Hello") == client.feed.complete(body=models.CompleteBody())
        with (
            pytest.raises(
                package.ContractError, match=r"expected the content type text/event-stream, got application/"
            ),
            client.feed.complete.stream(body=models.CompleteBody()),
        ):
            pass
        assert answers["ticks"][1].decode() == client.feed.ticks(), "the ordinary call gives the whole text"
        assert not hasattr(client.feed.plain, "stream"), "JSON is no stream"

    async def asynchronously():
        async with package.AsyncFeeds(transport=in_process.AsyncInProcessTransport(service)) as client:
            for name, items in expected.items():
                async with getattr(client.feed, name).stream() as stream:
                    assert items == [item async for item in stream], name

    asyncio.run(asynchronously())
