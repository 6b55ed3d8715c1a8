"""A desk without the builds of `make serve`: what it writes is looked at in the files."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.serving import address_of
from tools.desk.desk import Desk
from tools.preview.server import PreviewServer, PreviewState, serve_preview


class Served(NamedTuple):
    """Where a desk is seen, and what it writes."""

    address: str
    content: Path
    server: PreviewServer

    def page_of(self, name: str = "") -> str:
        """The address at which a letter is written; of a new one without a name."""
        return f"{self.address}/desk/write/" + (f"?name={name}" if name else "")

    def text(self, name: str) -> str:
        """What the file of a letter holds, line ends and all."""
        return (self.content / name).read_bytes().decode()

    def tell_of_build(self, name: str) -> None:
        """Let open pages take what is in the output folder for a new build."""
        self.server.state = PreviewState(name, [])


@contextmanager
def desk_of(content: Path, output: Path, port: int = 0) -> Iterator[Served]:
    """Serve the desk of a folder."""
    server = serve_preview(output, port)
    server.desk = Desk(content, content.with_name("public"))
    with address_of(server) as address:
        yield Served(address, content, server)


def main() -> None:
    """Serve a desk until the process is ended."""
    content, output, port = sys.argv[1:]
    with desk_of(Path(content), Path(output), int(port)):
        print("Serving", flush=True)
        sys.stdin.read()


def is_saved(page: Page) -> None:
    """Wait until the page says that everything is in the file."""
    expect(page.get_by_role("status")).to_have_text("Saved")


def write(page: Page, words: str) -> None:
    """Type at the end of the text."""
    text = page.get_by_label("Text", exact=True)
    text.press("Control+End")
    text.press_sequentially(words)


if __name__ == "__main__":
    main()
