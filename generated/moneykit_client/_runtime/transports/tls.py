"""Whom a transport trusts, and how it says who it is: TLS contexts, which all transports take."""

import functools
import os
import platform
import ssl
import threading
from collections.abc import Iterable
from typing import Any


def shared_tls(*, http2: bool = False) -> ssl.SSLContext:
    """Return the context of the transports that were given none.

    It reads the authorities, which takes tens of milliseconds, when there is a connection that needs them.
    """
    return _shared(http2)


@functools.cache
def _shared(_http2: bool) -> ssl.SSLContext:  # noqa: FBT001  what is negotiated belongs to the context
    return _Deferred(ssl.PROTOCOL_TLS_CLIENT)


class _Deferred(ssl.SSLContext):
    """The context of the system, made when something is to be wrapped: of the others, most calls need none."""

    _lock = threading.Lock()
    _made: ssl.SSLContext | None = None

    def _real(self) -> ssl.SSLContext:
        with self._lock:
            if self._made is None:
                self._made = tls_context()
            return self._made

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        """Say which protocols to negotiate."""
        self._real().set_alpn_protocols(alpn_protocols)

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        """Return a socket with TLS."""
        return self._real().wrap_socket(*args, **kwargs)

    def wrap_bio(self, *args: Any, **kwargs: Any) -> ssl.SSLObject:
        """Return TLS between two buffers."""
        return self._real().wrap_bio(*args, **kwargs)


def tls_context(
    *,
    ca: str | os.PathLike[str] | None = None,
    certificate: str | os.PathLike[str] | None = None,
    key: str | os.PathLike[str] | None = None,
    password: str | None = None,
    system: bool = True,
) -> ssl.SSLContext:
    """Return a context that verifies certificates and host names.

    It trusts the authorities of the system, those of the file or folder `ca`, or both: `system=False` leaves only `ca`.
    `certificate` is a file with the client's certificate, and its key unless `key` has that; `password` opens the key.
    """
    if not system and ca is None:
        message = "without the authorities of the system, give those to trust as ca"
        raise ValueError(message)
    context = _of_system() if system else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca is not None:
        folder = os.path.isdir(ca)  # noqa: PTH112  pathlib would be imported for this alone
        context.load_verify_locations(cafile=None if folder else ca, capath=ca if folder else None)
    if certificate is not None:
        # With no password it asks at the terminal; a service has none.
        context.load_cert_chain(certificate, key, password if password is not None else _no_password)
    return context


def _of_system() -> ssl.SSLContext:
    if platform.system() in {"Darwin", "Windows"}:
        # Their stores, where OpenSSL does not look.
        import truststore  # noqa: PLC0415  only there

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    found = ssl.get_default_verify_paths()
    if found.cafile or found.capath:
        return ssl.create_default_context()
    # A Python that was built elsewhere: httpx2's connections know where each Linux keeps them.
    import httpcore2  # noqa: PLC0415  only such a Python needs it

    return httpcore2.default_ssl_context()


def _no_password() -> str:
    message = "the key of the certificate is encrypted: give its password"
    raise ValueError(message)
