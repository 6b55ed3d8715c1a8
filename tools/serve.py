"""Builds the site, serves it on this machine only, and builds it again whenever a file is saved."""

import argparse
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from os import environ
from pathlib import Path

from watchfiles import watch

from tools.preview import desk
from tools.preview.desk import Desk
from tools.preview.editor import Editor
from tools.preview.server import HOST, PreviewServer, State, serve_preview

ROOT = Path(__file__).parent.parent
SOURCES = ("plugins", "theme", "pelicanconf.py", "tools/preview")
SETTINGS = ROOT / "tools/preview/settings.py"
PROBLEM = re.compile(r"\S.*?:\d+: ")
LINES_OF_A_CRASH = 12


def build(content: Path, output: Path) -> list[str]:
    """Build once, and print what the build says; returns what went wrong, a line each."""
    command = [sys.executable, "-m", "pelican", "--fatal", "errors", str(content)]
    result = subprocess.run(
        [*command, "-s", str(SETTINGS), "-o", str(output)],
        cwd=ROOT,
        env={**environ, "COLUMNS": "500"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    print(result.stdout, end="", flush=True)
    return problems_in(result.stdout) if result.returncode else []


def problems_in(said: str) -> list[str]:
    """The lines that name a file and a line; of a crash without them the last lines."""
    lines = [line.rstrip() for line in said.split("\n") if line.strip()]
    return [line for line in lines if PROBLEM.match(line)] or lines[-LINES_OF_A_CRASH:]


def build_for(server: PreviewServer, content: Path, output: Path) -> None:
    """Build, and let the open pages know; they keep the last good build if it goes wrong."""
    problems = build(content, output)
    name = server.state.build if problems else str(time.time_ns())
    server.state = State(name, problems)
    if problems:
        print("The pages show the last good build; mend the above and save again.", flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Build, serve, watch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(argv)
    content, output = options.content.resolve(), options.output.resolve()
    output.mkdir(parents=True, exist_ok=True)
    try:
        server = serve_preview(output, options.port)
    except OSError as error:
        print(f"Port {options.port} cannot be used ({error.strerror}); try make serve PORT=8001.")
        return 1
    address = f"http://{HOST}:{server.server_port}"
    server.desk = Desk(content)
    server.editor = Editor(content, address)
    server.editor.start()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl-C does
    with suppress(KeyboardInterrupt):
        build_for(server, content, output)
        print(f"Your desk is {address}{desk.URL}", flush=True)
        print(f"Serving on {address}/ until you press Ctrl-C.", flush=True)
        sources = [content, *(ROOT / name for name in SOURCES)]
        for _ in watch(*sources):
            build_for(server, content, output)
    server.editor.stop()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
