"""Tokens are fetched for what each operation needs, and used as the alternatives of its security say."""

import base64
import json
from urllib.parse import parse_qs

import pytest

GIVEN = {"oauth_client_id": "shop", "oauth_client_secret": "hush-hush-hush"}


def check(package):
    seen = []
    protocol = package._runtime.transports.protocol
    good = set()

    def answer(request):
        seen.append(request)
        headers = dict(request.headers)
        if request.url.partition("?")[0].endswith(("/token", "/refresh")):
            form = {name: text for name, (text,) in parse_qs(request.content.decode()).items()}
            pair = base64.b64encode(b"shop:hush-hush-hush").decode()
            assert f"Basic {pair}" == headers["Authorization"]
            token = f"{form['grant_type']} {form.get('scope', '')}".replace(" ", "-")
            good.add(token)
            told = {"access_token": token, "token_type": "bearer", "refresh_token": "refresh", "expires_in": 0}
            return protocol.Response(200, protocol.Headers(), json.dumps(told).encode())
        if request.url.endswith("/log"):
            return protocol.Response(303, protocol.Headers([("Location", "https://logs.example.com/1?sign=a")]))
        if "logs.example.com" in request.url:
            assert {"User-Agent"} == set(headers)
            return protocol.Response(204)
        if "/orders" in request.url and request.method == "GET":
            return protocol.Response(200, protocol.Headers([("Content-Type", "application/json")]), b'["a"]')
        return protocol.Response(204)

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)

    def sent(function, given=GIVEN):
        seen.clear()
        with package.Purchases(**given, transport=carrier) as client:
            value = getattr(client.orders, function)()
        called = seen[-1]
        return value, [one.url for one in seen], dict(called.headers).get("Authorization")

    token, api = "https://api.example.com/token?realm=a", "https://api.example.com/v1"
    # A scope that only another flow has is not asked for.
    assert (["a"], [token, f"{api}/orders"], "Bearer client_credentials-orders:read") == sent("list_orders")
    both = "Bearer client_credentials-orders:read-orders:write"
    assert (None, [token, f"{api}/orders"], both) == sent("add_order")
    assert (None, [f"{api}/orders?key=k"], None) == sent("add_order", {"key": "k"})
    together = (None, [token, f"{api}/orders/all?key=k"], "Bearer client_credentials-")
    assert together == sent("delete_orders", {**GIVEN, "key": "k"})
    assert (None, [f"{api}/health"], None) == sent("check_health", {})
    assert (None, [token, f"{api}/health"], "Bearer client_credentials-orders:read") == sent("check_health")
    assert (None, [token, f"{api}/orders/log", "https://logs.example.com/1?sign=a"], None) == sent("get_log")
    ready = {**GIVEN, "oauth_token": lambda: "ready"}
    assert (None, [f"{api}/health"], "Bearer ready") == sent("check_health", ready)
    missing = r"PURCHASES_OAUTH_CLIENT_SECRET, .* and give the argument key"
    with pytest.raises(package.MissingCredentialsError, match=missing):
        sent("delete_orders", {})

    with package.Purchases(**GIVEN, transport=carrier) as client:
        seen.clear()
        client.orders.list_orders()
        client.orders.list_orders()
        assert [token, f"{api}/orders", "https://api.example.com/refresh", f"{api}/orders"] == [one.url for one in seen]
    moved = {**GIVEN, "oauth_token_url": "https://staging.example.com/token"}
    assert "https://staging.example.com/token" == sent("list_orders", moved)[1][0]
    assert not any("hush-hush-hush" in repr(one) for one in seen)
