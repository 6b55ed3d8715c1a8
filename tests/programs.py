"""Programs that some tests need. Where one is missing they are left out, and it is said at the end.

The one way to leave out a test for want of a program: `need("nginx", "openssl")`.
"""

import re
from collections.abc import Iterable, Sequence

import pytest

from tools import servers

# Where Debian and Ubuntu have what is not in a package of its own name.
PACKAGES = {
    **servers.PACKAGES,
    "node": "nodejs",
    "soffice": "libreoffice-writer-nogui",
    "ssh-keygen": "openssh-client",
    "systemd-analyze": "systemd",
    "unshare": "util-linux",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
    "pdfimages": "poppler-utils",
    "pdftotext": "poppler-utils",
}
MADE = {"matplotlib": "make bench"}  # what a command of ours installs
REASON = re.compile(r"needs ([\w.-]+(?:, [\w.-]+)*)")


find = servers.find


def need(*programs: str) -> None:
    """Leave out the test that asks, or all tests of the fixture, where a program is missing."""
    if missing := [program for program in programs if not find(program)]:
        pytest.skip(f"needs {', '.join(missing)}")


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, if anything was."""
    reports = terminalreporter.getreports("skipped")
    if line := left_out(str(report.longrepr) for report in reports):
        terminalreporter.write_line(line)


def left_out(reasons: Iterable[str]) -> str:
    """What is missing by the reasons of all skipped tests, in one line; empty if nothing is."""
    asked = [found[1].split(", ") for reason in reasons if (found := REASON.search(reason))]
    programs = sorted({program for missing in asked for program in missing})
    return said(programs, len(asked)) if programs else ""


def said(programs: Sequence[str], tests: int) -> str:
    """How to have the programs that so many tests lack."""
    packages = sorted(
        {PACKAGES.get(program, program) for program in programs if program not in MADE}
    )
    install = [f"sudo apt-get install {' '.join(packages)}"] if packages else []
    how = " and ".join([*install, *(MADE[program] for program in programs if program in MADE)])
    count = f"{tests} test{'s' * (tests > 1)}"
    return f"Left out: {', '.join(programs)} ({count}); to have them: {how}"
