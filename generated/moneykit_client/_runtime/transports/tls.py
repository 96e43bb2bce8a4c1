"""Whom a transport trusts, and how it says who it is: TLS contexts, which all transports take."""

import functools
import os
import platform
import ssl
from pathlib import Path


@functools.cache
def shared_tls(*, http2: bool = False) -> ssl.SSLContext:  # noqa: ARG001  what is negotiated belongs to the context
    """Return the context of the transports that were given none; reading the authorities takes tens of milliseconds."""
    return tls_context()


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
        folder = Path(ca).is_dir()
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
