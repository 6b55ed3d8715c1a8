"""`make draft`: a Word file becomes a draft; what is hidden stays out."""

import subprocess
from pathlib import Path

import pytest

from plugins.proofreading.check import check
from plugins.proofreading.problem import errors_in
from tests.building import run, run_anew
from tests.tools.importing.test_laws import BLOG
from tests.tools.importing.word_files import p, word_file

NOTE = {"footnotes": '<w:footnote w:id="1"><w:p><w:r><w:t>Told.</w:t></w:r></w:p></w:footnote>'}


def run_draft(file: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """`make draft` as its Makefile calls it."""
    return run("tools.draft", folder, FROM=str(file))


def test_a_letter_becomes_a_draft_without_what_is_hidden(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "posts").mkdir(parents=True)
    links = "".join(
        f'<w:hyperlink r:id="{to}"><w:r><w:t>{to}</w:t></w:r></w:hyperlink>'
        for to in ("link", "bad")
    )
    deleted = "<w:del><w:r><w:delText>Old.</w:delText></w:r></w:del>"
    changed = f"{deleted}<w:ins><w:r><w:t> New.</w:t></w:r></w:ins>"
    body = [
        p("Before the title"),
        p("Ask for a day", "T"),
        p("Then", "H"),
        p("Said.", more='<w:r><w:footnoteReference w:id="1"/></w:r>'),
        p("Secret.", mark="<w:vanish/>"),
        p("Shown.", mark='<w:vanish w:val="0"/>', more=changed),
        p("1. May", more=links),
        p("•  one"),
        p("•  two"),
    ]
    file = word_file(tmp_path / "a.docx", "".join(body), NOTE)
    result = run_anew("tools.draft", content, FROM=str(file))
    assert (result.returncode, result.stderr) == (0, "")
    assert "- hidden words were left out" in result.stdout
    assert "- tracked changes were accepted" in result.stdout
    [file] = content.rglob("*.md")
    header, _, text = file.read_text("utf-8").partition("---\n\n")
    assert 'title: "Ask for a day"\n' in header
    assert "status: draft\n" in header
    assert text == (
        "Before the title\n\n## Then\n\nSaid.[^1]\n\nShown. New.\n\n"
        "1\\. May[link](https://a.example/)bad\n\n- one\n- two\n\n[^1]: Told.\n"
    )
    assert errors_in(check(content, BLOG)) == []
    assert run_draft(tmp_path / "a.docx", content).returncode == 1  # never over another


@pytest.mark.parametrize(
    ("body", "title"),
    [(p("First line") + p("Heading", "H"), "Heading"), (p("First line") + p("x"), "First line")],
)
def test_without_a_title_a_heading_or_the_first_line_is_one(
    body: str, title: str, tmp_path: Path
) -> None:
    assert run_draft(word_file(tmp_path / "a.docx", body), tmp_path).returncode == 0
    [file] = tmp_path.glob("*.md")
    assert f'title: "{title}"' in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "doctype", "said"),
    [
        ("a.odt", "", "save it as .docx"),
        ("a.docx", "<!DOCTYPE x SYSTEM 'file:///etc/hostname'>", "has a DOCTYPE"),
        ("a.docx", "<", "cannot be read"),
    ],
)
def test_what_is_no_word_file_is_told(name: str, doctype: str, said: str, tmp_path: Path) -> None:
    result = run_draft(word_file(tmp_path / name, p("Words"), doctype=doctype), tmp_path)
    assert result.returncode == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not [*tmp_path.glob("*.md")]
