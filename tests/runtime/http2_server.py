"""A server that speaks HTTP/2 on a real socket, and answers with the number of bytes that a request has."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator

import h2.config
import h2.connection
import h2.events


class Http2Server:
    """Answers every request."""

    def __init__(self, tls: ssl.SSLContext) -> None:
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self.heads: list[list[tuple[str, str]]] = []
        self.connections = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                raw, _ = self._listener.accept()
                self.connections += 1
                threading.Thread(target=self._serve, args=(raw,), daemon=True).start()

    def _serve(self, raw: socket.socket) -> None:
        with contextlib.suppress(OSError), self._tls.wrap_socket(raw, server_side=True) as connection:
            speaker = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
            speaker.initiate_connection()
            connection.sendall(speaker.data_to_send())
            sizes: dict[int, int] = {}
            while data := connection.recv(65536):
                for event in speaker.receive_data(data):
                    if isinstance(event, h2.events.RequestReceived):
                        self.heads.append([(str(name), str(value)) for name, value in event.headers])
                        sizes[event.stream_id] = 0
                    elif isinstance(event, h2.events.DataReceived):
                        sizes[event.stream_id] += len(event.data)
                        speaker.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                    elif isinstance(event, h2.events.StreamEnded):
                        headers = [(":status", "200"), ("x-twice", "a"), ("x-twice", "b")]
                        speaker.send_headers(event.stream_id, headers)
                        speaker.send_data(event.stream_id, str(sizes[event.stream_id]).encode(), end_stream=True)
                connection.sendall(speaker.data_to_send())

    def stop(self) -> None:
        """Take no more connections."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@contextlib.contextmanager
def serving_http2(tls: ssl.SSLContext) -> Iterator[Http2Server]:
    """Run a server."""
    server = Http2Server(tls)
    try:
        yield server
    finally:
        server.stop()
