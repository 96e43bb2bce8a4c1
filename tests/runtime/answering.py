"""Answers as they come from the wire, and what reading one raises, for the tests of reading."""

from typing import Any

import pytest

from templates.runtime.errors import (
    ApiError,
    ContractError,
)
from templates.runtime.transports.protocol import Headers, Response
from templates.runtime.wire.answer import read
from templates.runtime.wire.call import Operation
from tests.runtime.pages import (
    RESET_LINK,
)

JSON = "application/json"


def response(status: int, content: bytes, content_type: str | None = JSON, **headers: str) -> Response:
    """Return an answer; `None` leaves its content type out."""
    pairs = [(name.replace("_", "-"), text) for name, text in headers.items()]
    if content_type is not None:
        pairs.append(("Content-Type", content_type))
    return Response(status, Headers(pairs), content)


def raised(response: Response, operation: Operation[Any] = RESET_LINK) -> ApiError:
    """Return the error that an answer of an operation raises."""
    with pytest.raises(ApiError) as caught:
        read(operation, response)
    return caught.value


def refused(response: Response, operation: Operation[Any] = RESET_LINK) -> ContractError:
    """Return why an answer of an operation is not one that the contract allows."""
    with pytest.raises(ContractError) as caught:
        read(operation, response)
    return caught.value
