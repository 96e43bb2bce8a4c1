"""Which transport a client makes for itself: imported when it is first needed, since none need be."""

# ruff: noqa: PLC0415  the sentence above says why

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast

if TYPE_CHECKING:
    from .aiohttp_transport import AiohttpTransport
    from .http_client_transport import HttpClientTransport
    from .httpx2_transport import AsyncHttpx2Transport, Httpx2Transport

Named: TypeAlias = Literal["httpx2", "fast"]
"""httpx2 speaks HTTP/2 and to any proxy; fast takes a fraction of its time: http.client, and aiohttp for asyncio."""


def checked(name: str) -> Named:
    """Return the name of a transport; raise ValueError if it is none."""
    if name in {"fast", "httpx2"}:
        return cast("Named", name)
    message = f"transport is 'httpx2', 'fast' or an object with a method handle, not {name!r}"
    raise ValueError(message)


def opened(name: Named) -> "Httpx2Transport | HttpClientTransport":
    """Return a transport."""
    if name == "fast":
        from .http_client_transport import HttpClientTransport

        return HttpClientTransport()
    from .httpx2_transport import Httpx2Transport

    return Httpx2Transport()


def opened_async(name: Named) -> "AsyncHttpx2Transport | AiohttpTransport":
    """Return a transport for asyncio; raise ImportError if the extra that it needs is not installed."""
    if name == "fast":
        try:
            from .aiohttp_transport import AiohttpTransport
        except ModuleNotFoundError as error:
            message = "the fast transport for asyncio needs aiohttp: install the client with its extra fast"
            raise ImportError(message, name=error.name) from error
        return AiohttpTransport()
    from .httpx2_transport import AsyncHttpx2Transport

    return AsyncHttpx2Transport()


_MODULES: Final = {
    "AiohttpTransport": "aiohttp_transport",
    "AsyncHttpx2Transport": "httpx2_transport",
    "HttpClientTransport": "http_client_transport",
    "Httpx2Transport": "httpx2_transport",
}


def provided(name: str) -> Any:
    """Return the class of a transport; raise AttributeError if there is none of the name."""
    module = _MODULES.get(name)
    if module is None:
        message = f"there is no transport {name!r}"
        raise AttributeError(message, name=name)
    return getattr(import_module(f".{module}", __package__), name)
