"""What is left to do once a release is live."""

from pathlib import Path

import pytest

from tests.tools.publishing.sites import write_site
from tests.tools.test_status import git
from tools.publishing.afterwards import TO_RELOAD, see_to_ledger, see_to_server
from tools.publishing.ledger import add_to_ledger
from tools.publishing.releases import PublishingError


def release(public: Path, redirects: str) -> Path:
    """A release with something for servers, and a page."""
    files = {"_redirects.nginx": redirects, "index.html": f"of {redirects}"}
    return write_site(public / "releases" / redirects, files)


def test_a_reload_is_due_when_redirects_change(tmp_path: Path) -> None:
    one, two = release(tmp_path, "one"), release(tmp_path, "two")
    assert see_to_server(tmp_path, one, "") == TO_RELOAD
    write_site(one, {"index.html": "another page"})
    assert see_to_server(tmp_path, one, "") == ""
    assert see_to_server(tmp_path, two, "") == TO_RELOAD


def test_the_command_runs_until_it_succeeds(tmp_path: Path) -> None:
    one = release(tmp_path, "one")
    with pytest.raises(PublishingError, match="`exit 3` ended with 3"):
        see_to_server(tmp_path, one, "exit 3")
    command = f"touch '{tmp_path}/told'"
    assert see_to_server(tmp_path, one, command) == f"The web server was told: {command}"
    assert (tmp_path / "told").exists()
    assert see_to_server(tmp_path, one, "exit 3") == ""


def test_the_ledger_is_to_be_committed(tmp_path: Path) -> None:
    assert see_to_ledger(tmp_path) == ""  # no repository
    git(tmp_path, "init", "-q")
    assert see_to_ledger(tmp_path) == ""
    add_to_ledger(tmp_path, ["/"])
    assert f"git add '{tmp_path}/published.txt' && git commit" in see_to_ledger(tmp_path)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Note")
    assert see_to_ledger(tmp_path) == ""
    add_to_ledger(tmp_path, ["/a"])
    assert "git commit" in see_to_ledger(tmp_path)
