"""Installs the servers that some tests publish to, without starting any; says so where it cannot.

It never fails: tests that lack a program are left out, and `make test` says which.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# What is asked for on the PATH, or where root's programs lie, and Debian's package of it.
PACKAGES = {
    "nginx": "nginx-light",
    "caddy": "caddy",
    "rsync": "rsync",
    "rclone": "rclone",
    "ssh": "openssh-client",
    "sshd": "openssh-server",
}
FOR_ROOT = ("/usr/local/sbin", "/usr/sbin", "/sbin")  # not on everybody's PATH
# https://www.debian.org/doc/debian-policy/ch-opersys.html: where this says 101, no service starts.
POLICY = Path("/usr/sbin/policy-rc.d")
PATIENCE = 600  # seconds for one command, where the network gives no answer
START_NOTHING = "#!/bin/sh\nexit 101\n"


def find(program: str) -> str | None:
    """Where a program lies."""
    return shutil.which(program, path=os.pathsep.join([os.environ.get("PATH", ""), *FOR_ROOT]))


def missing() -> list[str]:
    """The packages of programs that are not there."""
    return [package for program, package in PACKAGES.items() if not find(program)]


def install(packages: Sequence[str]) -> None:
    """Install packages, and start nothing of theirs. Raises SubprocessError or OSError."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    with nothing_started(as_root):
        _run([*as_root, "apt-get", "update", "-q"])
        _run([*as_root, "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages])


@contextmanager
def nothing_started(as_root: Sequence[str]) -> Iterator[None]:
    """Keep services from starting when they are installed, unless the machine has a say in it."""
    if POLICY.exists():
        yield
        return
    _run([*as_root, "tee", str(POLICY)], START_NOTHING)
    try:
        _run([*as_root, "chmod", "755", str(POLICY)])
        yield
    finally:
        _run([*as_root, "rm", str(POLICY)])


def _run(command: Sequence[str], text: str = "") -> None:
    subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        input=text.encode(),
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )


def main() -> int:
    """Install what is missing; where that cannot be, say what tests are left out for. Always 0."""
    if not (packages := missing()):
        return 0
    print(f"Installing {', '.join(packages)}; none of them is started …", flush=True)
    try:
        install(packages)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"They cannot be installed here: {error}")
        print("The tests that need them are left out; the last lines of `make test` say which.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
