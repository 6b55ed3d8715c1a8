"""What check, gate, desk and preview say, in the language of the desk.

A message is known by its form: its English sentence, with names in braces for what differs. All
forms stand with their translations in messages.toml; what has none there stays English.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from babel import Locale

from tools.i18n.words import Words

FILE = Path(__file__).with_name("messages.toml")
REASON = "reason"  # the name of a place in which another message stands
IN_FRONT = re.compile(r"\s?: \{reason\}")  # of what a library says, whose words stay its own
IN_BRACKETS = " ({reason})"
LANGUAGES = ("language", "original")  # of places in which languages stand by their English names
EITHER = "either"  # the name of a place in which one of several may be written
AND = {"nl": " en ", "fr": " et "}
OR = {"nl": " of ", "fr": " ou "}
ADVICE = "advice:"
MORE = re.compile(r"(?P<first>.+) (?P<more>So in lines? [^.]+\.)", re.DOTALL)
RULE = re.compile(r" \[[\w-]+\]\Z")


class MessageForm(NamedTuple):
    """A message's form, and what it is in other languages."""

    pattern: re.Pattern[str]
    translations: Mapping[str, str]  # by language


UNKNOWN = MessageForm(re.compile(""), {})


def translated(message: str, language: str) -> str:
    """A message in a language; as it is where no translation is known."""
    if found := MORE.fullmatch(message):
        return " ".join(translated(part, language) for part in found.groups())
    form, places = form_of(message)
    if language not in form.translations:
        return message
    said = form.translations[language]
    if reason := places.get(REASON):
        places[REASON] = translated(reason, language)
        said = said if places[REASON] != reason else IN_FRONT.sub(IN_BRACKETS, said)
    places |= {name: named(places[name], language) for name in LANGUAGES if name in places}
    if either := places.get(EITHER):
        places[EITHER] = either.replace(" or ", OR.get(language, " or "))
    return said.format(**places)


def named(english: str, language: str) -> str:
    """Languages by their English names, as another one calls them: `Dutch and French`."""
    codes = {name: code for code, name in Locale.parse("en").languages.items()}
    called = Locale.parse(language).languages
    names = [called[codes[name]] if name in codes else name for name in english.split(" and ")]
    return AND.get(language, " and ").join(names)


def form_of(message: str) -> tuple[MessageForm, dict[str, str]]:
    """The form of a message, and what stands in its places; one without translations if unknown."""
    for form in forms():
        if found := form.pattern.fullmatch(message):
            return form, found.groupdict()
    return UNKNOWN, {}


def line_in_words(line: str, words: Words) -> str:
    """A line that a command prints in a language: `posts/a.md:7: advice: … [rule]`, `/a.html: …`.

    The message begins behind the first colon behind which there is one, or with the line.
    """
    said, rule = line, ""
    if found := RULE.search(line):
        said, rule = line[: found.start()], found[0]
    for begin in (*(colon.end() for colon in re.finditer(": ", said)), 0):
        place, message = said[:begin], said[begin:]
        if (told := translated(message, words.code)) != message:
            return f"{place.replace(ADVICE, words['advice'])}{told}{rule}"
    return line


def in_words(text: str, words: Words) -> str:
    """What a command or an error says, line by line, in a language."""
    return "\n".join(line_in_words(line, words) for line in text.split("\n"))


@cache
def forms() -> list[MessageForm]:
    """All forms, the ones that say most first: others hold for the same messages, too."""
    written = tomllib.loads(FILE.read_text("utf-8"))
    ordered = sorted(written, key=lambda form: -len(re.sub(r"\{\w+\}", "", form)))
    return [MessageForm(pattern_of(form), written[form]) for form in ordered]


def pattern_of(form: str) -> re.Pattern[str]:
    """The messages of a form; a name that stands there twice is twice the same."""
    pattern, seen = "", set()
    for literal, name, _, _ in Formatter().parse(form):
        pattern += re.escape(literal)
        if name:
            pattern += f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
            seen.add(name)
    return re.compile(pattern, re.DOTALL)
