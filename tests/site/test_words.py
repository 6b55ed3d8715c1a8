"""The templates ask for the words that there are, and hold none themselves."""

import re

from pelican.settings import DEFAULT_CONFIG

from plugins.languages import languages_of
from tests.building import ROOT

WORDS = languages_of(DEFAULT_CONFIG)["en"].words
TEMPLATES = "\n".join(p.read_text("utf-8") for p in (ROOT / "theme/templates").glob("*.html"))


def test_every_word_is_asked_for_and_is_there() -> None:
    assert {*re.findall(r"\b(?:w|words)\.(\w+)", TEMPLATES)} == {*WORDS}
