"""A form is written as its encoding says, and a file is a part of one with its name and media type."""

import io
from urllib.parse import parse_qsl

import pytest


def check(package):
    seen = []
    transport = package._runtime.transports.protocol

    def answer(request):
        seen.append(request)
        return transport.Response(204)

    models, file = package.models, package.File
    boundaries = iter(("colliding", "different", "third"))
    package._runtime.wire.multipart.draw = lambda _: next(boundaries)
    with package.Forms(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:
        client.default.create_charge(
            body=models.Charge(
                amount=5,
                tags=["a&b", "c,d"],
                names=["x", "y z"],
                range_=models.ChargeRange(from_=1),
                link="https://a/?b=c&d#e",
                note="n",
                card=models.ChargeCard(number="4"),
                nick=None,
                seal=package.Base64(b"\x00"),
            )
        )
        client.default.search(body={"q": "a b", "n": [1, 2], "o": {"p": None}})
        client.default.send_photos(
            body=models.Photos(
                cover=file(b"colliding\r\n--", 'a"\r\nX: y\\.png', "image/png"),
                thumb=file("<svg>", headers={"X-Width": "5"}),
                more=[file(io.BytesIO(b"1")), file(b"2", "2.bin")],
                title="\u00e9\r\n--colliding",
                seal=package.Base64(b"\x00"),
                tags=["x", "y"],
                about=models.PhotosAbout(by="me"),
            )
        )
        with pytest.raises(ValueError, match="content_type"):
            client.default.send_photos(body=models.Photos(cover=file(b"1")))
        with pytest.raises(ValueError, match="printable"):
            client.default.send_photos(
                body=models.Photos(cover=file(b"1", headers={"X": "a\r\nb"}, content_type="image/png"))
            )
    form = seen[0].content.decode()
    assert "amount=5&tags=a%26b,c%2Cd&names=x&names=y%20z&range%5Bfrom%5D=1" in form
    assert "link=https://a/?b=c%26d%23e&note=%22n%22" in form
    assert ("card", '{"number":"4"}') in parse_qsl(form)
    assert "nick" not in form
    assert form.endswith("&seal=AA%3D%3D")
    assert [("q", "a b"), ("n", "1"), ("n", "2"), ("o", '{"p":null}')] == parse_qsl(seen[1].content.decode())
    assert ("Content-Type", "multipart/form-data; boundary=different") in seen[2].headers
    expected = (
        '--different\r\nContent-Disposition: form-data; name="cover"; filename="a%22%0D%0AX: y%5C.png"\r\n'
        "Content-Type: image/png\r\n\r\ncolliding\r\n--\r\n"
        '--different\r\nContent-Disposition: form-data; name="thumb"; filename="thumb"\r\n'
        "Content-Type: image/png\r\nX-Width: 5\r\n\r\n<svg>\r\n"
        '--different\r\nContent-Disposition: form-data; name="more"; filename="more"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n1\r\n"
        '--different\r\nContent-Disposition: form-data; name="more"; filename="2.bin"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n2\r\n"
        '--different\r\nContent-Disposition: form-data; name="title"\r\n\r\n\u00e9\r\n--colliding\r\n'
        '--different\r\nContent-Disposition: form-data; name="seal"\r\n\r\nAA==\r\n'
        '--different\r\nContent-Disposition: form-data; name="tags"\r\n\r\nx\r\n'
        '--different\r\nContent-Disposition: form-data; name="tags"\r\n\r\ny\r\n'
        '--different\r\nContent-Disposition: form-data; name="about"\r\n'
        'Content-Type: application/json\r\n\r\n{"by":"me"}\r\n'
        "--different--\r\n"
    )
    assert expected == seen[2].content.decode()
    assert 3 == len(seen), "what cannot be sent was not"
