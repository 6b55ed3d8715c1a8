"""Elided words are parted from those behind them, and nothing else is."""

import re

import pytest

from plugins.search.elisions import NO_LETTER, apart

ELIDED = ("l", "d", "qu")
CASES = {
    "words": ("L’entretien d’embauche", "<L>’ entretien <d>’ embauche"),
    "as typogrify writes them": ("l&#8217;un, qu'il", "<l>’ un, <qu>’ il"),
    "before a tag": ("<p>l’<em>un</em></p>", "<p><l>’ <em>un</em></p>"),
    "before a quotation": ("l’“école”", "<l>’ “école”"),
    "an apostrophe within a word": ("aujourd’hui, prud’homme", "aujourd’hui, prud’homme"),
    "another word": ("O’Brien, rock ’n’ roll", "O’Brien, rock ’n’ roll"),
    "at the end": ("l’ un, l’", "l’ un, l’"),
}
HIDDEN = re.compile("[\ue000-\uf8ff]+")


@pytest.mark.parametrize(("html", "parted"), CASES.values(), ids=CASES)
def test_elided_words_stand_apart(html: str, parted: str) -> None:
    assert HIDDEN.sub(_shown, apart(html, ELIDED)) == parted


def _shown(hidden: re.Match[str]) -> str:
    return f"<{''.join(chr(ord(sign) - NO_LETTER) for sign in hidden[0])}>"


def test_a_language_without_elisions_is_left_alone() -> None:
    assert apart("l’un", ()) == "l’un"
