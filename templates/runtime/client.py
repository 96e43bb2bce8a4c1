"""The classes that every generated client extends."""

import os
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, NoReturn, Self, TypeVar

from attrs import field, frozen

from .errors import TransportError
from .results import Result
from .security.credentials import Credentials, Given, Scheme, refuse_in_the_clear
from .transports.protocol import AsyncTransport, Request, Response, Timeout, Transport
from .wire.answer import read, read_result
from .wire.call import Call
from .wire.request import build, checked_base_url

T = TypeVar("T")
R = TypeVar("R", bound=Result[Any])


@frozen
class Service:
    """What the contract says about the service as a whole."""

    name: str
    """The distribution, for the header User-Agent."""
    version: str
    base_url: str | None
    """The first server of the contract; None if it has none."""
    env_prefix: str
    """What the names of environment variables begin with."""
    security: Mapping[str, Scheme] = field(factory=dict[str, Scheme])


@frozen
class _Settings:
    """What a client was made with; it does not change."""

    base_url: str
    is_chosen: bool
    """Whether somebody gave the base URL; then every operation goes there."""
    user_agent: str
    credentials: Credentials
    timeout: Timeout

    @classmethod
    def of(cls, service: Service, credentials: Given, base_url: str | None, timeout: float | Timeout) -> Self:
        variable = f"{service.env_prefix}_BASE_URL"
        given = base_url or os.environ.get(variable)
        url = given or service.base_url
        if url is None:
            message = (
                f"the contract names no server: give the argument base_url or set the environment variable {variable}"
            )
            raise ValueError(message)
        url = checked_base_url(url)
        return cls(
            base_url=url,
            is_chosen=bool(given),
            user_agent=f"{service.name}/{service.version}",
            credentials=Credentials(service.security, credentials, url),
            timeout=timeout if isinstance(timeout, Timeout) else Timeout.of(timeout),
        )

    def request(self, call: Call[Any]) -> Request:
        own = None if self.is_chosen else call.operation.base_url
        credentials = self.credentials.choose(call.operation.security)
        if own is not None and credentials:
            refuse_in_the_clear(own)
        return build(
            call,
            base_url=self.base_url if own is None else checked_base_url(own),
            user_agent=self.user_agent,
            credentials=credentials,
            timeout=self.timeout,
        )

    def explain(self, error: TransportError, call: Call[Any]) -> None:
        """Say for which operation there was no answer, without credentials that the reason may repeat."""
        error.operation = str(call.operation)
        self.credentials.silence(error)


class _AnyClient:
    """What `Client` and `AsyncClient` share: everything but waiting."""

    def __init__(self, service: Service, credentials: Given, base_url: str | None, timeout: float | Timeout) -> None:
        self._settings: Final = _Settings.of(service, credentials, base_url, timeout)
        self._lock: Final = threading.Lock()
        self._closed = False

    @property
    def base_url(self) -> str:
        """Where requests go."""
        return self._settings.base_url

    @property
    def timeout(self) -> Timeout:
        """How long a call and each of its steps may take."""
        return self._settings.timeout

    def _refuse_if_closed(self) -> None:
        if self._closed:
            message = f"this {type(self).__name__} is closed"
            raise RuntimeError(message)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def __reduce__(self) -> NoReturn:
        message = "a client holds credentials and connections and is not pickled; make one where it is needed"
        raise TypeError(message)


class Client(_AnyClient):
    """A client to be used from any thread; close it, or use it in a `with`."""

    def __init__(
        self,
        service: Service,
        *,
        credentials: Given,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),  # noqa: B008  immutable
        transport: Transport | None = None,
    ) -> None:
        super().__init__(service, credentials, base_url, timeout)
        self._transport = transport
        self._close_own: Callable[[], None] | None = None

    def send(self, call: Call[T]) -> T:
        """Return what the operation returns; raise a `ServiceError` if it fails, ValueError if it cannot be sent."""
        return read(call.operation, self._answer(call), self._settings.credentials.hide)

    def raw(self, call: Call[Any], kind: type[R]) -> R:
        """Return the whole answer, as a `Result` of some kind; raise as `send` does."""
        began = time.perf_counter()
        response = self._answer(call)
        elapsed = time.perf_counter() - began
        return read_result(kind, call.operation, response, elapsed, self._settings.credentials.hide)

    def _answer(self, call: Call[Any]) -> Response:
        self._refuse_if_closed()
        settings = self._settings
        request = settings.request(call)
        transport = self._transport or self._open()
        try:
            return transport.handle(request)
        except TransportError as error:
            settings.explain(error, call)
            raise

    def _open(self) -> Transport:
        # Here, so that importing a client imports no HTTP library, and who brings a transport needs none.
        from .transports.httpx2_transport import Httpx2Transport  # noqa: PLC0415  the comment above says why

        with self._lock:
            self._refuse_if_closed()
            if self._transport is None:
                own = Httpx2Transport()
                self._transport, self._close_own = own, own.close
            return self._transport

    def close(self) -> None:
        """Close the connections, but not a transport that was given; calls raise RuntimeError from now on."""
        with self._lock:
            self._closed = True
            close_own, self._close_own = self._close_own, None
        if close_own is not None:
            close_own()

    def __enter__(self) -> Self:
        self._refuse_if_closed()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(_AnyClient):
    """A client to be used from any asyncio event loop; close it, or use it in an `async with`."""

    def __init__(
        self,
        service: Service,
        *,
        credentials: Given,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),  # noqa: B008  immutable
        transport: AsyncTransport | None = None,
    ) -> None:
        super().__init__(service, credentials, base_url, timeout)
        self._transport = transport
        self._close_own: Callable[[], Awaitable[None]] | None = None

    async def send(self, call: Call[T]) -> T:
        """Return what the operation returns; raise a `ServiceError` if it fails, ValueError if it cannot be sent."""
        return read(call.operation, await self._answer(call), self._settings.credentials.hide)

    async def raw(self, call: Call[Any], kind: type[R]) -> R:
        """Return the whole answer, as a `Result` of some kind; raise as `send` does."""
        began = time.perf_counter()
        response = await self._answer(call)
        elapsed = time.perf_counter() - began
        return read_result(kind, call.operation, response, elapsed, self._settings.credentials.hide)

    async def _answer(self, call: Call[Any]) -> Response:
        self._refuse_if_closed()
        settings = self._settings
        request = settings.request(call)
        transport = self._transport or self._open()
        try:
            return await transport.handle(request)
        except TransportError as error:
            settings.explain(error, call)
            raise

    def _open(self) -> AsyncTransport:
        # Here, so that importing a client imports no HTTP library, and who brings a transport needs none.
        from .transports.httpx2_transport import AsyncHttpx2Transport  # noqa: PLC0415  the comment above says why

        with self._lock:
            self._refuse_if_closed()
            if self._transport is None:
                own = AsyncHttpx2Transport()
                self._transport, self._close_own = own, own.aclose
            return self._transport

    async def aclose(self) -> None:
        """Close the connections, but not a transport that was given; calls raise RuntimeError from now on."""
        with self._lock:
            self._closed = True
        # Kept, since each event loop closes its own connections.
        if self._close_own is not None:
            await self._close_own()

    async def __aenter__(self) -> Self:
        self._refuse_if_closed()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
