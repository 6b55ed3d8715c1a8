"""Which posts belong together, and which stand next to each other."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.related.related import RelatedCandidate, RelatedIndex
from tests.building import PREVIEW, build, write_post
from tests.site.pages import parse


def post(
    path: str, day: int = 1, topic: str = "offers", tags: str = "", lang: str = "en"
) -> RelatedCandidate:
    return RelatedCandidate(
        path, lang, datetime(2020, 1, day, tzinfo=UTC), topic, frozenset(tags.split())
    )


THIS = post("this", 10, "offers", "salary doubts")


def related(this: RelatedCandidate, others: list[RelatedCandidate]) -> list[RelatedCandidate]:
    return RelatedIndex(others).related(this)


def neighbours(
    this: RelatedCandidate, others: list[RelatedCandidate]
) -> tuple[RelatedCandidate | None, RelatedCandidate | None]:
    return RelatedIndex(others).neighbours(this)


def paths(posts: list[RelatedCandidate]) -> list[str]:
    return [found.path for found in posts]


def test_the_nearest_come_first_and_of_equals_the_newer() -> None:
    others = [
        post("topic", 1, "offers"),
        post("a tag", 2, "hiring", "salary"),
        post("a newer tag", 3, "hiring", "doubts"),
        post("tag and topic", 4, "offers", "salary"),
        post("both tags", 5, "hiring", "salary doubts"),
    ]
    assert paths(related(THIS, others)) == ["both tags", "tag and topic", "a newer tag"]
    assert paths(related(THIS, others[:1])) == ["topic"]


def test_what_shares_nothing_is_not_related() -> None:
    assert related(THIS, [post("other", 1, "hiring", "feedback"), THIS]) == []


def test_other_languages_are_not_related() -> None:
    assert related(THIS, [post("nl", 1, tags="salary", lang="nl")]) == []


def test_neighbours_stand_before_and_after_in_time() -> None:
    posts = [
        post("a", 1),
        post("b", 5),
        THIS,
        post("c", 11),
        post("d", 20),
        post("e", 10, lang="nl"),
    ]
    newer, older = neighbours(THIS, posts)
    assert newer == posts[3]
    assert older == posts[1]


def test_the_first_and_the_last_have_one_neighbour() -> None:
    first, last = post("a", 1), post("b", 2)
    assert neighbours(first, [first, last]) == (last, None)
    assert neighbours(last, [first, last]) == (None, first)
    assert neighbours(first, [first]) == (None, None)


POSTS = st.lists(
    st.builds(
        post,
        st.text("abcdef", min_size=1, max_size=3),
        st.integers(1, 28),
        st.sampled_from(["offers", "hiring"]),
        st.sampled_from(["", "x", "y", "x y"]),
        st.sampled_from(["en", "nl"]),
    ),
    min_size=1,
    unique_by=lambda found: found.path,
)


@given(POSTS)
def test_related_posts_are_those_of_one_language_that_share_most(
    posts: list[RelatedCandidate],
) -> None:
    def likeness(other: RelatedCandidate) -> int:
        return 2 * len(this.tags & other.tags) + (this.topic == other.topic)

    this = posts[0]
    others = [other for other in posts[1:] if other.lang == this.lang and likeness(other)]
    others.sort(key=lambda other: (likeness(other), other.date, other.path), reverse=True)
    assert related(this, posts) == related(this, posts[::-1]) == others[:3]


@given(POSTS)
def test_neighbours_are_each_other_s(posts: list[RelatedCandidate]) -> None:
    for this in posts:
        newer, older = neighbours(this, posts)
        assert newer is None or neighbours(newer, posts)[1] == this
        assert older is None or neighbours(older, posts)[0] == this


def test_nothing_leads_to_a_draft_and_a_draft_leads_on(tmp_path: Path) -> None:
    for name, status in {"a": "published", "b": "draft", "c": "hidden", "d": "published"}.items():
        write_post(tmp_path / "in", "Text", f"{name}.md", title=name, status=status, tags="[one]")
    build(tmp_path / "in", tmp_path / "out", settings=PREVIEW)
    titles = {
        name: sorted({a.get_text() for a in page.select(".letters a, .neighbours a")})
        for name, path in {"a": "2020/01/a", "b": "drafts/b", "d": "2020/01/d"}.items()
        for page in [parse(tmp_path / f"out/{path}.html")]
    }
    assert titles == {"a": ["d"], "b": ["a", "d"], "d": ["a"]}
