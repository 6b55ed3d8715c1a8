"""What is left to do once a release is live: the server's part, and the ledger's."""

import os
import subprocess
import sys
from pathlib import Path

from plugins.git import git
from plugins.incremental.files import write_atomically
from tools.publishing.ledger import NAME as LEDGER
from tools.publishing.releases import PublishingError
from tools.publishing.tree import digest_of_files

READ_ONCE = "_*"  # the files of a release that servers read when they start: redirects, headers
LOADED = ".loaded"  # a digest of those that the server was last told to read
TO_RELOAD = (
    "Redirects or headers have changed; a web server reads them when it is told to:\n"
    "    sudo systemctl reload nginx    (or caddy; RELOAD='…' with the command runs it next time)"
)


def say_what_is_left(about_ledger: str, public: Path, release: Path) -> int:
    """Print what is left to do, or has been done; 1 where the server could not be told."""
    try:
        about_server = see_to_server(public, release, os.environ.get("RELOAD", ""))
    except (PublishingError, OSError) as error:
        print(*filter(None, [about_ledger]), error, sep="\n", file=sys.stderr)
        return 1
    for text in filter(None, (about_server, about_ledger)):
        print(text)
    return 0


def see_to_server(public: Path, release: Path, command: str) -> str:
    """Have the server read redirects and headers anew, or say that it must; empty if it need not.

    What has not been done or said is due again the next time. Raises PublishingError where the
    command fails.
    """
    wanted = digest_of_files(sorted(release.glob(READ_ONCE)), release)
    loaded = public / LOADED
    if loaded.is_file() and loaded.read_text(encoding="utf-8") == wanted:
        return ""
    if command:
        _run(command)
    write_atomically(wanted.encode(), loaded)
    return f"The web server was told: {command}" if command else TO_RELOAD


def _run(command: str) -> None:
    if code := subprocess.run(command, shell=True, check=False).returncode:
        raise PublishingError(
            f"The release is live, but `{command}` ended with {code}: the web server goes on with "
            "the redirects and headers of before."
        )


def see_to_ledger(content: Path) -> str:
    """The command that commits the list of published addresses; empty if nothing is to commit."""
    if not git(content, "status", "--porcelain", "--", LEDGER).stdout:
        return ""
    ledger = content / LEDGER
    return (
        "New addresses are online; commit the list of them:\n"
        f"    git add '{ledger}' && git commit -m 'Note the published addresses' '{ledger}'"
    )
