"""`make import`: what goes where, told and never written over; what it made passes and builds."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import BytesIO, StringIO
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from PIL import Image

from plugins.proofreading.check import check
from plugins.proofreading.problem import errors_in
from plugins.reader.header import read_header
from tests.building import ROOT, build, write_post
from tests.plugins.redirects.test_redirects import answer
from tests.tools.importing.drawn import saved, scene
from tests.tools.importing.exports import HOST, Old, Said, classic, takeout, takeout_folder
from tests.tools.importing.test_laws import BLOG
from tests.waiting import PROCESS_ENDS
from tools.importing.__main__ import MEND, main
from tools.importing.albums import Albums
from tools.importing.export import Entry, EntryState, Export, Kind
from tools.importing.importer import Import, Imported
from tools.importing.packed import Packed
from tools.importing.pictures import Pictures
from tools.importing.posts import ImportedPost
from tools.importing.verifying import wrong_in_site
from tools.importing.words import changes, words_of
from tools.importing.writing import FileOutcome

SHOWN = (1, 2, 3, 7, 8, 9)  # the numbers of what readers see
LABELS = """
[category]
"Job offers" = ["Job offers", "Offers"]
[audience]
"hiring managers" = ["For managers"]
[lang]
nl = ["Nederlands"]
[drop]
labels = ["test"]
"""


def picture(colour: str, size: int = 8) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (size, size), colour).save(buffer, "PNG")
    return buffer.getvalue()


DATA = f"data:image/png;base64,{b64encode(picture('red')).decode()}"
LINKS = {  # where each leads here
    f"{HOST}/2018/06/first.html?m=1#comment-form": "({filename}/posts/2018-06-05-first.md)",
    "/p/about-us.html": "({filename}/pages/about-us.md)",
    f"{HOST.replace('.com', '.be')}/search/label/Offers": "(/topics/job-offers/)",
    f"{HOST}/feeds/posts/default?alt=rss": "(/feeds/all.rss.xml)",
    "/search/label/For%20managers": "(/for/hiring-managers/)",
    f"{HOST}/2001/01/none.html": f"({HOST}/2001/01/none.html)",
    f"{HOST}/": "({index})",
    f"{HOST}/2018_06_01_archive.html": "(/2018/06/)",
    "https://elsewhere.example/x": "(https://elsewhere.example/x)",
    "www.elsewhere.example": "(http://www.elsewhere.example)",
    "https://www.google.be/url?q=https://elsewhere.example/y&sa=D": "(https://elsewhere.example/y)",
    "https://www.google.be/url?q=y": "(https://www.google.be/url?q=y)",
    f"https://l.facebook.com/l.php?u={quote(f'{HOST}/2018/06/first.html')}&h=A": (
        "({filename}/posts/2018-06-05-first.md)"
    ),
    "https://eu.safelinks.protection.outlook.com/?url=http%3A%2F%2Felsewhere.example%2F&data=5": (
        "(http://elsewhere.example/)"
    ),
    f"{HOST}/2098/03/later.html": "",
    "javascript:alert(1)": "",
    "http://localhost/x": "",
}
ADDRESSES = {  # where each of the old blog's leads
    "/": "/",
    "/?m=1": "/",
    "/2018/06/first.html": "/2018/06/first.html",
    "/2018/06/first.html?m=1": "/2018/06/first.html",
    "/2018/06/first.html?showComment=7": "/2018/06/first.html",
    "/p/about-us.html": "/p/about-us.html",
    "/2018_06_01_archive.html": "/2018/06/",
    "/2018_06_17_archive.html": "/2018/06/",
    "/2018/06/": "/2018/06/",
    "/search?updated-max=2018-07-01T08:00:00Z&max-results=7": "/search",
    "/search?q=words": "/search",
    "/search/label/Offers": "/topics/job-offers/",
    "/search/label/For%20managers": "/for/hiring-managers/",
    "/search/label/For+managers?m=1": "/for/hiring-managers/",
    "/search/label/test": "/topics/",
    "/feeds/posts/default": "/feeds/all.atom.xml",
    "/feeds/posts/default/": "/feeds/all.atom.xml",
    "/feeds/posts/default?alt=rss": "/feeds/all.rss.xml",
    "/feeds/posts/summary": "/feeds/all.atom.xml",
    "/feeds/posts/full?alt=rss": "/feeds/all.rss.xml",
    "/feeds/posts/default/-/Offers": "/feeds/topics/job-offers.atom.xml",
    "/feeds/posts/default/-/Offers?alt=rss": "/feeds/topics/job-offers.rss.xml",
    "/feeds/posts/default/-/For%20managers": "/feeds/audiences/hiring-managers.atom.xml",
    "/feeds/comments/default": "/feeds/all.atom.xml",
    "/feeds/1/comments/default": "/feeds/all.atom.xml",
    "/feeds/1/comments/default?alt=rss": "/feeds/all.rss.xml",
}
POSTS = [
    Old(1, "<p>The words of the first and of the last.</p>", "First", "/2018/06/first.html"),
    Old(2, title="Same", address="/2018/07/first.html", published="2018-06-30T23:40:00Z"),
    Old(3, "Twee regels.<br>Geen titel.", "", "/2017/11/blog-post_13.html", labels=["Nederlands"]),
    Old(4, title="Not yet", status="DRAFT", address="", published="2019-01-08T08:00:00Z"),
    Old(5, title="Later", address="/2098/03/later.html", published="2098-03-04T08:00:00Z"),
    Old(6, title="Gone", address="/2017/04/gone.html", trashed="2017-05-01T08:00:00Z"),
    Old(7, title="Us", kind="page", address="/p/about-us.html"),
    Old(
        8,
        "".join(f"<p><a href='{target}'>there</a></p>" for target in LINKS),
        "Links",
        "/2018/08/links.html",
        labels=["Offers", "For managers", "offers", "test", "???"],
    ),
    Old(
        9,
        "<a href='http://1.bp.blogspot.com/-x/s1600/a+desk%25C3%25A9.png'><img src='http://1.bp."
        f"blogspot.com/-x/s320/a+desk%25C3%25A9.png'></a><img alt='Red' src='{DATA}'>",
        "Pictures",
        "/2018/09/pictures.html",
    ),
]  # fmt: skip


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A Takeout with an album."""
    return whole_blog(tmp_path)


def whole_blog(below: Path) -> Path:
    """Write a Takeout with an album, and a map of labels beside it; gives its folder."""
    folder = takeout_folder(below / "takeout", POSTS, [Said(20, 1), Said(21, 1, status="SPAM")])
    album = folder / "Takeout/Blogger/Albums/Anders"
    album.mkdir(parents=True)
    (album / "a deské.png").write_bytes(picture("blue"))
    (album.parent / "a deské.png").write_bytes(picture("blue", 16))
    (below / "labels.toml").write_text(LABELS, encoding="utf-8")
    return folder


def run_import(source: Path, folder: Path, **wishes: str) -> subprocess.CompletedProcess[str]:
    """What `make import` does, without the time that a process takes to start."""
    said = {"FROM": str(source), "INTO": str(folder / "content"), "VERIFY": "no", **wishes}
    out, error = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(error):
        code = main(said)
    return subprocess.CompletedProcess([], code, out.getvalue(), error.getvalue())


def make_import(source: Path, folder: Path, **wishes: str) -> subprocess.CompletedProcess[str]:
    """`make import` as its Makefile calls it."""
    said = {"FROM": str(source), "INTO": str(folder / "content"), **wishes}
    return subprocess.run(
        [sys.executable, "-m", "tools.importing"],
        cwd=ROOT,
        env={**os.environ, **said},
        capture_output=True,
        text=True,
        check=False,
        timeout=PROCESS_ENDS,
    )


def files_below(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def header(file: Path) -> dict[str, str]:
    return {key: field.value for key, field in read_header(file.read_text("utf-8")).items()}


def imported(source: Path, folder: Path, **wishes: str) -> Path:
    """The content folder that an import wrote."""
    result = run_import(source, folder, **wishes)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "content"


class MovedIn(NamedTuple):
    """A folder below which a whole blog has moved in, and what the import said."""

    folder: Path
    said: subprocess.CompletedProcess[str]

    @property
    def content(self) -> Path:
        """What it wrote."""
        return self.folder / "content"

    @property
    def site(self) -> Path:
        """The blog that is built of it."""
        return self.folder / "site"


@pytest.fixture(scope="module")
def moved_in(tmp_path_factory: pytest.TempPathFactory) -> MovedIn:
    folder = tmp_path_factory.mktemp("moved in")
    source = whole_blog(folder)
    one = MovedIn(folder, make_import(source, folder, LABELS=str(folder / "labels.toml")))
    build(one.content, one.site)
    return one


def test_an_import_ends_with_its_sums(moved_in: MovedIn) -> None:
    assert moved_in.said.stdout.splitlines()[-1] == (
        "5 posts, 1 page, 1 draft, 1 scheduled, 1 binned; 0 words lost; 2 of 2 pictures; "
        "7 of 7 addresses"
    )
    assert (moved_in.said.returncode, moved_in.said.stderr) == (0, "")


def test_all_of_it_goes_where_it_belongs(moved_in: MovedIn) -> None:
    assert sorted(files_below(moved_in.content)) == [
        "images/2018-06-pictures-a-deske.png",
        "images/2018-06-pictures.png",
        "pages/about-us.md",
        "posts/2018-06-05-blog-post_13.md",
        "posts/2018-06-05-first.md",
        "posts/2018-06-05-links.md",
        "posts/2018-06-05-pictures.md",
        "posts/2018-07-01-first-2.md",
        "posts/2019-01-08-not-yet.md",
        "posts/2098-03-04-later.md",
        "redirects.txt",
    ]
    assert sorted(files_below(moved_in.folder / "import/bin")) == ["2018-06-05-gone.md"]
    assert errors_in(check(moved_in.content, BLOG)) == []


def test_a_header_has_what_the_old_post_said(moved_in: MovedIn) -> None:
    assert header(moved_in.content / "posts/2018-07-01-first-2.md") == {
        "title": "Same",
        "date": "2018-07-01 01:40",
        "id": POSTS[1].id,
        "lang": "en",
        "save_as": "2018/07/first.html",
    }


def test_comments_stand_beside_without_mail_and_profile(moved_in: MovedIn) -> None:
    [said] = json.loads((moved_in.folder / "import/comments.json").read_text("utf-8"))
    assert {*said} == {"id", "post", "reply_to", "day", "name", "text"}
    assert (said["name"], said["text"]) == ("Karel", "So it was.")


@pytest.mark.parametrize(("old", "new"), ADDRESSES.items())
def test_old_addresses_answer(old: str, new: str, moved_in: MovedIn) -> None:
    place = answer(moved_in.site, old) or old.partition("?")[0]
    assert (place, (moved_in.site / place[1:]).exists()) == (new, True)


@pytest.mark.parametrize(
    "unseen", ["2098/03/later.html", "2019/01/not-yet.html", "2017/04/gone.html"]
)
def test_what_readers_did_not_see_they_do_not_see_now(unseen: str, moved_in: MovedIn) -> None:
    assert not (moved_in.site / unseen).exists()


@pytest.mark.parametrize(
    "post", [post for post in POSTS if post.number in SHOWN], ids=attrgetter("address")
)
def test_every_word_is_on_its_page(post: Old, moved_in: MovedIn) -> None:
    page = (moved_in.site / post.address[1:]).read_text("utf-8")
    assert [one for one in changes(words_of(post.html), words_of(page)) if one.old] == []


def test_links_between_own_posts_lead_to_their_files(source: Path, tmp_path: Path) -> None:
    content = imported(source, tmp_path, LABELS=str(tmp_path / "labels.toml"))
    text = (content / "posts/2018-06-05-links.md").read_text("utf-8").partition("---\n\n")[2]
    wanted = [f"[there]{target}" if target else "there" for target in LINKS.values()]
    assert text.split() == wanted


def test_own_posts_are_known_by_their_addresses_where_no_host_is_named(tmp_path: Path) -> None:
    file = tmp_path / "feed.atom"
    own = ["/2018/06/first.html", "/"]
    links = "".join(f"<p><a href='http://www.old.example{path}'>a</a></p>" for path in own)
    file.write_text(takeout([POSTS[0], Old(2, links, address="/2018/06/b.html")]), encoding="utf-8")
    content = imported(file, tmp_path)
    text = (content / "posts/2018-06-05-b.md").read_text("utf-8")
    assert "[a]({filename}/posts/2018-06-05-first.md)\n\n[a]({index})" in text


def test_posts_of_one_page_have_their_own_addresses_here(tmp_path: Path) -> None:
    page, file = "/2003_09_07_archive.html", tmp_path / "feed.atom"
    links = f"<p><a href='{HOST}{page}#1'>a</a> <a href='{page}'>b</a></p>"
    posts = [
        Old(1, title="One", address=f"{page}#1", published="2003-09-08T08:00:00Z"),
        Old(2, links, "Two", f"{page}#2", "2003-09-09T08:00:00Z"),
    ]
    file.write_text(classic(posts), encoding="utf-8")
    text = (imported(file, tmp_path) / "posts/2003-09-09-two.md").read_text("utf-8")
    assert "[a]({filename}/posts/2003-09-08-one.md) [b](/2003/09/)" in text
    assert "save_as" not in text


def test_drafts_without_an_address_keep_the_links_to_their_parts(tmp_path: Path) -> None:
    file = tmp_path / "feed.atom"
    parts = (f"<p><a href='#{name}'>a</a></p><h2 id='{name}'>b</h2>" for name in ("one", "two"))
    posts = [Old(n, html, f"T{n}", "", status="DRAFT") for n, html in enumerate(parts)]
    file.write_text(classic([*posts, POSTS[0]]), encoding="utf-8")
    content = imported(file, tmp_path, VERIFY="no")
    for number, name in enumerate(("one", "two")):
        text = (content / f"posts/2018-06-05-t{number}.md").read_text("utf-8")
        assert text.endswith(f'[a](#{name})\n\n## <a id="{name}"></a>b\n')


def test_labels_that_are_nearly_the_same_are_told(tmp_path: Path) -> None:
    file = tmp_path / "feed.atom"
    file.write_text(takeout([Old(1, labels=["Été", "ete", "R&D"])]), encoding="utf-8")
    imported(file, tmp_path)
    report = json.loads((tmp_path / "import/report.json").read_text("utf-8"))
    assert report["labels"] == {
        "R&D": [1, "tag R&D"],
        "ete": [1, "tag ete, is it the same as “Été”?"],
        "Été": [1, "tag Été, is it the same as “ete”?"],
    }


def test_labels_become_what_the_map_says(source: Path, tmp_path: Path) -> None:
    content = imported(source, tmp_path, LABELS=str(tmp_path / "labels.toml"))
    links = header(content / "posts/2018-06-05-links.md")
    assert links["category"] == "Job offers"
    assert links["audience"] == "hiring managers"
    assert links["tags"] == "offers"
    dutch = header(content / "posts/2018-06-05-blog-post_13.md")
    assert (dutch["lang"], dutch["title"]) == ("nl", "Twee regels. Geen titel.")
    told = (tmp_path / "import/report.json").read_text("utf-8")
    assert "“offers”; it became a tag; is it “Offers”?" in told
    assert "the label “???” has no letters" in told


def test_the_largest_picture_is_taken(source: Path, tmp_path: Path) -> None:
    content = imported(source, tmp_path)
    found = (content / "images/2018-06-pictures-a-deske.png").read_bytes()
    assert found == picture("blue", 16)
    text = (content / "posts/2018-06-05-pictures.md").read_text("utf-8")
    assert "![Red]({static}/images/2018-06-pictures.png)" in text
    assert "# picture-without-words" in text


def test_the_largest_of_one_name_in_several_folders_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "feed.atom"
    file.write_text(takeout([Old(1, "<img alt='A' src='http://a.example/desk.png'>")]))
    for size in (8, 16, 12):
        (tmp_path / str(size)).mkdir()
        (tmp_path / str(size) / "desk.png").write_bytes(picture("blue", size))
    folders = os.pathsep.join(str(tmp_path / str(size)) for size in (8, 16, 12))
    content = imported(file, tmp_path, PICTURES=folders)
    [written] = [*(content / "images").iterdir()]
    assert written.read_bytes() == picture("blue", 16)


def test_a_picture_in_the_text_gives_way_to_its_larger_file(tmp_path: Path) -> None:
    small = b64encode(saved(scene(0), 160)).decode()
    file = tmp_path / "feed.atom"
    file.write_text(takeout([Old(1, f"<img alt='A' src='data:image/jpeg;base64,{small}'>")]))
    (tmp_path / "album").mkdir()
    (tmp_path / "album/IMG_1.jpg").write_bytes(saved(scene(0)))
    content = imported(file, tmp_path, PICTURES=str(tmp_path / "album"))
    assert (content / "images/2018-06-a-post.jpg").read_bytes() == saved(scene(0))
    assert "larger in IMG_1.jpg" in (tmp_path / "import/report.json").read_text("utf-8")


def test_a_second_run_changes_no_byte(source: Path, tmp_path: Path) -> None:
    imported(source, tmp_path)
    before = files_below(tmp_path)
    imported(source, tmp_path)
    after = files_below(tmp_path)
    assert after == before


def test_what_is_touched_is_left_alone(source: Path, tmp_path: Path) -> None:
    content = imported(source, tmp_path)
    edited, renamed = content / "posts/2018-06-05-first.md", content / "posts/2018-07-01-first-2.md"
    edited.write_text(edited.read_text("utf-8") + "More.\n", encoding="utf-8")
    renamed.rename(content / "posts/2018-07-01-other.md")
    (content / "posts/2019-01-08-not-yet.md").unlink()
    before = files_below(content)
    feed = next(source.rglob("feed.atom"))
    new = [post._replace(html=f"{post.html} New.") for post in POSTS]
    feed.write_text(takeout(new), encoding="utf-8")
    imported(source, tmp_path)
    after = files_below(content)
    assert after.keys() == before.keys()
    for path in ("posts/2018-06-05-first.md", "posts/2018-07-01-other.md"):
        assert after[path] == before[path]
    assert files_below(tmp_path / "import/new").keys() == {"posts/2018-06-05-first.md"}


def test_a_changed_source_changes_its_post_alone(source: Path, tmp_path: Path) -> None:
    content = imported(source, tmp_path)
    before = files_below(content)
    feed = next(source.rglob("feed.atom"))
    feed.write_text(takeout([POSTS[0]._replace(html="Anew."), *POSTS[1:]]), encoding="utf-8")
    imported(source, tmp_path)
    after = files_below(content)
    assert [path for path in after if after[path] != before[path]] == ["posts/2018-06-05-first.md"]


def test_an_import_without_its_ledger_is_as_if_interrupted(source: Path, tmp_path: Path) -> None:
    content = imported(source, tmp_path)
    before = files_below(content)
    (tmp_path / "import/imported.json").unlink()
    (content / "posts/2018-06-05-links.md").unlink()
    imported(source, tmp_path)
    assert files_below(content) == before


def test_a_dry_run_writes_nothing(source: Path, tmp_path: Path) -> None:
    before = files_below(tmp_path)
    result = run_import(source, tmp_path, DRY="yes")
    assert "posts/2018-06-05-first.md: written" in result.stdout
    assert files_below(tmp_path) == before


def test_a_post_of_ours_keeps_its_name(source: Path, tmp_path: Path) -> None:
    own = write_post(tmp_path / "content/posts", "Ours.", "2020-01-02-first.md")
    content = imported(source, tmp_path)
    assert (content / "posts/2018-06-05-first-2.md").is_file()
    assert "Ours." in own.read_text("utf-8")


def test_all_may_come_as_drafts(source: Path, tmp_path: Path) -> None:
    content = imported(source, tmp_path, STATUS="draft")
    assert {header(file)["status"] for file in content.rglob("*.md")} == {"draft"}


def test_what_the_built_blog_lacks_is_told(tmp_path: Path) -> None:
    moment = datetime(2018, 6, 5, tzinfo=UTC)
    address = "/2018/06/a.html"
    entry = Entry("7", Kind.POST, EntryState.LIVE, "A", "", (), moment, moment, address, "")
    post = ImportedPost(
        *("7", "posts/2018-06-05-a.md", "A", Packed.of(""), "post", address, (), ()),
        old=Packed.of("One two three."),
        new=Packed.of(""),
    )
    export = Export("", "", frozenset(), "", [entry], ())
    done = Import(export, [Imported(post, FileOutcome.WRITTEN)], Pictures(Albums([], {}), {}), {})
    content = write_post(tmp_path / "content", "One three.", "2018-06-05-a.md", date="2018-06-05")

    def wrong() -> list[str]:
        return wrong_in_site(content.parent, done, BLOG.settings)

    assert wrong() == [f"{address} lacks 1 words: two"]
    content.rename(content.with_name("2018-06-05-b.md"))
    assert wrong() == [f"{address} does not answer."]
    content.with_name("2018-06-05-b.md").write_text("no header", encoding="utf-8")
    assert wrong()[0].startswith("The blog cannot be built")


def test_a_post_beyond_a_limit_is_left_out_and_the_others_come(tmp_path: Path) -> None:
    bold, link = "<b></b>" * 30_000, f"<a href='{HOST}/2018/06/large.html'>there</a>"
    large = Old(2, bold, "Large", "/2018/06/large.html")
    file, content = tmp_path / "feed.atom", tmp_path / "content"
    file.write_text(takeout([POSTS[0], large, Old(3, link)], [Said(8, 1), Said(9, 1, bold)]))
    result = run_import(file, tmp_path)
    limit = f"its HTML has 60,000 tags; 50,000 is the limit; {MEND}"
    assert (result.returncode, result.stdout.splitlines()) == (
        1,
        [
            f"{tmp_path}/import/report.html says what became of each.",
            f"left out: /2018/06/large.html “Large”: {limit}",
            f"left out: a comment of Karel, 2018-06-05: {limit}",
            "2 posts, 0 pages, 0 drafts, 2 left out; 0 words lost; 0 of 0 pictures; "
            "2 of 3 addresses",
        ],
    )
    assert len([*content.rglob("*.md")]) == 2
    assert (
        f"[there]({HOST}/2018/06/large.html)"
        in (content / "posts/2018-06-05-a-post.md").read_text()
    )
    assert len(json.loads((tmp_path / "import/comments.json").read_text("utf-8"))) == 1
    said = (tmp_path / "import/report.html").read_text("utf-8")
    assert "Mend 2 texts on the old blog and import again" in said
    beside = [file.read_text("utf-8") for file in (tmp_path / "import/left-out").iterdir()]
    assert beside == [bold, bold]
    file.write_text(takeout([POSTS[0], large._replace(html="Short."), Old(3, link)]))
    assert run_import(file, tmp_path).returncode == 0
    assert (content / "posts/2018-06-05-large.md").is_file()
    [comment] = (tmp_path / "import/left-out").iterdir()  # which is in no export since
    assert comment.name.startswith("comment-")


def test_what_was_left_out_goes_when_it_comes_in_unless_it_was_edited(tmp_path: Path) -> None:
    undated = [POSTS[0]._replace(number=number, published="yesterday") for number in (1, 2, 3)]
    file, beside = tmp_path / "feed.atom", tmp_path / "import/left-out"
    file.write_text(takeout(undated))
    run_import(file, tmp_path)
    mine, *others = sorted(beside.iterdir())
    mine.write_text("Mine.", encoding="utf-8")
    run_import(file, tmp_path)
    assert sorted(beside.iterdir()) == [mine, *others]
    file.write_text(takeout([one._replace(published="2018-06-05T08:00:00Z") for one in undated]))
    told = run_import(file, tmp_path).stdout.splitlines()
    assert f"{mine}: edited here since, so it stays; its text has come in" in told
    assert [*beside.iterdir()] == [mine]
    assert run_import(file, tmp_path).stdout.splitlines() == told


def test_what_has_no_date_lies_beside_and_the_others_come(tmp_path: Path) -> None:
    undated = POSTS[3]._replace(html="Words.", published="yesterday", address="/2018/06/old.html")
    file = tmp_path / "feed.atom"
    file.write_text(takeout([POSTS[0], undated, undated._replace(number=5, status="LIVE")]))
    result = run_import(file, tmp_path)
    why = f"“yesterday” is no date for “published”, in line 1 of its feed; {MEND}"
    assert (result.returncode, result.stdout.splitlines()[1:]) == (
        1,
        [
            f"left out: /2018/06/old.html “Not yet”: {why}",
            f"left out: /2018/06/old.html “Not yet”: {why}",
            "1 post, 0 pages, 0 drafts, 2 left out; 0 words lost; 0 of 0 pictures; "
            "1 of 2 addresses",
        ],
    )
    assert [one.name for one in (tmp_path / "content/posts").iterdir()] == ["2018-06-05-first.md"]
    beside = [*(tmp_path / "import/left-out").iterdir()]
    assert [one.read_text("utf-8") for one in beside] == ["Words.", "Words."]
    assert {one.name.rpartition("-")[0] for one in beside} == {"old"}


def test_a_dry_run_lays_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "feed.atom"
    file.write_text(takeout([POSTS[0]._replace(published="yesterday")]))
    result = run_import(file, tmp_path, DRY="yes")
    assert (result.returncode, "1 left out" in result.stdout) == (1, True)
    assert [*tmp_path.iterdir()] == [file]


def test_a_missing_picture_is_a_link_and_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "old.xml"
    file.write_text(classic(POSTS[-1:]), encoding="utf-8")
    result = run_import(file, tmp_path)
    assert (result.returncode, "1 of 2 pictures" in result.stdout) == (1, True)
    text = (tmp_path / "content/posts/2018-06-05-pictures.md").read_text("utf-8")
    assert "[a deské.png](http://1.bp.blogspot.com/-x/s1600/" in text
    assert run_import(file, tmp_path, ALLOW_MISSING="yes").returncode == 0
    (tmp_path / "map").write_text(
        "http://1.bp.blogspot.com/-x/s640/a+desk%25C3%25A9.png\tdesk.png", encoding="utf-8"
    )
    (tmp_path / "desk.png").write_bytes(picture("green"))
    found = {"MAP": str(tmp_path / "map"), "PICTURES": str(tmp_path / "desk.png")}
    assert run_import(file, tmp_path, **found).returncode == 0


def test_pictures_within_a_text_that_begin_alike_are_counted_each(tmp_path: Path) -> None:
    damaged = (f"<img src='data:image/png;base64,{'A' * 80}{end}'>" for end in "ABC")
    file = tmp_path / "feed.atom"
    file.write_text(takeout([POSTS[0]._replace(html=f"Words. {''.join(damaged)}")]))
    assert "0 of 3 pictures" in run_import(file, tmp_path).stdout


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"FROM": ""}, "FROM= must name the export"),
        ({"FROM": "none.zip"}, "There is no none.zip"),
        ({"STATUS": "live"}, "STATUS= may be draft"),
        ({"LABELS": "none.toml"}, "none.toml cannot be read"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(
    wishes: dict[str, str], said: str, source: Path, tmp_path: Path
) -> None:
    result = run_import(source, tmp_path, **wishes)
    assert result.returncode == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "content").exists()
