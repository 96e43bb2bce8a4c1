"""A body of bytes, and a file of a form, is given as bytes, an opened file, a path, or pieces of bytes."""

import asyncio
import io
import tempfile
from pathlib import Path


def check(package):
    in_process, transport = package._runtime.transports.in_process, package._runtime.transports.protocol
    sent, contents, lengths = [], [], []

    class Taking:
        takes_uploads = True

        def handle(self, request):
            lengths.append(request.upload.length if request.upload else None)
            contents.append(request.content or b"<" + request.upload.read() + b">")
            sent.append(request)
            return transport.Response(204)

    def store(request):
        sent.append(request)
        return transport.Response(204)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.bin")
        path.write_bytes(b"of a file")
        with path.open("rb") as file, package.Uploads(transport=Taking()) as client:
            client.files.put_file("a", body=b"bytes")
            for body in (file, path, iter([b"of a ", b"file"]), package.File(path)):
                client.files.put_file("a", body=body)
            client.files.add_note(body={"a": "note"})
            client.files.add_note(body=path)
            client.files.add_note(body=(one for one in [b"of a file"]))
            client.files.add_photo(body=package.models.AddPhotoBody(photo=package.File(path), title="T"))
        assert [b"bytes", *[b"<of a file>"] * 4, b'{"a":"note"}', *[b"<of a file>"] * 2] == contents[:-1]
        assert b'filename="a.bin"\r\nContent-Type: application/octet-stream\r\n\r\nof a file\r\n--' in contents[-1]
        assert [9, 9, None, 9] == lengths[1:5]
        assert "application/octet-stream" == dict(sent[6].headers)["Content-Type"]
        sent.clear()

        async def asynchronously():
            async with package.AsyncUploads(transport=in_process.AsyncInProcessTransport(store)) as client:
                await client.files.put_file("a", body=path)
                await client.files.put_file("a", body=io.BytesIO(b"in memory"))

        asyncio.run(asynchronously())
        assert [b"of a file", b"in memory"] == [one.content for one in sent], "a transport that takes no uploads"
