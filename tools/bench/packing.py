"""Packs one picture as a build does."""

import sys
from pathlib import Path

from plugins.pictures.encoding import pack
from plugins.pictures.picture import read_picture


def main(file: str, cache: str) -> None:
    """Pack a picture into a folder."""
    picture = read_picture(Path(file))
    assert picture
    pack(picture, Path(cache))


if __name__ == "__main__":
    main(*sys.argv[1:])
