"""The rules that feeds are held against: each finds the fault that it is there for."""

import pytest

from tests.plugins.feeds.test_formats import ITEM, problems, written

RSS = {
    "not RSS 2.0": ('version="2.0"', 'version="0.91"', "must be rss 2.0 with one channel"),
    "no description": ("<description>What it is about</description>", "", "must have one descr"),
    "blank title": ("<title>A blog</title>", "<title> </title>", "title must not be blank"),
    "title twice": ("<title>A blog</title>", "<title>A</title><title>B</title>", "stand once"),
    "unknown element": ("<language>", "<ttle>A</ttle><language>", "ttle is unknown in channel"),
    "language in words": ("<language>en<", "<language>in English<", "must be a language"),
    "link without a host": ("<link>https://e.org/<", "<link>/<", "link must be an address: /"),
    "another self": ('href="https://e.org/feed"', 'href="https://e.org/"', "the self link"),
    "no picture": ("<image>", "<image></image><image>", "must be a PNG"),
    "picture in SVG": ("i.png", "i.svg", "must be a PNG, GIF or JPEG"),
    "picture's title": ("</url><title>A blog", "</url><title>B", "the image's title"),
    "guid taken for an address": (' isPermaLink="false"', "", 'isPermaLink="false"'),
    "guid with a space": ("letters/a<", "letters/a b<", "guid must be a URI"),
    "wrong weekday": ("<pubDate>Thu", "<pubDate>Fri", "must be a date by RFC 822: Fri"),
    "date by another rule": ("Thu, 02 Jan 2020 00:00:00 +0200</pub", "2020-01-02</pub", "RFC 822"),
    "built before": ("2020 00:00:00 +0200</last", "2019 00:00:00 +0200</last", "not be before"),
    "markup in a title": ("A &amp; B", "&lt;b&gt;A", "title must hold no markup"),
    "blank category": ("<category>Hiring<", "<category><", "category must not be blank"),
    "script": ("&lt;p&gt;C", "&lt;script&gt;C", "must not hold <script>"),
    "box": ("&lt;p&gt;C", "&lt;input&gt;C", "must not hold <input>"),
    "comment": ("&lt;p&gt;C", "&lt;!-- a --&gt;C", "must not hold comments"),
    "relative link": ("&lt;p&gt;C", "&lt;a href='/b'&gt;C", "must be absolute: /b"),
    "fragment": ("&lt;p&gt;C", "&lt;a href='#b'&gt;C", "must be absolute: #b"),
    "relative size": ("&lt;p&gt;C", "&lt;img srcset='https://e.org/a 1x, b 2x'&gt;", "absolute: b"),
}  # fmt: skip
ATOM = {
    "no id": ("<id>tag:e.org,2017:feeds/all</id>", "", "must follow the grammar"),
    "id twice": ("2017:feeds/all", "2017:letters/a", "ids must be unique"),
    "no title": ("<title>A &amp; B</title>", "", "must follow the grammar"),
    "date without a zone": ("00:00:00+02:00</published>", "00:00:00</published>", "grammar"),
    "unknown element": ("<subtitle>", "<subtitel/><subtitle>", "must follow the grammar"),
    "category without a term": ("<category term=", "<category label=", "must follow the grammar"),
    "no author": ("<author><name>An author</name></author>", "", "must have an author"),
    "author without a name": ("<name>An author</name>", "<name></name>", "must follow the grammar"),
    "no alternate": ('<link href="https://e.org/a.html" rel="alternate"/>', "", "one alternate"),
    "another self": ('href="https://e.org/feed"', 'href="https://e.org/"', "the self link"),
    "text that is not HTML": ('<content type="html">', '<content type="text">', "content in HTML"),
    "updated before": ("<updated>2020", "<updated>2019", "updated must not be before"),
    "no icon": ("<icon>https://e.org/i.png</icon>", "", "there must be an icon"),
    "button": ("&lt;p&gt;C", "&lt;button&gt;C", "must not hold <button>"),
}  # fmt: skip
JSON = {
    "another version": ("version/1.1", "version/1", "version must be 1.1"),
    "no title": ('"title": "A blog",', "", "title must be a string"),
    "number for an id": ('"id": "tag:e.org,2017:letters/a"', '"id": 1', "id must be a string"),
    "relative address": ('"https://e.org/a.html"', '"/a.html"', "url must be an address"),
    "another self": ('"https://e.org/feed"', '"https://e.org/"', "feed_url must be the feed's"),
    "date by another rule": ("2020-01-02T00:00:00+02:00", "2 January 2020", "date by RFC 3339"),
    "author without a name": ('"name": "An author"', '"name": ""', "authors must have names"),
    "no items": ('"items": [', '"item": [', "items must be a list"),
    "tag that is a number": ('"Hiring"', "7", "tags must be strings"),
    "markup in a summary": ('"S"', '"<p>S</p>"', "summary must be text"),
    "label": ("<p>C</p>", "<label>C</label>", "must not hold <label>"),
}  # fmt: skip
FAULTS = {
    f"{form}: {name}": (form, *fault)
    for form, faults in {"rss": RSS, "atom": ATOM, "json": JSON}.items()
    for name, fault in faults.items()
}


@pytest.mark.parametrize(("form", "right", "wrong", "problem"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found(form: str, right: str, wrong: str, problem: str) -> None:
    source = written(form, ITEM).decode()
    assert right in source
    found = problems(form, source.replace(right, wrong, 1).encode())
    assert any(problem in one for one in found), found


def test_two_items_with_one_id_are_found() -> None:
    for form in ("rss", "atom", "json"):
        found = problems(form, written(form, ITEM, ITEM))
        assert found == ["ids must be unique: tag:e.org,2017:letters/a"]
