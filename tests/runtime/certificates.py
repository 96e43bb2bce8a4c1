"""Certificates of an authority that nobody else trusts, made for the tests of TLS."""

import ssl
from pathlib import Path
from typing import Self

import trustme
from attrs import frozen


@frozen
class Certificates:
    """An authority, and what it signed."""

    authority: trustme.CA
    folder: Path

    @classmethod
    def made_in(cls, folder: Path) -> Self:
        """Return a new authority, whose files are in a folder."""
        made = cls(trustme.CA(), folder)
        made.authority.cert_pem.write_to_path(str(made.ca))
        client = made.authority.issue_cert("client@example.com")
        client.private_key_and_cert_chain_pem.write_to_path(str(made.client))
        return made

    @property
    def ca(self) -> Path:
        """The file with the certificate of the authority."""
        return self.folder / "ca.pem"

    @property
    def client(self) -> Path:
        """The file with the certificate and the key of a client."""
        return self.folder / "client.pem"

    def server(
        self, *names: str, wants_client: bool = False, protocols: tuple[str, ...] = ("http/1.1",)
    ) -> ssl.SSLContext:
        """Return the context of a server that is called `names`."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.authority.issue_cert(*names).configure_cert(context)
        context.set_alpn_protocols(list(protocols))
        if wants_client:
            context.verify_mode = ssl.CERT_REQUIRED
            self.authority.configure_trust(context)
        return context
