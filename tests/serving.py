"""What is built is served while a test looks at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

from tests.building import build, write_post
from tools.preview.server import serve


@contextmanager
def address_of(server: ThreadingHTTPServer) -> Iterator[str]:
    """The address of a server, without a slash at the end; the server ends with the block."""
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def address_of_letter(folder: Path, body: str, **header: str) -> Iterator[str]:
    """Build a blog of one letter in a folder; gives the letter's address."""
    write_post(folder / "in", body, **header)
    build(folder / "in", folder / "out")
    with address_of(serve(folder / "out", 0)) as address:
        yield f"{address}/2020/01/a-post.html"
