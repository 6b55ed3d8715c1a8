"""Templates are compiled once and kept, as other results are."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from plugins.results import RESULTS, key_of


class TemplateCache(BytecodeCache):
    """Jinja's compiled templates in the file of the results: what is damaged is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find what was compiled of the same source."""
        if kept := RESULTS.get(self._key_of(bucket)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled."""
        RESULTS.put(self._key_of(bucket), bucket.bytecode_to_string())

    def _key_of(self, bucket: Bucket) -> bytes:
        return key_of("template", bucket.key, bucket.checksum)
