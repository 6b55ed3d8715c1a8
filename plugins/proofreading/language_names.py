"""What the proofreader, which speaks English, calls a language."""

from functools import cache

from babel import Locale


@cache
def english_name(lang: str) -> str:
    """The English name of a language, by its code: Dutch."""
    return str(Locale("en").languages.get(lang, lang))
