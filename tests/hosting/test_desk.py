"""The desk behind real nginx, with the login and the configuration that docs/hosting/ gives."""

import base64
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.building import write_post
from tests.hosting.server import (
    AROUND,
    HOSTING,
    TEMPORARY,
    Command,
    HostResponse,
    Server,
    make_certificate,
    running,
)
from tests.programs import find, need
from tools.desk.desk import Desk
from tools.preview.server import serve_preview

NAME = "desk.ingenium-search.be"
LOGIN = "Basic " + base64.b64encode(b"els:secret").decode()
LETTER = "posts/2020-01-02-a-post.md"


class Guarded(NamedTuple):
    """The desk, as it is seen through nginx."""

    server: Server
    content: Path

    def get(self, path: str, **headers: str) -> HostResponse:
        """Ask by the name that nginx has."""
        return self.server.get(path, Host=NAME, **headers)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[Guarded]:
    need("nginx", "openssl")
    folder = tmp_path_factory.mktemp("desk")
    write_post(folder / "in/posts", "The first words.\n", status="draft")
    preview = serve_preview(site, 0)
    preview.behind = NAME
    preview.desk = Desk(folder / "in", folder / "public")
    make_certificate(folder)
    (folder / "desk.users").write_text("els:{PLAIN}secret\n")
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    text = AROUND.format(user=user, folder=folder, temporary=temporary)
    (folder / "nginx.conf").write_text(text)

    def command_on(server: Server) -> Command:
        (folder / "blog.conf").write_text(configured(folder, server, preview.server_port))
        return [str(find("nginx")), "-p", str(folder), "-c", str(folder / "nginx.conf")]

    with running(command_on, dict(os.environ)) as server:
        yield Guarded(server, folder / "in")
    preview.shutdown()
    preview.server_close()


def configured(folder: Path, server: Server, port: int) -> str:
    """The given configuration, with the test's own folder, certificate and ports."""
    text = (HOSTING / "desk.conf").read_text()
    for old, new in (
        (f"/etc/letsencrypt/live/{NAME}", str(folder)),
        ("/etc/nginx/desk.users", str(folder / "desk.users")),
        ("listen 80;", f"listen 127.0.0.1:{server.plain_port};"),
        ("listen 443 ", f"listen 127.0.0.1:{server.port} "),
        ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""),
        ("127.0.0.1:8000", f"127.0.0.1:{port}"),
    ):
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("path", ["/", "/desk/", f"/desk/letter?name={LETTER}", "/nothing"])
def test_nobody_gets_in_without_the_login(desk: Guarded, path: str) -> None:
    assert desk.get(path).status == 401
    wrong = "Basic " + base64.b64encode(b"els:guessed").decode()
    assert desk.get(path, Authorization=wrong).status == 401


def test_whoever_has_the_login_reads_and_writes(desk: Guarded) -> None:
    page = desk.get("/desk/write/", Authorization=LOGIN)
    found = re.search(rb'name="desk-token" content="([^"]+)"', page.body)
    assert found
    letter = json.loads(desk.get(f"/desk/letter?name={LETTER}", Authorization=LOGIN).body)
    said = {"name": LETTER, "stamp": letter["stamp"], "fields": {}, "body": "Other words.\n"}
    own = {"Authorization": LOGIN, "Desk_Token": found[1].decode()}
    answers = [
        desk.server.send(
            "/desk/save", json.dumps(said).encode(), Host=NAME, Origin=origin, **own
        ).status
        for origin in ("https://evil.example", f"https://{NAME}")
    ]
    assert answers == [403, 200]
    assert (desk.content / LETTER).read_text().endswith("\n\nOther words.\n")


def test_without_encryption_one_is_led_to_it(desk: Guarded) -> None:
    answer = desk.server.get_plain("/desk/", Host=NAME)
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/desk/")
