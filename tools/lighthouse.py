"""Lets Lighthouse judge the blog on a phone: built for publishing, served as in production."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.addresses import address_of
from tools import browser, npm
from tools.production import serve
from tools.weights import pages_of_each_kind

ROOT = Path(__file__).parent.parent
KINDS = ("home", "post", "archive", "search", "page")
WANTED = ("performance", "accessibility", "best-practices", "seo")


def publish(content: Path, output: Path, address: str) -> None:
    """Build as `make publish` does, for the address that it is served at here."""
    command = [sys.executable, "-m", "pelican", "--fatal", "errors", "--quiet", str(content)]
    options = ["-s", str(ROOT / "publishconf.py"), "-o", str(output)]
    environment = {**os.environ, "SITEURL": address}
    subprocess.run(
        [*command, *options], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def judge(address: str, tries: int = 2) -> dict[str, Any]:
    """Lighthouse's report of one page, on its slow phone. A browser may fail to start once."""
    flags = "--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else "")
    command = ["node", str(npm.script(npm.CHECKS, "lighthouse/cli/index.js")), address]
    options = ["--output=json", "--quiet", f"--only-categories={','.join(WANTED)}"]
    result = subprocess.run(
        [*command, *options, f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": browser.find() or ""},
        check=tries == 1,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    if result.returncode:
        return judge(address, tries - 1)
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def scores(report: dict[str, Any]) -> list[int]:
    """Its points in each category, of 100."""
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in WANTED]


def faults(report: dict[str, Any]) -> list[str]:
    """The audits that cost points."""
    weighed = {
        audit["id"]
        for category in report["categories"].values()
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    audits = [report["audits"][name] for name in sorted(weighed)]
    return [
        f"{audit['title']} {audit.get('displayValue', '')}".strip()
        for audit in audits
        if audit["score"] is not None and audit["score"] < 0.9
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Print a line a page; 1 if any has less than 100 in anything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    content = parser.parse_args(argv).content.resolve()
    if not (npm.can_run("node", "npm") and npm.install(npm.CHECKS)):
        return 1
    perfect = True
    with tempfile.TemporaryDirectory() as name:
        server = serve(Path(name), 0)
        address = f"http://127.0.0.1:{server.server_port}"
        publish(content, Path(name), address)
        print(f"{'':9}" + "".join(f"{category:>16}" for category in WANTED))
        for kind in KINDS:
            page = pages_of_each_kind(Path(name))[kind][-1].relative_to(name).as_posix()
            report = judge(f"{address}/{address_of(page)}")
            points = scores(report)
            print(f"{kind:9}" + "".join(f"{score:16}" for score in points), flush=True)
            for fault in faults(report):
                print(f"    {fault}", flush=True)
            perfect = perfect and min(points) == 100
        server.shutdown()
        server.server_close()
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main())
