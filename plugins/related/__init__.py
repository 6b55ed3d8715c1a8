"""Where a post leads on to: related posts, and its neighbours in time."""

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from .related import RelatedCandidate, RelatedIndex

UNLISTED = ("hidden_articles", "hidden_translations", "drafts", "drafts_translations")


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(lead_on)


def lead_on(generator: ArticlesGenerator) -> None:
    """Note on every post `related_posts`, `newer_post` and `older_post`, in its own language.

    Drafts and hidden posts lead on to published ones; nothing leads to them.
    """
    posts = [*generator.articles, *generator.translations]
    descriptions = [described(post) for post in posts]
    published = {this.path: post for this, post in zip(descriptions, posts, strict=True)}
    index = RelatedIndex(descriptions)
    unlisted = [post for name in UNLISTED for post in getattr(generator, name)]
    descriptions += [described(post) for post in unlisted]
    for this, post in zip(descriptions, [*posts, *unlisted], strict=True):
        newer, older = index.neighbours(this)
        post.related_posts = [published[other.path] for other in index.related(this)]
        post.newer_post = newer and published[newer.path]
        post.older_post = older and published[older.path]


def described(post: Article) -> RelatedCandidate:
    """What matters of a post for what it leads on to."""
    tags = frozenset(tag.slug for tag in getattr(post, "tags", []))
    return RelatedCandidate(post.save_as, post.lang, post.date, post.category.slug, tags)
