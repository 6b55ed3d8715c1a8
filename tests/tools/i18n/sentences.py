"""Every sentence that a module can say, as it stands in its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOLE = "\0"  # what is put in
PAIR_OF_WORDS = re.compile(r"[^\W\d_]{2,}[,;:]? [“‘]?[^\W\d_]")
WORDS = re.compile(r"[\w ,;:.'’“”-]*[^\W\d_]{2}[\w ,;:.'’“”-]*")
FOR_PROGRAMS = ("split", "compile", "add_argument", "startswith")  # functions of what nobody reads


class Sentence(NamedTuple):
    """A text in the source; what is put in is a hole."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text.replace(HOLE, '{…}')}"


def sentences_of(file: Path) -> Iterator[Sentence]:
    """The texts of a module in which two words follow each other, a line each."""
    tree = ast.parse(file.read_text("utf-8"))
    for line, text in _texts(tree, _docstrings(tree)):
        for part in text.split("\n"):
            if PAIR_OF_WORDS.search(part):
                yield Sentence(f"{file.name}:{line}", part)


def _docstrings(tree: ast.Module) -> frozenset[ast.AST]:
    kinds = (ast.Module, ast.FunctionDef, ast.ClassDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, kinds)]
    return frozenset(body[0] for body in bodies if body and _is_text(body[0]))


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _texts(node: ast.AST, left_out: frozenset[ast.AST]) -> Iterator[tuple[int, str]]:
    if node in left_out or _is_for_programs(node):
        return
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, "".join(_part(value) for value in node.values)
        left_out = left_out | {value for value in node.values if isinstance(value, ast.Constant)}
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    for child in ast.iter_child_nodes(node):
        yield from _texts(child, left_out)


def _is_for_programs(node: ast.AST) -> bool:
    function = node.func if isinstance(node, ast.Call) else node
    return isinstance(function, ast.Attribute) and function.attr in FOR_PROGRAMS


def _part(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else HOLE


def has_words(form: str, sentence: str) -> bool:
    """Whether a form has all words of a sentence, in their order."""
    parts = (part[0].strip(" ,;:.'’“”-") for part in WORDS.finditer(sentence))
    return re.search(".*".join(map(re.escape, parts)), form, re.DOTALL) is not None
