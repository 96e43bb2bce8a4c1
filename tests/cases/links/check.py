"""The docstring of a method tells which call may follow each of its answers, and with which values."""


def check(package):
    told = " ".join(package.api.orders.OrdersResource.place_order.__doc__.split())
    for words in (
        'Links: itself: After 201, `orders.get_order` with id = `$response.body#/id`, query.fields = `["a",1]`,',
        "price = `$5`, note = `as {$method} at {$url}, {not one}`. The order that was placed.",
        "replacement: After 201, `stock.put_orders_id` with path.id = `$response.header.Location`,",
        "body = `$request.body`. It is at https://{region}.example.com.",
        'elsewhere: After 201, the operation `https://api.example.org/#/paths/~1a/get` with body = `{"note":{}}`.',
        'again: After 201, `orders.place_order` with body = `{"id":null}`.',
        "standing: After 409, `orders.get_order` with id = `$response.body#/id~1a~0b/0`.",
    ):
        assert words in told, words
    assert "Links:" not in package.api.orders.OrdersResource.get_order.__doc__
