"""Builds the site, serves it on this machine only, and builds it again whenever a file is saved."""

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import DefaultFilter, watch

from tools.desk import http
from tools.desk.desk import Desk
from tools.preview.building import Builder, Built
from tools.preview.server import HOST, PreviewServer, PreviewState, serve_preview

ROOT = Path(__file__).parent.parent
CODE = [
    ROOT / name for name in ("plugins", "pelicanconf.py", "tools/preview", "tools/previewconf.py")
]
SOURCES = [*CODE, ROOT / "theme"]
NO_FORK = (
    "make serve needs a system that can fork: Linux, macOS, or Windows with WSL 2, which "
    "docs/editing.md sets up. make html, make check and make new need none."
)
PAUSE = 10  # milliseconds without another change: editors save in several steps


class WhatIsBuilt(DefaultFilter):
    """Leaves out files whose name begins with a dot: those that are being written, above all."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"^\.")


class PreviewProgress:
    """Lets the open pages know of builds; they keep the last good one if it goes wrong."""

    def __init__(self, server: PreviewServer) -> None:
        self._server = server
        self._is_welcome = True  # until there are pages

    def __call__(self, built: Built) -> None:
        """Note how far a build is."""
        if built.problems:
            self._server.state = PreviewState(self._server.state.build, built.problems)
            print("The pages show the last good build; mend the above and save again.", flush=True)
        elif not built.ended:
            self._server.state = PreviewState(str(time.time_ns()), [])
        elif self._server.desk:
            threading.Thread(target=self._server.desk.judge.look_again, daemon=True).start()
        if self._is_welcome:
            self._is_welcome = False
            welcome(f"http://{HOST}:{self._server.server_port}")


def welcome(address: str) -> None:
    """Say where the pages are to be seen."""
    print(f"Your desk is {address}{http.URL}", flush=True)
    print(f"Serving on {address}/ until you press Ctrl-C.", flush=True)


def is_code(paths: Iterable[str]) -> bool:
    """Whether one of these files is code, which is read only once."""
    return any(Path(path).is_relative_to(code) for path in paths for code in CODE)


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """What the command is told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=lambda name: Path(name).resolve())
    parser.add_argument("output", type=lambda name: Path(name).resolve())
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--behind", default="", help="the name of the server with a login in front")
    parser.add_argument("--public", type=Path, default=ROOT / "public")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Build, serve, watch."""
    options = parse(argv)
    if not hasattr(os, "fork"):
        print(NO_FORK)
        return 1
    options.output.mkdir(parents=True, exist_ok=True)
    try:
        server = serve_preview(options.output, options.port)
    except OSError as error:
        print(f"Port {options.port} cannot be used ({error.strerror}); try make serve PORT=8001.")
        return 1
    server.desk = Desk(options.content, options.public.resolve())
    server.behind = options.behind
    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell may have begun us to ignore Ctrl-C
        signal.signal(ending, signal.default_int_handler)
    build_at_every_save(options.content, options.output, PreviewProgress(server))
    server.shutdown()
    return 0


def build_at_every_save(content: Path, output: Path, progress: PreviewProgress) -> None:
    """Build, and build again whenever a file is saved, until Ctrl-C is pressed."""
    builder = Builder(content, output, progress)
    with suppress(KeyboardInterrupt):
        builder.ask()
        for changes in watch(content, *SOURCES, watch_filter=WhatIsBuilt(), step=PAUSE):
            changed = [path for _, path in changes]
            if is_code(changed):
                builder.stop()
            builder.ask(changed[0] if len(changed) == 1 else "")
    builder.stop()


if __name__ == "__main__":
    sys.exit(main())
