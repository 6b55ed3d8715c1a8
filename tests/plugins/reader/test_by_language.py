"""Each language is set by its own rules, and neither tags nor words are touched by them."""

import re
from collections.abc import Iterator
from html import unescape
from time import process_time

import pytest
from bs4 import BeautifulSoup, Comment
from hypothesis import given
from hypothesis import strategies as st

from plugins.checklists.languages import interface_in
from plugins.languages import languages_of
from plugins.languages.interface import Counted
from plugins.reader.conversion import typographic
from plugins.reader.punctuation import marked
from plugins.reader.seen_text import BREAK, OBJECT, Edit, SeenText
from plugins.reader.spaces import spaced

LANGUAGES = languages_of({"DEFAULT_LANG": "en"})
TYPOGRAPHY = {code: LANGUAGES[code].typography for code in ("en", "nl", "fr")}
CODES = st.sampled_from(sorted(TYPOGRAPHY))
TAGS = re.compile("<[^<>]*>")


def seen(html: str, lang: str) -> str:
    """What readers see of HTML that was set; ⍽ is a space of the language's, and does not break."""
    text = typographic(html, TYPOGRAPHY[lang]).replace("\u00a0", "⍽").replace("&nbsp;", " ")
    return unescape(re.sub("<[^>]*>", "", text))


DUTCH = {
    "clipped words": (
        "'s Ochtends, 't is 'n man, 'k zag 'm en 'r",
        "’s Ochtends, ’t is ’n man, ’k zag ’m en ’r",
    ),
    "capitals": ("'T IS 'N MAN", "’T IS ’N MAN"),
    "within words": ("d'r, zo'n, foto's, m'n", "d’r, zo’n, foto’s, m’n"),
    "years": ("in '90, ('91) en '92-'93, de '80s", "in ’90, (’91) en ’92-’93, de ’80s"),
    "behind a link": (
        "de <a href='x'>krant</a>'s mening, <b>Jan</b>'t",
        "de krant’s mening, Jan’t",
    ),
    "behind a bracket": ("('s nachts) ['t] (NMBS)'s", "(’s nachts) [’t] (NMBS)’s"),
    "behind code": ("<code>x</code>'s", "x’s"),
    "in quotes": ("\"'t Is zo\", zei hij: ''k weet 't'", "“’t Is zo”, zei hij: ‘’k weet ’t’"),
    "as Word has them": ("‘s Avonds is ‘t stil, ‘90", "’s Avonds is ’t stil, ’90"),
    "hyphens": ("'s-Gravenhage, 't-shirt", "’s-Gravenhage, ’t-shirt"),
    "a quotation": ("hij zei 'nee' en 'straks'", "hij zei ‘nee’ en ‘straks’"),
    "quotes in quotes": ("\"Zij zei 'nee'\" en '\"nee\"'", "“Zij zei ‘nee’” en ‘“nee”’"),
    "a number of people": ("hij zei '30 mensen kwamen'", "hij zei ‘30 mensen kwamen’"),
    "no space of the French": ("Echt ? Ja! 30%", "Echt ? Ja! 30%"),
}
FRENCH = {
    "spaces that were written": (
        "Quoi ? Non ! Voici : l'un ; 30 % et 9 €",
        "Quoi⍽? Non⍽! Voici⍽: l’un⍽; 30⍽% et 9⍽€",
    ),
    "spaces that were not": (
        "Quoi? Non! Voici: l'un; 30% et 9€",
        "Quoi⍽? Non⍽! Voici⍽: l’un⍽; 30⍽% et 9⍽€",
    ),
    "guillemets": ("Il dit « oui » et «non».", "Il dit «⍽oui⍽» et «⍽non⍽»."),
    "through tags": ("« <em>oui</em> » <b>Quoi</b> ?<br>? non", "«⍽oui⍽» Quoi⍽?? non"),
    "several signs": ("Quoi ?! Non !!! 30 % ? « Oui » : si", "Quoi⍽?! Non⍽!!! 30⍽%⍽? «⍽Oui⍽»⍽: si"),
    "in brackets": ("(oui !) [non?] (!)", "(oui⍽!) [non⍽?] (!)"),
    "in quotes": ('"Oui ?" dit-il', "“Oui⍽?” dit-il"),
    "over a line's end": ("Quoi\n?", "Quoi⍽?"),
    "several spaces": ("Quoi  ?", "Quoi⍽?"),
    "the author's": ("Quoi\u202f? Oui&nbsp;!", "Quoi\u202f? Oui⍽!"),
    "money in front": ("il coûte € 30 ici", "il coûte € 30 ici"),
    "times": ("à 9:00 ou 10:30", "à 9:00 ou 10:30"),
    "proportions and paths": ("2:1, C:/x, a/b?c", "2:1, C:/x, a/b?c"),
    "addresses": (
        "https://a.be/?q=1;r!x http://a.be/a? www.a.be/x:y",
        "https://a.be/?q=1;r!x http://a.be/a? www.a.be/x:y",
    ),
    "code": ("<code>a ? b; c</code> <kbd>! ?</kbd>", "a ? b; c ! ?"),
    "a reference": ("R&amp;D &lt; 3", "R&D < 3"),
    "elisions": ("aujourd'hui, l'un, qu'<em>il</em>, L'<b>É</b>", "aujourd’hui, l’un, qu’il, L’É"),
    "an elision before a quotation": (
        "l'\"école\" et d'\"abord\", l''un'",
        "l’“école” et d’“abord”, l’‘un’",
    ),
    "the same beside tags": (
        'l\'<em>"école"</em> et l\'"<em>école</em>" et l\'<b>"</b>un"',
        "l’“école” et l’“école” et l’“un”",
    ),
    "quotes in quotes": ('« Il dit "non" » et «"non"»', "«⍽Il dit “non”⍽» et «⍽“non”⍽»"),
    "years": ("en '68", "en ’68"),
}
ENGLISH = {
    "decades": ("Since the '90s we, in the '20s, ('80s)", "Since the ’90s we, in the ’20s, (’80s)"),
    "years": ("the class of '68. In '99, 5' 11\"", "the class of ’68. In ’99, 5′ 11″"),
    "numbers in quotes": (
        "he said '20 letters came' and '50 % of'",
        "he said ‘20 letters came’ and ‘50 % of’",
    ),
    "clipped words": ("rock 'n' roll, 'tis, 'Twas, get 'em", "rock ’n’ roll, ’tis, ’Twas, get ’em"),
    "feet and inches": ("5' 11\", 6'2\", 6'-2½\" and 5'9", "5′ 11″, 6′2″, 6′-2½″ and 5′9"),
    "feet or inches alone": (
        'a 27" screen, 6\' tall, 8.5" by <b>11"</b> and 2½".',
        "a 27″ screen, 6′ tall, 8.5″ by 11″ and 2½″.",
    ),
    "inches beside quotations": (
        '"No," he said, "a 27" is too wide." The 24"?',
        "“No,” he said, “a 27” is too wide.” The 24″?",
    ),
    "a quotation that ends with a number": (
        'The title \'Room 27\' and “Room 27" or "Room <i>27</i>"',
        "The title ‘Room 27’ and “Room 27” or “Room 27”",
    ),
    "a height in a quotation": (
        '"I am 6\'2"," he said. "5\' 11"."',
        "“I am 6′2″,” he said. “5′ 11″.”",
    ),
    "no height": ('the 1990\'s, "27"', "the 1990’s, “27”"),
    "quotes in quotes": (
        "\"He said 'yes.'\" '\"Yes,\" she said.'",
        "“He said ‘yes.’” ‘“Yes,” she said.’",
    ),
    "quotes beside tags": (
        '<b>They</b>\'ll "<em>\'Yes,\' she</em>" "<b>"</b>no"" \'<i>a</i>\'&nbsp;b',
        "They’ll “‘Yes,’ she” ““no”” ‘a’ b",
    ),
    "quotes behind a dash": ('He said—"no"', "He said—“no”"),
    "escapes": (r"it\'s \'tis", "it's 'tis"),
    "words of other languages": ("'s 't d'r l'ami ?", "‘s ‘t d’r l’ami ?"),
}
CASES = {
    f"{lang}: {name}": (lang, *case)
    for lang, cases in {"nl": DUTCH, "fr": FRENCH, "en": ENGLISH}.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize(("lang", "html", "text"), CASES.values(), ids=CASES)
def test_text_is_set_by_its_language(lang: str, html: str, text: str) -> None:
    assert seen(f"<p>{html}</p>", lang) == text


@pytest.mark.parametrize("word", ["'s", "'T", "'n", "'k", "'m", "'r", "'90", "‘s"])
@given(
    before=st.sampled_from(["", "a ", "(", "[", '"', '"(', "<b>a</b> ", "– ", "<b>", "« ", "<br>"]),
    after=st.sampled_from(["", " b", ")", ", b", ".", " <i>b</i>", ": 'b'", '"', "-b"]),
)
def test_a_dutch_apostrophe_never_opens(word: str, before: str, after: str) -> None:
    text = seen(f"<p>{before}{word}{after}</p>", "nl")
    assert f"’{word[1:]}" in text
    assert f"‘{word[1:]}" not in text


FRAGMENTS = r"""
' " ‘ ’ “ ” « » : ; ? ! % € 's 't 'n' '90 '90s 5'11" l'" d' \' a B é 30 9:00 ( ) [ ] – — … . ,
&nbsp; &amp; &#39; &quot; &#8217; &lt; www.a.be/?b=1;c http://a.be?d jan@a.be?
<b> </b> <em> </em> <a\ href="x'?\ ;\ !"> </a> <br> <code>a\ ?\ 'b'</code>
<kbd>"</kbd> <pre>'s\ ?</pre> <img\ alt="l'?"\ src="x"> <!--\ checklist\ -->
"""
SOURCES = [part.replace("\0", " ") for part in FRAGMENTS.replace(r"\ ", "\0").split()]
SPACES = [*" \n\u00a0\u202f"]
BLOCKS = "<p> </p> <li> </li>".split()
PARAGRAPH = st.lists(st.sampled_from([*SOURCES, *SPACES]), max_size=25).map("".join)
HTML = st.lists(st.sampled_from([*SOURCES, *SPACES, *BLOCKS]), max_size=25).map("".join)
SIGNS = re.compile(r"[\s'\"‘’“”′″]+")


def letters(html: str) -> str:
    """HTML without what may be set otherwise."""
    return SIGNS.sub("", unescape(TAGS.sub("|", html)))


@given(HTML, CODES)
def test_tags_and_words_are_untouched(html: str, lang: str) -> None:
    for step in (marked, spaced):
        made = step(html, TYPOGRAPHY[lang])
        assert TAGS.findall(made) == TAGS.findall(html)
        assert letters(made) == letters(html)


@given(HTML, CODES)
def test_what_is_set_is_not_set_again(html: str, lang: str) -> None:
    typography = TYPOGRAPHY[lang]
    made = typographic(html, typography)
    assert marked(made, typography) == made
    for made in (spaced(html, typography), typographic(html, typography)):
        assert spaced(made, typography) == made


APART = "\u2021"  # where no line goes on


def lines_of(html: str) -> str:
    """The text of HTML without code, as a browser may break it into lines."""
    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.replace_with(APART)
    for element in soup.select("code, kbd, pre, br, img"):
        element.replace_with(APART)
    return soup.get_text()


@given(PARAGRAPH)
def test_no_line_of_a_french_text_begins_with_a_sign(html: str) -> None:
    text = lines_of(typographic(f"<p>{html}</p>", TYPOGRAPHY["fr"]))
    assert not re.search(rf"[^\s{APART}][ \n]+[:;?!»](?![\w/\\])", text)
    assert not re.search(rf"«[ \n]+[^\s{APART}]", text)


def test_text_is_seen_through_tags() -> None:
    html = '<p>a<b class="x">b&amp;</b>c<br>d<code>&lt;</code> www.a.be, <sup>1</sup>e'
    text = SeenText(html)
    assert text.text == f"{BREAK}ab&c{BREAK}d{OBJECT} {OBJECT}, {BREAK}1{BREAK}e"
    assert text.edited([]) == html
    assert text.edited([Edit(2, 3, "B"), Edit(3, 4, "+"), Edit(4, 4, "-")]) == html.replace(
        "b&amp;</b>c", "B+</b>-c"
    )


@pytest.mark.parametrize(
    "text", ["'90 ", "' ", "? ", "  ", "<", "www.", "&a", "«", "<pre>", "l'\""]
)
def test_a_long_text_takes_no_longer_than_it_must(text: str) -> None:
    started = process_time()
    for typography in TYPOGRAPHY.values():
        spaced(marked(text * 20_000, typography), typography)
    assert process_time() - started < 20  # a quadratic search takes an hour


def words_of(lang: str) -> Iterator[str]:
    """What the pages and the checklists say in a language."""
    for word in LANGUAGES[lang].words.values():
        yield from word.forms.values() if isinstance(word, Counted) else (word,)
    yield from map(str, interface_in(lang))


@pytest.mark.parametrize("lang", TYPOGRAPHY)
def test_the_words_of_the_pages_are_set_like_letters(lang: str) -> None:
    for word in words_of(lang):
        text = unescape(typographic(word, TYPOGRAPHY[lang]).replace("&nbsp;", " "))
        assert TAGS.sub("", text) == word
