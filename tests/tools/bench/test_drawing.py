"""Pictures of growth and of shares, where they can be drawn."""

from pathlib import Path

import pytest

from tools.bench.drawing import can_draw, draw_growth, draw_shares, label

CAN_DRAW = pytest.mark.skipif(not can_draw(), reason="needs matplotlib")


def test_a_curve_says_how_it_grows() -> None:
    assert label("Hugo", {1000: 1.0, 2000: 2.0}) == "Hugo: posts to the power of 1.00"
    assert label("Hugo", {1000: 1.0}) == "Hugo"


@CAN_DRAW
def test_the_curves_are_drawn(tmp_path: Path) -> None:
    file = tmp_path / "new" / "growth.svg"
    draw_growth({"this blog": {20: 1.0, 40: 2.0}, "Hugo": {20: 0.2}}, file)
    assert "<svg" in file.read_text()


@CAN_DRAW
def test_the_shares_are_drawn(tmp_path: Path) -> None:
    file = tmp_path / "new" / "shares.svg"
    draw_shares({"cards": 0.125, "search": 0.25, "icons": -0.001}, 1000, file)
    assert "<svg" in file.read_text()
