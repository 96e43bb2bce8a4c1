"""Without encodings by position, the caller writes the whole body of parts, boundary and all."""

import importlib


def check(package):
    protocol = importlib.import_module(f"{package.__name__}._runtime.transports.protocol")
    in_process = importlib.import_module(f"{package.__name__}._runtime.transports.in_process")
    seen = []

    def answer(request):
        seen.append((dict(request.headers).get("Content-Type"), request.content))
        return protocol.Response(204)

    parts = b"--x\r\nContent-Type: application/json\r\n\r\n{}\r\n--x\r\n\r\nhello\r\n--x--\r\n"
    with package.PositionsOfParts(transport=in_process.InProcessTransport(answer)) as client:
        client.default.send_batch(body=parts, content_type="multipart/mixed; boundary=x")
        client.default.send_form(body=package.models.SendFormBody(a=package.models.SendFormBodyA(b="c")))
    assert ("multipart/mixed; boundary=x", parts) == seen[0]
    assert b'\r\nContent-Type: application/json\r\n\r\n{"b":"c"}\r\n' in seen[1][1]
