"""The plugin as a distribution of its own, in an environment that holds nothing of this house."""

import ast
import json
import re
import sys
import sysconfig
import tarfile
import tomllib
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from playwright.sync_api import Browser, expect

from tests.serving import address_of
from tests.site.pages import parse
from tools.preview.server import serve

from .installing import PROJECT, Environment, build, closure

PAGE = "before-you-say-yes.html"
PACKAGE = "pelican/plugins/checklists/"
LAWS_END = 3600  # seconds: 10,000 examples of each take minutes
NAMES = """import importlib.metadata, json
print(json.dumps([found.metadata["Name"] for found in importlib.metadata.distributions()]))"""
# The plugin's own tests run with the tools of this environment, behind all that the other holds.
TESTS = """import sys
sys.path.append({tools!r})
import pytest
failed = pytest.main([
    "--pyargs", "pelican.plugins.checklists", "-o", "consider_namespace_packages=true",
    "-W", "error", "-p", "no:cacheprovider", "-q",
])
assert "pelican.plugins.checklists.tests.sites" in sys.modules
assert not any(name.split(".")[0] in ("checklists", "plugins") for name in sys.modules)
sys.exit(failed)"""


def files_in(wheel: Path) -> dict[str, bytes]:
    """What a wheel holds, but for its list of files."""
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/RECORD")]
        return {name: archive.read(name) for name in names}


def own_files() -> set[str]:
    """The plugin's files, but for those that only make the distribution."""
    made_of = {"pyproject.toml", "README.md", "LICENSE", "checklist.png"}
    files = [file for file in PROJECT.rglob("*") if file.is_file()]
    names = {file.relative_to(PROJECT).as_posix() for file in files if file.suffix != ".pyc"}
    return names - made_of


def test_the_wheel_holds_the_plugin_where_pelican_finds_it(distributions: list[Path]) -> None:
    wheel = files_in(distributions[0])
    held = {name.removeprefix(PACKAGE) for name in wheel if name.startswith(PACKAGE)}
    assert held == own_files()
    assert all(name.startswith((PACKAGE, "pelican_checklists-")) for name in wheel)


def test_the_wheel_is_the_same_without_an_sdist(distributions: list[Path], tmp_path: Path) -> None:
    (direct,) = build(tmp_path / "dist", "--wheel")
    assert files_in(direct) == files_in(distributions[0])


def test_it_says_what_it_is(distributions: list[Path]) -> None:
    wheel = files_in(distributions[0])
    (metadata,) = (text for name, text in wheel.items() if name.endswith("/METADATA"))
    said = Parser().parsestr(metadata.decode())
    assert (said["Name"], said["License-Expression"]) == ("pelican-checklists", "MIT")
    assert said.get_payload() == (PROJECT / "README.md").read_text(encoding="utf-8")
    assert any(name.endswith("/licenses/LICENSE") for name in wheel)
    with tarfile.open(distributions[1]) as sdist:
        assert any(name.endswith("/checklist.png") for name in sdist.getnames())


def test_nothing_but_pelican_is_installed_with_it(installed: Environment, tmp_path: Path) -> None:
    found = json.loads(installed.run("-c", NAMES, cwd=tmp_path).stdout)
    pelican = [package.metadata["Name"] for package in closure(Requirement("pelican[markdown]"))]
    assert len(pelican) > 10
    expected = [*pelican, "pelican-checklists"]
    assert sorted(map(canonicalize_name, found)) == sorted(map(canonicalize_name, expected))


def imported(module: Path) -> set[str]:
    """The packages that a module imports from elsewhere."""
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    plain = [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    from_ = [node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {str(name).split(".")[0] for name in [*plain, *from_]} - sys.stdlib_module_names


def test_what_it_imports_is_declared() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {Requirement(line).name for line in project["dependencies"]}
    assert set().union(*map(imported, PROJECT.glob("*.py"))) == declared


def test_the_page_of_a_post_has_a_checklist_and_what_it_needs(plain_site: Path) -> None:
    page = parse(plain_site / PAGE)
    assert [label.get_text() for label in page.select("tips-checklist label")] == [
        "Sleep on it.",
        "Ask what will change",
        "Answer in writing, whatever you decide.",
    ]
    needed = [
        str(tag.get("href") or tag.get("src")) for tag in page.select("article > :is(link, script)")
    ]
    assert needed == ["/theme/checklists/checklist.css", "/theme/checklists/checklist.js"]
    assert all((plain_site / address[1:]).stat().st_size for address in needed)


def test_the_index_and_the_feeds_have_the_plain_list(plain_site: Path) -> None:
    feeds = list(plain_site.glob("feeds/*.xml"))
    assert feeds
    for file in [plain_site / "index.html", *feeds]:
        text = file.read_text(encoding="utf-8")
        assert re.search(r"(<|&lt;)li(>|&gt;)Sleep on it\. One night", text), file
        assert not re.search("checkbox|tips-checklist|theme/checklists", text), file


def test_a_tick_stays_over_a_reload(plain_site: Path, browser: Browser) -> None:
    with address_of(serve(plain_site, 0)) as address:
        page = browser.new_page()
        page.goto(f"{address}/{PAGE}")
        page.get_by_role("checkbox", name="Sleep on it.").check()
        page.reload()
        expect(page.get_by_role("checkbox", name="Sleep on it.")).to_be_checked()
        expect(page.locator(".checklist-count")).to_have_text("1 of 3 done")
        page.close()


def test_its_own_tests_hold_where_it_is_installed(installed: Environment, tmp_path: Path) -> None:
    tests = TESTS.format(tools=sysconfig.get_path("purelib"))
    said = installed.run("-c", tests, cwd=tmp_path, ends=LAWS_END).stdout
    assert re.search(r"^\d{3,} passed in ", said, re.MULTILINE), said
