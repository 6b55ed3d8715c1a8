"""The server of the desk is killed while somebody writes: no word is lost."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.desks import is_saved, write
from tests.building import ROOT, write_post
from tests.waiting import PAGE_SHOWS, PROCESS_ENDS

NAME = "posts/2020-01-02-a-post.md"
KILLS = 50 if os.environ.get("HYPOTHESIS_PROFILE") == "full" else 3
Start = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def port() -> Iterator[int]:
    """A port for one server after another: nobody else gets it meanwhile, where Linux keeps it."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        if sys.platform != "linux":  # elsewhere no server could have what is held
            held.close()
        yield port


@pytest.fixture
def address(tmp_path: Path, port: int) -> str:
    write_post(tmp_path / "in/posts", "The first words.\n", status="draft")
    return f"http://127.0.0.1:{port}"


@pytest.fixture
def start(tmp_path: Path, site: Path, port: int) -> Iterator[Start]:
    """Starts a server, and gives it when it answers."""
    running: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        arguments = [str(tmp_path / "in"), str(site), str(port)]
        command = [sys.executable, "-m", "tests.browser.desks", *arguments]
        pipe = subprocess.PIPE
        server = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
        running.append(server)
        assert server.stdout
        assert server.stdout.readline() == "Serving\n"
        return server

    yield start
    for server in running:
        server.kill()
        server.communicate(timeout=PROCESS_ENDS)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps what pages store until the test has ended."""
    context = browser.new_context()
    context.set_default_timeout(PAGE_SHOWS)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    """The letter on the desk."""
    page = context.new_page()
    page.goto(f"{address}/desk/write/?name={NAME}")
    return page


def test_no_word_is_lost_however_often_the_server_is_killed(
    context: BrowserContext, tmp_path: Path, address: str, start: Start
) -> None:
    server = start()
    page = opened(context, address)
    is_saved(page)
    typed = "The first words.\n"
    for number in range(KILLS):
        write(page, f"word{number} ")
        server.kill()
        write(page, f"and{number} ")
        typed += f"word{number} and{number} "
        expect(page.get_by_role("status")).to_contain_text("Not saved")
        server = start()
        is_saved(page)
        assert (tmp_path / "in" / NAME).read_text().endswith(f"\n\n{typed}")


def test_what_a_closed_page_had_not_saved_is_there_again(
    context: BrowserContext, tmp_path: Path, address: str, start: Start
) -> None:
    server = start()
    page = opened(context, address)
    is_saved(page)
    server.kill()
    write(page, "Unsaved.")
    expect(page.get_by_role("status")).to_contain_text("Not saved")
    page.close()
    start()
    page = opened(context, address)
    expect(page.get_by_label("Text", exact=True)).to_have_value("The first words.\nUnsaved.")
    is_saved(page)
    assert (tmp_path / "in" / NAME).read_text().endswith("The first words.\nUnsaved.")
