"""Pictures in the built blog."""

import shutil
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from PIL import Image

from tests.building import CONTENT, ROOT, build, run_pelican, write_post
from tests.plugins.pictures.samples import SECRET, save_as_a_phone_does

from .pages import html_files, parse

BODY = "One.\n\nTwo.\n\n![A desk]({static}/images/desk.jpg)"


def addresses(srcset: str) -> list[str]:
    return [offer.split()[0] for offer in srcset.split(",")]


@pytest.mark.parametrize("kind", ["site", "public"])
def test_every_source_is_there_and_as_wide_as_it_says(
    kind: str, request: pytest.FixtureRequest
) -> None:
    site, checked = request.getfixturevalue(kind), 0
    for page in html_files(site):
        base = f"https://blog.example.org/{page.relative_to(site).as_posix()}"
        for source in parse(page)("source"):
            for offer in str(source["srcset"]).split(","):
                address, width = offer.split()
                path = urljoin(base, address).removeprefix("https://blog.example.org/")
                with Image.open(site / path) as image:
                    assert f"{image.width}w" == width
                    assert f"image/{str(image.format).lower()}" == source["type"]
                checked += 1
    assert checked >= 3  # the picture of the blog's own posts in its widths


def test_a_phone_s_picture_is_published_without_its_notes(tmp_path: Path) -> None:
    save_as_a_phone_does(tmp_path / "in/images/desk.jpg", orientation=6)
    write_post(tmp_path / "in", BODY)
    build(tmp_path / "in", tmp_path / "out")
    image = parse(tmp_path / "out/2020/01/a-post.html").select_one(".text picture img")
    assert image
    assert (image["width"], image["height"], image["loading"]) == ("1000", "2000", "lazy")
    pictures = [tmp_path / "out/images/desk.jpg", *(tmp_path / "out/pictures").iterdir()]
    assert len(pictures) == 1 + 2 * 3
    for picture in pictures:
        assert SECRET.encode() not in picture.read_bytes()


def test_a_picture_in_html_is_packed_on_a_site_under_a_path_too(tmp_path: Path) -> None:
    save_as_a_phone_does(tmp_path / "in/images/desk.jpg")
    write_post(tmp_path / "in", 'One.\n\nTwo.\n\n<img src="/images/desk.jpg" alt="A desk">')
    site = "https://example.org/letters"
    build(tmp_path / "in", tmp_path / "out", settings=ROOT / "publishconf.py", SITEURL=site)
    picture = parse(tmp_path / "out/2020/01/a-post.html").select_one(".text picture")
    assert picture
    image = picture.select_one("img")
    assert image
    assert {"width", "height"} <= image.attrs.keys()
    assert image["loading"] == "lazy"
    sources = [address for one in picture("source") for address in addresses(str(one["srcset"]))]
    assert len(sources) >= 3
    for address in [*sources, str(image["src"])]:
        path = urljoin(f"{site}/2020/01/a-post.html", address).removeprefix(f"{site}/")
        assert (tmp_path / "out" / path).is_file(), address


def test_a_picture_beside_its_post_is_shown_too(tmp_path: Path) -> None:
    save_as_a_phone_does(tmp_path / "in/posts/desk.jpg")
    write_post(tmp_path / "in/posts", "![A desk]({attach}desk.jpg)")
    build(tmp_path / "in", tmp_path / "out")
    page = tmp_path / "out/2020/01/a-post.html"
    image = parse(page).select_one("picture img")
    assert image
    published = page.parent / str(image["src"])
    assert SECRET.encode() not in published.read_bytes()


def test_a_list_of_posts_shows_no_picture(tmp_path: Path) -> None:
    save_as_a_phone_does(tmp_path / "in/images/desk.jpg")
    path = write_post(tmp_path / "in", "![A desk]({static}/images/desk.jpg)")
    path.write_text(path.read_text().replace("summary: A summary.\n", ""))
    build(tmp_path / "in", tmp_path / "out")
    assert not parse(tmp_path / "out/index.html").select("main img")


def test_a_damaged_picture_stops_the_build_and_names_its_post(tmp_path: Path) -> None:
    (tmp_path / "in/images").mkdir(parents=True)
    (tmp_path / "in/images/desk.jpg").write_text("no picture")
    write_post(tmp_path / "in", BODY)
    result = run_pelican(tmp_path / "in", tmp_path / "out", "--fatal", "errors")
    assert result.returncode
    assert "2020-01-02-a-post.md:11: desk.jpg holds no picture" in result.stdout + result.stderr
    assert not list((tmp_path / "out").rglob("*.html"))


NAMED = ["{static}/images/desk.jpg", "/images/desk.jpg", "images/desk.jpg", "desk.jpg"]


FORMS = ["![A desk]({})", '<p><img src="{}" alt="A desk"></p>']


def test_a_picture_is_packed_sized_and_lazy_however_it_is_named(tmp_path: Path) -> None:
    save_as_a_phone_does(tmp_path / "in/images/desk.jpg")
    shown = [form.format(address) for form in FORMS for address in NAMED]
    for number, picture in enumerate(shown):
        write_post(tmp_path / "in", f"One.\n\nTwo.\n\n{picture}", f"{number}.md")
    result = run_pelican(
        *(tmp_path / "in", tmp_path / "out", "--fatal", "warnings"),
        *("-e", "RELATIVE_URLS=false", 'SITEURL="https://example.org/blog"'),
    )
    assert not result.returncode, result.stdout + result.stderr
    for number, picture in enumerate(shown):
        image = parse(tmp_path / f"out/2020/01/{number}.html").select_one(".text picture img")
        assert image, picture
        assert image["src"] == "https://example.org/blog/images/desk.jpg"
        assert (image["width"], image["height"], image["loading"]) == ("1440", "720", "lazy")


def test_a_telephone_s_heic_is_shown_as_jpeg(tmp_path: Path) -> None:
    save_as_a_phone_does(tmp_path / "in/images/desk.HEIC")
    write_post(tmp_path / "in", "![A desk]({static}/images/desk.HEIC)")
    build(tmp_path / "in", tmp_path / "out")
    image = parse(tmp_path / "out/2020/01/a-post.html").select_one(".text picture img")
    assert image
    assert str(image["src"]).endswith("images/desk.HEIC.jpg")
    assert not (tmp_path / "out/images/desk.HEIC").exists()
    with Image.open(tmp_path / "out/images/desk.HEIC.jpg") as published:
        assert published.format == "JPEG"


def test_one_picture_under_many_names_is_packed_once(tmp_path: Path) -> None:
    names = ["logo.jpg", *(f"logo ({number}).jpg" for number in range(1, 9))]
    for name in names:
        save_as_a_phone_does(tmp_path / "in/images" / name)
    write_post(tmp_path / "in", "![A logo](logo.jpg)")
    build(tmp_path / "in", tmp_path / "out")
    assert len({(tmp_path / "out/images" / name).read_bytes() for name in names}) == 1


def test_a_build_elsewhere_gives_the_same_pictures(tmp_path: Path, site: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "in")
    build(tmp_path / "in", tmp_path / "out")
    for made in (tmp_path / "out/pictures").iterdir():
        assert made.read_bytes() == (site / "pictures" / made.name).read_bytes()


NAMES = ["café", "a b", "a#1", "a?b", "a%b", "a&b", "it's (1)", "a[b]", "a;b", 'a"b']


def test_a_picture_is_found_whatever_its_name_holds(tmp_path: Path) -> None:
    (tmp_path / "in/images").mkdir(parents=True)
    for number, name in enumerate(NAMES, 1):
        Image.new("RGB", (40, number)).save(tmp_path / f"in/images/{name}.png")
        address = f"{{static}}/images/{quote(name, safe='')}.png"
        body = f"![A desk]({address})\n\n[The desk]({address})"
        write_post(tmp_path / "in", body, f"{number}.md")
    build(tmp_path / "in", tmp_path / "out")
    for number, name in enumerate(NAMES, 1):
        page = parse(tmp_path / f"out/2020/01/{number}.html")
        found = [page.select_one("article img"), page.select_one(".text a")]
        assert all(found), name
        for value in [tag.get("src") or tag["href"] for tag in found if tag]:
            file = tmp_path / "out/2020/01" / unquote(urlsplit(str(value)).path)
            with Image.open(file) as image:
                assert image.height == number, name
