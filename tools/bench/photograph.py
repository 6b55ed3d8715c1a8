"""A photograph packed by this blog and by sharp, which most sites with Node pack theirs by.

Each makes three widths in AVIF and in WebP, and the widest as JPEG; CPU time is compared, and how
much what was made looks like the photograph.
"""

import shutil
import sys
from pathlib import Path
from random import Random
from typing import NamedTuple

from PIL import Image, ImageMath

from plugins.pictures.encoding import form_of, own_form
from plugins.pictures.picture import read_picture, variants

from .builders import BLOG, MODULES, PEERS
from .running import BenchRun, Command, run

SHARP = "sharp"
SIZE = 4000, 3000  # pixels, which are 12 million
OCTAVES = {8: 0.5, 32: 0.4, 128: 0.3, 512: 0.2, 2000: 0.08}  # spots in a row: how strong they are
WINDOW = 8  # pixels on a side, of what is compared at once
DARK, FLAT = (0.01 * 255) ** 2, (0.03 * 255) ** 2  # as its authors steady the index


class Packing(NamedTuple):
    """What it took to pack a photograph, and how alike the worst of what was made is, at most 1."""

    taken: BenchRun
    likeness: float


def photograph(file: Path) -> Path:
    """Something with large and small shapes, soft and hard edges, as photographs have them."""
    chance = Random(2017)
    image = Image.new("RGB", SIZE, "grey")
    for across, strength in OCTAVES.items():
        size = across, across * 3 // 4
        spots = Image.frombytes("RGB", size, chance.randbytes(3 * size[0] * size[1]))
        image = Image.blend(image, spots.resize(SIZE, Image.Resampling.BICUBIC), strength)
    image.save(file, quality=92)
    return file


def packings(folder: Path) -> dict[str, Packing]:
    """The photograph packed by this blog, and by sharp where that is installed."""
    folder.mkdir(parents=True)
    file = photograph(folder / "photograph.jpg")
    ours = [sys.executable, "-m", "tools.bench.packing", str(file), str(folder / "ours")]
    found = {BLOG: packing(ours, file, folder / "ours")}
    if command := sharp_command(file, folder / "sharp"):
        found[SHARP] = packing(command, file, folder / "sharp")
    return found


def packing(command: list[str], file: Path, made: Path) -> Packing:
    """Run what packs, and look at what it has made."""
    made.mkdir()
    taken = run(Command(command, Path.cwd()))
    return Packing(taken, min(likeness_of(one, file) for one in pictures_in(made)))


def pictures_in(folder: Path) -> list[Path]:
    """What was made."""
    return [file for file in folder.iterdir() if file.suffix in {".avif", ".webp", ".jpeg"}]


def sharp_command(file: Path, made: Path) -> list[str]:
    """Nothing where Node or sharp is not there."""
    node, sharp = shutil.which("node"), MODULES / "sharp"
    picture = read_picture(file)
    if not (node and sharp.is_dir() and picture):
        return []
    forms = sorted({own_form(picture), *map(form_of, variants(picture))})
    named = [f"{form.width}.{form.format.lower()}" for form in forms]
    return [node, str(PEERS / "sharp/pack.cjs"), str(sharp), str(file), str(made), *named]


def likeness_of(made: Path, photograph: Path) -> float:
    """The structural similarity of a picture to the photograph resized without any loss."""
    with Image.open(photograph) as whole, Image.open(made) as packed:
        right = whole.resize(packed.size, Image.Resampling.LANCZOS)
        return similarity(packed.convert("L"), right.convert("L"))


def similarity(one: Image.Image, other: Image.Image) -> float:
    """The SSIM index of two grey pictures, the mean over windows that do not overlap."""
    a, b = one.convert("F"), other.convert("F")
    mean_a, mean_b = a.reduce(WINDOW), b.reduce(WINDOW)
    aa, bb, ab = (_product(*pair).reduce(WINDOW) for pair in ((a, a), (b, b), (a, b)))
    index = ImageMath.lambda_eval(
        lambda v: (
            (2 * v["m"] * v["n"] + DARK)
            * (2 * (v["ab"] - v["m"] * v["n"]) + FLAT)
            / (v["m"] * v["m"] + v["n"] * v["n"] + DARK)
            / (v["aa"] - v["m"] * v["m"] + v["bb"] - v["n"] * v["n"] + FLAT)
        ),
        m=mean_a,
        n=mean_b,
        aa=aa,
        bb=bb,
        ab=ab,
    )
    found = index.get_flattened_data()
    return float(sum(found) / len(found))


def _product(one: Image.Image, other: Image.Image) -> Image.Image:
    found: Image.Image = ImageMath.lambda_eval(lambda v: v["a"] * v["b"], a=one, b=other)
    return found
