"""What a photograph takes to be packed, and how alike pictures are."""

from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from tools.bench import photograph
from tools.bench.builders import BLOG
from tools.bench.photograph import SHARP, Packing, likeness_of, similarity
from tools.bench.report import photograph as reported
from tools.bench.running import BenchRun


def noise() -> Image.Image:
    return Image.effect_noise((160, 80), 60)


def test_a_picture_is_most_like_itself() -> None:
    picture = noise()
    assert similarity(picture, picture) == pytest.approx(1)
    soft, softer = (picture.filter(ImageFilter.GaussianBlur(radius)) for radius in (0.5, 2))
    assert 1 > similarity(picture, soft) > similarity(picture, softer) > 0
    assert similarity(picture, noise()) < 0.1


def test_a_smaller_picture_is_compared_with_the_photograph_in_its_size(tmp_path: Path) -> None:
    whole = noise().resize((640, 320), Image.Resampling.BICUBIC)
    whole.save(tmp_path / "whole.png")
    whole.resize((320, 160), Image.Resampling.LANCZOS).save(tmp_path / "made.png")
    assert likeness_of(tmp_path / "made.png", tmp_path / "whole.png") == pytest.approx(1)


def test_the_blog_packs_a_photograph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photograph, "SIZE", (2000, 1500))
    monkeypatch.setattr(photograph, "MODULES", tmp_path)
    found = photograph.packings(tmp_path / "work")
    assert found.keys() == {BLOG}
    assert found[BLOG].taken.cpu > 0
    assert 0.5 < found[BLOG].likeness < 1
    assert len(photograph.pictures_in(tmp_path / "work/ours")) == 7


def test_the_row_has_its_goal() -> None:
    rounds = [
        {BLOG: Packing(BenchRun(0, cpu), 0.9), SHARP: Packing(BenchRun(0, 10), 0.95)}
        for cpu in (1, 9)
    ]
    text = "\n".join(reported(rounds))
    assert "CPU time / sharp  0.50 (goal ≤ 0.25, missed)" in text
    assert "this blog  5.00 CPU s; SSIM to a lossless resize at least 0.900" in text
