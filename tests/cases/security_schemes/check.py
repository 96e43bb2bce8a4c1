"""Each scheme puts its credential where the contract says, and no message shows it."""

import base64

import pytest

GIVEN = {
    "basic_username": "Ada",
    "basic_password": "päss word",
    "header_key": "header-secret",
    "query_key": "query/secret",
    "cookie_key": "cookie-secret",
    "digest_authorization": 'username="Ada", response="digest-secret"',
    "oauth_token": "oauth-secret",
    "connect_token": "connect-secret",
}


def check(package):
    seen = []
    transport = package._runtime.transports.protocol

    def answer(request):
        seen.append(request)
        return transport.Response(204, transport.Headers(()), b"")

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)

    def sent(function, *arguments, given=GIVEN, **named):
        with package.Schemes(**given, transport=carrier) as client:
            getattr(client.default, function)(*arguments, **named)
        headers = {name: text for name, text in seen[-1].headers if name not in {"User-Agent", "Accept"}}
        return seen[-1].url.removeprefix("https://api.example.com/v1"), headers

    pair = base64.b64encode("Ada:päss word".encode()).decode()
    assert ("/basic", {"Authorization": f"Basic {pair}"}) == sent("basic")
    assert ("/header", {"X-Key": "header-secret"}) == sent("header")
    assert ("/query?a=1&the%20key=query%2Fsecret", {}) == sent("query", a="1")
    assert ("/cookie", {"Cookie": "a=1; session=cookie-secret"}) == sent("cookie", a="1")
    assert ("/digest", {"Authorization": f"Digest {GIVEN['digest_authorization']}"}) == sent("digest")
    assert ("/oauth", {"Authorization": "Bearer oauth-secret"}) == sent("oauth")
    assert ("/connect", {"Authorization": "Bearer connect-secret"}) == sent("connect")
    assert ("/certificate", {}) == sent("certificate")
    assert ("/several?the%20key=query%2Fsecret", {"X-Key": "header-secret"}) == sent("several")
    basic = {name: text for name, text in GIVEN.items() if name.startswith("basic")}
    assert ("/several", {"Authorization": f"Basic {pair}"}) == sent("several", given=basic)
    assert ("/several", {}) == sent("several", given={})
    assert ("/named", {"X-Key": "header-secret"}) == sent("named")
    assert ("/named", {"x-key": "other"}) == sent("named", x_key="other")
    with pytest.raises(package.MissingCredentialsError, match=r"argument basic_username .* and .* basic_password"):
        sent("basic", given={"basic_username": "Ada"})
    for name, bad in (("basic_username", "A:da"), ("cookie_key", "a;b"), ("header_key", "a\nb"), ("query_key", "")):
        with pytest.raises(ValueError, match=f"argument {name} is not a credential"):
            package.Schemes(**{name: bad})
    hide = package.Schemes(**GIVEN)._settings.credentials.hide
    for text in (pair, "päss word", "query%2Fsecret", "query/secret", "cookie-secret", "header-secret", "oauth-secret"):
        assert "say …" == hide(f"say {text}")
        assert all(text not in repr(one) for one in (*seen, package.Schemes(**GIVEN)))
    assert "say Ada" == hide("say Ada")
    assert "Needs, with `oauth`: `read:a`, `write:a`." in " ".join(package.api.default.Default.oauth.__doc__.split())
