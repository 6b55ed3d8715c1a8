"""What the check says is said in every language of the desk."""

import re
import tomllib
from string import Formatter

import pytest

from plugins.checklists.features import SIGNS
from tests.building import ROOT
from tools.check import HOW_TO_MARK
from tools.desk.lists import TURNED_OFF
from tools.desk.messages import FILE, Form, form_of, forms, line_in_words, pattern_of, translated
from tools.desk.words import USUAL, all_words

FORMS: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text("utf-8"))
OTHERS = sorted(all_words().keys() - {USUAL})
EVERY_PROBLEM = ROOT / "tests/plugins/proofreading/every-problem.txt"
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
    "a list of 2, no checklist: most of its items are links",
    "a list of 2, no checklist: most of its items are dates, prices, amounts or versions",
    "a list of 2, no checklist: the post's title speaks of “mistakes”",
    "a list of 2, no checklist: its items say what to be or to have",
    "a list of 2, no checklist: its lead-in “Tips:” announces tips, but its items do not say what "
    "to do",
    "a list of 2, no checklist: its items say what to do, but nothing above it announces tips",
    "a list of 2, no checklist: nothing announces tips",
    *(
        f"a list of 2, no checklist: the words above it speak of “I”: {sign}"
        for sign in SIGNS.values()
    ),
]


LINE = re.compile(r".*?:\d+: (?:advice: )?(?P<message>.+) \[[\w-]+\]")
MORE = ["“# long-title” hides nothing; delete it.", "Twice. So in lines 2, 3 and 4."]
GATE = [
    'add the line "/a.html /b.html": what was published there would vanish.',
    'write into its header "id: a": subscribers know this post by it.',
    "links to /a.html, which is not there.",
    "links to /a.html#b, a place that this page does not have.",
    "loads https://example.org/a.js, which is not ours.",
    "leads to /a.html, which is not there.",
    "is redirected in a circle: /a.html → /a.html.",
    "is redirected to /a.html, which is not there.",
    "is a draft, a source or a temporary file; it stays here.",
    "has 1 posts, and the live site 5. If that is meant, say so: make publish FEWER=yes",
]


def messages() -> list[str]:
    """One message of each kind that the check has, without its place and rule."""
    lines = EVERY_PROBLEM.read_text("utf-8").splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    return [*LISTS, *GATE, *(one["message"] for one in found if one)]


def places(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_of_the_check_is_told(language: str) -> None:
    assert [said for said in messages() if translated(said, language) == said] == []


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_every_language_with_its_places(form: str) -> None:
    assert sorted(FORMS[form]) == OTHERS
    assert [places(said) for said in FORMS[form].values()] == [places(form)] * len(OTHERS)


def test_every_form_is_that_of_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that is worded anew loses its translations: so it is seen."""
    seen: set[str] = set()

    def noted(message: str) -> tuple[Form, dict[str, str]]:
        form, places = form_of(message)
        seen.add(form.pattern.pattern)
        return form, places

    monkeypatch.setattr("tools.desk.messages.form_of", noted)
    for message in (*messages(), *MORE):
        translated(message, "nl")
    assert [form.pattern.pattern for form in forms() if form.pattern.pattern not in seen] == []


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
        ("What nobody has translated.", "What nobody has translated."),
        ("“Pay” and “pay” are two names; write Pay.", "“Pay” and “pay” are two names; write Pay."),
    ],
)  # fmt: skip
def test_messages_in_dutch(message: str, dutch: str) -> None:
    assert translated(message, "nl") == dutch
    assert translated(message, "en") == message


def test_a_line_of_a_command_keeps_its_place_and_rule() -> None:
    line = (
        "in/posts/a.md:2: advice: The title has 95 characters; search results show 70. [long-title]"
    )
    assert line_in_words(line, all_words()["nl"]) == (
        "in/posts/a.md:2: advies: De titel telt 95 tekens; zoekresultaten tonen er 70. [long-title]"
    )
    assert line_in_words(line, all_words()["en"]) == line
    assert line_in_words("no line: at all", all_words()["nl"]) == "no line: at all"


def test_a_line_of_the_gate_is_told() -> None:
    line = 'in/redirects.txt:1: add the line "/a /b": what was published there would vanish.'
    assert line_in_words(line, all_words()["nl"]) == (
        'in/redirects.txt:1: voeg de regel "/a /b" toe: wat daar gepubliceerd is, zou verdwijnen.'
    )


@pytest.mark.parametrize("message", GATE)
def test_the_gate_says_so(message: str) -> None:
    sources = [ROOT / "tools/publishing/gate.py", ROOT / "plugins/redirects/missing.py"]
    said = " ".join(file.read_text("utf-8") for file in sources)
    form = next(form for form in FORMS if pattern_of(form).fullmatch(message))
    longest = max((literal for literal, *_ in Formatter().parse(form)), key=len)
    assert longest.strip('": .') in said
