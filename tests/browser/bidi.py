"""WebDriver BiDi, the W3C's protocol to drive a browser, as far as tests need it of Firefox."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import websocket

from tests.waiting import HOLDS, wait_until

ENDPOINT = "WebDriverBiDiServer.json"  # in Firefox's profile, once it listens


class Session:
    """A connection over which commands are asked one after another."""

    def __init__(self, address: str) -> None:
        self.socket = websocket.create_connection(address, timeout=HOLDS, suppress_origin=True)
        self.numbers = count()
        self.ask("session.new", capabilities={})

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """What the browser answers. What it tells of its own accord is passed over."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv())).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        return dict(answer["result"])


@contextmanager
def firefox_session(program: str, profile: Path) -> Iterator[Session]:
    """A session with a Firefox of its own, without a window."""
    (profile / "user.js").write_text('user_pref("network.proxy.type", 0);\n')
    command = [program, "--headless", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(
        [*command, "--remote-debugging-port=0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        session = Session(endpoint(profile))
        try:
            yield session
        finally:
            session.ask("browser.close")
            session.socket.close()
            process.wait(HOLDS)


def endpoint(profile: Path) -> str:
    """Where the Firefox of a profile listens, as soon as it does."""
    file = profile / ENDPOINT
    wait_until(lambda: file.is_file() and file.read_text().endswith("}"))
    told = json.loads(file.read_text())
    return f"ws://{told['ws_host']}:{told['ws_port']}/session"
