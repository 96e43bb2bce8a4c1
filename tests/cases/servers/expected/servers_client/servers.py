# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Where the service is: the addresses of the contract, for the argument `base_url` of a client."""

from typing import Literal

from ._runtime.servers import address


def by_region(*, region: Literal["eu", "us"] = "eu", port: str = "443") -> str:
    """The service, near you.

    Returns https://{region}.example.com:{port}/v1/

    Args:
        region: Where. Default: `eu`.
        port: The variable port. Default: `443`.
    """
    return address("https://{region}.example.com:{port}/v1/", {"region": region, "port": port})


def sandbox() -> str:
    """Sandbox.

    Returns https://sandbox.example.com
    """
    return address("https://sandbox.example.com", {})


def server_3() -> str:
    """For files, which are large and take their time.

    Returns https://files.example.com/up
    """
    return address("https://files.example.com/up", {})


def server_4() -> str:
    """The server http://old.example.com.

    Returns http://old.example.com
    """
    return address("http://old.example.com", {})
