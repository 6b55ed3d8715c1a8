"""Installing the engines: what could not be is named."""

import pytest

from tools import browser, browsers


def pretend_apt(
    monkeypatch: pytest.MonkeyPatch, lacks: str = "", installed: str = ""
) -> list[list[str]]:
    """An apt-get of root's that lacks a package; gives the commands that it gets."""
    commands: list[list[str]] = []

    def succeed(command: list[str]) -> bool:
        commands.append(command)
        return command[-1] != lacks

    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(browser, "_succeeds", succeed)
    monkeypatch.setattr(browser, "_is_installed", lambda package: package in installed.split())
    return commands


def test_every_package_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = pretend_apt(monkeypatch)
    assert browsers.main() == 0
    installed = [command[-1] for command in commands if "install" in command]
    assert installed == [browser.SHELL, *browsers.PACKAGES]


def test_what_is_there_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    *there, last = browsers.PACKAGES
    commands = pretend_apt(monkeypatch, installed=" ".join([browser.SHELL, *there]))
    assert browsers.main() == 0
    assert [command[-1] for command in commands[1:]] == [last]


def test_where_all_is_there_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = pretend_apt(monkeypatch, installed=" ".join([browser.SHELL, *browsers.PACKAGES]))
    assert browsers.main() == 0
    assert commands == []


def test_where_chromium_has_no_shell_nothing_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend_apt(monkeypatch, lacks=browser.SHELL)
    assert browsers.main() == 0
    assert capsys.readouterr().err == ""


def test_what_there_is_not_is_named_and_the_others_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = pretend_apt(monkeypatch, lacks="firefox-esr")
    assert browsers.main() == 1
    assert "Not installed: firefox-esr. " in capsys.readouterr().err
    assert commands[-1][-1] == browsers.PACKAGES[-1]


def test_without_apt_all_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert browser.install_packages("xvfb", "firefox-esr") == ["xvfb", "firefox-esr"]
