"""From what the service sends, a webhook or a callback, to its typed payload and headers; pure, as is `answer`."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Generic, TypeVar, cast

from attrs import field, frozen

from .errors import ContractError
from .transports.protocol import Headers, Response
from .wire.answer import read_body, read_header
from .wire.call import Answer, Header

T = TypeVar("T")
H = TypeVar("H", bound="ReceivedHeaders")

_CHARSET: Final = re.compile(r";\s*charset=(\"[^\"]*\"|[^\s;]*)", re.IGNORECASE)
_RECEIVED: Final = 200
"""A payload is read as the body of an answer is, and an answer has a status."""


class ReceivedHeaders:
    """The headers that the contract documents of a webhook, as attributes. Some are secrets, so none is shown."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(<{', '.join(vars(self))}>)"


@frozen(eq=False)
class Webhook(Generic[T]):
    """What the contract says of a request that the service makes; `T` is its payload."""

    name: str
    """What an error calls it."""
    payload: Answer = field(factory=Answer)
    """The type of the payload by media type; without any, there is none."""
    headers: tuple[Header, ...] = ()

    def decode(self, content: bytes | str, content_type: str | None = None) -> T:
        """Return the payload. Raises `ContractError` where the contract does not allow it.

        A text was decoded by whoever gives it, whatever charset its media type names.
        """
        media_type = content_type or ""
        if isinstance(content, str):
            # Half of a surrogate pair is no text; its bytes are refused as what they are, no UTF-8.
            content, media_type = content.encode(errors="surrogatepass"), _CHARSET.sub("", media_type)
        fields = Headers((("Content-Type", media_type),) if media_type else ())
        try:
            received = Response(_RECEIVED, fields, content)
            return cast("T", read_body(self.payload, received) if self.payload.content else None)
        except ContractError as error:
            error.headers, error.content, error.operation = fields, content, self.name
            raise

    def decode_headers(self, kind: type[H], headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> H:
        """Return the documented headers; one that is absent, or not of its type, is None."""
        pairs = cast("Mapping[str, str]", headers).items() if isinstance(headers, Mapping) else headers
        fields = Headers(pairs)
        found = kind()
        for one in self.headers:
            setattr(found, one.attribute, read_header(one, fields))
        return found
