"""Pictures in posts and pages, in the sizes and formats that phones want; see docs/decisions."""

import logging
import shutil
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from blinker import signal
from pelican import signals
from pelican.contents import Article, Content, Page, Static
from pelican.generators import Generator

from plugins.checklists.tree import MalformedHTMLError
from plugins.incremental.files import replaced
from plugins.incremental.parallel import worker_count
from plugins.incremental.progress import Progress
from plugins.incremental.writer import IncrementalWriter, root_of
from plugins.needs import needs

from .encoding import clean_file, is_packed, pack, variant_file
from .finding import OWN, file_for, written
from .markup import NamedPicture, add_sources
from .picture import Picture, place_of, published_name, read_picture, variants
from .unreadable import UnreadablePictureError

logger = logging.getLogger(__name__)
pictures_packed = signal("pictures_packed")  # sent when pictures are there that were not before


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental")
    signals.content_object_init.connect(show_pictures)
    signals.content_object_init.connect(name_picture)
    signals.get_generators.connect(pictures_generator)


def pictures_generator(pelican: object) -> type[Generator]:
    """What writes the pictures."""
    return PicturesGenerator


def name_picture(content: Content) -> None:
    """Let a picture that browsers do not show be published under the name of one that they do."""
    if isinstance(content, Static) and published_name(content.source_path) != content.source_path:
        content.override_save_as = published_name(content.save_as)
        content.override_url = published_name(content.url)


def show_pictures(content: Content) -> None:
    """Offer each picture of a post or page in every size, and note on it the `pictures`."""
    if not isinstance(content, Article | Page):
        return
    content.pictures = []
    if "<img" not in content._content:
        return
    settings = content.settings
    root = root_of(content.save_as, settings)
    try:
        shown = add_sources(
            content._content, partial(picture_for, content), root, settings["PICTURE_SIZES"]
        )
    except MalformedHTMLError:
        return  # whatever is wrong with it, the checklists say so
    content._content = shown.html
    content.pictures = [place_of(picture, Path(settings["PATH"])) for picture in shown.pictures]


def picture_for(content: Content, address: str) -> NamedPicture | None:
    """The picture that a post shows by such an address, if it is one of the blog's own."""
    folder = Path(content.settings["PATH"])
    file = file_for(address, folder, Path(content.source_path).parent)
    try:
        picture = read_picture(file) if file else None
    except UnreadablePictureError as error:
        logger.error("%s: %s", content.get_relative_source_path(), error)
        return None
    return NamedPicture(picture, address_for(address, picture, folder)) if picture else None


def address_for(address: str, picture: Picture, folder: Path) -> str:
    """An address that Pelican finds the picture by: the author's own where it does."""
    file = picture.file
    is_found = OWN.fullmatch(address.strip()) and published_name(file.name) == file.name
    return address if is_found else written(file, folder)


class PicturesGenerator(Generator):
    """Writes every picture of the content folder in each size, and itself without its EXIF.

    Pelican runs it after the posts, whose links say where files lie, and before it copies files.
    """

    def generate_output(self, writer: IncrementalWriter) -> None:
        """Make, on every core, what no build has made before, and publish each when it is made."""
        if not writer.share.is_first:
            return
        groups, progress = self.groups(), Progress()
        first = [picture for (_, picture), *_ in groups]
        is_new = not all(self.is_published(*one) for group in groups for one in group)
        with ThreadPoolExecutor(worker_count()) as pool:
            packing = pool.map(partial(pack, cache=self.cache), first)
            for done, (group, _) in enumerate(zip(groups, packing, strict=True), 1):
                for static, picture in group:
                    self.publish(static, picture)
                progress.tell("Packing pictures", done, len(groups))
        if is_new:
            pictures_packed.send(self)

    def is_published(self, static: Static, picture: Picture) -> bool:
        """Whether all of it is there: a build that was stopped may have packed it for nobody."""
        names = [static.save_as, *(variant.address for variant in variants(picture))]
        is_there = all(Path(self.output_path, name).exists() for name in names)
        return is_there and is_packed(picture, self.cache)

    def groups(self) -> list[list[tuple[Static, Picture]]]:
        """The files to be published that are pictures, those of one picture together."""
        found: defaultdict[str, list[tuple[Static, Picture]]] = defaultdict(list)
        for static, picture in self.pictures():
            found[picture.key].append((static, picture))
        return list(found.values())

    def pictures(self) -> Iterator[tuple[Static, Picture]]:
        """The files to be published that are pictures."""
        for static in self.context["staticfiles"]:
            try:
                picture = read_picture(Path(self.path, static.source_path))
            except UnreadablePictureError as error:
                raise SystemExit(f"{static.source_path}:1: {error}") from error
            if picture:
                yield static, picture

    def publish(self, static: Static, picture: Picture) -> None:
        """Write a picture's variants, and let Pelican copy the clean file in its place."""
        static.override_save_as = static.save_as
        static.source_path = str(clean_file(picture, self.cache))
        for variant in variants(picture):
            target = Path(self.output_path) / variant.address
            target.parent.mkdir(parents=True, exist_ok=True)
            with replaced(target) as draft:
                shutil.copyfile(variant_file(picture, variant, self.cache), draft)

    @property
    def cache(self) -> Path:
        """Where packed pictures are kept."""
        return Path(self.settings["CACHE_PATH"], "pictures")
