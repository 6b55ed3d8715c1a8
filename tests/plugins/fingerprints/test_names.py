"""Names by content: another name as soon as a byte differs, and pages that know it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.fingerprints.names import fingerprinted, is_fingerprinted, renamed, with_new_names

URL = "https://blog.example.org"
YES = [
    "/theme/css/main.0123456789ab.css",
    "/theme/checklists/a-b.c.ffffffffffff.js",
    "/cards/way-back.da19932ad71e.png",
    "/pictures/desk.da19932ad71e.480.avif",
    "/pagefind/en/fragment/en_b7ea5f9.pf_fragment",
    "/pagefind/en/pagefind.en_6cc1599a4f.pf_meta",
]
NO = [
    "/theme/css/main.css",
    "/theme/img/mark.svg",
    "/images/photo.0123456789ab.png",
    "/theme/css/main.0123456789AB.css",
    "/theme/css/main.0123456789abc.css",
    "/pagefind/en/pagefind.js",
    "/pagefind/en/pagefind-entry.json",
    "/2020/01/theme/css/main.0123456789ab.css",
    "/sw.js",
    "/",
]


@pytest.mark.parametrize("address", YES)
def test_it_is_fingerprinted(address: str) -> None:
    assert is_fingerprinted(address)


@pytest.mark.parametrize("address", NO)
def test_it_is_not(address: str) -> None:
    assert not is_fingerprinted(address)


@given(body=st.binary(), name=st.from_regex(r"[a-z][a-z.-]{0,9}\.(css|js)", fullmatch=True))
def test_every_new_name_is_one(body: bytes, name: str) -> None:
    assert is_fingerprinted(f"/{fingerprinted(f'theme/x/{name}', body)}")


@given(one=st.binary(), other=st.binary())
def test_names_are_the_same_for_the_same_bytes_only(one: bytes, other: bytes) -> None:
    same = fingerprinted("theme/a.css", one) == fingerprinted("theme/a.css", other)
    assert same == (one == other)


MODULES = {
    "theme/x/a.js": b'import { f, g } from "./b.js";\nf();',
    "theme/x/b.js": b'import c from "../c.js";\nexport const f = "./b.js";',
    "theme/c.js": b"export default 1;",
    "theme/x/d.js": b'import("./a.js").then(f);import{g}from"./b.js";',
    "theme/c.css": b'p { content: "./b.js" }',
}


def test_modules_import_each_other_by_the_new_names() -> None:
    new = renamed(MODULES)
    c, b, a = (new[name] for name in ("theme/c.js", "theme/x/b.js", "theme/x/a.js"))
    assert c == (f"theme/c.{hashlib.sha256(c[1]).hexdigest()[:12]}.js", b"export default 1;")
    assert b[1].startswith(b'import c from "./../c.')
    assert f'from "./{b[0].removeprefix("theme/x/")}";'.encode() in a[1]
    d = new["theme/x/d.js"][1]
    for name, _ in (a, b):
        assert f'"./{name.removeprefix("theme/x/")}"'.encode() in d
    assert new["theme/c.css"][1] == MODULES["theme/c.css"]


def test_what_changes_in_one_renames_who_imports_it() -> None:
    before, after = renamed(MODULES), renamed({**MODULES, "theme/c.js": b"export default 2;"})
    changed = {name for name in MODULES if before[name] != after[name]}
    assert changed == {"theme/c.js", "theme/x/b.js", "theme/x/a.js", "theme/x/d.js"}


PAGES = {
    "a style": ('<link href="{u}/theme/a.css">', '<link href="{u}/theme/a.new.css">'),
    "a script": ('<script src="{u}/theme/a.js">', '<script src="{u}/theme/a.js">'),
    "text": ('<p>"{u}/theme/a.css"', '<p>"{u}/theme/a.css"'),
    "elsewhere": (
        '<link href="https://e.org/theme/a.css">',
        '<link href="https://e.org/theme/a.css">',
    ),
    "a longer name": ('<a href="{u}/theme/a.css.txt">', '<a href="{u}/theme/a.css.txt">'),
}


@pytest.mark.parametrize(("page", "wanted"), PAGES.values(), ids=PAGES)
def test_pages_load_what_was_renamed_and_nothing_else_changes(page: str, wanted: str) -> None:
    names = {"theme/a.css": "theme/a.new.css"}
    assert with_new_names(page.format(u=URL), URL, names) == wanted.format(u=URL)
