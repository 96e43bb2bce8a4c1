"""The media type of a body is chosen by its type or said; that of an answer says what is read."""

import io

import pytest


def check(package):  # noqa: PLR0915 # one exchange after the other
    seen = []
    transport = package._runtime.transports.protocol
    answers = []

    def answer(request):
        seen.append(request)
        status, media_type, content = answers.pop(0)
        return transport.Response(
            status, transport.Headers([("Content-Type", media_type)] if media_type else ()), content
        )

    thing = package.models.Thing(name="a")
    with package.MediaTypes(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:

        def put(body, status, media_type, content, **more):
            answers.append((status, media_type, content))
            return client.default.put_thing("1", body=body, **more)

        def sent():
            return dict(seen[-1].headers)["Content-Type"], seen[-1].content

        assert thing == put(thing, 200, "application/vnd.thing.v3+json", b'{"name": "a"}')
        assert ("application/json", b'{"name":"a"}') == sent()
        assert "x" == put("a,b", 200, "text/plain", b"x")
        assert ("text/csv", b"a,b") == sent()
        assert "<a/>" == put(b"\x00", 200, "application/xml", b"<a/>")
        assert ("application/octet-stream", b"\x00") == sent()
        assert b"\xff" == put(io.BytesIO(b"1"), 200, "image/png", b"\xff")
        assert ("application/octet-stream", b"1") == sent()
        assert thing == put(thing, 299, "application/anything", b'{"name": "a"}', content_type="application/x+json")
        assert ("application/x+json", b'{"name":"a"}') == sent()
        with pytest.raises(ValueError, match="none of the bodies"):
            put(5, 200, "image/png", b"")
        with pytest.raises(ValueError, match="no body of the content type"):
            put(thing, 200, "image/png", b"", content_type="video/mp4")
        answers.clear()

        with pytest.raises(package.NotFoundTextError) as raised:
            put(thing, 404, "text/html", b"<p>")
        assert "<p>" == raised.value.body
        assert isinstance(raised.value, package.NotFoundError)
        assert "str" == package.NotFoundTextError.__annotations__["body"]
        with pytest.raises(package.ContentTooLargeBytesError) as raised:
            put(thing, 413, "application/pdf", b"%PDF\xff")
        assert b"%PDF\xff" == raised.value.body
        with pytest.raises(package.ServerTextError) as raised:
            put(thing, 555, "text/plain", b"broken")
        assert "broken" == raised.value.body
        assert not isinstance(raised.value, package.ThingError), "that class promises another body"
        with pytest.raises(package.ThingError):
            put(thing, 555, "application/json", b'{"name": "a"}')

        answers.append((204, None, b""))
        assert None is client.default.delete_thing("1", body=b"1", content_type="image/gif")
        assert ("image/gif", b"1") == sent()
        with pytest.raises(ValueError, match="content_type"):
            client.default.delete_thing("1", body=b"1")
        answers.append((204, None, b""))
        client.default.delete_thing("1")
        assert None is seen[-1].content

        models = package.models
        for body, kind in (
            (models.CreateNoteJsonBody(a="1"), "application/json"),
            (models.CreateNoteDataBody(a="1"), "application/x-www-form-urlencoded"),
            (models.CreateNoteFilesBody(a=package.File(b"1")), "multipart/form-data"),
        ):
            answers.append((200, "text/json", b'"x"'))
            assert "x" == client.default.create_note(body=body)
            assert kind == sent()[0].partition(";")[0]
