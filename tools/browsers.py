"""Installs the other engines that readers' browsers have, and what prints and reads their pages.

And Chromium's shell, by which tests take less time where a Chromium with windows is there already.
"""

import sys

from tools.browser import SHELL, install_packages

PACKAGES = (
    "firefox-esr",
    "webkit2gtk-driver",
    "gir1.2-webkit2-4.1",
    "python3-gi",
    "xvfb",
    "poppler-utils",
)


def main() -> int:
    """Install them; name those that cannot be, each of which leaves tests out."""
    install_packages(SHELL)
    if missing := install_packages(*PACKAGES):
        print(f"Not installed: {', '.join(missing)}. Their tests are left out.", file=sys.stderr)
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
