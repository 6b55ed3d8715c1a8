"""A blog that tries every page: titles of one to four lines, long words, every element."""

from pathlib import Path

from PIL import Image

from tests.building import build, write_post

LONG_WORD = "arbeidsongeschiktheidsverzekering"
LONG_TAG = "donaudampfschifffahrtselektrizitaetenhauptbetriebswerk"
TITLES = [
    "Yes",
    "What does a salary talk cost me when it goes wrong",
    "How long may I think about an offer, whom may I ask meanwhile, and what do I tell the others",
    "What do I say in the first ten minutes of a talk about money with somebody who has known me "
    "for years, who holds the purse, and who has let me understand that there is not much in it",
    f"Is my {LONG_WORD} worth a word",
]
MANY_TAGS = [f"{letter}{tail}rt" for letter in "bdmnp" for tail in "aeiouy"]
NUMBER = 14  # posts, which make three pages
WIDE_ROW = " | ".join(f"column {number} has words" for number in range(1, 10))
CODE = "x = " + " + ".join(f"line_of_code_{number}" for number in range(1, 25))
TIPS = "Here are a few tips:\n\n- Sleep on it.\n- Ask **why** it came so late.\n- Write it down.\n"
ELEMENTS = f"""A lead, as every letter has one, with a word like {LONG_WORD}.

## First

Press <kbd>Ctrl</kbd> and `code`, then go on with [a link](https://example.org/a/long/address).

| {WIDE_ROW} |
|{" --- |" * 9}
| {WIDE_ROW} |

    {CODE}

| little | here |
| --- | --- |
| 1 | 2 |

## Second

- One
    - One and one
        - One and one and one
- Two

1. First
    1. First of the first

> A quotation of some words, which says what somebody else has said.
>
> And once more.

## Third, with {LONG_WORD}

Term
:   What the term means, in a few words.

<details><summary>More of it</summary><p>Folded words.</p></details>

## Fourth

<figure>
<img src="{{static}}/images/desk.png" alt="A desk">
<figcaption>What the picture shows.</figcaption>
</figure>

More text.

{TIPS}
"""
SECTION = "\n\n".join(
    [
        "## A heading {number}{number}",
        *["Some words that fill a line or two of paper. " * 4] * 2,
    ]
)
TIP = "- **Tip {number} begins so.** " + "It goes on for three lines, which stay together. " * 5
LONG = "\n\n".join(
    [
        "A lead.",
        *[SECTION.replace("{number}", str(number)) for number in range(1, 13)],
        "Here are a few tips:",
        "\n".join(TIP.replace("{number}", str(number)) for number in range(1, 13)),
    ]
)
# One page of every kind, and the posts with the longest titles.
PAGES = {
    "home": "",
    "second page": "page/2/",
    "every element": "2020/01/post-0.html",
    "long": "2020/02/post-1.html",
    "post": "2020/04/post-3.html",
    "long word": "2020/05/post-4.html",
    "topic": "topics/a-topic-of-many-words/",
    "topics": "topics/",
    "tag": f"tags/{LONG_TAG}/",
    "tags": "tags/",
    "audience": "for/candidates/",
    "archive": "archive/",
    "checklists": "checklists/",
    "year": "2020/",
    "month": "2020/03/",
    "page": "a-page/",
    "not found": "404.html",
    "search": "search/",
}


def crowded_blog(folder: Path) -> None:
    """Write the blog into `folder/in`, and build it into `folder/out`."""
    content, site = folder / "in", folder / "out"
    for number in range(NUMBER):
        date = f"2020-{number % 12 + 1:02}-{number + 1:02}"
        write_post(
            content / "posts",
            {0: ELEMENTS, 1: LONG}.get(number, f"{TIPS}\nText.\n"),
            name=f"{date}-post-{number}.md",
            title=f'"{TITLES[number % len(TITLES)]}?"',
            date=date,
            category="A topic of many words",
            audience="[candidates]",
            tags=f"[{', '.join([LONG_TAG, 'pay', *(MANY_TAGS if number == 6 else [])])}]",
        )
    page = content / "pages/a-page.md"
    page.parent.mkdir()
    page.write_text(f"---\ntitle: About {LONG_WORD}\nsummary: Words.\n---\n\nA page.\n")
    picture(content / "images/desk.png")
    build(content, site)


def picture(file: Path) -> None:
    """A picture that is wider than any text."""
    file.parent.mkdir()
    Image.new("RGB", (1600, 500), "#456789").save(file)
