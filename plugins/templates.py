"""What templates may use, and how they are compiled once: see JINJA_* in pelicanconf.py."""

from collections.abc import Hashable
from contextlib import suppress
from functools import cache

from babel import dates
from jinja2 import BytecodeCache, Environment, TemplateError
from jinja2.bccache import Bucket
from jinja2.runtime import Macro

from plugins.html import text
from plugins.incremental.cached import result_key
from plugins.incremental.store import STORE


class TemplateCache(BytecodeCache):
    """Jinja's compiled templates in the store of results: what is damaged is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find what was compiled of the same source."""
        if kept := STORE.get(self._key_of(bucket)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled."""
        STORE.put(self._key_of(bucket), bucket.bytecode_to_string())

    def _key_of(self, bucket: Bucket) -> bytes:
        return result_key("template", bucket.key, bucket.checksum)


def compile_all(environment: Environment) -> None:
    """Compile the theme's own templates and keep them; one that fails is told of where it is used.

    `!theme/base.html` and the like are other names that Pelican gives them.
    """
    for name in environment.list_templates(filter_func=lambda name: not name.startswith("!")):
        with suppress(TemplateError, UnicodeDecodeError):
            environment.get_template(name)
    STORE.save()


@cache
def once(macro: Macro, *arguments: Hashable) -> str:
    """What a macro makes of its arguments, which must say it all: it is not called again for them.

    A list of letters is put together of pieces that other lists hold, too.
    """
    made: str = macro(*arguments)
    return made


plain = cache(text.plain)  # of titles and summaries, that a page and lists ask for several times
format_date = cache(dates.format_date)
format_skeleton = cache(dates.format_skeleton)
