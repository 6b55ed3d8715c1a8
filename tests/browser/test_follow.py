"""Ticks after an editor has changed the list: they follow their tip, or are lost, never misled.

Each case is an edit of one list. `before` are the tips that the reader saw, `*` marks the ticked
ones; `after` are the tips as they are now, `*` marks those that must be ticked.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.checklists.tests.lists import tickable
from tests.browser.conftest import Visit


class Edit(NamedTuple):
    before: list[str]
    after: list[str]


SLEEP, ASK, CALL = (
    "Sleep on it for one night.",
    "Ask what will change.",
    "Call the recruiter first.",
)
EDITS = {
    # Nothing changes, or only what is around.
    "nothing": Edit([f"*{SLEEP}", ASK], [f"*{SLEEP}", ASK]),
    "all ticked": Edit([f"*{SLEEP}", f"*{ASK}"], [f"*{SLEEP}", f"*{ASK}"]),
    "none ticked": Edit([SLEEP, ASK], [ASK, "Sleep on it for a night."]),
    # Order, insertion, removal.
    "swapped": Edit([f"*{SLEEP}", ASK], [ASK, f"*{SLEEP}"]),
    "reversed": Edit([f"*{SLEEP}", ASK, f"*{CALL}"], [f"*{CALL}", ASK, f"*{SLEEP}"]),
    "inserted before": Edit([f"*{SLEEP}"], [ASK, f"*{SLEEP}"]),
    "inserted between": Edit([f"*{SLEEP}", f"*{ASK}"], [f"*{SLEEP}", CALL, f"*{ASK}"]),
    "appended": Edit([f"*{SLEEP}"], [f"*{SLEEP}", ASK]),
    "the one above removed": Edit([SLEEP, f"*{ASK}"], [f"*{ASK}"]),
    "the ticked one removed": Edit([f"*{SLEEP}", ASK, CALL], [ASK, CALL]),
    "the only one replaced": Edit([f"*{SLEEP}"], [CALL]),
    "all replaced": Edit([f"*{SLEEP}", f"*{ASK}"], [CALL, "Bring your papers."]),
    "removed and another added": Edit([f"*{SLEEP}", ASK], [ASK, "Write to your manager."]),
    # Rewording.
    "capitals": Edit([f"*{SLEEP}"], ["*SLEEP on it for one night."]),
    "full stop": Edit([f"*{SLEEP}"], ["*Sleep on it for one night"]),
    "article": Edit(["*Call the recruiter before lunch."], ["*Call your recruiter before lunch."]),
    "ending added": Edit([f"*{CALL}"], ["*Call the recruiter first, by phone."]),
    "beginning added": Edit(["*Call the recruiter first."], ["*Simply call the recruiter first."]),
    "one word exchanged": Edit(
        ["*Prepare three honest questions for the manager."],
        ["*Prepare two honest questions for the manager."],
    ),
    "other endings": Edit(
        ["*Contact your former colleagues quietly."], ["*Contacting former colleagues quietly."]
    ),
    "typing mistake mended": Edit(
        ["*Prepare your questons for the board."], ["*Prepare your questions for the board."]
    ),
    "words moved": Edit(
        ["*Tomorrow, write down your reasons."], ["*Write down your reasons tomorrow."]
    ),
    "shortened, same beginning": Edit(
        ["*Sleep on it for one night and a morning."], ["*Sleep on it for one week."]
    ),
    "reworded and moved": Edit(
        [f"*{ASK}", "Prepare three questions for the board."],
        ["Prepare two questions for the board.", f"*{ASK}"],
    ),
    "two reworded": Edit(
        ["*Prepare questions for the board.", "*Write down your salary range."],
        ["*Prepare some questions for the board.", "*Write your salary range down."],
    ),
    "dutch": Edit(["*Schrijf uw redenen rustig op."], ["*Schrijf al uw redenen rustig op."]),
    "french": Edit(
        ["*Préparez vos questions par écrit."], ["*Préparez quelques questions par écrit."]
    ),
    "curly apostrophe": Edit(["*Read the board's minutes."], ["*Read the board’s minutes."]),
    # What must not be mistaken.
    "do becomes don't": Edit(
        ["*Tell your manager the figure."], ["Don’t tell your manager the figure."]
    ),
    "don't becomes do": Edit(["*Do not mention your salary."], ["Mention your salary."]),
    "do and don't, do removed": Edit(
        ["*Tell your manager the figure.", "Don’t tell your manager the figure."],
        ["Don’t tell your manager the figure."],
    ),
    "do and don't, don't removed": Edit(
        ["Tell your manager the figure.", "*Don’t tell your manager the figure."],
        ["Tell your manager the figure."],
    ),
    "never added": Edit(["*Accept an offer by phone."], ["Never accept an offer by phone."]),
    "before becomes after": Edit(
        ["*Call the company before the interview."], ["Call the company after the interview."]
    ),
    "with becomes without": Edit(
        ["*Resign with a new contract signed."], ["Resign without a new contract signed."]
    ),
    "after goes, and no before comes": Edit(
        ["*Offer to train whoever comes after you."], ["*Offer to train whoever follows you."]
    ),
    "before comes, and no after goes": Edit(
        ["*Write down three reasons tonight."], ["*Write down three reasons before tonight."]
    ),
    "dutch before becomes after": Edit(
        ["*Bel de recruiter voor het gesprek."], ["Bel de recruiter na het gesprek."]
    ),
    "french more becomes less": Edit(
        ["*Demandez plus de vacances au patron."], ["Demandez moins de vacances au patron."]
    ),
    "french no longer": Edit(
        ["*Téléphonez au recruteur chaque semaine."],
        ["Ne téléphonez plus au recruteur chaque semaine."],
    ),
    "more becomes less": Edit(["*Ask for more salary."], ["Ask for less salary."]),
    "dutch negation": Edit(
        ["*Vertel uw manager het bedrag."], ["Vertel uw manager het bedrag niet."]
    ),
    "french negation": Edit(
        ["*Donnez votre chiffre au recruteur."], ["Ne donnez pas votre chiffre au recruteur."]
    ),
    "a likeness that was there before": Edit(
        ["*Prepare questions for the manager.", "Prepare questions for the owner."],
        ["Prepare questions for the owner."],
    ),
    "two that are alike": Edit(
        ["*Prepare your questions for tomorrow."],
        ["Prepare good questions for tomorrow.", "Prepare hard questions for tomorrow."],
    ),
    "two become one": Edit(
        ["*Prepare good questions for tomorrow.", "Prepare hard questions for tomorrow."],
        ["Prepare your questions for tomorrow."],
    ),
    "another subject": Edit(["*Ask about the salary."], ["Ask about the pension."]),
    "same beginning, another end": Edit(
        ["*Do not accept before you have slept.", "Do not accept before you have signed."],
        ["Do not accept before you have signed.", "*Do not accept before you have slept."],
    ),
    "same beginning, one removed": Edit(
        ["*Do not accept before you have slept.", "Do not accept before you have signed."],
        ["Do not accept before you have signed."],
    ),
    # The author's own ids.
    "own id, reworded": Edit([f"*{SLEEP}#night"], ["*Wait until morning.#night"]),
    "own id, moved": Edit([f"*{SLEEP}#night", ASK], [ASK, f"*{SLEEP}#night"]),
    "own id given later": Edit([f"*{SLEEP}"], [f"*{SLEEP}#night"]),
    "own id taken away": Edit([f"*{SLEEP}#night"], [f"*{SLEEP}"]),
}


class Tip(NamedTuple):
    id: str
    words: str
    done: bool


def tips(lines: list[str]) -> list[Tip]:
    """The tips of a case with the ids that the build gives them."""
    parts = [line.removeprefix("*").partition("#") for line in lines]
    items = [
        f'<li id="{own}">{words}</li>' if own else f"<li>{words}</li>" for words, _, own in parts
    ]
    ids = tickable(f"<ul>{''.join(items)}</ul>").ids
    return [
        Tip(tip_id, words, line.startswith("*"))
        for tip_id, (words, _, _), line in zip(ids, parts, lines, strict=True)
    ]


@pytest.fixture(scope="module")
def follow(browser: Browser, address: str) -> Iterator[Page]:
    """A page that has the site's script at hand."""
    page = browser.new_page()
    page.goto(f"{address}/404.html")
    yield page
    page.close()


def followed(page: Page, before: list[Tip], after: list[Tip]) -> list[bool]:
    """For each tip of `after`, whether it is ticked."""
    kept = {tip.id: {"words": tip.words, "done": tip.done} for tip in before}
    now = [{"id": tip.id, "words": tip.words} for tip in after]
    script = """async ([kept, now]) => {
      const { follow } = await import("/theme/checklists/following.js");
      const known = follow(kept, now);
      return now.map((tip) => kept[known.get(tip.id)]?.done ?? false);
    }"""
    return list(page.evaluate(script, [kept, now]))


def test_there_are_enough_edits() -> None:
    assert len(EDITS) >= 40


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_ticks_follow_their_tip_or_are_lost(follow: Page, edit: Edit) -> None:
    before, after = tips(edit.before), tips(edit.after)
    assert followed(follow, before, after) == [tip.done for tip in after]


def test_an_edit_that_is_taken_back_gives_the_tick_back(visit: Visit) -> None:
    page = visit("2017/06/way-back-after-no.html")
    box = page.get_by_role("checkbox").nth(0)
    box.check()
    label = "document.querySelector('.tip label')"
    words = page.evaluate(f"{label}.textContent")
    edit = "([id, words]) => { const tip = document.querySelector('.tip'); tip.id = id;"
    edit += " tip.querySelector('label').textContent = words; }"
    page.evaluate(edit, ["tip-bring-your-papers", "Bring your papers."])
    page.get_by_role("checkbox").nth(2).check()
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    assert not box.is_checked()
    page.evaluate(edit, ["tip-sleep-on-it-for-one", words])
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    assert box.is_checked()


FOLLOWING = "performance.getEntriesByType('resource').filter(({ name }) => /following/.test(name))"


def test_only_who_ticked_before_an_edit_asks_for_what_follows_it(visit: Visit) -> None:
    page = visit("2017/06/way-back-after-no.html")
    page.get_by_role("checkbox").nth(0).check()
    page.reload()
    expect(page.get_by_role("checkbox").nth(0)).to_be_checked()
    assert page.evaluate(FOLLOWING) == []
    page.evaluate(
        """() => {
          const [[key, kept]] = Object.entries(localStorage);
          localStorage.setItem(key, kept.replaceAll("tip-sleep-on-it-for-one", "tip-sleep-first"));
        }"""
    )
    page.reload()
    expect(page.get_by_role("checkbox").nth(0)).to_be_checked()
    assert len(page.evaluate(FOLLOWING)) == 1
