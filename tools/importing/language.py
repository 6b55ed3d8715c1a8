"""In which language a text is, by its most frequent small words; unsure is an answer."""

import re
from collections import Counter
from collections.abc import Collection
from html import unescape

FEWEST = 3  # small words of the language that a text must have
LEAD = 1.5  # how many times more than of the next
WORD = re.compile(r"[^\W\d_]+")
MOST = 20_000  # characters of HTML that are read
UNSEEN = re.compile(r"<!--.*?-->|<(style|script)\b.*?</\1|<[^<>]*>", re.DOTALL | re.IGNORECASE)
SMALL_WORDS = {  # those of a blog's languages, and of others that would be taken for one of them
    "en": "the and of to that it you for with on this are was have not they what from but who by "
          "your she he we our when if or",
    "nl": "het een van en dat niet op voor zijn er aan ook wat hij als u naar wij uw geen maar "
          "bij om ze deze worden nog dan",
    "fr": "le la les des est et une dans que qui pour pas sur vous il ce au plus avec du nous "
          "votre mais par son sont cette",
    "de": "der das und ist nicht ein eine zu mit von sich auf im sie ich dem wir aber auch bei "
          "ihr nur noch wird oder",
    "es": "que la el en los del se las por un para con no una su lo como más pero sus les este son "
          "me al sobre ya muy hay",
    "pt": "que do da em um para com não uma os no se na por mais as dos como mas ao ele ser das "
          "seu sua ou tem é isso",
    "it": "che di il la un per non una sono del con si le da più ma come gli della nel alla ci ho "
          "ha mi è anche",
    "ca": "que la el les per en un amb no és del una els al ha aquest més com seva",
    "ro": "și în la nu să este cu pe că un din au pentru mai le sunt dar care lui sau",
    "da": "og det ikke på til en har vi af jeg skal kan også eller hvad være blev men som",
    "sv": "och det inte på till en har vi av jag ska kan också eller vad vara blev men som",
}  # fmt: skip


def seen_text(html: str) -> str:
    """The words at the beginning of an old post's HTML, enough to tell its language by."""
    return unescape(UNSEEN.sub(" ", html[:MOST]))


def language_of(text: str, known: Collection[str]) -> str:
    """The code of the language, one of those that the blog knows; empty where it is not clear."""
    counted = Counter(word.lower() for word in WORD.findall(text))
    hits = Counter(
        {lang: sum(counted[w] for w in words.split()) for lang, words in SMALL_WORDS.items()}
    )
    (first, most), (_, next_most) = hits.most_common(2)
    is_clear = most >= FEWEST and most >= LEAD * next_most
    return first if is_clear and first in known else ""
