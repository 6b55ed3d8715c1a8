"""What the labels of a blog that moves in may become, and what is proposed for each.

A choice is a kind of `tools/importing/labels.py`, and what it names where that is not the label:
`tags`, `category`, `audience:Candidates`, `lang:nl`, `drop`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.proofreading.blog import Blog
from tools.front_matter.terms import terms_in
from tools.i18n.words import Words, called
from tools.importing.labels import HEADERS, bare

TAG, TOPIC, AUDIENCE, LANG, DROP = "tags", "category", "audience", "lang", "drop"
OWN = "labels"  # under which name a map has what is dropped


class Choice(NamedTuple):
    """What a label may become, in words."""

    value: str
    words: str


class Labels:
    """Knows what the blog has already that labels may be."""

    def __init__(self, blog: Blog, content: Path) -> None:
        self._blog = blog
        self._names = blog.names
        terms = terms_in(content, blog.ignored, blog.editions)
        self._topics = {bare(one): one for own in terms.values() for one in own.topics}
        self._audiences = {bare(said): one for one in self._known() for said in self._called(one)}
        codes = [*blog.languages]
        self._langs = {bare(called(one, code)): one for one in codes for code in (*codes, one)}

    def choices(self, words: Words) -> list[Choice]:
        """All that a label may become, in a language."""
        return [
            Choice(TAG, words["tag"]),
            Choice(TOPIC, words["topic"]),
            *self._named_choices(words),
            Choice(DROP, words["skipped"]),
        ]

    def proposed(self, label: str) -> str:
        """What a label most likely is."""
        if lang := self._langs.get(bare(label)):
            return f"{LANG}:{lang}"
        if audience := self._audiences.get(bare(label)):
            return f"{AUDIENCE}:{audience}"
        is_topic = bare(label) in self._topics or self._names.knows("topic", label)
        return TOPIC if is_topic else TAG

    def map_of(self, chosen: Mapping[str, str]) -> str:
        """The map of labels, as an import reads it, by what was chosen for each."""
        tables: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for label, value in chosen.items():
            kind, _, named = value.partition(":")
            tables[kind][named or self._here(kind, label)].append(label)
        return "".join(f"[{kind}]\n{_rows(table)}\n" for kind, table in tables.items())

    def _here(self, kind: str, label: str) -> str:
        """What a label that is a topic or a tag is called here."""
        if kind == DROP:
            return OWN
        known = self._topics.get(bare(label), label) if kind == TOPIC else label
        return self._names.identity(HEADERS[kind], known)

    def _named_choices(self, words: Words) -> Iterator[Choice]:
        for name in self._known():
            said = self._names.in_language("audience", name, words.code)
            yield _choice(AUDIENCE, name, words, words["audience"], said)
        for lang in self._blog.languages:
            said = called(lang, words.code)
            yield _choice(LANG, lang, words, words["language"], said)

    def _known(self) -> Iterable[str]:
        names: Iterable[str] = self._blog.settings["AUDIENCES"]
        return names

    def _called(self, audience: str) -> Iterator[str]:
        yield audience
        for lang in self._blog.languages:
            yield self._names.in_language("audience", audience, lang)


def _choice(kind: str, name: str, words: Words, field: str, said: str) -> Choice:
    return Choice(f"{kind}:{name}", words["import_choice"].format(field=field, name=said))


def _rows(table: Mapping[str, list[str]]) -> str:
    return "".join(f"{_quoted(new)} = {_quoted(olds)}\n" for new, olds in table.items())


def _quoted(words: str | list[str]) -> str:
    """As TOML has it, which takes JSON's strings but for one sign."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
