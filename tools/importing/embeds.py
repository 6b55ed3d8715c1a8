"""What an old post embedded becomes a link to the page that shows it."""

import re

from bs4 import Tag

YOUTUBE = re.compile(r"youtube(?:-nocookie)?\.com/(?:embed|v)/(?P<id>[\w-]{6,})", re.IGNORECASE)
VIMEO = re.compile(r"player\.vimeo\.com/video/(?P<id>\d+)", re.IGNORECASE)
ADDRESSES = ("src", "data", "value")
OF_FLASH = ("movie", "src")  # the names of parameters that give an address
KINDS = {  # what a link says is there, by what its address begins with
    "Video": "youtube.com vimeo.com dailymotion.com facebook.com/plugins/video embed.ted.com "
    "blogger.com/video",
    "Sound": "soundcloud.com w.soundcloud.com open.spotify.com podcasts.apple.com",
    "Map": "google.com/maps maps.google. google.be/maps openstreetmap.org",
    "Slides": "slideshare.net docs.google.com/presentation speakerdeck.com prezi.com",
    "Form": "docs.google.com/forms docs.google.com/spreadsheet surveymonkey.com",
    "Document": "docs.google.com drive.google.com scribd.com issuu.com",
}
ENDINGS = {"Video": (".mp4", ".webm", ".mov", ".swf"), "Sound": (".mp3", ".ogg", ".m4a", ".wav")}


def embedded_at(tag: Tag) -> str:
    """The address of what an element embeds; empty where it says none."""
    for holder in [tag, *tag.find_all(["embed", "source", "iframe", "param"])]:
        says = holder.name != "param" or str(holder.get("name", "")).lower() in OF_FLASH
        address = next((str(holder[key]) for key in ADDRESSES if holder.get(key)), "")
        address = f"https:{address}" if address.startswith("//") else address
        if says and address.startswith(("http:", "https:")):
            return watched(address)
    return ""


def watched(address: str) -> str:
    """The page that shows what is embedded, where it is known; else the address itself."""
    if found := YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={found['id']}"
    if found := VIMEO.search(address):
        return f"https://vimeo.com/{found['id']}"
    return address


def embedded_words(address: str) -> str:
    """What a link to something embedded says: what is there, where that is known, and the host."""
    place = address.partition("://")[2].removeprefix("www.")
    host, path = place.partition("/")[0], place.partition("?")[0]
    by_host = (kind for kind, known in KINDS.items() if place.startswith(tuple(known.split())))
    by_end = (kind for kind, known in ENDINGS.items() if path.lower().endswith(known))
    kind = next(by_end, "") or next(by_host, "")
    return f"{kind}: {host}" if kind else host
