"""One small blog in both of Blogger's formats: what its author would look for after the move."""

import json
from base64 import b64encode
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from plugins.reader.header import read_header
from tests.tools.importing.drawn import drawn
from tests.tools.importing.exports import BLOG as ID
from tests.tools.importing.exports import HOST, Old, Said, classic, takeout_folder
from tools.importing.__main__ import main

NBSP, THIN = "\u00a0", "\u202f"
OLD_HOST = "http://2.bp.blogspot.com/-tok/AAA/s{}/front+door.png"
NEW_HOST = "https://blogger.googleusercontent.com/img/b/R29/AVvXsEexampleToken0001/{}/{}"
DATA = f"data:image/png;base64,{b64encode(drawn(4)).decode()}"


def word(level: int, sign: str, text: str) -> str:
    return (
        f'<p class="MsoListParagraph" style="mso-list: l0 level{level} lfo1;"><!--[if !support'
        f"Lists]--><span>{sign}<span>&nbsp;&nbsp;&nbsp; </span></span><!--[endif]--><span>{text}"
        "<o:p></o:p></span></p>\n"
    )


POSTS = [
    Old(
        1,
        '<p class="MsoNormal"><span>A notice period is long enough.<o:p></o:p></span></p>'
        "<p>Here are some tips.</p>\n"
        + word(1, "·", "<b>Tell one person first.</b> The others hear it from you, too.")
        + word(2, "o", "In a room.")
        + word(2, "o", "Without a screen.")
        + word(1, "·", "Write down what only you know.")
        + "<p>And stay until the last hour.</p>",
        "How do you leave a team?",
        "/2016/03/how-do-you-leave-team.html",
        "2016-03-08T08:15:00Z",
        ["Leaving", "for candidates"],
    ),
    Old(
        2,
        "An offer is not an order.<br /><br /><b>Sleep on it.<br /></b><br />Some advice:<br />"
        "•&nbsp;&nbsp; Ask for the paper.<br />•&nbsp;&nbsp; Read it twice.<br /><br />Then call.",
        "Before you say yes",
        "/2016/05/before-you-say-yes.html",
        "2016-05-10T06:00:00Z",
        ["Offers"],
    ),
    Old(
        3,
        f'<div class="separator"><a href="{OLD_HOST.format(1600)}"><img height="8"'
        f' src="{OLD_HOST.format(320)}" width="8" /></a></div>Doors matter.<br />'
        '<br /><table class="tr-caption-container"><tbody><tr><td>'
        f'<a href="{NEW_HOST.format("s4032", "r%25C3%25A9ception.png")}"><img alt="A bell" '
        f'src="{NEW_HOST.format("w400-h300", "r%25C3%25A9ception.png")}" /></a></td></tr><tr>'
        '<td class="tr-caption">Nobody came.</td></tr></tbody></table>'
        f'<img src="{DATA}" /><br /><img src="{NEW_HOST.format("s1600", "gone.png")}" />',
        "A door, a bell",
        "/2016/09/door-bell.html",
        "2016-09-06T05:30:00Z",
    ),
    Old(
        4,
        "<p>Een gesprek is geen examen, en u bent niet alleen.</p><p>Enkele tips:</p>"
        "<ol><li>Kom op tijd.</li><li>Vraag door.</li></ol>",
        "Hoe bereidt u zich voor?",
        "/2016/11/blog-post_21.html",
        "2016-11-14T08:00:00Z",
        ["Nederlands"],
    ),
    Old(
        5,
        "<p>La r&eacute;ponse vient trop t&ocirc;t&#8239;: avant l&rsquo;offre.</p>"
        "<p>Quelques conseils&nbsp;:</p><ul><li>Don&shy;nez un cadre.</li><li>Attendez.</li></ul>",
        f"Que dire de l'argent{NBSP}?",
        "/2017/02/que-dire-argent.html",
        "2017-02-07T09:00:00Z",
        ["Français"],
    ),
    Old(
        6,
        "<style>\n<!-- /* Style Definitions */ p.MsoNormal {margin:0} -->\n</style>"
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
        "<p>He asked her to sing.</p><b>&nbsp;</b>"
        '<!--more--><p>She did.</p><iframe src="https://www.youtube.com/embed/abcdefghijk?x=1">'
        '</iframe><ins class="adsbygoogle"></ins><script>(adsbygoogle = []).push({});</script>',
        "An odd question",
        "/2017/04/odd-question.html",
        "2017-04-18T07:00:00Z",
    ),
    Old(
        7,
        f'<p><a href="{HOST}/2016/03/how-do-you-leave-team.html">a</a> <a href="'
        f'{HOST.replace(".com", ".be")}/2016/05/before-you-say-yes.html?m=1">b</a> '
        '<a href="/2016/09/door-bell.html#comment-form">c</a> '
        f'<a href="{HOST}/search/label/Leaving">d</a> <a href="{HOST}/p/wie-wij-zijn.html">e</a> '
        f'<a href="{HOST}/feeds/posts/default?alt=rss">f</a> '
        f'<a href="{HOST}/2010/01/nothing.html">g</a></p>',
        "Further reading",
        "/2017/05/further-reading.html",
        "2017-05-16T07:00:00Z",
    ),
    Old(8, "Only a line.<br />And one.", "", "/2017/06/only-line.html", "2017-06-30T22:30:00Z"),
    Old(
        9,
        "<div>Again.</div><div><br /></div><div>These are the steps:</div><div>1)&nbsp; Ask.</div>"
        "<div>2)&nbsp; Wait.</div>",
        "Before you say yes",
        "/2017/09/before-you-say-yes.html",
        "2017-10-03T06:00:00Z",
        ["offers"],
    ),
    Old(10, "<p>To come.</p>", "Notes", "", "2018-01-09T08:00:00Z", status="DRAFT"),
    Old(11, "<p>Not today.</p>", "Later", "/2098/03/later.html", "2098-03-04T08:00:00Z"),
    Old(12, "<p>Wij.</p>", "Wie", "/p/wie-wij-zijn.html", "2016-02-02T08:00:00Z", kind="page"),
    Old(
        14,
        "<center><table><tr><td><table><tr><td>Dear all, the 1. of May is free.<br />* no list *"
        "<br />#1 &lt;b&gt;</td></tr></table></td></tr></table></center><table border='1'>"
        "<tr><th>Step</th><th>Days</th></tr><tr><td>Talk</td><td>2</td></tr></table>",
        "A table",
        "/2018/05/table.html",
        "2018-05-15T07:00:00Z",
    ),
]  # fmt: skip
BINNED = POSTS[0]._replace(number=13, address="/2016/04/away.html", trashed="2016-04-05T08:00:00Z")
SAID = [Said(21, 2), Said(22, 2, "And then?", above=21), Said(23, 1, status="SPAM_COMMENT")]
LABELS = """
[category]
"Job offers" = ["Offers"]
"Leaving well" = ["Leaving"]
[audience]
"candidates" = ["for candidates"]
[lang]
nl = ["Nederlands"]
fr = ["Français"]
"""


class Moved:
    """The blog after its move."""

    def __init__(self, folder: Path, form: str) -> None:
        album = folder / "album"
        album.mkdir()
        for name in ("front door.png", "réception.png", "never used.png"):
            (album / name).write_bytes(drawn(8))
        (folder / "labels.toml").write_text(LABELS, encoding="utf-8")
        if form == "takeout":
            takeout_folder(folder / "export", [*POSTS, BINNED], SAID)
        else:
            (folder / "export").write_text(classic(POSTS, SAID[:2]), encoding="utf-8")
        wishes = {"FROM": "export", "INTO": "content", "PICTURES": "album", "LABELS": "labels.toml"}
        paths = {name: str(folder / path) for name, path in wishes.items()}
        said = StringIO()
        with redirect_stdout(said):
            self.code = main({**paths, "VERIFY": "no"})
        self.form, self.folder, self.last = form, folder, said.getvalue().splitlines()[-1]
        self.report: dict[str, Any] = json.loads((folder / "import/report.json").read_text("utf-8"))

    def text(self, path: str) -> str:
        """What stands below a header."""
        return (self.folder / "content" / path).read_text("utf-8").partition("\n---\n\n")[2].strip()

    def header(self, path: str) -> dict[str, str]:
        header = read_header((self.folder / "content" / path).read_text("utf-8"))
        return {key: field.value for key, field in header.items()}

    def notes(self, number: int) -> list[str]:
        [post] = [one for one in self.report["posts"] if one["id"] == f"{ID}.post-{number}"]
        return list(post["notes"])

    def lists(self) -> list[str]:
        return [one["path"] for one in self.report["lists"] if one["is_checklist"]]

    def comments(self) -> list[tuple[str, str, str]]:
        """Answer to, name and text of each; nothing else could be an address of its author."""
        found = json.loads((self.folder / "import/comments.json").read_text("utf-8"))
        assert {key for one in found for key in one} == {*"id post reply_to day name text".split()}
        return [(one["reply_to"], one["name"], one["text"]) for one in found]


@pytest.fixture(scope="module", params=["classic", "takeout"])
def moved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Moved:
    return Moved(tmp_path_factory.mktemp("moved"), request.param)


LEAVE = "posts/2016-03-08-how-do-you-leave-team.md"
YES = "posts/2016-05-10-before-you-say-yes.md"
DOOR = "posts/2016-09-06-door-bell.md"
DUTCH = "posts/2016-11-14-blog-post_21.md"
FRENCH = "posts/2017-02-07-que-dire-argent.md"
ODD = "posts/2017-04-18-odd-question.md"
NO_TITLE = "posts/2017-07-01-only-line.md"
AGAIN = "posts/2017-10-03-before-you-say-yes-2.md"
WHOLE = "0 words lost; 3 of 4 pictures; 12 of 12 addresses"
LOST = NEW_HOST.format("s1600", "gone.png")

CASES: dict[str, tuple[Callable[[Moved], object], object]] = {
    "Word's bullets lie in each other": (
        lambda m: m.text(LEAVE).split("tips.\n\n")[1],
        "- **Tell one person first.** The others hear it from you, too.\n  - In a room.\n"
        "  - Without a screen.\n- Write down what only you know.\n\n"
        "And stay until the last hour.",
    ),
    "br br parts paragraphs, also out of bold; typed bullets are a list": (
        lambda m: m.text(YES),
        "An offer is not an order.\n\n**Sleep on it.**\n\nSome advice:\n\n"
        "- Ask for the paper.\n- Read it twice.\n\nThen call.",
    ),
    "typed numbers are a list": (lambda m: m.text(AGAIN).split("\n\n")[-1], "1. Ask.\n2. Wait."),
    "a picture is found by its decoded name": (
        lambda m: m.text(DOOR).split("\n")[0],
        "![]({static}/images/2016-09-door-bell-front-door.png)",
    ),
    "a caption belongs to its picture": (
        lambda m: m.text(DOOR).split("\n")[5:7],
        [
            '<img alt="A bell" src="{static}/images/2016-09-door-bell-reception.png"/>',
            "<figcaption>Nobody came.</figcaption>",
        ],
    ),
    "a picture in the text is a file": (
        lambda m: (m.folder / "content/images/2016-09-door-bell.png").read_bytes(),
        drawn(4),
    ),
    "a missing picture is a link, told, and a failure": (
        lambda m: (m.text(DOOR).split("\n")[-1], [*m.report["missing_pictures"]], m.code),
        (f"[gone.png]({LOST})", [LOST], 1),
    ),
    "an underscore stays in the address": (
        lambda m: m.header(DUTCH)["save_as"],
        "2016/11/blog-post_21.html",
    ),
    "a label says the language": (
        lambda m: (m.header(DUTCH)["lang"], m.header(FRENCH)["lang"]),
        ("nl", "fr"),
    ),
    "words tell the language": (lambda m: m.header(LEAVE)["lang"], "en"),
    "French keeps its spaces and loses soft hyphens": (
        lambda m: m.text(FRENCH),
        f"La réponse vient trop tôt{THIN}: avant l’offre.\n\nQuelques conseils{NBSP}:\n\n"
        "- Donnez un cadre.\n- Attendez.",
    ),
    "a title keeps its signs": (
        lambda m: m.header(FRENCH)["title"],
        "Que dire de l'argent ?",
    ),
    "what is above the jump break is the summary": (
        lambda m: m.header(ODD)["summary"],
        "He asked her to sing.",
    ),
    "a video is a link; styles, scripts and advertisements are gone": (
        lambda m: m.text(ODD),
        "He asked her to sing.\n\nShe did.\n\n"
        "[Video: youtube.com](https://www.youtube.com/watch?v=abcdefghijk)",
    ),
    "what is gone is told": (
        lambda m: [note for note in m.notes(6) if note.startswith("left out")],
        ["left out: a script", "left out: an advertisement"],
    ),
    "links between own pages lead to files": (
        lambda m: m.text("posts/2017-05-16-further-reading.md"),
        f"[a]({{filename}}/{LEAVE}) [b]({{filename}}/{YES}) [c]({{filename}}/{DOOR}) "
        "[d](/topics/leaving-well/) [e]({filename}/pages/wie-wij-zijn.md) "
        f"[f](/feeds/all.rss.xml) [g]({HOST}/2010/01/nothing.html)",
    ),
    "a link to nothing is told": (
        lambda m: m.notes(7)[-1],
        f"a link leads to {HOST}/2010/01/nothing.html, which the export does not hold",
    ),
    "no title: the first words, and told": (
        lambda m: (m.header(NO_TITLE)["title"], m.notes(8)[0].partition(";")[0]),
        ("Only a line. And one.", "it had no title"),
    ),
    "a day is that of the blog's zone; the address keeps its month": (
        lambda m: (m.header(NO_TITLE)["date"], m.header(NO_TITLE)["save_as"]),
        ("2017-07-01 00:30", "2017/06/only-line.html"),
    ),
    "a second post of a name is named apart": (
        lambda m: m.header(AGAIN)["save_as"],
        "2017/09/before-you-say-yes.html",
    ),
    "a label that differs by a capital is proposed": (
        lambda m: [note for note in m.notes(9) if "is it “Offers”?" in note] != [],
        True,
    ),
    "labels become topics and audiences": (
        lambda m: (m.header(LEAVE)["category"], m.header(LEAVE)["audience"]),
        ("Leaving well", "candidates"),
    ),
    "a draft stays one": (lambda m: m.header("posts/2018-01-09-notes.md")["status"], "draft"),
    "what is to come waits for its date": (
        lambda m: m.header("posts/2098-03-04-later.md").get("status"),
        None,
    ),
    "a page is a page": (
        lambda m: m.header("pages/wie-wij-zijn.md")["save_as"],
        "p/wie-wij-zijn.html",
    ),
    "the bin lies beside": (
        lambda m: [file.name for file in (m.folder / "import").glob("bin/*")],
        {"classic": [], "takeout": ["2016-03-08-away.md"]},
    ),
    "layout tables are opened, a table is one, signs are only signs": (
        lambda m: m.text("posts/2018-05-15-table.md"),
        "Dear all, the 1. of May is free.\\\n\\* no list \\*\\\n\\#1 &lt;b>\n\n"
        "| Step | Days |\n| --- | --- |\n| Talk | 2 |",
    ),
    "subscribers know each post": (lambda m: m.header(YES)["id"], f"{ID}.post-2"),
    "comments are a file, without spam and addresses": (
        lambda m: m.comments(),
        [("", "Karel", "So it was."), (f"{ID}.post-21", "Karel", "And then?")],
    ),
    "tips are checklists by themselves": (
        lambda m: {*m.lists()},
        {LEAVE, YES, DUTCH, FRENCH, AGAIN},
    ),
    "all of it is counted": (
        lambda m: m.last,
        {
            "classic": f"10 posts, 1 page, 1 draft, 1 scheduled; {WHOLE}",
            "takeout": f"10 posts, 1 page, 1 draft, 1 scheduled, 1 binned; {WHOLE}",
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_as_its_author_expects(name: str, moved: Moved) -> None:
    found, expected = CASES[name]
    assert found(moved) == (expected[moved.form] if isinstance(expected, dict) else expected)
