"""How the items of a list read: as things to do, as sentences, or as links, names and facts."""

import re
import unicodedata
from typing import NamedTuple

from .sentences import sentences
from .tree import Node
from .words import ItemWords, SentenceWords, SoughtWords

LABEL = re.compile(r"^[^:.!?]{2,50}?(?:\s?:|\s[–—-])\s+")
UNTICKED = re.compile(r"\[[ xX]?\](?:\s|$)")
WORD = re.compile(r"\w+")
BACK_LINK = re.compile("[\u21a9\ufe0e]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
SENTENCES_READ = 3  # an item that has not come to the point by then is a text
LONGEST = 40  # characters, more than a verb has
SENTENCE_WORDS = 5  # fewer may be a name with a full stop


class Items(NamedTuple):
    """How many of a list's items are what; the kinds from `notes` to `remarks` do not overlap."""

    total: int
    numbered: bool
    words: int
    ticked: int  # begin with [ ]
    states: int  # say what to be or to have
    speaking: int  # speak to the reader
    notes: int  # of footnotes
    links: int
    facts: int
    orders: int
    infinitives: int  # in languages where they are no orders
    questions: int
    sentences: int  # sentences that tell nobody what to do
    addressed: int  # of those, the ones that speak to the reader
    remarks: int  # of two to four words and a full stop: “Slaap erover.”

    @property
    def actions(self) -> int:
        """Those that say what to do, in whatever form."""
        return self.orders + self.infinitives

    @property
    def told(self) -> int:
        """Those that say what to do, or something else in a sentence."""
        return self.actions + self.sentences

    def most(self, count: int) -> bool:
        """At least half of the items, and not none of none."""
        return count > 0 and 2 * count >= self.total


def read_items(candidate: Node, own: ItemWords, words: SentenceWords) -> Items:
    """Count what the items of a list are, in the language that is its `own`."""
    items = [child for child in candidate.children if child.kind == "li"]
    texts = [own_text(item) for item in items]
    kinds = [_kind(item, text, own, words) for item, text in zip(items, texts, strict=True)]
    return Items(
        total=len(items),
        numbered=candidate.kind == "ol",
        words=sum(len(text.split()) for text in texts),
        ticked=sum(bool(UNTICKED.match(text)) for text in texts),
        states=sum(_is_state(text, kind, own) for text, kind in zip(texts, kinds, strict=True)),
        speaking=sum(bool(own.address.search(text)) for text in texts),
        notes=kinds.count("note"),
        links=kinds.count("link"),
        facts=kinds.count("fact"),
        orders=kinds.count("order"),
        infinitives=kinds.count("infinitive"),
        questions=kinds.count("question"),
        sentences=kinds.count("sentence") + kinds.count("address"),
        addressed=kinds.count("address"),
        remarks=kinds.count("remark"),
    )


def own_text(item: Node) -> str:
    """The words of an item without those of the lists in it."""
    own = [child.text for child in item.children if child.kind not in {"ul", "ol"}]
    return plain_words("".join(own))


def plain_words(text: str) -> str:
    """The text on one line, with plain spaces and apostrophes and nothing that cannot be seen."""
    seen = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(seen.replace("\u2019", "'").split())


def language_of(above: str, items: list[str], words: SoughtWords) -> ItemWords:
    """The words of the language that a list and what is above it have most of the commonest of.

    Where a few words hold none of them, that in which most items are orders.
    """
    said = WORD.findall(" ".join([above, *items]).lower())

    shares = [sum(map(own.common.__contains__, said)) for own in words.items]
    best = [own for own, share in zip(words.items, shares, strict=True) if share == max(shares)]

    def orders(own: ItemWords) -> int:
        return sum(bool(own.order.match(item)) for item in items)

    return max(best, key=orders) if len(best) > 1 else best[0]


def _kind(item: Node, text: str, own: ItemWords, words: SentenceWords) -> str:
    """What one item is."""
    if BACK_LINK.search(text):
        return "note"
    if _is_link(item, text):
        return "link"
    if own.fact.match(text):
        return "fact"
    first = sentences(UNTICKED.sub("", text), words)[:SENTENCES_READ]
    if any(is_order(sentence, own) for sentence in first):
        return "link" if _opens_with_link(item, text) else "order"
    if any(is_infinitive(sentence, own) for sentence in first):
        return "link" if _opens_with_link(item, text) else "infinitive"
    return _kind_of_statement(text, own)


def _kind_of_statement(text: str, own: ItemWords) -> str:
    if text.endswith("?"):
        return "question"
    if len(text.split()) >= SENTENCE_WORDS and re.search(r"[.!?…]", text):
        return "address" if own.address.search(text) else "sentence"
    return "remark" if text.endswith((".", "!")) and re.search(r"\w ", text) else "name"


def _is_state(text: str, kind: str, own: ItemWords) -> bool:
    """What to be or to have, rather than what to do."""
    if kind not in {"order", "infinitive"}:
        return False
    at_end = kind == "infinitive" and own.state_at_end.search(text[-LONGEST:])
    return bool(own.state.match(text) or at_end)


def _is_link(item: Node, text: str) -> bool:
    """Hardly more than a link, or a link and what is to be found behind it."""
    linked = sum(len(plain_words(link.text)) for link in item.all("a"))
    return linked > 0.6 * len(text)


def _opens_with_link(item: Node, text: str) -> bool:
    link = next(item.all("a"), None)
    linked = plain_words(link.text) if link else ""
    return bool(linked) and text.startswith(linked) and len(linked.split()) > 1


def is_order(sentence: str, own: ItemWords) -> bool:
    """An imperative or “you should”, behind a label or a condition too."""
    if sentence.endswith("?"):
        return False
    starts = _starts(sentence, own)
    return any(own.order.match(start) for start in starts) or bool(own.musts.search(sentence))


def is_infinitive(sentence: str, own: ItemWords) -> bool:
    """“Relire le contrat” or “fouten verzwijgen”, which may be what somebody wants as well."""
    if sentence.endswith("?"):
        return False
    ends = [re.split(r"[,.;:–—(]", sentence)[0].strip(), sentence.rstrip(".!… ")]
    return any(own.infinitive.match(start) for start in _starts(sentence, own)) or any(
        own.infinitive_at_end.search(end[-LONGEST:]) for end in ends
    )


def _starts(sentence: str, own: ItemWords) -> list[str]:
    """Where the verb of a sentence may stand: at its start, or behind a label or a condition."""
    starts = [sentence, LABEL.sub("", sentence)]
    if own.conditions.match(sentence):
        starts += sentence.split(", ")[1:]
    return [start.lstrip("\"'“‘«*( ") for start in starts]
