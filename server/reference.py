"""The pages for people: the contract as a file, and an interactive reference of it that works without a network."""

from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from server import errors

CONTRACT = Path(__file__).parent.parent / "openapi.yaml"
STATIC = Path(__file__).parent / "static"

# The page may load and call what this server serves, and nothing else. Scalar puts its styles into the page as it runs,
# so styles may be inline; scripts may not.
_PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def contract(request: Request) -> FileResponse:
    """Return the contract in its own media type (RFC 9512)."""
    del request
    if not CONTRACT.is_file():
        raise errors.path_not_found()
    return FileResponse(CONTRACT, media_type="application/yaml")


@dataclass(frozen=True)
class Described:
    """`GET /docs/openapi`: the document that the page shows. It may be gone, or another, since the server started."""

    file: Path | None

    def answer(self, request: Request) -> FileResponse:
        """Return the document that this server was given, or the contract."""
        if self.file is None:
            return contract(request)
        if not self.file.is_file():
            raise errors.path_not_found()
        media_type = "application/json" if self.file.suffix == ".json" else "application/yaml"
        return FileResponse(self.file, media_type=media_type)


def page(request: Request) -> FileResponse:
    """Return the page of the reference."""
    del request
    return FileResponse(STATIC / "reference.html", headers=_PAGE_HEADERS)


def page_script(request: Request) -> FileResponse:
    """Return the script that sets the page up."""
    del request
    return FileResponse(STATIC / "reference.js", headers=_PAGE_HEADERS)


def scalar_script(request: Request) -> FileResponse:
    """Return Scalar, which draws the page."""
    del request
    return FileResponse(STATIC / "scalar" / "standalone.js", headers=_PAGE_HEADERS)


def routes(description: Path | None) -> list[Route]:
    """Return a route for each file, and none for a folder: what is not listed is not served."""
    return [
        Route("/openapi.yaml", contract),
        Route("/docs", page),
        Route("/docs/openapi", Described(description).answer),
        Route("/docs/reference.js", page_script),
        Route("/docs/scalar.js", scalar_script),
    ]
