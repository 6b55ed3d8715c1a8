"""Pictures in posts and pages, in the sizes and formats that phones want; see docs/decisions."""

import logging
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from pelican import signals
from pelican.contents import Article, Content, Page, Static
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.checklists.tree import MalformedHTMLError
from plugins.incremental.writer import root_of
from plugins.needs import needs

from .encoding import clean_file, variant_file
from .markup import add_sources
from .picture import Picture, UnreadablePictureError, file_for, place_of, read_picture, variants

logger = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental")
    signals.content_object_init.connect(show_pictures)
    signals.get_generators.connect(pictures_generator)


def pictures_generator(pelican: object) -> type[Generator]:
    """What writes the pictures."""
    return PicturesGenerator


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


def picture_for(content: Content, address: str) -> Picture | None:
    """The picture that a post shows by such an address, if it is one of the blog's own."""
    folder = Path(content.settings["PATH"])
    file = file_for(address, folder, Path(content.source_path).parent)
    try:
        return read_picture(file) if file else None
    except UnreadablePictureError as error:
        logger.error("%s: %s", content.get_relative_source_path(), error)
        return None


class PicturesGenerator(Generator):
    """Writes every picture of the content folder in each size, and itself without its EXIF.

    Pelican runs it after the posts, whose links say where files lie, and before it copies files.
    """

    def generate_output(self, writer: Writer) -> None:
        """Make, on every core, what no build has made before."""
        if not writer.share.is_first:
            return
        with ThreadPoolExecutor() as pool:
            for _ in pool.map(self.publish, self.context["staticfiles"]):
                pass

    def publish(self, static: Static) -> None:
        """Write a file's variants, and let Pelican copy the clean file in its place."""
        try:
            picture = read_picture(Path(self.path) / static.source_path)
        except UnreadablePictureError as error:
            logger.warning("%s: %s", static.source_path, error)
            return
        if picture:
            cache = Path(self.settings["CACHE_PATH"], "pictures")
            static.override_save_as = static.save_as
            static.source_path = str(clean_file(picture, cache))
            for variant in variants(picture):
                target = Path(self.output_path) / variant.address
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(variant_file(picture, variant, cache), target)
