"""A package index: what it has of a project, and how it is given more. Every failure is a PublishError."""

from __future__ import annotations

import contextlib
import io
import logging
import os
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin, urlsplit

from generator.publish.error import PublishError
from generator.publish.listing import ACCEPT, Listed, read_listing

if TYPE_CHECKING:
    import requests
    from twine.repository import Repository

PATIENCE = 60.0  # seconds in which the index must send something
LARGEST = 256 << 20  # bytes of one page or file of the index


class Index:
    """An open connection to an index; a context manager."""

    def __init__(self, address: str) -> None:
        """Check the address; nothing is sent yet. PublishError when it is none, or holds credentials."""
        self.address = _checked(address)
        self._repository = _repository(self.address)

    def __enter__(self) -> Self:
        """Return the connection."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self._repository.close()

    def files(self, project: str) -> dict[str, Listed]:
        """Return the files that the index has of the project, by name; none when it does not know the project."""
        with _one_line(self.address):
            response = self._repository.session.get(
                urljoin(self.address, f"simple/{project}/"), headers={"Accept": ACCEPT}, stream=True
            )
            with response:
                if response.status_code == HTTPStatus.NOT_FOUND:
                    return {}
                self._require_success(response)
                page = _body(response)
                try:
                    return read_listing(page, response.headers.get("Content-Type", ""), response.url)
                except ValueError:
                    raise PublishError(f"{self.address} is not a package index: it lists no files.") from None

    def download(self, file: Listed) -> bytes:
        """Return the content of a listed file."""
        import requests

        # The files may live elsewhere; the credentials are for this index only.
        at_home = urlsplit(file.url)[:2] == urlsplit(self.address)[:2]
        with contextlib.ExitStack() as opened, _one_line(self.address):
            session = self._repository.session if at_home else opened.enter_context(requests.Session())
            response = opened.enter_context(session.get(file.url, timeout=PATIENCE, stream=True))
            self._require_success(response)
            return _body(response)

    def upload(self, file: Path) -> None:
        """Give the index one more file."""
        from twine.exceptions import TwineException
        from twine.package import PackageFile

        # What twine prints on its way is for its own users.
        with contextlib.redirect_stdout(io.StringIO()), _one_line(self.address):
            try:
                package = PackageFile.from_filename(str(file), comment=None)
            except TwineException as error:
                raise PublishError(f"{file.name} is not a valid package: {error}") from None
            with self._repository.upload(package, max_redirects=1) as response:
                if response.status_code == HTTPStatus.CONFLICT:
                    raise PublishError(f"{self.address} has just been given {file.name} by someone else; try again.")
                self._require_success(response)

    def _require_success(self, response: requests.Response) -> None:
        status = response.status_code
        if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            raise PublishError(
                f"{self.address} does not let you in ({status}); check TWINE_USERNAME and TWINE_PASSWORD."
            )
        if response.is_redirect:
            raise PublishError(f"{self.address} has moved ({status}); give its new address.")
        if not response.ok:
            raise PublishError(f"{self.address} answered {status} {response.reason[:200]!a}.")


def _checked(address: str) -> str:
    example = "an address such as https://packages.example.com/team/"
    try:
        parts = urlsplit(address)
        host, credentials = parts.hostname, "@" in parts.netloc
    except ValueError:
        raise PublishError(f"The index needs {example}.") from None
    if credentials:
        raise PublishError("The index's address holds credentials; give them in TWINE_USERNAME and TWINE_PASSWORD.")
    if parts.scheme not in {"http", "https"} or not host or parts.query or parts.fragment:
        raise PublishError(f"The index {address!a} is not {example}.")
    # Whoever copies the address from the settings of an installer copies that of the list, one level too deep.
    return address.rstrip("/").removesuffix("/simple") + "/"


def _repository(address: str) -> Repository:
    try:
        from twine.exceptions import TwineException
        from twine.settings import Settings
    except ModuleNotFoundError:
        raise PublishError("Publishing needs an extra: pip install 'oasmith[publish]'.") from None

    def connected(username: str | None, password: str | None) -> Repository:
        settings = Settings(
            repository_url=address,
            username=username,
            password=password,
            cacert=os.environ.get("TWINE_CERT"),
            non_interactive=True,
            disable_progress_bar=True,
        )
        return settings.create_repository()

    try:
        repository = connected(os.environ.get("TWINE_USERNAME"), os.environ.get("TWINE_PASSWORD"))
    except TwineException:
        # None given and none in the keyring: a netrc file may have them, or the index may need none.
        repository = connected("", "")
    for scheme in ("http://", "https://"):
        repository.session.mount(scheme, _patient())
    # Its warnings tell what our errors tell.
    logging.getLogger("twine").addHandler(logging.NullHandler())
    return repository


def _patient() -> requests.adapters.HTTPAdapter:
    """Return what waits so long and no longer, once: publishing again does no harm, and the user knows when."""
    from requests.adapters import HTTPAdapter

    class Patient(HTTPAdapter):
        def send(self, *arguments: Any, **options: Any) -> requests.Response:
            return super().send(*arguments, **options | {"timeout": options.get("timeout") or PATIENCE})

    return Patient()


def _body(response: requests.Response) -> bytes:
    received = io.BytesIO()
    for piece in response.iter_content(1 << 16):
        received.write(piece)
        if received.tell() > LARGEST:
            raise PublishError(f"{urlsplit(response.url).hostname} sends more than {LARGEST >> 20} MiB at once.")
    return received.getvalue()


@contextlib.contextmanager
def _one_line(address: str) -> Iterator[None]:
    import requests

    try:
        yield
    except requests.exceptions.SSLError:
        raise PublishError(f"{address} has a certificate that is not trusted here; see TWINE_CERT.") from None
    except requests.exceptions.Timeout:
        raise PublishError(f"{address} does not answer.") from None
    except requests.exceptions.RequestException:
        raise PublishError(f"{address} cannot be reached.") from None
