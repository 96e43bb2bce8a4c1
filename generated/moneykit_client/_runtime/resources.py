"""Groups of operations, and their methods: a function that returns a call becomes one that makes it."""

import inspect
from collections.abc import Callable
from typing import Any, Concatenate, Final, Generic, ParamSpec, Self, TypeVar, cast, overload

from .client import AsyncClient, Client
from .results import Result
from .wire.call import Call

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Result[Any])


class Resource:
    """A group of operations of a client."""

    def __init__(self, client: Client) -> None:
        self._client: Final = client


class AsyncResource:
    """A group of operations of an asynchronous client."""

    def __init__(self, client: AsyncClient) -> None:
        self._client: Final = client


class _Described(Generic[P]):
    """What looks like the function that a method was made of."""

    def __init__(self, resource: Any, function: Callable[Concatenate[Any, P], Call[Any]], kind: type[Any]) -> None:
        self._resource = resource
        # An operation may have any name but one with an underscore, so nothing else of a resource is public.
        self._client: Any = vars(resource)["_client"]
        self._function = function
        self._kind = kind
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__
        self.__qualname__ = function.__qualname__

    @property
    def __signature__(self) -> inspect.Signature:
        signature = inspect.signature(self._function)
        return signature.replace(parameters=list(signature.parameters.values())[1:])

    def __repr__(self) -> str:
        return f"<method {self.__qualname__}>"


class Bound(_Described[P], Generic[P, T, R]):
    """A method of a client."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the operation returns; raise a `ServiceError` if it fails, ValueError if it cannot be sent."""
        call: Call[T] = self._function(self._resource, *args, **kwargs)
        client: Client = self._client
        return client.send(call)

    def raw(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return the whole answer: the value, the status, the headers, the bytes, and how long it took."""
        call = self._function(self._resource, *args, **kwargs)
        kind: type[R] = self._kind
        client: Client = self._client
        return client.raw(call, kind)

    def curl(self, *args: P.args, **kwargs: P.kwargs) -> str:
        """Return the curl command for the same call, with environment variables in the places of credentials."""
        client: Client = self._client
        return client.curl(self._function(self._resource, *args, **kwargs))


class AsyncBound(_Described[P], Generic[P, T, R]):
    """A method of an asynchronous client."""

    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the operation returns; raise a `ServiceError` if it fails, ValueError if it cannot be sent."""
        call: Call[T] = self._function(self._resource, *args, **kwargs)
        client: AsyncClient = self._client
        return await client.send(call)

    async def raw(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return the whole answer: the value, the status, the headers, the bytes, and how long it took."""
        call = self._function(self._resource, *args, **kwargs)
        kind: type[R] = self._kind
        client: AsyncClient = self._client
        return await client.raw(call, kind)

    def curl(self, *args: P.args, **kwargs: P.kwargs) -> str:
        """Return the curl command for the same call, with environment variables in the places of credentials."""
        client: AsyncClient = self._client
        return client.curl(self._function(self._resource, *args, **kwargs))


class _Method(Generic[P]):
    """A function in a class of operations; what it gives an instance is made once and then kept there."""

    def __init__(self, function: Callable[Concatenate[Any, P], Call[Any]], kind: type[Any] = Result) -> None:
        self.function = function
        self.kind = kind
        self.__doc__ = function.__doc__
        self.__wrapped__ = function

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def _kept(self, resource: Any, bound: Callable[..., Any]) -> Any:
        made = vars(resource)[self._name] = bound(resource, self.function, self.kind)
        return made


class Method(_Method[P], Generic[P, T, R]):
    """What `method` makes."""

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: Resource, owner: type) -> Bound[P, T, R]: ...
    def __get__(self, resource: Resource | None, owner: type) -> Self | Bound[P, T, R]:
        return self if resource is None else cast("Bound[P, T, R]", self._kept(resource, Bound))

    def __call__(self, resource: Resource, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the method of an instance returns."""
        return self.__get__(resource, type(resource))(*args, **kwargs)


class AsyncMethod(_Method[P], Generic[P, T, R]):
    """What `async_method` makes."""

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: AsyncResource, owner: type) -> AsyncBound[P, T, R]: ...
    def __get__(self, resource: AsyncResource | None, owner: type) -> Self | AsyncBound[P, T, R]:
        return self if resource is None else cast("AsyncBound[P, T, R]", self._kept(resource, AsyncBound))

    async def __call__(self, resource: AsyncResource, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the method of an instance returns."""
        return await self.__get__(resource, type(resource))(*args, **kwargs)


def method(function: Callable[Concatenate[Any, P], Call[T]]) -> Method[P, T, Result[T]]:
    """Make a method that sends the call which a function returns; its `raw` returns the whole answer."""
    return Method(function)


def async_method(function: Callable[Concatenate[Any, P], Call[T]]) -> AsyncMethod[P, T, Result[T]]:
    """Make a method of an asynchronous client, as `method` does."""
    return AsyncMethod(function)


class method_with(Generic[R]):  # noqa: N801  a decorator
    """Make a method as `method` does; its `raw` returns a class that has the documented headers as attributes."""

    def __init__(self, kind: type[R]) -> None:
        self._kind = kind

    def __call__(self, function: Callable[Concatenate[Any, P], Call[T]]) -> Method[P, T, R]:
        """Return the method."""
        return Method(function, self._kind)


class async_method_with(Generic[R]):  # noqa: N801  a decorator
    """Make a method of an asynchronous client, as `method_with` does."""

    def __init__(self, kind: type[R]) -> None:
        self._kind = kind

    def __call__(self, function: Callable[Concatenate[Any, P], Call[T]]) -> AsyncMethod[P, T, R]:
        """Return the method."""
        return AsyncMethod(function, self._kind)
