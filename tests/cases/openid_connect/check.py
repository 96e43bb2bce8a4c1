"""Where tokens are fetched, the description of OpenID Connect says; people's scopes are not asked for."""

import json
from urllib.parse import parse_qs

GIVEN = {"client_id": "shop", "client_secret": "hush-hush-hush"}


def check(package):
    seen = []
    protocol = package._runtime.transports.protocol

    def answer(request):
        seen.append(request)
        told = ["a"]
        if request.url.endswith("/openid-configuration"):
            assert not any("Authorization" == name for name, _ in request.headers)
            told = {"issuer": "https://login.example.com", "token_endpoint": "https://tokens.example.com/token"}
        elif request.url.endswith("/token"):
            form = {name: text for name, (text,) in parse_qs(request.content.decode()).items()}
            told = {"access_token": f"for-{form.get('scope', 'nothing')}", "token_type": "bearer", "expires_in": 60}
        elif request.method == "POST":
            return protocol.Response(204)
        headers = protocol.Headers([("Content-Type", "application/json")])
        return protocol.Response(200, headers, json.dumps(told).encode())

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)

    def sent(*functions, **given):
        seen.clear()
        with package.Ledger(**given, transport=carrier) as client:
            for function in functions:
                getattr(client.entries, function)()
        return [one.url for one in seen], [dict(one.headers).get("Authorization") for one in seen]

    described, token = "https://login.example.com/.well-known/openid-configuration", "https://tokens.example.com/token"
    entries = "https://api.example.com/v1/entries"
    urls, tokens = sent("list_entries", "add_entry", "list_entries", **GIVEN)
    assert [described, token, entries, token, entries, entries] == urls
    assert ["Bearer for-entries:read", "Bearer for-nothing", "Bearer for-entries:read"] == [tokens[2], *tokens[4:]]
    assert ([entries], ["Bearer ready"]) == sent("list_entries", token="ready")
    elsewhere = "https://staging.example.com/token"
    assert [elsewhere, entries] == sent("list_entries", **GIVEN, token_url=elsewhere)[0]
