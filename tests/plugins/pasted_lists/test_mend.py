"""Every case of the table files, and the laws that hold for any text.

In the cases ␣ is a no-break space, ⇥ a tab, and ⟨2028⟩ the character of that code; 1⟨0003⟩a. is
the first item of a list whose numbers are letters.
"""

import re
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import ETX
from pelican.settings import DEFAULT_CONFIG

import pelicanconf
from plugins.languages import dialect_of_all, languages_of
from plugins.pasted_lists import with_speech
from plugins.pasted_lists.signs import Reading, readings, trim
from tests.laws import FEWER

MODULE = import_module("plugins.pasted_lists.mend")
LEVELS = import_module("plugins.pasted_lists.levels")
SPEECH = dialect_of_all(languages_of(DEFAULT_CONFIG)).speech_pattern
FINDS_SPEECH = re.compile(SPEECH, re.IGNORECASE)
mend = partial(MODULE.mend, speech=FINDS_SPEECH)
may_need_mending = partial(MODULE.may_need_mending, speech=FINDS_SPEECH)
mended_anyway = partial(MODULE._mended, speech=FINDS_SPEECH)
CASES = Path(__file__).parent / "cases"
SIGNS = ["·␣␣ ", "• ", "o␣␣", "–␣", "-␣", "- ", "1) ", "2) ", "1.␣", "2.␣", "a)␣", "i)␣", "§␣␣", ""]
WORDS = st.lists(st.sampled_from("sleep on the offer before you answer it".split()), min_size=1)


def visible(text: str) -> str:
    """The case as editors paste it."""
    text = text.replace("␣", "\u00a0").replace("⇥", "\t")
    return re.sub("⟨([0-9A-F]{4})⟩", lambda code: chr(int(code[1], 16)), text)


def cases(name: str) -> list[tuple[str, str]]:
    """The names and texts of a table file."""
    parts = re.split(r"^=== (.+)\n", (CASES / name).read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [(title, text.strip("\n")) for title, text in zip(parts[::2], parts[1::2], strict=True)]


class Types(Preprocessor):
    """Makes ⟨0003⟩ the character that Markdown takes out of every text."""

    def run(self, lines: list[str]) -> list[str]:
        return [line.replace("⟨0003⟩", ETX) for line in lines]


def as_html(text: str, with_plugin: bool = True) -> str:
    """What the site's Markdown makes of a text."""
    configs = with_speech(pelicanconf.MARKDOWN, SPEECH)["extension_configs"]
    names = [name for name in configs if with_plugin or name != "plugins.pasted_lists"]
    own = {name: configs[name] for name in names}
    md = Markdown(extensions=names, extension_configs=own, output_format="html")
    md.preprocessors.register(Types(md), "types", 28)
    return md.convert(text)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]{3,}", re.sub(r"<[^>]*>", " ", text))


MENDED = cases("mended.txt")
REFUSED = cases("untouched-nope.txt")
CLEAN = cases("clean-nope.txt")


@pytest.mark.parametrize(("name", "text"), MENDED, ids=[name for name, _ in MENDED])
def test_becomes_the_list_it_means(name: str, text: str) -> None:
    before, after = visible(text).split("\n--->\n")
    # Markdown expands tabs before it hands over the lines.
    assert mend(before.expandtabs(4).split("\n")) == after.split("\n")


@pytest.mark.parametrize(("name", "text"), MENDED, ids=[name for name, _ in MENDED])
def test_renders_as_markdown_would_render_the_list(name: str, text: str) -> None:
    before, after = visible(text.replace("⟨0003⟩", "⟨␃⟩")).split("\n--->\n")
    after = after.replace("⟨␃⟩", "⟨0003⟩")
    made = as_html(before).replace("-->\n<", "-->\n\n<")  # a comment of ours gets one line break
    assert made == as_html(after, with_plugin=False)
    assert "<li>" in as_html(before)


@pytest.mark.parametrize(
    ("name", "text"), REFUSED + CLEAN, ids=[name for name, _ in REFUSED + CLEAN]
)
def test_renders_ordinary_text_as_before(name: str, text: str) -> None:
    assert as_html(visible(text)) == as_html(visible(text), with_plugin=False)


NOT_STASHED = [(name, text) for name, text in REFUSED + CLEAN if not re.search("```|~~~|<p", text)]


@pytest.mark.parametrize(("name", "text"), NOT_STASHED, ids=[name for name, _ in NOT_STASHED])
def test_leaves_ordinary_text_untouched(name: str, text: str) -> None:
    lines = visible(text).split("\n")
    assert mend(lines) == lines


def test_there_are_enough_cases() -> None:
    assert len(MENDED) >= 60
    assert len(REFUSED) >= 60
    assert all(name.endswith("-nope") for name, _ in REFUSED + CLEAN)


def test_keeps_the_hyphens_of_speech() -> None:
    lines = ["She said to me:", "- Yes.", "- No.", "", "- Yes."]
    assert mend(lines) == ["She said to me:", r"\- Yes.", r"\- No.", "", "- Yes."]
    assert as_html("\n".join(lines[:3])) == "<p>She said to me:\n- Yes.\n- No.</p>"


@st.composite
def pasted_lines(draw: st.DrawFn) -> list[str]:
    """Lines of words behind any sign and indent, blank ones among them."""
    lines = []
    for _ in range(draw(st.integers(1, 12))):
        indent = " " * draw(st.integers(0, 5))
        line = indent + draw(st.sampled_from(SIGNS)) + " ".join(draw(WORDS))
        lines.append(draw(st.sampled_from([visible(line), visible(line), visible(line), ""])))
    return lines


@FEWER
@given(pasted_lines())
def test_loses_no_word(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert words(as_html(text)) == words(text)


@given(pasted_lines())
def test_mends_once(lines: list[str]) -> None:
    assert mend(mend(lines)) == mend(lines)


def test_mends_once_where_a_list_goes_on_in_another_style() -> None:
    lines = visible("1)␣a\n·␣b\n·␣c\n·␣d\n  1)␣e\n2.␣f").split("\n")
    assert mend(mend(lines)) == mend(lines)


@given(st.lists(st.text(st.characters(blacklist_characters="\n"))))
def test_never_raises_and_loses_no_letter(lines: list[str]) -> None:
    before, after = "".join(lines), "".join(mend(lines))
    letters = [char for char in before if char.isalpha() and len(char.encode()) == 2]
    assert [char for char in after if char.isalpha() and len(char.encode()) == 2] == letters


HEADS = r"""
- * + 1. 2. 12. 123. 1234. 1) (1) a. a) A. (a) iv. iv) ſ. K. ٣. · • o O § – — ✓ &middot; &nbsp;
&#160; &#xa0; &amp; &lt; &#49; # > | |- --- * * * [a]: \x02 term : Our I colon: said: x
""".split()
GAPS = [
    "",
    " ",
    " ",
    "  ",
    "   ",
    "    ",
    "\t",
    "\u00a0",
    "\u2003",
    "\u200b",
    "\u2028",
    "\x0b",
    "\x0c",
    "\x85",
]
LINES = st.tuples(*map(st.sampled_from, [GAPS, HEADS, GAPS, HEADS, GAPS])).map("".join)
TEXTS = st.lists(LINES, min_size=1, max_size=3).flatmap(
    lambda lines: st.lists(st.sampled_from([*lines, *lines, "", "One thing:", "  - a", "x"]))
)


@given(TEXTS)
def test_passes_by_only_what_needs_no_mending(lines: list[str]) -> None:
    assert may_need_mending(lines) or mended_anyway(lines) == lines


NEEDED = {
    "a break of Word's": ["- a\u2028- b"],
    "an entity behind Markdown's sign": ["- &nbsp;a", "- &nbsp;b"],
    "a wide space behind Markdown's sign": ["- \u00a0a", "- \u00a0b"],
    "other digits": ["\u0661.  a", "\u0662.  b"],
    "a quotation": ["> ·\u00a0a", "> ·\u00a0b"],
    "a quotation in an item": ["- a", "  > > 1)\u00a0a", "  > > 2)\u00a0b"],
    "speech": ["He said:\u00a0", "   - a", "   - b"],
}


@pytest.mark.parametrize("lines", NEEDED.values(), ids=NEEDED)
def test_looks_into_hidden_lists(lines: list[str]) -> None:
    assert mended_anyway(lines) != lines
    assert mend(lines) == mended_anyway(lines)


@pytest.mark.parametrize(("name", "text"), MENDED, ids=[name for name, _ in MENDED])
def test_looks_into_what_needs_mending(name: str, text: str) -> None:
    assert may_need_mending(visible(text).split("\n--->\n")[0].expandtabs(4).split("\n"))


PLAIN = {
    "empty": [""],
    "text": ["Our offer: one of two.", "", "I agree. A. did not.", "O, not so", " indented"],
    "lists": ["Some tips:", "", "* One", "+ Two", "- Three", "", "1. One", "10. Two", "* * *"],
    "headings": ["# One", "", "Two", "---", "> said: yes"],
}


@pytest.mark.parametrize("lines", PLAIN.values(), ids=PLAIN)
def test_passes_by_plain_markdown(lines: list[str]) -> None:
    assert not may_need_mending(lines)


@given(st.lists(WORDS.map(" ".join)))
def test_leaves_a_markdown_list_untouched(texts: list[str]) -> None:
    lines = [f"{' ' * 4 * (index % 2)}- {text}" for index, text in enumerate(texts)]
    assert mend(lines) == lines


@pytest.mark.parametrize("sign", ["·␣", "1)␣", "3)␣", "–␣", "- ", "A.␣", "·␣x\n"])
def test_reads_each_line_a_few_times_only(monkeypatch: pytest.MonkeyPatch, sign: str) -> None:
    def count(size: int) -> int:
        calls = 0
        read, known = MODULE.read_item, readings

        def counted_read(line: str) -> object:
            nonlocal calls
            calls += 1
            return read(line)

        def counted_readings(sign: str) -> list[Reading]:
            nonlocal calls
            calls += 1
            return known(sign)

        with monkeypatch.context() as patch:
            patch.setattr(MODULE, "read_item", counted_read)
            patch.setattr(LEVELS, "readings", counted_readings)
            mend((visible(sign) + "Tip.\n").split("\n") * size)
        return calls

    assert count(2000) <= 10 * count(200) + 20


def test_trims_what_cannot_be_seen() -> None:
    assert trim("\u200b\u00a0 &nbsp;x\ufeff ") == "x"
