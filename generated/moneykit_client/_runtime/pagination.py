"""Methods whose answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar, cast, overload

from .client import AsyncClient, Client
from .resources import AsyncBound, AsyncMethod, AsyncResource, Bound, Method, Resource
from .results import Result
from .wire.call import Call
from .wire.paging import Paging, Style, Walk, Where

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Result[Any])
I = TypeVar("I")  # noqa: E741  an item


class Page(Generic[R, I]):
    """One page: its items, the whole answer, and where the next one is."""

    def __init__(self, result: R, items: Sequence[I], next_: Where | None) -> None:
        self.result = result
        """The answer, as `raw` returns it."""
        self.items = items
        self.next = next_
        """Where the next page is, for `resume`: a cursor, a number or a URL; None on the last page."""

    def __iter__(self) -> Iterator[I]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return f"Page(items={self.items!r}, next={self.next!r})"


class PagedBound(Bound[P, T, R], Generic[P, T, R, I]):
    """A method of a client whose answers come page by page."""

    def __init__(
        self, resource: Any, function: Callable[Concatenate[Any, P], Call[T]], kind: type[R], paging: Paging
    ) -> None:
        super().__init__(resource, function, kind)
        self._paging = paging

    def all(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[I]:
        """Yield every item, from the page that the arguments name on; a page is asked for when it is needed."""
        return (item for page in self.pages(*args, **kwargs) for item in page)

    def pages(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Page[R, I]]:
        """Yield every page, from the one that the arguments name on; each is asked for when it is needed.

        Raises what a call raises, and `ContractError` where a page leads back to one that there was.
        """
        return self._walked(Walk(self._paging, self._function(self._resource, *args, **kwargs)))

    def resume(self, at: Where, /, *args: P.args, **kwargs: P.kwargs) -> Iterator[Page[R, I]]:
        """Yield every page from `at` on, which is the `next` of a page; the arguments are those of before."""
        return self._walked(Walk(self._paging, self._function(self._resource, *args, **kwargs), at))

    def _walked(self, walk: Walk) -> Iterator[Page[R, I]]:
        client: Client = self._client
        kind: type[R] = self._kind
        while walk.call is not None:
            result = client.raw(walk.call, kind)
            yield Page(result, *walk.advance(result))


class AsyncPagedBound(AsyncBound[P, T, R], Generic[P, T, R, I]):
    """A method of an asynchronous client whose answers come page by page."""

    def __init__(
        self, resource: Any, function: Callable[Concatenate[Any, P], Call[T]], kind: type[R], paging: Paging
    ) -> None:
        super().__init__(resource, function, kind)
        self._paging = paging

    def all(self, *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[I]:
        """Yield every item, from the page that the arguments name on; a page is asked for when it is needed."""
        pages = self.pages(*args, **kwargs)
        return (item async for page in pages for item in page)

    def pages(self, *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[Page[R, I]]:
        """Yield every page, from the one that the arguments name on; each is asked for when it is needed.

        Raises what a call raises, and `ContractError` where a page leads back to one that there was.
        """
        return self._walked(Walk(self._paging, self._function(self._resource, *args, **kwargs)))

    def resume(self, at: Where, /, *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[Page[R, I]]:
        """Yield every page from `at` on, which is the `next` of a page; the arguments are those of before."""
        return self._walked(Walk(self._paging, self._function(self._resource, *args, **kwargs), at))

    async def _walked(self, walk: Walk) -> AsyncIterator[Page[R, I]]:
        client: AsyncClient = self._client
        kind: type[R] = self._kind
        while walk.call is not None:
            result = await client.raw(walk.call, kind)
            yield Page(result, *walk.advance(result))


class PagedMethod(Method[P, T, R], Generic[P, T, R, I]):
    """What `paged` makes."""

    def __init__(self, function: Callable[Concatenate[Any, P], Call[T]], kind: type[R], paging: Paging) -> None:
        super().__init__(function, kind)
        self._paging = paging

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: Resource, owner: type) -> PagedBound[P, T, R, I]: ...
    def __get__(self, resource: Resource | None, owner: type) -> Self | PagedBound[P, T, R, I]:
        return self if resource is None else cast("PagedBound[P, T, R, I]", self._kept(resource, self._paged))

    def _paged(self, resource: Any, function: Any, kind: Any) -> PagedBound[P, T, R, I]:
        return PagedBound(resource, function, kind, self._paging)


class AsyncPagedMethod(AsyncMethod[P, T, R], Generic[P, T, R, I]):
    """What `async_paged` makes."""

    def __init__(self, function: Callable[Concatenate[Any, P], Call[T]], kind: type[R], paging: Paging) -> None:
        super().__init__(function, kind)
        self._paging = paging

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: AsyncResource, owner: type) -> AsyncPagedBound[P, T, R, I]: ...
    def __get__(self, resource: AsyncResource | None, owner: type) -> Self | AsyncPagedBound[P, T, R, I]:
        return self if resource is None else cast("AsyncPagedBound[P, T, R, I]", self._kept(resource, self._paged))

    def _paged(self, resource: Any, function: Any, kind: Any) -> AsyncPagedBound[P, T, R, I]:
        return AsyncPagedBound(resource, function, kind, self._paging)


class _Paged(Generic[I]):
    """A decorator that says how the pages of a method follow one another, and what items are on them."""

    def __init__(  # noqa: PLR0913  what a contract can say
        self,
        style: Style,
        parameter: str = "",
        *,
        items: str = "",
        next: str | None = None,  # noqa: A002  the extension's word
        last: str | None = None,
        more: str | None = None,
        total: str | None = None,
        pages: str | None = None,
        start: int = 0,
    ) -> None:
        self._paging = Paging(style, parameter, items, next, last, more, total, pages, start=start)


class paged(_Paged[I]):  # noqa: N801  a decorator
    """Make a method that has pages, of a method."""

    def __call__(self, method: Method[P, T, R]) -> PagedMethod[P, T, R, I]:
        """Return the method."""
        return PagedMethod(method.function, method.kind, self._paging)


class async_paged(_Paged[I]):  # noqa: N801  a decorator
    """Make a method of an asynchronous client that has pages, of a method."""

    def __call__(self, method: AsyncMethod[P, T, R]) -> AsyncPagedMethod[P, T, R, I]:
        """Return the method."""
        return AsyncPagedMethod(method.function, method.kind, self._paging)
