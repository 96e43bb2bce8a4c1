"""The application: its routes, and what each failure becomes on the wire."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server import errors, reference
from server.allowances import Allowances
from server.bodies import BodyGuard
from server.database import Database
from server.errors import Refusal
from server.links import Links
from server.paths import CanonicalPath
from server.reset_link import ResetLink
from server.secret import signing_secret
from server.seed import seed
from server.settings import Settings
from server.tokens import Tokens


def create_app(settings: Settings) -> Starlette:
    """Return the application on its database, which is created and seeded first.

    Raises ValueError for settings that cannot be meant, SQLAlchemyError or OSError if the database cannot be used.
    """
    allowances = Allowances(settings.rate_limit)
    database = Database(settings.database)
    tokens = Tokens(signing_secret(database))
    seed(database, links=settings.links, fresh=settings.fresh)
    reset_link = ResetLink(tokens, allowances, Links(database))
    health = Health(database)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        database.close()

    app = Starlette(
        routes=[
            Route("/links/{id:segment}/reset", reset_link.answer, methods=["POST"]),
            Route("/healthz", health.answer),
            *reference.routes(settings.description),
        ],
        middleware=[Middleware(CanonicalPath), Middleware(BodyGuard)],
        exception_handlers={Refusal: refused, HTTPException: unroutable, Exception: failed},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # `/links/x/reset/` is another path, and there is nothing at it.
    return app


@dataclass(frozen=True)
class Health:
    """`GET /healthz`: whether requests can be answered."""

    database: Database

    def answer(self, request: Request) -> JSONResponse:
        """Say that the server is ready, or raise the 503 Refusal."""
        del request
        try:
            self.database.ping()
        except SQLAlchemyError:
            raise errors.not_ready() from None
        return JSONResponse({"status": "ready"}, headers={"Cache-Control": "no-store"})


async def refused(request: Request, refusal: Exception) -> Response:
    """Return a Refusal as its response."""
    del request
    return cast("Refusal", refusal).response()


async def unroutable(request: Request, reason: Exception) -> Response:
    """Return what is said when no route takes the request, in the form of the other errors.

    OPTIONS is answered here too: it asks for just what the router knows here, the methods allowed (RFC 9110, 9.3.7).
    """
    allow = (cast("HTTPException", reason).headers or {}).get("Allow")
    if allow is None:
        return errors.path_not_found().response()
    allow = ", ".join(sorted({*allow.split(", "), "OPTIONS"}))
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": allow})
    return errors.method_not_allowed(allow).response()


async def failed(request: Request, fault: Exception) -> Response:
    """Return the 500; the fault itself goes to the log, where uvicorn writes it."""
    del request, fault
    return errors.internal_error().response()
