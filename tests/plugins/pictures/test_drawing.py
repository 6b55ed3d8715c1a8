"""SVG: what is refused, and what is left out."""

from pathlib import Path

import pytest

from plugins.pictures.drawing import read_drawing
from plugins.pictures.unreadable import UnreadablePictureError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawn(tmp_path: Path, source: str) -> str:
    """The drawing as it is published."""
    file = tmp_path / "mark.svg"
    file.write_text(source, encoding="utf-8")
    return read_drawing(file).data.decode()


REFUSED = {
    "a script": (f"{SVG}><script>alert(1)</script></svg>", "<script>"),
    "a handler": (f'{SVG} onload="alert(1)"/>', "“onload”"),
    "a handler within": (f'{SVG}><g onClick="alert(1)"/></svg>', "“onClick”"),
    "HTML": (f"{SVG}><foreignObject/></svg>", "<foreignObject>"),
    "a script of HTML": (
        f'{SVG}><h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script></svg>',
        "<script>",
    ),
    "a picture of another site": (
        f'{SVG}><image href="https://example.org/a.png"/></svg>',
        "https://example.org/a.png",
    ),
    "a photograph": (f'{SVG}><image xlink:href="data:image/jpeg;base64,"/></svg>', "data:"),
    "a link that runs": (f'{SVG}><a href="javascript:alert(1)"/></svg>', "javascript:"),
    "a link that is changed": (f'{SVG}><set attributeName="xlink:href" to="#b"/></svg>', "changes"),
    "a style from elsewhere": (f"{SVG}><style>@import 'a.css';</style></svg>", "a style"),
    "a font from elsewhere": (f'{SVG}><style>a{{src:url("//a.b/c")}}</style></svg>', "a style"),
    "hidden letters": (f"{SVG}><style>a{{b:\\75rl(//a.b)}}</style></svg>", "a style"),
    "a fill from elsewhere": (f'{SVG}><g fill="url(https://a.b/#c)"/></svg>', "“fill”"),
    "a style beside": (f'{SVG}><g style="fill:url( //a.b )"/></svg>', "“style”"),
    "cut off": (f"{SVG}><g>", "no SVG that can be read"),
    "nothing": ("", "no SVG that can be read"),
    "another picture": ("\x89PNG", "no SVG that can be read"),
    "no drawing": ("<html/>", "holds no SVG"),
    "a file of the disk": (
        f'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>{SVG}>&b;</svg>',
        "no SVG that can be read",
    ),
}


@pytest.mark.parametrize(("source", "said"), REFUSED.values(), ids=REFUSED)
def test_what_runs_or_leads_elsewhere_is_refused(tmp_path: Path, source: str, said: str) -> None:
    with pytest.raises(UnreadablePictureError) as error:
        drawn(tmp_path, source)
    assert said in str(error.value)
    assert str(error.value).startswith("mark.svg ")


SHOWN = {
    "a shape": f'{SVG} viewBox="0 0 9 9"><path d="M0 0h9"></path></svg>',
    "a gradient": f'{SVG}><linearGradient id="a"></linearGradient><g fill="url(#a)"></g></svg>',
    "a copy of a shape": f'{SVG}><use href="#a"></use></svg>',
    "a style": f'{SVG}><style>.a{{fill:url(#b)}}</style><g class="a"></g></svg>',
    "words": f"{SVG}><title>A &lt; B</title><text>on é</text></svg>",
}


@pytest.mark.parametrize("source", SHOWN.values(), ids=SHOWN)
def test_a_drawing_stays_as_it_is(tmp_path: Path, source: str) -> None:
    plain = source.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    assert drawn(tmp_path, source) == plain
    assert drawn(tmp_path, plain) == plain


def test_what_programs_note_is_left_out(tmp_path: Path) -> None:
    noted = (
        '<?xml version="1.0"?><!-- by Jan --><?xml-stylesheet href="jan.css"?>'
        f'{SVG} xmlns:i="jan" i:file="/home/jan/mark.svg"><!-- jan --><metadata>jan</metadata>'
        '<i:page author="jan">jan</i:page><path d="M0 0h9"/></svg><!-- jan -->'
    )
    shown = drawn(tmp_path, noted)
    assert "jan" not in shown.lower()
    assert '<path d="M0 0h9"></path>' in shown


SIZES = {
    "named": ('width="300px" height="150"', (300, 150)),
    "by its box": ('viewBox="0 0 30.4 15"', (30, 15)),
    "in other units": ('width="3cm" height="2cm" viewBox="0,0,9,8"', (9, 8)),
    "none": ("", (0, 0)),
    "nonsense": ('width="100%" viewBox="0 0 a b"', (0, 0)),
}


@pytest.mark.parametrize(("attributes", "size"), SIZES.values(), ids=SIZES)
def test_its_size_is_known(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    (tmp_path / "mark.svg").write_text(f"{SVG} {attributes}/>")
    assert read_drawing(tmp_path / "mark.svg").size == size


def test_a_drawing_that_is_too_large_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePictureError, match="1,000 kB, 1,000 are the most"):
        drawn(tmp_path, f"{SVG}>{' ' * 1_000_000}</svg>")
