"""Seeing to a browser: the first that is there, else each way to get one, else a clear word."""

import pytest

from tools import browser


@pytest.mark.parametrize("name", browser.NAMES)
def test_a_browser_on_the_path_is_taken(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("shutil.which", lambda asked: f"/bin/{asked}" if asked == name else None)
    assert browser.find() == f"/bin/{name}"


def test_nothing_is_installed_where_a_browser_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find", lambda: "/bin/chromium")
    monkeypatch.setattr(browser, "install", lambda: pytest.fail("installed"))
    assert browser.main() == 0


def test_the_ways_are_tried_in_order_until_one_works(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def way(name: str, *, works: bool) -> None:
        def attempt() -> bool:
            tried.append(name)
            return works

        monkeypatch.setattr(browser, f"_with_{name}", attempt)

    monkeypatch.setattr(browser, "find", lambda: "/bin/chrome" if "playwright" in tried else None)
    way("apt", works=False)
    way("playwright", works=True)
    assert browser.main() == 0
    assert tried == ["apt", "playwright"]


def test_apt_needs_root_or_a_sudo_that_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def refuse(command: list[str]) -> bool:
        asked.append(command)
        return False

    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(browser, "_succeeds", refuse)
    monkeypatch.setattr(browser, "_is_installed", lambda package: False)
    assert not browser._with_apt()
    assert asked == [["sudo", "-n", "true"]] * 2  # for each package


def test_where_nothing_works_the_message_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "install", lambda: None)
    assert browser.main() == 1
    assert "sudo apt-get install chromium" in capsys.readouterr().err
