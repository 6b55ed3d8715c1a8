"""What each of the old blog's labels is here, for links and redirects: a topic, an audience, a tag.

A label leads somewhere only if posts that readers see have what it became.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, quote_plus

from plugins.addresses import feeds_of
from plugins.editions import Edition, Editions
from plugins.redirects.old_blog import FEED, LABEL

from .export import Entry
from .labels import LabelMap, bare


class TermPage(NamedTuple):
    """A page of posts here, and its feeds."""

    kind: str  # as feeds know it
    name: str  # in its language
    address: str  # below the site
    feeds: Mapping[str, str]  # by format


def terms_of(
    entries: Sequence[Entry], labels: LabelMap, editions: Editions, langs: Mapping[str, str]
) -> dict[str, dict[str, TermPage]]:
    """By label and language: the term of the label in each language that some entries have it in.

    `langs` gives the language of an entry by its id.
    """
    terms: dict[str, dict[str, TermPage]] = defaultdict(dict)
    for lang, edition in editions.items():
        own = [entry for entry in entries if langs[entry.id] == lang]
        for label, term in _terms_in(own, labels, edition):
            terms[label][lang] = term
    return dict(sorted(terms.items()))


def _terms_in(
    entries: Sequence[Entry], labels: LabelMap, edition: Edition
) -> Iterator[tuple[str, TermPage]]:
    used = {_known(one, edition) for entry in entries for one in _named(labels, entry.labels)}
    for label in {label for entry in entries for label in entry.labels}:
        may_be = (_known(one, edition) for one in _may_be(labels, label))
        if found := next((one for one in may_be if one in used), None):
            kind, name = found
            term = edition.term(kind, name)
            feeds = feeds_of(kind, term.slug, edition.settings)
            yield label, TermPage(kind, term.name, f"/{term.url}", feeds)


def _known(named: tuple[str, str], edition: Edition) -> tuple[str, str]:
    """A kind and a name, as it is known by in all languages."""
    kind, name = named
    return kind, edition.names.identity(kind, name)


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


def redirects_of(terms: Mapping[str, Mapping[str, TermPage]]) -> Iterator[tuple[str, str]]:
    """Where old addresses lead that no rule knows: those of labels that have another name here.

    A label of several languages leads to the first of them.
    """
    for label, term in ((label, next(iter(found.values()))) for label, found in terms.items()):
        if label not in (term.name, term.name.lower()):
            for spelt in dict.fromkeys((quote(label, safe=""), quote_plus(label))):
                yield f"{LABEL}{spelt}", term.address
                yield from _feeds(f"{FEED}/-/{spelt}", term)


def _feeds(old: str, term: TermPage) -> Iterator[tuple[str, str]]:
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
