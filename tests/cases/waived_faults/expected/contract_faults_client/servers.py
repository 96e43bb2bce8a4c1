# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Where the service is: the addresses of the contract, for the argument `base_url` of a client."""

from typing import Literal

from ._runtime.servers import address


def by_account(
    *, region: Literal["eu", "us", "ap"] = "ap", port: Literal["443", "8443"] = "443", version: str, account: str
) -> str:
    """By account.

    Returns https://{region}.example.com:{port}/{version}/{account}

    Args:
        region: The variable region. Default: `ap`.
        port: The variable port. Default: `443`.
        version: Of the service.
        account: The variable account.
    """
    return address(
        "https://{region}.example.com:{port}/{version}/{account}",
        {"region": region, "port": port, "version": version, "account": account},
    )


def sandbox() -> str:
    """Sandbox.

    Returns https://sandbox.example.com
    """
    return address("https://sandbox.example.com", {})
