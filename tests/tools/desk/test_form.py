"""A letter in the fields of a page, and back: what nobody touches stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reader.header import HeaderError
from tools.desk.form import Form, form_of, with_form

HEAD = "---\ntitle: One # so far\ntags: [a, b]\n---\n"

FORMS = {
    "an empty line below the header": (
        f"{HEAD}\nText.\n",
        Form({"title": "One", "tags": "a, b"}, "Text.\n", 6, True),
    ),
    "several": (f"{HEAD}\n\n\nText.", Form({"title": "One", "tags": "a, b"}, "Text.", 8, True)),
    "none": (f"{HEAD}Text.", Form({"title": "One", "tags": "a, b"}, "Text.", 5, True)),
    "no text": (HEAD, Form({"title": "One", "tags": "a, b"}, "", 5, True)),
    "a header that cannot be read": ("---\na: [\n---\nx", Form({}, "---\na: [\n---\nx", 1, False)),
    "nothing": ("", Form({}, "", 1, False)),
}


@pytest.mark.parametrize(("text", "form"), FORMS.values(), ids=FORMS)
def test_a_letter_is_shown_in_fields(text: str, form: Form) -> None:
    assert form_of(text) == form


@pytest.mark.parametrize(("text", "form"), FORMS.values(), ids=FORMS)
def test_what_nobody_changes_stays(text: str, form: Form) -> None:
    assert with_form(text, {}, form.body) == text


@given(st.text(alphabet="ab-#:\n \t*"))
def test_what_is_typed_is_there_again(body: str) -> None:
    written = with_form(f"{HEAD}\nBefore.\n", {}, body)
    assert form_of(written).body == body.lstrip("\n")
    assert written.startswith(HEAD)


def test_the_first_words_have_an_empty_line_above_them() -> None:
    assert with_form(HEAD, {}, "Text.") == f"{HEAD}\nText."
    assert with_form(HEAD.rstrip(), {}, "Text.") == f"{HEAD}\nText."


def test_a_field_is_changed_beside_the_text() -> None:
    text = with_form(f"{HEAD}\nBefore.\n", {"title": "Two", "tags": ""}, "After.\n")
    assert text == "---\ntitle: Two # so far\n---\n\nAfter.\n"


def test_fields_of_a_header_that_cannot_be_read_are_not_written() -> None:
    with pytest.raises(HeaderError):
        with_form("---\na: [\n---\nx", {"title": "Two"}, "x")
