"""Builds the plugin's distribution and installs it where nothing but Pelican is. No network."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.building import ROOT
from tests.waiting import PROCESS_ENDS

PROJECT = ROOT / "plugins/checklists"
UV = str(Path(sys.executable).with_name("uv")), "--no-config"  # whatever a user has set
HATCHLING = "--no-build-isolation", "--python", sys.executable  # the one that is installed here


class Environment(NamedTuple):
    """A virtual environment."""

    python: Path
    packages: Path

    def run(
        self, *arguments: str, cwd: Path, ends: int = PROCESS_ENDS
    ) -> subprocess.CompletedProcess[str]:
        """Run its Python in a folder; nothing is found that is not installed in it."""
        return run(str(self.python), "-I", *arguments, cwd=cwd, ends=ends)


def run(*command: str, cwd: Path, ends: int = PROCESS_ENDS) -> subprocess.CompletedProcess[str]:
    """Run a command, and fail with what it said if it does not go well."""
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, timeout=ends
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def build(out: Path, *what: str) -> list[Path]:
    """What a build of the distribution makes; by default an sdist, and a wheel of that sdist."""
    run(*UV, "build", str(PROJECT), "--out-dir", str(out), *what, *HATCHLING, cwd=out.parent)
    return sorted(out.glob("pelican_checklists-*"))


def install(wheel: Path, folder: Path) -> Environment:
    """An environment of Pelican with Markdown, and of what the wheel itself asks for."""
    environment = empty(folder)
    for package in closure(Requirement("pelican[markdown]")):
        copy(package, environment.packages)
    into = "--python", str(environment.python), "--no-index", "--offline"
    run(*UV, "pip", "install", *into, str(wheel), cwd=folder)
    return environment


def empty(folder: Path) -> Environment:
    """An environment that holds nothing, not even pip."""
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/*/site-packages")
    return Environment(folder / "bin/python", packages)


def closure(requirement: Requirement) -> list[Distribution]:
    """What has to be installed for a requirement, as it is installed here.

    These are the versions that are locked with their hashes, and need no network.
    """
    found: dict[str, Distribution] = {}
    wanted = [requirement]
    while wanted:
        needed = wanted.pop()
        if (name := canonicalize_name(needed.name)) not in found or needed.extras:
            found[name] = distribution(name)
            wanted += needs(found[name], needed.extras)
    return list(found.values())


def needs(package: Distribution, extras: set[str]) -> Iterator[Requirement]:
    """What a distribution asks for on this machine."""
    for requirement in map(Requirement, package.requires or []):
        marker = requirement.marker
        if not marker or any(marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield requirement


def copy(package: Distribution, packages: Path) -> None:
    """Put a distribution's modules into another environment."""
    for file in package.files or []:
        if ".." not in file.parts and "__pycache__" not in file.parts:
            target = packages / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), target)
