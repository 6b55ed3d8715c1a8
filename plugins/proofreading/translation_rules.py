"""Rules for posts and pages that are one in several languages."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plugins.editions import editions_of
from plugins.reader.header import body_line
from plugins.translations import KEY

from .facts import Facts, ListedContent
from .language_names import english_name
from .place import Place
from .post import lines_of
from .problem import Finding, Fix, also, shown

WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"\]\([^()]*\)|<[^<>]*>|\b(?:https?|mailto):\S+")
FEWEST = 4  # words of a line that is translated; shorter ones may be the same in two languages
OF_HEADER = ("title:", "summary:")

Found = tuple[Path, Finding]
Groups = Mapping[str, Sequence[ListedContent]]  # posts, or pages, by the key that they share


def _grouped(posts: Sequence[ListedContent], *, pages: bool) -> Groups:
    groups: defaultdict[str, list[ListedContent]] = defaultdict(list)
    for post in posts:
        if post.facts.key and post.facts.is_page == pages:
            groups[post.facts.key].append(post)
    return groups


def _both(posts: Sequence[ListedContent]) -> tuple[Groups, Groups]:
    return _grouped(posts, pages=False), _grouped(posts, pages=True)


def shared_key(posts: Sequence[ListedContent], _: Place) -> Iterator[Found]:
    """Two posts of one language with one translation_key: a reader could be led to one of them."""
    for groups in _both(posts):
        for group in groups.values():
            first: dict[str, ListedContent] = {}
            for post in sorted(group, key=lambda one: _names_key(one.facts)):
                other = first.setdefault(post.facts.lang, post)
                if other is not post and post.facts.slug != other.facts.slug:
                    said = f"{shown(other.path)} is this one in {english_name(post.facts.lang)}"
                    right = "write the key of another, or delete this line."
                    yield post.path, (post.facts.key_line, f"{said} already; {right}")


def _names_key(post: Facts) -> bool:
    """Whether its header has a key of its own; any other has its slug as its key."""
    return post.key != post.slug


def unknown_key(posts: Sequence[ListedContent], _: Place) -> Iterator[Found]:
    """A translation_key that no other post or page has, most often a misspelt one."""
    for groups in _both(posts):
        for key, group in groups.items():
            [post, *others] = group
            if not others and _names_key(post.facts):
                yield post.path, _lonely(key, post, sorted(groups.keys() - {key}))


def _lonely(key: str, post: ListedContent, known: Sequence[str]) -> Finding:
    kind = "page" if post.facts.is_page else "letter"
    said = f"“{KEY}: {key}” is the key of no other {kind};"
    if near := difflib.get_close_matches(key, known, 1):
        return post.facts.key_line, f"{said} write “{KEY}: {near[0]}”.", Fix(key, near[0])
    return post.facts.key_line, f"{said} write the one that its original has, or delete this line."


def stale_translation(posts: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """A translation whose original was corrected later: its readers do not get the correction."""
    for groups in _both(posts):
        for group in groups.values():
            seen = [post for post in group if not post.facts.is_draft]
            for post in seen:
                original = original_of(seen, place.settings["DEFAULT_LANG"])
                if post.facts.lang != original.facts.lang and _is_stale(post, original):
                    yield post.path, (post.facts.modified_line, _stale(original.facts))


def original_of(group: Sequence[ListedContent], first_lang: str) -> ListedContent:
    """The one in the blog's first language, else the oldest."""
    return min(group, key=lambda post: (post.facts.lang != first_lang, post.facts.day, post.path))


def _is_stale(post: ListedContent, original: ListedContent) -> bool:
    return original.facts.modified > max(post.facts.modified, post.facts.day)


def _stale(original: Facts) -> str:
    kind = "page" if original.is_page else "letter"
    said = f"The {english_name(original.lang)} {kind} was corrected on {original.modified}"
    return f"{said}, this one was not; bring it up to date and write modified: {original.modified}"


def untranslated(posts: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """Lines of a translation that are its original's still, as it was begun with them."""
    for groups in _both(posts):
        for group in (group for group in groups.values() if len(group) > 1):
            original = original_of(group, place.settings["DEFAULT_LANG"])
            lines = {line for _number, line in _lines(original)}
            for post in group:
                is_other = post.facts.lang != original.facts.lang and not post.facts.is_draft
                shared = (one for one in _lines(post) if one[1] in lines) if is_other else ()
                if left := [number for number, line in shared if _words_in(line) >= FEWEST]:
                    yield post.path, _left(left, post.facts.lang, original.facts.lang)


def _lines(post: ListedContent) -> Iterator[tuple[int, str]]:
    """The lines of a post's text, with its title and summary, by number."""
    lines = lines_of(post.source.data.decode("utf-8-sig"))
    first = body_line("\n".join(lines))
    for number, line in enumerate(lines, 1):
        if line and (number >= first or line.startswith(OF_HEADER)):
            yield number, line.strip()


def _words_in(line: str) -> int:
    return len(WORD.findall(ADDRESS.sub(" ", line)))


def _left(lines: Sequence[int], lang: str, original: str) -> Finding:
    said = f"This is still {english_name(original)}; write it in {english_name(lang)}."
    return lines[0], f"{said}{also(lines[1:])}"


def missing_page(posts: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """A page of the first language that has none in another in which there are posts."""
    first, *others = editions_of(place.settings)
    seen = [post for post in posts if post.facts.is_listed and place.is_open(post.facts)]
    written = {post.facts.lang for post in seen if not post.facts.is_page}
    for key, pages in _grouped(seen, pages=True).items():
        there = {page.facts.lang: page for page in pages}
        missing = [lang for lang in others if lang in written and lang not in there]
        if first in there and missing:
            yield there[first].path, (1, _missing(key, missing))


def _missing(key: str, langs: Sequence[str]) -> str:
    named = " and ".join(map(english_name, langs))
    right = " or ".join(f"lang: {lang}" for lang in langs)
    said = f"There are letters in {named}, and not this page; write one with {right}"
    return f"{said}, and {KEY}: {key}"
