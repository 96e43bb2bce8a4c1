"""Each style of pages: all items, pages, where a page is resumed, and how a service that leads in circles ends."""

import asyncio
import inspect
import json
from urllib.parse import parse_qs, urlsplit

import pytest

KEY = "k3y"
FOREIGN = [
    "//evil.example/",
    "https://evil.example/v1/pets",
    "http://api.example.com/v1/kennels/Bern",
    "https://api.example.com:8443/",
    "https://u:p@api.example.com/",
    "https://[",
    "javascript:alert(1)",
]
NAMES = ["Rex", "Tom", "Ada", "Bo", "Cy"]
IDS = [f"00000000-0000-0000-0000-00000000000{n}" for n in range(5)]


def check(package):
    transport, in_process = package._runtime.transports.protocol, package._runtime.transports.in_process
    asked, bend = [], {}

    def service(request):
        url = urlsplit(request.url)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        asked.append(query)
        group = url.path.removeprefix("/v1/").partition("/")[0]
        body, headers = bend[group] if group in bend else ANSWERS[group](query)
        if body is None:
            return transport.Response(204)
        fields = [("Content-Type", "application/json"), ("X-Rate-Left", "9"), *headers]
        return transport.Response(200, transport.Headers(fields), json.dumps(body).encode())

    with package.Pages(KEY, transport=in_process.InProcessTransport(service)) as client:
        every_style(client.pets, asked)
        where_it_begins(client.pets, asked)
        what_ends_it(client.pets, bend)
        circles(package, client.pets, asked, bend)
        other_origins(package, client.pets, asked, bend)
    bend.clear()
    asyncio.run(asynchronously(package, in_process.AsyncInProcessTransport(service)))


def every_style(pets, asked):
    key = {"api_key": KEY}
    cases = [
        (pets.list_pets, {"limit": 2}, "name", NAMES, [{}, {"cursor": "2"}, {"cursor": "4"}]),
        (pets.list_owners, {}, "id", IDS, [{}, {"starting_after": IDS[1]}, {"starting_after": IDS[3]}]),
        (pets.list_visits, {"per_page": 2}, "name", NAMES, [{}, {"page": "2"}, {"page": "3"}]),
        (pets.list_shelves, {}, None, NAMES, [{}, {"p": "1"}, {"p": "2"}]),
        (pets.list_toys, {"limit": 2}, None, NAMES, [{}, {"skip": "2"}, {"skip": "4"}, {"skip": "5"}]),
        (pets.list_kennels, {"city": "Bern"}, "name", NAMES, [key, key | {"from": "2"}, key | {"from": "4"}]),
        (pets.get_vets, {}, "name", NAMES, [{}, {"from": "2"}, {"from": "4"}]),
    ]
    for method, arguments, attribute, expected, moving in cases:
        same = {name: str(value) for name, value in arguments.items() if name != "city"}
        queries = [same | one for one in moving]

        def plain(item, attribute=attribute):
            return str(getattr(item, attribute)) if attribute else item

        asked.clear()
        assert expected == [plain(one) for one in method.all(**arguments)]
        assert queries == asked
        asked.clear()
        pages = method.pages(**arguments)
        assert [] == asked, "nothing is asked for before it is needed"
        first = next(pages)
        assert (2, 1, 200) == (len(first), len(asked), first.result.status)
        rest = list(method.resume(first.next, **arguments))
        assert expected[2:] == [plain(one) for page in rest for one in page]
        assert queries[1:] == asked[1:]
        assert None is rest[-1].next


def where_it_begins(pets, asked):
    assert 9 == next(pets.list_pets.pages()).result.x_rate_left
    assert {"limit", "cursor"} == set(inspect.signature(pets.list_pets).parameters)
    assert ["Cy"] == [one.name for one in pets.list_pets.all(cursor="4")], "it begins where the arguments say"
    asked.clear()
    assert ["Cy"] == [one.name for one in pets.list_visits.all(page=3, per_page=2)]
    # From there alone it cannot be known that no page is larger, so one more is asked for.
    assert ["3", "4"] == [one["page"] for one in asked]
    with pytest.raises(TypeError):
        pets.list_pets.all(colour="red")


def what_ends_it(pets, bend):
    bend["pets"] = (None, [])
    assert [] == list(pets.list_pets.all()), "an answer without a body has no items"
    bend["pets"] = ({"data": [{"name": "Rex"}], "page": {"next-cursor": ""}}, [])
    assert 1 == len(list(pets.list_pets.all()))
    bend["visits"] = ({"visits": [1, 1], "total": 4}, [])
    assert [1, 1, 1, 1] == list(pets.list_visits.all()), "numbers may repeat"
    bend["toys"] = ([], [])
    assert [] == list(pets.list_toys.all(limit=2))


def circles(package, pets, asked, bend):
    bend["pets"] = ({"data": [{"name": "Rex"}], "page": {"next-cursor": "again"}}, [])
    for arguments, count in (({}, 2), ({"cursor": "again"}, 1)):
        asked.clear()
        with pytest.raises(package.ContractError, match=r"^\$\.page\.next-cursor: .* \[GET /pets, 200\]$"):
            list(pets.list_pets.all(**arguments))
        assert count == len(asked)
    bend["visits"] = ({"visits": [{"name": "Rex"}]}, [])
    with pytest.raises(package.ContractError, match="expected a next page that there was not before"):
        list(pets.list_visits.all())
    bend["kennels"] = ([{"name": "Rex"}], [("Link", '<?from=1>; rel="next"')])
    with pytest.raises(package.ContractError, match="one that there was"):
        list(pets.list_kennels.all("Bern"))


def other_origins(package, pets, asked, bend):
    for target in FOREIGN:
        bend["kennels"] = ([{"name": "Rex"}], [("Link", f'<{target}>; rel="next"')])
        asked.clear()
        pages = pets.list_kennels.pages("Bern")
        assert 1 == len(next(pages))
        with pytest.raises(package.ContractError, match=r"^\$: expected a link to the same origin"):
            next(pages)
        assert 1 == len(asked), "no credential went there"
    bend["vets"] = ({"results": [], "next": "x y"}, [])
    with pytest.raises(package.ContractError, match="one that is no URL"):
        list(pets.get_vets.all())


async def asynchronously(package, carrier):
    async with package.AsyncPages(transport=carrier) as client:
        assert NAMES == [one.name async for one in client.pets.list_pets.all(limit=2)]
        first = await anext(client.pets.list_visits.pages(per_page=2))
        assert 2 == first.next
        rest = [page async for page in client.pets.list_visits.resume(first.next, per_page=2)]
        assert NAMES[2:] == [one.name for page in rest for one in page]


def two(values, start):
    return values[start : start + 2]


def after(start):
    return start + 2 if start + 2 < len(NAMES) else None


def pets(query):
    start = int(query.get("cursor", 0))
    following = after(start)
    return {
        "data": [{"name": one} for one in two(NAMES, start)],
        "page": {"next-cursor": following and str(following)},
    }, []


def owners(query):
    start = IDS.index(query["starting_after"]) + 1 if "starting_after" in query else 0
    return {"data": [{"id": one} for one in two(IDS, start)], "has_more": after(start) is not None}, []


def visits(query):
    start = 2 * (int(query.get("page", 1)) - 1)
    return {"visits": [{"name": one} for one in two(NAMES, start)], "total": 5}, []


def shelves(query):
    return {"shelves": two(NAMES, 2 * int(query.get("p", 0))), "meta": {"pages": 3}}, []


def toys(query):
    return two(NAMES, int(query.get("skip", 0))), []


def kennels(query):
    start = int(query.get("from", 0))
    links = ['<https://x.example>; rel=prev; title="a, <b>; rel=next"']
    links += [f'<?from={after(start)}>; REL = "last next"'] if after(start) else []
    return [{"name": one} for one in two(NAMES, start)], [("Link", ", ".join(links))]


def vets(query):
    start = int(query.get("from", 0))
    following = after(start) and f"https://api.example.com/v1/vets?from={after(start)}#top"
    return {"results": [{"name": one} for one in two(NAMES, start)], "next": following}, []


ANSWERS = {one.__name__: one for one in (pets, owners, visits, shelves, toys, kennels, vets)}
