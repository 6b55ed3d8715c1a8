"""Fetches the pictures that an import misses: make pictures FROM=takeout.zip"""

import os
import sys
from collections.abc import Mapping

from plugins.languages import BlogLanguageError

from .asked import read_wishes
from .export import UnreadableExportError
from .fetching import FETCHED, Ask, ask_politely, fetch_all
from .progress import counted


def run(environment: Mapping[str, str], ask: Ask = ask_politely) -> int:
    """Fetch what an import would miss; 1 where some cannot be had. Raises its error."""
    asked = read_wishes(environment)
    wanted = [*asked.move_in(asked.to._replace(is_dry=True)).pictures.missing]
    addresses = [one for one in wanted if one.startswith(("http:", "https:"))]
    failed = 0
    for address, said in fetch_all(counted("pictures", addresses), asked.to.beside / FETCHED, ask):
        if said:
            failed += 1
            print(f"{address}: {said}")
    print(f"{len(addresses) - failed} of {len(addresses)} pictures fetched; now make import again.")
    return int(failed > 0)


def main() -> int:
    """Fetch; 1 where something cannot be had or nothing can be read."""
    try:
        return run(os.environ)
    except (UnreadableExportError, BlogLanguageError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
