"""Finds the Chromium or Chrome that the tests drive, and installs one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# The shell is Chromium without its windows: with it a page costs a fifth of the time.
SHELL = "chromium-headless-shell"
NAMES = (
    *(SHELL, "chrome-headless-shell"),
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
)
PATIENCE = 600  # seconds for one command, where the network gives no answer
ADVICE = """No browser was found and none could be installed.
The tests need Chromium or Chrome on the PATH: install one with your system's package manager
(Debian, Ubuntu: sudo apt-get install chromium) and run `make test` again."""


def find() -> str | None:
    """The path of a browser: on the PATH, else the one that Playwright has downloaded."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Try each way to get a browser until there is one."""
    ways: tuple[Callable[[], bool], ...] = (_with_apt, _with_playwright)
    for way in ways:
        if way() and find():
            return


def _with_apt() -> bool:
    return any(install_packages(package) == [] for package in (SHELL, "chromium"))


def install_packages(*packages: str) -> list[str]:
    """Install what is missing of Debian's packages, where root or a sudo without questions is.

    Gives those that could not be.
    """
    packages = tuple(package for package in packages if not _is_installed(package))
    if not packages or not shutil.which("apt-get"):
        return [*packages]
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not (shutil.which("sudo") and _succeeds([*as_root, "true"])):
        return [*packages]
    print(f"Installing Debian's {', '.join(packages)} …", flush=True)
    if not _succeeds([*as_root, "apt-get", "update", "-q"]):
        return [*packages]
    install = [*as_root, "apt-get", "install", "-q", "-y", "--no-install-recommends"]
    return [package for package in packages if not _succeeds([*install, package])]


def _is_installed(package: str) -> bool:
    """Whether Debian has installed a package; on other systems none is."""
    command = ["dpkg-query", "--show", "--showformat", "${Status}", package]
    if not shutil.which(command[0]):
        return False
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout == "install ok installed"


def _with_playwright() -> bool:
    print("Downloading Playwright's Chromium …", flush=True)
    return _succeeds([sys.executable, "-m", "playwright", "install", "chromium"])


def _succeeds(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            command, env=environment, stdout=subprocess.DEVNULL, check=True, timeout=PATIENCE
        )
    except subprocess.SubprocessError:
        return False
    return True


def main() -> int:
    """See to a browser; say so only where that takes longer than a moment."""
    if find():
        return 0
    install()
    if browser := find():
        print(f"The tests will use {browser}.")
        return 0
    print(ADVICE, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
