"""How the items of a list read: as things to do, as sentences, or as links, names and facts."""

import re
from typing import NamedTuple

from .tree import Node
from .words import ItemWords, Words

SENTENCE_END = re.compile(r"""(?<=[.!?…])["'”»)]*\s+""")
LABEL = re.compile(r"^[^:.!?]{2,50}?(?:\s?:|\s[–—-])\s+")
UNTICKED = re.compile(r"\[[ xX]?\](?:\s|$)")
WORD = re.compile(r"\w+")
BACK_LINK = re.compile("[\u21a9\ufe0e]")
SENTENCES_READ = 3  # an item that has not come to the point by then is a text
SENTENCE_WORDS = 5  # fewer may be a name with a full stop


class Items(NamedTuple):
    """How many of a list's items are what; the kinds do not overlap but for `total`."""

    total: int
    ticked: int  # begin with [ ]
    notes: int  # of footnotes
    links: int
    facts: int
    actions: int
    questions: int
    sentences: int  # sentences that tell nobody what to do
    addressed: int  # of those, the ones that speak to the reader
    remarks: int  # of two to four words and a full stop: “Slaap erover.”
    numbered: bool


def read_items(candidate: Node, words: Words, around: str = "") -> Items:
    """Count what the items of a list are; the words `around` it help to tell its language."""
    items = [child for child in candidate.children if child.kind == "li"]
    texts = [_own_text(item) for item in items]
    own = _language(" ".join([around, *texts]), words)
    kinds = [_kind(item, text, own) for item, text in zip(items, texts, strict=True)]
    return Items(
        total=len(items),
        ticked=sum(bool(UNTICKED.match(text)) for text in texts),
        notes=kinds.count("note"),
        links=kinds.count("link"),
        facts=kinds.count("fact"),
        actions=kinds.count("action"),
        questions=kinds.count("question"),
        sentences=kinds.count("sentence") + kinds.count("address"),
        addressed=kinds.count("address"),
        remarks=kinds.count("remark"),
        numbered=candidate.kind == "ol",
    )


def _own_text(item: Node) -> str:
    """The words of an item without those of the lists in it."""
    own = [child.text for child in item.children if child.kind not in {"ul", "ol"}]
    return plain_words("".join(own))


def plain_words(text: str) -> str:
    """The text on one line, with plain spaces and apostrophes."""
    return " ".join(text.replace("\u2019", "'").split())


def _language(text: str, words: Words) -> ItemWords:
    """The words of the language whose commonest words the text has most of."""
    said = WORD.findall(text.lower())
    return max(words.items, key=lambda own: sum(map(own.common.__contains__, said)))


def _kind(item: Node, text: str, words: ItemWords) -> str:
    """What one item is."""
    if BACK_LINK.search(text):
        return "note"
    if _is_link(item, text):
        return "link"
    if words.fact.match(text):
        return "fact"
    if _is_action(text, words):
        return "link" if _opens_with_link(item, text) else "action"
    return _kind_of_statement(text, words)


def _kind_of_statement(text: str, words: ItemWords) -> str:
    if text.endswith("?"):
        return "question"
    if len(text.split()) >= SENTENCE_WORDS and re.search(r"[.!?…]", text):
        return "address" if words.address.search(text) else "sentence"
    return "remark" if re.search(r"\w .*[.!]$", text) else "name"


def _is_link(item: Node, text: str) -> bool:
    """Hardly more than a link, or a link and what is to be found behind it."""
    linked = sum(len(plain_words(link.text)) for link in item.all("a"))
    return linked > 0.6 * len(text)


def _opens_with_link(item: Node, text: str) -> bool:
    link = next(item.all("a"), None)
    linked = plain_words(link.text) if link else ""
    return bool(linked) and text.startswith(linked) and len(linked.split()) > 1


def _is_action(text: str, words: ItemWords) -> bool:
    """Whether one of the first sentences tells the reader what to do."""
    sentences = SENTENCE_END.split(UNTICKED.sub("", text))[:SENTENCES_READ]
    return any(says_what_to_do(sentence, words) for sentence in sentences)


def says_what_to_do(sentence: str, words: ItemWords) -> bool:
    """An imperative, an infinitive or “you should”, behind a label or a condition too."""
    if sentence.endswith("?"):
        return False
    starts = [sentence, LABEL.sub("", sentence)]
    if words.conditions.match(sentence):
        starts += sentence.split(", ")[1:]
    return (
        any(words.action.match(start.lstrip("\"'“‘«*( ")) for start in starts)
        or words.infinitive.fullmatch(re.split(r"[,.;:–—(]", sentence)[0].strip()) is not None
        or words.infinitive.fullmatch(sentence.rstrip(".!… ")) is not None
        or words.musts.search(sentence) is not None
    )


def is_action_heading(text: str, words: Words) -> bool:
    """Whether a heading tells the reader what to do: “Test it before you send it”."""
    sentence = re.sub(r"^\d+[.)]\s+", "", text).rstrip(": ")
    return says_what_to_do(sentence, _language(text, words))
