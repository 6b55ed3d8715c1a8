"""The report for people: one page that needs nothing else, the worst posts first."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tools.i18n.messages import in_words, translated
from tools.i18n.words import Words, counted

from .comments import kept
from .comparison import side_by_side
from .importer import Import, Imported
from .posts import NO_ALT_TOLD
from .report import Sums, label_rows, last_line, lost_words, sums_of, worst_first
from .verifying import ImportVerdict

TEMPLATE = "report.html"
NEARLY = "; is it “"  # in the note on a label
BETWEEN = ", "  # what a label is here, as `told_of` joins it
STATES = {  # the words for each
    "post": "report_letter",
    "page": "page",
    "draft": "draft",
    "scheduled": "on_its_day",
    "bin": "report_binned",
}


class ReportRow(NamedTuple):
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


def as_html(done: Import, verdict: ImportVerdict, words: Words) -> bytes:
    """The page, in a language of the desk."""
    sums, comments, told = sums_of(done), kept(done.export.comments), partial(told_in, words)
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    page = environment.get_template(TEMPLATE).render(
        w=words,
        markup=Markup,
        told=told,
        title=words["report_of"].format(blog=done.export.title or words["report_nameless"]),
        summary=last_line(sums, words),
        is_whole=sums.is_whole and verdict.is_sound and not sums.missing_pictures,
        steps=[*steps_after(done, sums, verdict, words)],
        checked=[*checked(verdict, words)],
        wrong=[*(in_words(one, words) for one in verdict.errors), *map(told, verdict.wrong)],
        left_out=[told(one.told) for one in done.export.left_out],
        posts=[_row(one, words) for one in worst_first(done.posts)],
        checklists=[one for one in verdict.lists if one.is_checklist],
        near=[one for one in verdict.lists if not one.is_checklist],
        missing=[*done.pictures.missing.items()],
        labels=[
            (*row, BETWEEN.join(map(told, here.split(BETWEEN)))) for *row, here in label_rows(done)
        ],
        comments=len(comments),
        spam=len(done.export.comments) - len(comments),
    )
    return f"{page}\n".encode()


def told_in(words: Words, said: str) -> str:
    """What the import says in English, in the language: as a whole, or what is behind a place."""
    told = translated(said, words.code)
    return told if told != said else in_words(said, words)


def _row(one: Imported, words: Words) -> ReportRow:
    post, lost, count = one.post, lost_words(one), partial(counted, words)
    old, new = side_by_side(str(post.old), str(post.new))
    told = count("report_notes", len(post.notes)) if post.notes else words["report_whole"]
    return ReportRow(
        title=post.title,
        said=f"{count('report_lost', lost)}, {told}" if lost else told,
        path=post.path,
        state=words[STATES[post.state]],
        outcome=translated(one.outcome.told, words.code),
        address=post.address,
        notes=[told_in(words, note) for note in post.notes],
        lost=lost,
        old=old,
        new=new,
    )


def steps_after(done: Import, sums: Sums, verdict: ImportVerdict, words: Words) -> Iterator[Markup]:
    """What is to be done now, in order; what needs nothing is not named."""
    posts = done.posts
    if done.export.goes_on:
        yield Markup(words["report_step_further"])
    found = (
        ("report_step_left_out", len(done.export.left_out)),
        ("report_step_mend", len(verdict.errors)),
        ("report_step_lacking", len(verdict.wrong)),
        ("report_step_lost", sum(map(bool, map(lost_words, posts)))),
        ("report_step_fetch", sums.missing_pictures),
        ("report_step_name", sum(NEARLY in note for one in posts for note in one.post.notes)),
        ("report_step_compare", sum(not one.outcome.is_ours for one in posts)),
        ("report_step_describe", sum(NO_ALT_TOLD in one.post.notes for one in posts)),
    )
    yield from (Markup(counted(words, step, number)) for step, number in found if number)
    yield Markup(words["report_step_look" if verdict.is_checked else "report_step_import"])


def checked(verdict: ImportVerdict, words: Words) -> Iterator[Markup]:
    """What was found by whom."""
    if not verdict.is_checked:
        yield Markup(words["import_looked"])
        return
    if verdict.errors:
        yield Markup(counted(words, "report_check_refuses", len(verdict.errors)))
    else:
        yield Markup(words["report_check_passes"])
    if verdict.advice:
        rules = ", ".join(f"{rule} ({number})" for rule, number in sorted(verdict.advice.items()))
        yield Markup(words["report_check_advises"]).format(rules=rules)
    if not verdict.is_built:
        yield Markup(words["report_not_built"])
    elif not verdict.wrong:
        yield Markup(words["report_built"])
