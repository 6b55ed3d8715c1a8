"""A small made-up language: every word is its own name, so that no other language's can hide."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, localedata
from pelican.settings import DEFAULT_CONFIG

from plugins.languages import languages_of
from plugins.languages.interface import Counted
from tests.building import ROOT, run_pelican

CODE = "eo"  # one that Babel knows, which has the months
PLACE = re.compile(r"\{\w+\}")
CHECKLISTS = ROOT / "plugins/checklists/tests/cases/qtp.toml"
PROOFREADING = """
click_here = ["Alklaku tie"]
ordinals = ["a"]
plural_endings = { oj = "o" }
speech = ["diris"]
speech_after_comma = []
"""
TYPOGRAPHY = """
clipped = ["st"]
elided = ["l"]
space_before = ["?"]
space_after = []
feet_and_inches = false
"""
DRAFT = """---
title: {{ title }}
date: {{ date }}
id: {{ name }}
category: {{ category }}
summary: ""
lang: {{ lang }}
status: draft
---

Komencu.
"""


def speak(folder: Path, code: str = CODE) -> Path:
    """Write the language into a folder of languages, under a code; gives its own folder."""
    own = folder / code
    own.mkdir(parents=True)
    words = languages_of(DEFAULT_CONFIG)["en"].words.items()
    lines = [line for name, word in words for line in lines_of(name, word, code)]
    folders = [f'{name} = "la-{name}"' for name in languages_of(DEFAULT_CONFIG)["en"].addresses]
    text = [f'locale = "{code}_BE"', "[addresses]", *folders, "[words]", *lines]
    (own / "interface.toml").write_text("\n".join(text))
    (own / "proofreading.toml").write_text(PROOFREADING)
    (own / "typography.toml").write_text(TYPOGRAPHY)
    (own / "draft.md").write_text(DRAFT)
    (own / "checklists.toml").write_text(checklists(), "utf-8")
    return own


def checklists() -> str:
    """What the checklists know of a language that nobody speaks, their words made up like ours."""
    interface, mark, rest = CHECKLISTS.read_text("utf-8").partition("\n\n[recognition]")
    lines = [renamed(line) if "=" in line else line for line in interface.split("\n")]
    return "\n".join(lines) + mark + rest


def renamed(line: str) -> str:
    """A line `name = "word"` whose word is its own name."""
    name, _, word = line.partition(" = ")
    return f'{name} = "{" ".join([f"la-{name}", *places(word)])}"'


def lines_of(name: str, english: str | Counted, code: str) -> Iterator[str]:
    """The lines of a word: its name, and the places for what the page puts in."""
    if isinstance(english, Counted):
        for form in forms_of(code):
            yield f'{name}.{form} = "la-{name}-{form} {" ".join(places(english))}"'
    else:
        yield f'{name} = "{" ".join([f"la-{name}", *places(english)])}"'


def forms_of(code: str) -> list[str]:
    """The kinds of numbers of the language that really has the code."""
    kinds = map(Locale.parse(code).plural_form, range(100)) if localedata.exists(code) else ()
    return sorted({*kinds, "other"})


def places(word: str | Counted) -> list[str]:
    """What a page puts into a word."""
    text = word if isinstance(word, str) else "".join(word.forms.values())
    return sorted({*PLACE.findall(text)})


def build_with(languages: Path, folder: Path, **settings: str) -> Path:
    """Build `folder/in` by a blog that has these languages, too; gives the site."""
    both = ("LANGUAGES_PATH", "CHECKLISTS_LANGUAGES")
    named = {**dict.fromkeys(both, str(languages)), **settings}
    told = [f"{name}={json.dumps(value)}" for name, value in named.items()]
    result = run_pelican(folder / "in", folder / "out", "--fatal", "errors", "-e", *told)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "out"
