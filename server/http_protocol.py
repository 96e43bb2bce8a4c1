"""HTTP as uvicorn speaks it, but bytes that are not HTTP are answered in JSON like everything else."""

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from server import errors

LINGER = 2
"""How many seconds a caller who is still sending has to read why nobody listens any more (RFC 9112, 9.6)."""


class JsonErrorProtocol(H11Protocol):
    """A connection to one caller."""

    malformed = False

    def data_received(self, data: bytes) -> None:
        """Take what the caller sends, until it has turned out not to be HTTP."""
        if not self.malformed:
            super().data_received(data)

    def send_400_response(self, msg: str) -> None:
        """Say that the request is malformed, if it can still be said, and close the connection.

        It is closed for writing first: to close it while there is something left to read would reset it, and the caller
        would lose the answer.
        """
        del msg
        self.malformed = True
        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:
            self.transport.close()
            return
        answer = errors.malformed_request().response()
        headers = [*answer.raw_headers, (b"connection", b"close")]
        self._write(h11.Response(status_code=answer.status_code, headers=headers))
        self._write(h11.Data(data=bytes(answer.body)))
        self._write(h11.EndOfMessage())
        self.transport.write_eof()
        self.loop.call_later(LINGER, self.transport.close)

    def _write(self, event: h11.Event) -> None:
        self.transport.write(self.conn.send(event) or b"")
