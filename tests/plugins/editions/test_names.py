"""The names of topics, audiences and tags in each language."""

import pytest

from plugins.editions.names import NO_NAMES, Name, NamesError, names_in, names_of

FILE = """
[site.nl]
name = "Ingenium-brieven"

[topics."Job offers"]
nl = { name = "Contractvoorstellen", slug = "contractvoorstellen" }
fr = "Propositions de contrat"

[tags.salary]
nl = { name = "loon", slug = "loon" }
"""


def test_a_thing_has_a_name_in_each_language() -> None:
    names = names_in(FILE.encode())
    assert names.name("topic", "Job offers", "nl") == Name(
        "Contractvoorstellen", "contractvoorstellen"
    )
    assert names.name("topic", "Job offers", "fr") == Name("Propositions de contrat", "")
    assert names.name("topic", "Job offers", "de") is None
    assert names.site["nl"] == {"name": "Ingenium-brieven"}


@pytest.mark.parametrize(
    ("kind", "name", "identity"),
    [
        ("topic", "contractvoorstellen", "Job offers"),
        ("topic", "  job   OFFERS ", "Job offers"),
        ("tag", "Loon", "salary"),
        ("topic", "Loon", "Loon"),  # is the name of a tag
        ("tag", "onboarding", "onboarding"),
    ],
)
def test_a_thing_is_known_by_any_of_its_names(kind: str, name: str, identity: str) -> None:
    assert names_in(FILE.encode()).identity(kind, name) == identity


WRONG_FORMS = {
    "a number": b'[topics]\n"Job offers" = 5',
    "no name": b'[topics."Job offers"]\nnl = { slug = "x" }',
    "an empty name": b'[topics."Job offers"]\nnl = " "',
    "a list": b'[topics."Job offers"]\nnl = ["x"]',
    "no table": b"topics = 3",
    "nothing": b"",
}


@pytest.mark.parametrize("data", WRONG_FORMS.values(), ids=WRONG_FORMS)
def test_what_has_another_form_is_no_name(data: bytes) -> None:
    assert names_in(data).name("topic", "Job offers", "nl") is None


@pytest.mark.parametrize("data", [b"[topics", b"\xff\xfe", b"a = "])
def test_a_file_that_cannot_be_read_is_an_error(data: bytes) -> None:
    with pytest.raises(NamesError, match="cannot be read"):
        names_in(data)


def test_a_folder_without_the_file_has_no_names(tmp_path: object) -> None:
    assert names_of({"PATH": str(tmp_path)}) == NO_NAMES
