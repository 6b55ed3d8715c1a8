"""What `make check` passes is built, and what is built is published: the gate finds no content."""

import tempfile
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from plugins.proofreading.problem import errors_in
from tests.building import ROOT, run_pelican, write_post
from tests.plugins.reader.texts import TEXTS
from tests.tools.publishing.sites import SETTINGS, URL
from tools.publishing.gate import addresses, read_site, refusals

CONF = ROOT / "publishconf.py"
BLOG = blog_of(SETTINGS)
POSTS_A_BLOG = 20
BLOGS = settings(
    max_examples=max(5, settings().max_examples // POSTS_A_BLOG),
    phases=[Phase.generate],  # the gate names the page: to look for a smaller blog takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

HOSTILE = st.sampled_from(
    [
        *("<script>x()</script>", "</title>", "<!--", "-->", "]]>", "</p>", "</article>", "<b>"),
        *('" onmouseover="x()', "[x](javascript:x())", "<img src=//e.org/x>", "<svg/onload=x>"),
        *("![x](images/none.jpg)", "[x](/none.html)", "<a href=''>x</a>", "<a id='x'>x</a>"),
        *("[x]({filename}b.md)", "[x]({filename}b.md#x)", "[x]({tag}one)", "[x]({category}Jobs)"),
        *("[x](/tags/one/)", "[x](/topics/jobs/)", "[x](#x)", "[x](?y)", "[x]({index})", "[x]()"),
        *("[x](/2020/01/b.html)", "[x](/2020/)", "[x](b.html)", "[x](../../../x)", "[x](//e)"),
        *("[x](http://[::1]/)", "[x](https://)", "[x](mailto:)", "[x](/archive/#2020)", "[x](/%)"),
        *(
            "[x](/old.html)",
            "[x](/gone/x.html)",
            "[x]({filename}pages/e.md)",
            "[x](/c/)",
            "[x](/e/)",
        ),
        *("[x](/archive/#year-2020)", "[x](/tags/one/#x)", "[x]({tag}one#x)", "[x](#tip-ask)"),
        *("{{ x }}", "{% x %}", "&#0;", "&#xD800;", "&nbsp;", "&bogus;", "%2e%2e", "\u202e", "😀"),
        *("<details><summary>x</summary>y</details>", "<table><tr><td>x</table>", "<p>x<p>y</p>"),
        *("<ul><li>x</ul>", "<h2 id='x'>x</h2>", "## x {: #main }", "## x {: #x }", "[^1]", "|x|"),
        *("<time datetime='x'>x</time>", "<td>x</td>", "<br/>", "<a><a>x</a></a>", "<hr>x"),
        *("Here are a few tips:\n\n- Ask.\n- Wait.", "<!-- checklist -->\n\n- [x](#x)\n- y"),
        *("<!-- checklist -->\n\n1. <b>x</b>\n2. `y`", "* [ ] a\n* [x] b", "<dl><dt>x</dl>"),
    ]
)
BODIES = st.lists(st.one_of(TEXTS, HOSTILE), min_size=1, max_size=2).map("\n\n".join)
NAMES = st.sampled_from(["one", "Two", "C#", "R&D", "é à", "404", "x/y", "<b>x", "index", "日本"])
LINES = {  # of a header
    "title": st.sampled_from(
        [
            "A post",
            '"One & two: <b>?"',
            '"{{ x }}"',
            "'“Quoted”'",
            "R&D; x",
            '"---"',
            '"404"',
            "index",
        ]
    ),
    "date": st.sampled_from(["2020-01-02", "2020-01-02 09:30", "2099-01-01", "1995-12-31"]),
    "modified": st.sampled_from(["2020-02-03", "2019-01-01"]),
    "lang": st.sampled_from(["en", "nl", "fr"]),
    "status": st.sampled_from(["published", "draft", "hidden", "skip"]),
    "translation": st.sampled_from(["true", "false"]),
    "category": NAMES.map("'{}'".format),
    "tags": st.lists(NAMES, max_size=3).map(lambda names: str(names)),
    "audience": st.sampled_from(["candidates", "[candidates, hiring managers]"]),
    "slug": st.sampled_from(["b", "a-post", "index", "é", "x.y", "'404'"]),
    "summary": st.sampled_from(['"A summary."', '"<b>&"', '""', "'one\n  two'"]),
    "checklist": st.sampled_from(["off", "on"]),
    "save_as": st.sampled_from(["2019/05/old.html", "index.html", "b.html", "2020/01/a.html"]),
    "id": st.sampled_from(["x", "tag:example.org,2019:blog.post-1", "a b"]),
}
MOST_HAVE = ("title", "date")


class Written(NamedTuple):
    """A post as a file holds it."""

    header: dict[str, str]
    body: str


OTHERS = sorted(LINES.keys() - {*MOST_HAVE})
HEADERS = st.lists(st.sampled_from(OTHERS), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: LINES[name] for name in (*MOST_HAVE, *names)})
)
POSTS = st.builds(Written, HEADERS, BODIES)


def write_all(folder: Path, posts: list[Written]) -> None:
    """Files that bear the names to which texts link; every fifth is a page."""
    for name, post in zip(ascii_lowercase, posts, strict=False):
        where = "pages/" * (name in "ejot")
        write_post(folder, post.body, f"{where}{name}.md", **post.header)
    (folder / "images").mkdir()
    Image.new("RGB", (40, 30)).save(folder / "images/desk.png")
    (folder / "redirects.txt").write_text("/old.html /2020/01/b.html\n/gone/* /\n")


def keep_what_passes(folder: Path) -> None:
    """Delete what the check refuses until it refuses nothing."""
    while errors := errors_in(check(folder, BLOG)):
        for path in {Path(error.path) for error in errors}:
            path.unlink()


@BLOGS
@given(st.lists(POSTS, min_size=POSTS_A_BLOG, max_size=POSTS_A_BLOG))
def test_law_the_gate_finds_no_fault_that_the_check_has_passed(posts: list[Written]) -> None:
    with tempfile.TemporaryDirectory() as name:
        content, output = Path(name, "in"), Path(name, "out")
        write_all(content, posts)
        write_post(content, "Text.", "z.md", title="Plain")
        keep_what_passes(content)
        built = run_pelican(content, output, "--fatal", "errors", settings=CONF, SITEURL=URL)
        assert built.returncode == 0, built.stdout + built.stderr
        site = read_site(output, SETTINGS)
        assert [*map(str, refusals(site, addresses(output, SETTINGS), None, fewer=True))] == []
