"""What readers do, by the same steps in every engine, as the blog is served in production."""

from tests.browser.crowded import PAGES
from tests.browser.engines import Engine, follow, wait_for

POST, OTHER = "2017/06/way-back-after-no.html", "2018/02/talking-about-salary.html"
COUNT, RESET = ".checklist-count", "[data-do=reset]"
TEXT = r"(selector) => document.querySelector(selector)?.textContent.trim().replace(/\s/g, ' ')"
SAYS = f"([selector, words]) => ({TEXT})(selector) === words"
TICKED = "() => [...document.querySelectorAll('.tip input')].map((box) => box.checked)"
KEPT = "() => Object.keys(localStorage)"
# Some print as soon as they are asked to, others once the script has ended.
PRINT_LATER = """() => {
  window.seen = [];
  window.print = () => setTimeout(() =>
    seen.push(!!document.querySelector("[data-blank]")));
}"""
SEEN = "(number) => window.seen.length === number"


def says(engine: Engine, selector: str, words: str) -> None:
    """Wait until the page says these words where the selector leads."""
    wait_for(engine, SAYS, [selector, words])


def box(number: int) -> str:
    """The box of a tip, from 1."""
    return f".tip:nth-child({number}) input"


def test_ticks_are_counted_and_kept(reader: Engine, guarded: str) -> None:
    reader.open(f"{guarded}/{POST}")
    says(reader, COUNT, "0 of 4 done")
    assert reader.evaluate(KEPT) == []
    for number in (1, 3):
        reader.click(box(number))
    says(reader, COUNT, "2 of 4 done")
    assert reader.evaluate("() => document.querySelector('.checklist-bar').value") == 2
    reader.click(box(1))
    says(reader, COUNT, "1 of 4 done")
    reader.open(f"{guarded}/{POST}")
    says(reader, COUNT, "1 of 4 done")
    assert reader.evaluate(TICKED) == [False, False, True, False]


def test_all_is_unticked_and_brought_back(reader: Engine, guarded: str) -> None:
    reader.open(f"{guarded}/{POST}")
    for number in (1, 2, 4):
        reader.click(box(number))
    reader.click(RESET)
    says(reader, COUNT, "0 of 4 done")
    assert reader.evaluate(KEPT) == []
    says(reader, RESET, "Bring my ticks back")
    reader.click(RESET)
    reader.open(f"{guarded}/{POST}")
    says(reader, COUNT, "3 of 4 done")


def test_it_prints_with_ticks_or_without(reader: Engine, guarded: str) -> None:
    reader.open(f"{guarded}/{POST}")
    reader.click(box(1))
    reader.evaluate(PRINT_LATER)
    reader.click(".checklist-more summary")
    for number, button in enumerate(("print", "blank"), 1):
        reader.click(f"[data-do={button}]")
        wait_for(reader, SEEN, number)
    assert reader.evaluate("() => window.seen") == [False, True]


def test_typing_finds_letters(reader: Engine, guarded: str) -> None:
    reader.open(f"{guarded}/")
    follow(reader, ".menu a[href$='search/']")
    reader.click("site-search input")
    reader.type("counter-offer")
    wait_for(reader, "() => !!document.querySelector('.found li mark')")
    title = "Should I accept a counter-offer from my employer?"
    assert reader.evaluate(TEXT, ".found a") == title
    follow(reader, ".found a")
    assert reader.evaluate(TEXT, "h1") == title


def test_words_that_are_in_no_letter_find_nothing(reader: Engine, guarded: str) -> None:
    reader.open(f"{guarded}/search/?q=xylophone")
    says(reader, "[role=status]", "Nothing found for “xylophone”.")


def test_a_slip_is_forgiven(reader: Engine, guarded: str) -> None:
    reader.open(f"{guarded}/search/?q=salarry")
    nothing = "Nothing found for “salarry”."
    says(reader, "[role=status]", f"{nothing} But these letters have words that begin like it.")
    assert reader.evaluate("() => document.querySelectorAll('.found a').length") > 0


def test_a_reader_goes_from_the_first_page_to_the_checklists(reader: Engine, guarded: str) -> None:
    reader.open(f"{guarded}/")
    follow(reader, ".doors a[href*='topics/job-offers/']")
    assert reader.evaluate(TEXT, "h1") == "Job offers"
    follow(reader, f".letters a[href$='{POST}']")
    reader.click(box(2))
    says(reader, COUNT, "1 of 4 done")
    follow(reader, ".neighbours [rel=next]")
    assert reader.evaluate("() => location.pathname") == "/2017/09/telling-your-manager.html"
    follow(reader, ".menu a[href$='checklists/']")
    says(reader, "[data-begun] .count", "1 of 4 done")
    follow(reader, "[data-begun] a")
    assert reader.evaluate(TICKED) == [False, True, False, False]


def test_the_end_of_a_page_leads_back_to_its_beginning(engine: Engine, crowded: str) -> None:
    engine.open(f"{crowded}/{PAGES['long']}")
    engine.click(".colophon a[href='#']")
    wait_for(engine, "() => scrollY === 0")


def test_a_letter_leads_to_its_tags(engine: Engine, crowded: str) -> None:
    engine.open(f"{crowded}/{PAGES['tags']}")
    engine.click("nav a[href='#letter-p']")
    assert engine.evaluate("() => document.querySelector(':target').textContent") == "P"
