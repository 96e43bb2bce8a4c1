"""A form is written as its encoding says, and a file is a part of one with its name and media type."""

import importlib
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
    boundaries = iter(("colliding", "different", "third", "fourth"))
    multipart = importlib.import_module(f"{package.__name__}._runtime.wire.multipart")
    multipart.draw = lambda _: next(boundaries)
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
            ),
            thumb_x_width=7,
            about_x_trace="me",
            about_x_sizes=[1, 2],
            about_x_rights=models.Rights(read=True),
            title_x_lang=models.SendPhotosBodyTitleXLang.FR,
            tags_x_range=models.SendPhotosBodyTagsXRange(from_=3),
        )
        client.default.send_note(body=models.Note(text="n"), content_type="multipart/form-data", text_x_lang_2="en")
        client.default.send_photos(
            body=models.Photos(cover=file(b"", content_type="image/png"), thumb=file(b"")), thumb_x_width=7
        )
        photos = models.Photos(cover=file(b"1", content_type="image/png"))
        with pytest.raises(ValueError, match="part 'thumb', for which the header X-Width is given"):
            client.default.send_photos(body=photos, thumb_x_width=7)
        with pytest.raises(ValueError, match=r"\$.about: the part needs the header X-Trace"):
            client.default.send_photos(body=models.Photos(cover=photos.cover, about=models.PhotosAbout()))
        with pytest.raises(ValueError, match="header X-Trace of the part 'about': a header has only printable"):
            client.default.send_photos(body=photos, about_x_trace="a\r\nX: b")
        with pytest.raises(ValueError, match="part 'text'"):
            client.default.send_note(body=models.Note(text="n"), text_x_lang_2="en")
        with pytest.raises(ValueError, match="part 'text'"):
            client.default.send_note(text_x_lang_2="en")
        client.default.send_note(text_x_lang_2=None)
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
        '--different\r\nContent-Disposition: form-data; name="title"\r\nX-Lang: fr\r\n\r\n\u00e9\r\n--colliding\r\n'
        '--different\r\nContent-Disposition: form-data; name="seal"\r\n\r\nAA==\r\n'
        '--different\r\nContent-Disposition: form-data; name="tags"\r\nX-Range: from=3\r\n\r\nx\r\n'
        '--different\r\nContent-Disposition: form-data; name="tags"\r\nX-Range: from=3\r\n\r\ny\r\n'
        '--different\r\nContent-Disposition: form-data; name="about"\r\n'
        "Content-Type: application/json\r\nX-Trace: me\r\nX-Sizes: 1,2\r\n"
        'X-Rights: {"read":true}\r\n\r\n{"by":"me"}\r\n'
        "--different--\r\n"
    )
    assert expected == seen[2].content.decode()
    note = '--third\r\nContent-Disposition: form-data; name="text"\r\nX-Lang: en\r\n\r\nn\r\n--third--\r\n'
    assert note == seen[3].content.decode()
    assert "\r\nX-Width: 7\r\n" in seen[4].content.decode()
    assert 6 == len(seen), "what cannot be sent was not"
