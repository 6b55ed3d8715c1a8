"""A published site, and real web servers that serve it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import CONTENT, made_once, publish
from tests.hosting.server import Server, caddy, nginx
from tests.programs import need


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the blog has been published to."""
    published = made_once("hosting", tmp_path_factory, publish_blog)
    own = tmp_path_factory.mktemp("hosting") / "public"
    return Path(shutil.copytree(published / "public", own, symlinks=True))


def publish_blog(folder: Path) -> None:
    """Publish the blog into `folder/public`."""
    shutil.copytree(CONTENT, folder / "content")
    lines = ["/2016/01/older.html /archive/", "/cards/ /archive/"]  # a folder without a page
    (folder / "content/redirects.txt").write_text("\n".join(lines))
    publish(folder / "content", folder / "public")


@pytest.fixture(scope="session")
def server(releases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Real nginx with the configuration that docs/hosting/ gives."""
    need("nginx", "openssl")
    with nginx(releases, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture(scope="session")
def caddy_server(releases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Real Caddy with the configuration that docs/hosting/ gives, without TLS."""
    need("caddy")
    with caddy(releases, tmp_path_factory.mktemp("caddy")) as running:
        yield running
