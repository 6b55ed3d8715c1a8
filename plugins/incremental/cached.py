"""Pure functions whose results are kept between builds.

A result is found again by the function, its arguments, all code in plugins/ and the versions of
the libraries; if any of them is another, it is computed anew.
"""

import json
import sys
from collections.abc import Callable
from functools import cache, update_wrapper
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

from .digest import digest, digest_of
from .store import STORE

P = ParamSpec("P")
T = TypeVar("T")

PLUGINS = Path(__file__).parent.parent
LIBRARIES = """
babel beautifulsoup4 feedgenerator html5lib jinja2 linkify-it-py markdown markupsafe nh3 pelican
pelican-yaml-metadata pillow pillow-heif python-dateutil pyyaml resvg-py smartypants soupsieve
tinycss2 typogrify
""".split()


class Cached(Generic[P, T]):
    """A pure function of strings, numbers and lists of them, computed once for the same ones."""

    def __init__(self, function: Callable[P, T], restored: Callable[[Any], T]) -> None:
        self._function, self._restored = function, restored
        self._name = f"{function.__module__}.{function.__qualname__}"
        update_wrapper(self, function)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """The result; it is computed only if the store does not hold it."""
        key = result_key(self._name, args, kwargs)
        found = STORE.get(key)
        if found is not None:
            return self._restored(json.loads(found))
        result = self._function(*args, **kwargs)
        STORE.put(key, json.dumps(result).encode())
        return result

    def is_stored(self, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Whether a call would find its result."""
        return STORE.get(result_key(self._name, args, kwargs)) is not None


def cached(restored: Callable[[Any], T]) -> Callable[[Callable[P, T]], Cached[P, T]]:
    """Decorates such a function; `restored` makes a result of what JSON made of it."""
    return lambda function: Cached(function, restored)


def result_key(*parts: object) -> bytes:
    """The key of a result that depends on these parts and on all code."""
    return digest(code_digest(), *parts).encode()


@cache
def code_digest() -> str:
    """The digest of everything that computes results: Python, libraries, every file of plugins/."""
    made_of = [sys.version, *(f"{name} {version(name)}" for name in LIBRARIES)]
    for file in sorted(PLUGINS.rglob("*")):
        if file.is_file() and not {"__pycache__", "tests"} & {*file.parts}:
            made_of.append(f"{file.relative_to(PLUGINS)} {digest_of(file.read_bytes())}")
    return digest(*made_of)
