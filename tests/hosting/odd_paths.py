"""What somebody asks for who wants to be led to another host."""

from urllib.parse import urljoin, urlsplit

from hypothesis import strategies as st

HOST = "blog.example.org"
PARTS = st.sampled_from(
    [
        *("/", "//", "///", "%2f", "%5c", "\\", ".", "..", "%2e%2e", "%00", "%0d%0aX:%20y", "%09"),
        *("2130706433", "1", "2017", "06", "evil.example", "@", ":", "a.html", "index.html"),
        *("way-back-after-no.html", "archive", "search", "label", "feeds", "posts", "default"),
        *("%61rchive", "p", "about.html", "%3f", "%23"),
    ]
)
QUERIES = st.sampled_from(["", "?m=1", "?m=0&x=1", "?x=1&m=1", "?alt=rss", "?q=//evil.example"])
ODD_PATHS = st.builds(
    lambda parts, query: f"/{''.join(parts)}{query}", st.lists(PARTS, max_size=7), QUERIES
)


def leads_within(location: str | None) -> bool:
    """Whether a browser at our host stays there: a backslash is a slash to it."""
    if location is None:
        return True
    return urlsplit(urljoin(f"https://{HOST}/", location.replace("\\", "/"))).netloc == HOST
