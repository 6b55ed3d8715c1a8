"""What each of the old blog's labels is here, for links and redirects: a topic, an audience, a tag.

A label leads somewhere only if posts that readers see have what it became.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus

from pelican.urlwrappers import Category, Tag

from plugins.addresses import feeds_of
from plugins.audiences.audience import Audience
from plugins.redirects.old_blog import FEED, LABEL

from .export import Entry
from .labels import LabelMap, bare

WRAPPERS = {"topic": Category, "audience": Audience, "tag": Tag}


class Term(NamedTuple):
    """A page of posts here, and its feeds."""

    kind: str  # as feeds know it
    name: str
    address: str  # below the site
    feeds: Mapping[str, str]  # by format


def terms_of(
    entries: Sequence[Entry], labels: LabelMap, settings: Mapping[str, Any]
) -> dict[str, Term]:
    """The term of each label that some of these entries have."""
    used = {one for entry in entries for one in _named(labels, entry.labels)}
    terms = {}
    for label in sorted({label for entry in entries for label in entry.labels}):
        found = next((one for one in _may_be(labels, label) if one in used), None)
        if found:
            kind, name = found
            wrapper = WRAPPERS[kind](name, settings)
            feeds = feeds_of(kind, wrapper.slug, settings)
            terms[label] = Term(kind, name, f"/{wrapper.url}", feeds)
    return terms


def _named(labels: LabelMap, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What the labels of one post are together: its first topic is the topic, others are tags."""
    found = labels.sort(names)
    yield from [("topic", found.category)] if found.category else []
    yield from (("audience", name.lower()) for name in found.audience)
    yield from (("tag", name) for name in found.tags)


def _may_be(labels: LabelMap, label: str) -> Iterator[tuple[str, str]]:
    """What a label is, the best first; a topic that no post has first is a tag."""
    for kind, name in _named(labels, [label]):
        yield kind, name
        yield "tag", name


def redirects_of(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """Where old addresses lead that no rule knows: those of labels that have another name here."""
    for label, term in terms.items():
        if label not in (term.name, term.name.lower()):
            for spelt in dict.fromkeys((quote(label, safe=""), quote_plus(label))):
                yield f"{LABEL}{spelt}", term.address
                yield from _feeds(f"{FEED}/-/{spelt}", term)


def _feeds(old: str, term: Term) -> Iterator[tuple[str, str]]:
    if "rss" in term.feeds:
        yield f"{old}?alt=rss", f"/{term.feeds['rss']}"
    if "atom" in term.feeds:
        yield old, f"/{term.feeds['atom']}"


def told_of(labels: LabelMap, entries: Sequence[Entry]) -> dict[str, str]:
    """What each label is here, in words, and which others may be the same."""
    names = sorted({label for entry in entries for label in entry.labels})
    alike: dict[str, list[str]] = {}
    for label in names:
        alike.setdefault(bare(label), []).append(label)
    return {label: _told(labels, label, alike[bare(label)]) for label in names}


def _told(labels: LabelMap, label: str, alike: Sequence[str]) -> str:
    found = labels.sort([label])
    lang = [f"language {found.lang}"] if found.lang else []
    terms = [f"{kind} {name}" for kind, name in _named(labels, [label])]
    others = [f"is it the same as “{other}”?" for other in alike if other != label]
    return ", ".join([*terms, *lang, *others]) or "left out"
