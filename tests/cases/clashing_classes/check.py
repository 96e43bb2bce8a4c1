"""A client has room for tags called like itself, like its other tags, and like what it is made of."""


def check(package):
    seen = []
    transport = package._runtime.transports.protocol

    def answer(request):
        seen.append(request.url.rpartition("/")[2])
        return transport.Response(204, transport.Headers(()), b"")

    with package.Pets(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as pets:
        pets.pets.models_2() if hasattr(pets.pets, "models_2") else pets.pets.models()
        pets.async_pets.b()
        pets.client.c()
        pets.service.d()
        pets.none.e()
        pets.send_resource.f()
        pets.timeout_resource.g()
    assert list("abcdefg") == seen
