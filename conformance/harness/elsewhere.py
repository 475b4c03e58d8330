"""An endpoint of functions elsewhere that answers every call alike, and a server whose configuration names it."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from harness import ACCOUNT, REGION
from harness.server import Server

# The function that is elsewhere, as a user pool names it.
ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:elsewhere"


@contextmanager
def answering(
    make_server: Callable[..., Server], directory: Path, status: int, headers: dict[str, str] | None = None, body: bytes = b""
) -> Iterator[tuple[Server, list[str]]]:
    """A started server, and the paths that were called at the endpoint."""
    calls: list[str] = []

    class Endpoint(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["content-length"]))
            calls.append(self.path)
            self.send_response(status)
            for name, value in ({"content-length": str(len(body))} | (headers or {})).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    endpoint = http.server.HTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=endpoint.serve_forever, daemon=True).start()
    configuration = directory / "vestibule.toml"
    configuration.write_text(f'[[functions]]\nname = "elsewhere"\nendpoint = "http://127.0.0.1:{endpoint.server_port}"\n')
    server = make_server(arguments=("--config", str(configuration))).start()
    yield server, calls
    endpoint.shutdown()
    assert server.stop() == 0
