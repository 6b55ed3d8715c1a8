"""Draws small pictures that differ."""

from io import BytesIO

from PIL import Image


def drawn(width: int, height: int = 0, turned: bool = False) -> bytes:
    """A PNG that goes from dark to light, or from light to dark."""
    light = Image.linear_gradient("L").resize((width, height or width))
    buffer = BytesIO()
    (light.rotate(180) if turned else light).save(buffer, "PNG")
    return buffer.getvalue()
