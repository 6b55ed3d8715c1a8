"""What the desk says is wrong, before anything is published, and its buttons while one types."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.desks import Served, desk_of, is_saved
from tests.building import write_post

NAME = "posts/2020-01-02-a-post.md"
LEFT = "Write the second tip here. Begin it with a verb."
# A line above all, as if it had been typed there.
TYPED_ABOVE = """() => {
  const text = document.querySelector("#text");
  text.value = `Typed above.\\n\\n# Typed too\\n\\n${text.value}`;
  text.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""


@pytest.fixture
def desk(tmp_path: Path, site: Path) -> Iterator[Served]:
    (tmp_path / "in/posts").mkdir(parents=True)
    with desk_of(tmp_path / "in", site) as served:
        yield served


def opened(page: Page, desk: Served, body: str) -> Page:
    """A draft of these words."""
    write_post(desk.content / "posts", body, status="draft")
    page.goto(desk.page_of(NAME))
    is_saved(page)
    return page


def test_what_publishing_will_refuse_is_said_before(page: Page, desk: Served) -> None:
    opened(page, desk, f"Words.\n\n- {LEFT}\n")
    problems = page.get_by_role("region", name="Problems")
    expect(problems).to_contain_text("Before you publish: “Write the second tip here.” is what new")
    expect(problems).not_to_contain_text("Nothing is wrong")
    page.get_by_label("Text", exact=True).fill("Words.\n")
    expect(problems).to_contain_text("Nothing is wrong")
    expect(problems).not_to_contain_text("Before you publish")


def by_mouse(page: Page, meanwhile: Callable[[], None]) -> None:
    page.get_by_role("button", name="Write “## That day”").hover()
    page.mouse.down()
    meanwhile()
    page.mouse.up()


def by_keyboard(page: Page, meanwhile: Callable[[], None]) -> None:
    page.get_by_role("button", name="Write “## That day”").focus()
    page.keyboard.down("Space")
    meanwhile()
    page.keyboard.up("Space")


@pytest.mark.parametrize("press", [by_mouse, by_keyboard])
def test_a_button_is_pressed_while_problems_are_told_anew(
    page: Page, desk: Served, press: Callable[[Page, Callable[[], None]], None]
) -> None:
    opened(page, desk, "Words.\n\n# That day\n\nMore.\n")
    expect(page.get_by_role("button", name="Write “## That day”")).to_be_visible()

    held: list[Route] = []
    page.route("**/desk/verdict", lambda route: held.append(route))
    with page.expect_request("**/desk/verdict"):
        page.evaluate(TYPED_ABOVE)

    def told_anew() -> None:
        with page.expect_response("**/desk/verdict"):
            held[0].continue_()
        page.evaluate("() => new Promise((done) => setTimeout(done))")  # what it says is shown

    press(page, told_anew)
    page.unroute("**/desk/verdict")
    body = "Typed above.\n\n# Typed too\n\nWords.\n\n## That day\n\nMore.\n"
    expect(page.get_by_label("Text", exact=True)).to_have_value(body)
    expect(page.get_by_role("button", name="Write “## Typed too”")).to_be_visible()


TIPS = "Here are a few tips:\n\n- Say thanks.\n- Say why.\n"
MARK = "<!-- no checklist -->\n\n"


@pytest.mark.parametrize(
    ("above", "is_certain"),
    [
        ("Typed.\n\n", True),
        ("Some tips that are like these:\n\n- Say thanks first.\n- Say why.\n\n", True),
        (f"{TIPS}\n", False),
    ],
    ids=["a paragraph", "a list like it", "the same list"],
)
def test_a_list_is_marked_where_it_stands_or_not_at_all(
    page: Page, desk: Served, above: str, *, is_certain: bool
) -> None:
    opened(page, desk, TIPS)
    turn = page.get_by_role("button", name="Leave it a list")
    expect(turn).to_be_visible()
    page.route("**/desk/verdict", lambda route: route.abort())
    text = page.get_by_label("Text", exact=True)
    text.fill(f"{above}{TIPS}")
    turn.click()
    if is_certain:
        expect(text).to_have_value(above + TIPS.replace("- Say thanks", f"{MARK}- Say thanks"))
    else:
        expect(page.get_by_role("region", name="Problems")).to_contain_text("has changed here")
        expect(text).to_have_value(f"{above}{TIPS}")


def test_a_header_that_has_changed_meanwhile_is_not_mended(page: Page, desk: Served) -> None:
    write_post(desk.content / "posts", "Words.\n", status="draft", Catgory="Interviews")
    page.goto(desk.page_of(NAME))
    mend = page.get_by_role("button", name="Write “category:”")
    expect(mend).to_be_visible()
    page.route("**/desk/verdict", lambda route: route.abort())
    page.get_by_label("Tags").fill("offers")
    mend.click()
    expect(page.locator("#told")).to_contain_text("has changed here")
    assert "Catgory: Interviews" in desk.text(NAME)
    page.unroute("**/desk/verdict")
    page.get_by_label("Title").fill("long " * 20)
    expect(page.get_by_role("region", name="Problems")).to_contain_text("search results show")
    with page.expect_response("**/desk/mend"):
        mend.click()
    is_saved(page)
    assert "category: Interviews" in desk.text(NAME)
