"""What check, gate, desk and preview say is said in every language of the desk."""

import errno
import os
import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from plugins.checklists.features import SIGNS
from plugins.checklists.weights import WEIGHTS
from plugins.proofreading.header_rules import FORMS as RIGHT_LINES
from tests.building import ROOT
from tests.tools.i18n.sentences import HOLE, Sentence, has_words, sentences_of
from tools.check import HOW_TO_MARK
from tools.desk.lists import TURNED_OFF
from tools.i18n.messages import FILE, form_of, in_words, line_in_words, pattern_of, translated
from tools.i18n.words import USUAL, all_words

FORMS: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text("utf-8"))
OTHERS = sorted(all_words().keys() - {USUAL})
EVERY_PROBLEM = ROOT / "tests/plugins/proofreading/every-problem.txt"

# Modules that say nothing to who writes at the desk, and why. Every other one is read.
TO_WEB_MASTERS = """
    plugins/needs.py plugins/colours.py plugins/stylesheet plugins/languages plugins/posts
    plugins/feeds plugins/headers plugins/cards plugins/checklists/__init__.py
    plugins/checklists/languages.py plugins/proofreading/settings_rules.py
    plugins/reader/serialization.py
    plugins/incremental/__init__.py plugins/incremental/cached.py plugins/incremental/digest.py
    plugins/incremental/parallel.py plugins/incremental/stale_files.py
    plugins/incremental/store.py plugins/incremental/writer.py
""".split()  # who change settings, templates and plugins
IN_A_TERMINAL = """
    tools/bench tools/browser.py tools/browsers.py tools/build.py tools/host.py
    tools/lighthouse.py tools/npm.py tools/releases.py tools/servers.py tools/status.py
    tools/validate.py tools/weights.py tools/new.py tools/publishing/ledger.py
    tools/importing/__main__.py tools/importing/asked.py tools/importing/fetch.py
    tools/importing/fetching.py tools/importing/report.py
""".split()  # of whoever runs a command that the desk does not run, or does not show
MARKUP = """
    plugins/icons plugins/search plugins/redirects/hosts.py plugins/redirects/pages.py
    plugins/checklists/tips.py plugins/checklists/tree.py tools/desk/clipboard.py
    plugins/links plugins/pasted_lists tools/preview/first_look.py plugins/checklists/weights.py
    tools/importing/embeds.py tools/importing/language.py tools/importing/footnotes.py
    tools/importing/real_lists.py tools/importing/redirects.py
""".split()  # and other texts for programs
NO_MESSAGES = {
    *WEIGHTS,
    *RIGHT_LINES.values(),
    "template: subscribe",
    "![what it shows](\0)",  # what is to be written is written in every language
    "![[\0|what it shows]]",
    # what a terminal alone shows
    '\0: “\0” must have a list, like: "\0" = ["Old label"]',
    "\0, line \0: write an address, a tab, and the file's name.",
    "building the blog, to ask it for every address and word …",
    "written anew, as its source has changed",
    "The text",  # the name of what is pasted, in an error that is caught
    "Packing pictures",
    "The proofreader has %d pieces of advice; make check tells them.",
    "No problem",
    " and \0 \0 of advice",
    "Published: \0 is now \0.",
    "Rolled back: \0 is now \0.",
    "Nothing was published; the live site is as it was.",
    "The live site is as it was.",
    "FROM= must name a Word file; write: make draft FROM=letter.docx",
    "\0 is your new draft.",
    "Your desk is \0\0",
    "Serving on \0/ until you press Ctrl-C.",
    "\0:1: waits for its date, \0; readers see it then.",
    "make serve needs a system that can fork: Linux, macOS, or Windows with WSL 2, which "
    "docs/editing.md sets up. make html, make check and make new need none.",
    "write: make new OF=content/posts/2018-10-09-counter-offer.md IN=nl",
    "Port \0 cannot be used (\0); try make serve PORT=8001.",
    # what programs alone ask for
    "Table of Contents",
    "list continue",
    "Another program has changed this letter meanwhile.",  # which the page says in its own words
    "no item: \0",
    "An export must be sent.",
    "A label becomes one of the choices.",
    "The body is no JSON.",
    "The body is no object.",
    "“\0” must be a text.",
    "“\0” must hold texts by their names.",
    "“line” must be the number of a line.",
    "This server answers to \0 and localhost only",
    "Another page may not ask this",
    "\0 is in no public network",
    "this is no record of a release",
}
CODE = re.compile(r"text/\w+; charset|^<\w+ |^Mozilla/|=> |^\s+git |^# |default-src|^\[\0")
LISTS = [
    TURNED_OFF,
    "a checklist of 2 tips: led in by “Here are a few tips:”",
    "a checklist of 3 tips: its items say what to do",
    "a checklist of 3 tips: marked as a checklist",
    "a list of 2, no checklist: marked as no checklist",
    "a list of 2 within <div>, no checklist: only a list that stands by itself becomes one",
    f"a list of 1, no checklist: it has fewer than two items; {HOW_TO_MARK}",
    "a list of 2, no checklist: its items are footnotes",
    "a list of 2, no checklist: its lead-in “Never do this:” speaks of “never”",
    *(
        f"a list of 2, no checklist: the words above it speak of “I”: {sign}"
        for sign in SIGNS.values()
    ),
]
CLAUSE = re.compile(r"[\w'’-]+(?: [\w'’-]+)+")
LINE = re.compile(r".*?:\d+: (?:advice: )?(?P<message>.+) \[[\w-]+\]")


def messages() -> list[str]:
    """One message of each kind that the check has, without its place and rule."""
    lines = EVERY_PROBLEM.read_text("utf-8").splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    return [*LISTS, *(one["message"] for one in found if one)]


def places(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


def literals(form: str) -> list[str]:
    """The words of a form between its places."""
    return [literal for literal, *_ in Formatter().parse(form)]


@cache
def sentences() -> list[Sentence]:
    """All that can be said to who writes at the desk."""
    left_out = [ROOT / name for name in (*TO_WEB_MASTERS, *IN_A_TERMINAL, *MARKUP)]
    files = [*(ROOT / "plugins").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
    read = [
        file
        for file in sorted(files)
        if "tests" not in file.parts and not {file, *file.parents}.intersection(left_out)
    ]
    found = (one for file in read for one in sentences_of(file))
    return [one for one in found if one.text not in NO_MESSAGES and not CODE.search(one.text)]


def has_form(sentence: Sentence) -> bool:
    """Whether a sentence is a message that is translated, or a part of one."""
    whole = sentence.text.replace(HOLE, "7")
    plain = (HOLE.join(literals(form)) for form in FORMS)
    return translated(whole, OTHERS[0]) != whole or any(
        has_words(form, sentence.text) for form in plain
    )


def test_every_sentence_in_the_sources_has_a_form() -> None:
    """A sentence that is new or worded anew has no translations yet: so it is seen."""
    assert [str(one) for one in sentences() if not has_form(one)] == []


def test_every_form_is_said_in_the_sources() -> None:
    """By its clauses, which may stand apart there; or the check's own examples show it."""
    said = "\n".join([*(one.text for one in sentences()), *map(os.strerror, errno.errorcode)])
    shown = {form_of(one)[0].pattern for one in messages()}
    left = [form for form in FORMS if pattern_of(form) not in shown]
    assert [form for form in left if not is_said(longest_clause(form), said)] == []


def longest_clause(form: str) -> str:
    """The most words that follow each other in a form."""
    clauses = CLAUSE.finditer(" / ".join(literals(form)))
    return max((one[0] for one in clauses), key=len, default="")


def is_said(clause: str, said: str) -> bool:
    """Whether a clause is said, whatever is put in at one of its ends."""
    words = clause.split()
    return any(" ".join(part) in said for part in (words[:3], words[-3:]))


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("A heading with \0 # must follow one with \0; write: \0", True),
        (" must follow one with ", True),
        ("A heading with \0 # must come after one with \0; write: \0", False),
        ("A sentence that nobody has translated.", False),
    ],
)
def test_a_sentence_without_a_form_is_found(text: str, is_known: bool) -> None:
    assert has_form(Sentence("", text)) == is_known


def test_sentences_are_read_from_a_source(tmp_path: Path) -> None:
    file = tmp_path / "said.py"
    file.write_text(
        '"""What it is."""\nOTHER = "one two".split()\n'
        'def f(a):\n    """What it does."""\n'
        '    raise E(f"{a} is no “{a:,}” letter.\\nTry again.")\n'
        'def g(a):\n    a.append("what comes first")\n'
    )
    said = [one.text for one in sentences_of(file)]
    assert said == [f"{HOLE} is no “{HOLE}” letter.", "Try again.", "what comes first"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_of_the_check_is_told(language: str) -> None:
    assert [said for said in messages() if translated(said, language) == said] == []


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_every_language_with_its_places(form: str) -> None:
    assert sorted(FORMS[form]) == OTHERS
    assert [places(said) for said in FORMS[form].values()] == [places(form)] * len(OTHERS)


@pytest.mark.parametrize("language", OTHERS)
def test_every_form_is_found_by_itself_and_behind_a_place(language: str) -> None:
    words = all_words()[language]
    for form in FORMS:
        message = form.format(**dict.fromkeys(places(form), "x"))
        told = translated(message, language)
        assert told != message
        assert line_in_words(f"in/a.md:7: {message}", words) == f"in/a.md:7: {told}"
        assert line_in_words(message, words) != message


@pytest.mark.parametrize(
    ("message", "dutch"),
    [
        ("The summary has 189 characters; search results show 160.",
         "De samenvatting telt 189 tekens; zoekresultaten tonen er 160."),
        ("“x {y}” leads nowhere; write {filename}x.md.",
         "“x {y}” leidt nergens heen; schrijf {filename}x.md."),
        ("“Pay” and “pay” are two names; write pay.",
         "“Pay” en “pay” zijn twee namen; schrijf pay."),
        ("a list of 1, no checklist: it has fewer than two items",
         "een lijst van 1, geen checklist: ze telt minder dan twee punten"),
        ("A second header begins here; delete it as a whole. So in line 9.",
         "Hier begint een tweede kop; wis die helemaal. Zo ook in regel 9."),
        ("“kandidaten” is no audience of this blog; write “audience: a” or “audience: b”.",
         "“kandidaten” is geen doelgroep van deze blog; schrijf “audience: a” of “audience: b”."),
        ("There are letters in Dutch and French, and not this page; write one with lang: nl or "
         "lang: fr, and translation_key: about",
         "Er zijn brieven in het Nederlands en Frans, maar deze pagina niet; schrijf er een met "
         "lang: nl of lang: fr, en translation_key: about"),
        ("What nobody has translated.", "What nobody has translated."),
        ("“Pay” and “pay” are two names; write Pay.", "“Pay” and “pay” are two names; write Pay."),
    ],
)  # fmt: skip
def test_messages_in_dutch(message: str, dutch: str) -> None:
    assert translated(message, "nl") == dutch
    assert translated(message, "en") == message


@pytest.mark.parametrize(
    ("line", "dutch"),
    [
        ("in/posts/a.md:2: advice: The title has 95 characters; search results show 70. [x-y]",
         "in/posts/a.md:2: advies: De titel telt 95 tekens; zoekresultaten tonen er 70. [x-y]"),
        ('redirects.txt:1: add the line "/a /b": what was published there would vanish.',
         'redirects.txt:1: voeg de regel "/a /b" toe: wat daar gepubliceerd is, zou verdwijnen.'),
        ("posts/a.md is not saved: No space left on device.",
         "posts/a.md is niet bewaard: er is geen plaats meer op de schijf."),
        ("a.xml is damaged or cut, at line 7: Premature end of data.",
         "a.xml is beschadigd of afgebroken, in regel 7 (Premature end of data)."),
        ("in/a.md:1: This file cannot be read: Permission denied. [no-file]",
         "in/a.md:1: Dit bestand kan niet gelezen worden: u hebt daar geen toegang toe. [no-file]"),
        ("no line: at all", "no line: at all"),
    ],
)  # fmt: skip
def test_a_line_of_a_command_keeps_its_place_and_rule(line: str, dutch: str) -> None:
    assert line_in_words(line, all_words()["nl"]) == dutch
    assert in_words(f"{line}\n{line}", all_words()["nl"]) == f"{dutch}\n{dutch}"
    assert line_in_words(line, all_words()["en"]) == line
