"""The report for people: one page that needs nothing else, the worst posts first."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .comments import kept
from .comparison import side_by_side
from .importer import Import, Imported
from .posts import NO_ALT_TOLD
from .report import Sums, counted_noun, label_rows, last_line, lost_words, sums_of, worst_first
from .verifying import Verdict

TEMPLATE = "report.html"
CODE = Markup("<code>{}</code>")
NEARLY = "; is it “"  # in the note on a label
FURTHER = "This feed has further pages, which the file does not hold: save them and import again."
LEFT_OUT = (
    "Mend {} on the old blog and import again, or bring the words by hand: what is left out is "
    "named below, and lies in import/left-out/."
)
MEND = Markup("Mend what <code>make check</code> refuses, below: {}.")
FETCH = Markup("Fetch {} with <code>make pictures</code>, and import again.")
NAME = Markup("Add {} to the file of labels: a capital or an accent is all that differs.")
DESCRIBE = "Say what the pictures of {} show, for those who do not see them."
LOOK = Markup(
    "Run <code>make serve</code> and look at some posts; then publish, as docs/moving-in.md says."
)


class Row(NamedTuple):
    """What the page says of a post."""

    title: str
    said: str
    path: str
    state: str
    outcome: str
    address: str
    notes: list[str]
    lost: int
    old: Markup
    new: Markup


def as_html(done: Import, verdict: Verdict) -> bytes:
    """The page."""
    sums, comments = sums_of(done), kept(done.export.comments)
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    page = environment.get_template(TEMPLATE).render(
        title=f"What moved in from {done.export.title or 'the old blog'}",
        summary=last_line(sums),
        is_whole=sums.is_whole and verdict.is_sound and not sums.missing_pictures,
        steps=[*steps_after(done, sums, verdict)],
        checked=[*checked(verdict)],
        wrong=[*verdict.errors, *verdict.wrong],
        left_out=[one.told for one in done.export.left_out],
        posts=[_row(one) for one in worst_first(done.posts)],
        checklists=[one for one in verdict.lists if one.is_checklist],
        near=[one for one in verdict.lists if not one.is_checklist],
        missing=[*done.pictures.missing.items()],
        labels=label_rows(done),
        comments=len(comments),
        spam=len(done.export.comments) - len(comments),
    )
    return f"{page}\n".encode()


def _row(one: Imported) -> Row:
    post, lost = one.post, lost_words(one)
    old, new = side_by_side(str(post.old), str(post.new))
    told = counted_noun(len(post.notes), "note") if post.notes else "whole"
    said = f"{counted_noun(lost, 'word')} lost, {told}" if lost else told
    outcome = one.outcome.told
    notes = [*post.notes]
    return Row(
        post.title, said, post.path, post.state, outcome, post.address, notes, lost, old, new
    )


def steps_after(done: Import, sums: Sums, verdict: Verdict) -> Iterator[str | Markup]:
    """What is to be done now, in order; what needs nothing is not named."""
    posts = done.posts
    found = (
        (done.export.goes_on, "", FURTHER),
        (len(done.export.left_out), "text", LEFT_OUT),
        (len(verdict.errors), "problem", MEND),
        (len(verdict.wrong), "lack", "Read what the built blog lacks, below: {}."),
        (sum(map(bool, map(lost_words, posts))), "post", "Read the first below: {} lost words."),
        (sums.missing_pictures, "missing picture", FETCH),
        (sum(NEARLY in note for one in posts for note in one.post.notes), "label", NAME),
        (sum(not one.outcome.is_ours for one in posts), "file", "Compare {} with import/new/."),
        (sum(NO_ALT_TOLD in one.post.notes for one in posts), "post", DESCRIBE),
    )
    for number, noun, step in found:
        if number:
            yield step.format(counted_noun(number, noun))
    yield LOOK


def checked(verdict: Verdict) -> Iterator[str | Markup]:
    """What was found by whom."""
    check = CODE.format("make check")
    advice = ", ".join(f"{number} of {rule}" for rule, number in sorted(verdict.advice.items()))
    if verdict.errors:
        yield Markup("{} finds what stops a build, {} times.").format(check, len(verdict.errors))
    else:
        yield Markup("{} finds nothing that stops a build.").format(check)
    if advice:
        yield Markup("{} has advice: {}.").format(check, advice)
    if not verdict.is_built:
        yield "The blog was not built from it."
    elif not verdict.wrong:
        yield (
            "The blog was built from it: every old address answers, and every page has the words "
            "of its source in their order."
        )
