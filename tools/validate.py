"""Checks every page of a built site by the Nu HTML checker, the one behind validator.w3.org."""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools import npm


def main(argv: Sequence[str] | None = None) -> int:
    """Print what the checker finds; 1 if it finds anything or cannot run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    site = parser.parse_args(argv).site
    if not (npm.can_run("node", "npm", "java") and npm.install(npm.CHECKS)):
        return 1
    pages = sorted(map(str, site.rglob("*.html")))
    if not pages:
        print(f"There are no pages in {site}.", file=sys.stderr)
        return 1
    checker = ["java", "-Xss1m", "-jar", str(npm.script(npm.CHECKS, "vnu-jar/build/dist/vnu.jar"))]
    options = ["--stdout", "--format", "gnu", "--errors-only"]
    result = subprocess.run([*checker, *options, *pages], check=False)
    print(f"{len(pages)} pages: {'errors, see above' if result.returncode else 'valid'}.")
    return int(result.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
