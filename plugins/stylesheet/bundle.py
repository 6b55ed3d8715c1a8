"""A stylesheet and those that it imports become one."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from pathlib import Path

from tinycss2 import parse_stylesheet
from tinycss2.ast import (
    AtRule,
    CurlyBracketsBlock,
    FunctionBlock,
    IdentToken,
    LiteralToken,
    Node,
    ParseError,
    StringToken,
    WhitespaceToken,
)


def bundle(stylesheet: Path) -> str:
    """The rules of a stylesheet without its comments and spaces, which are for who changes it.

    Where it imports others, their rules stand in their layer, each layer begun once:

    @import "base.css" layer(base);  →  @layer base{ body{margin:0} a{color:red} }
    @import "links.css" layer(base);

    Raises ValueError for what is no rule.
    """
    text = stylesheet.read_text(encoding="utf-8")
    rules = parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    parts = groupby(rules, key=lambda rule: imported(rule, stylesheet)[1])
    return "\n".join(
        _layer(layer, "\n".join(written(rule, stylesheet) for rule in own)) for layer, own in parts
    )


def _layer(name: str, rules: str) -> str:
    return f"@layer {name}{{\n{rules}\n}}" if name else rules


def imported(rule: Node, stylesheet: Path) -> tuple[str, str]:
    """The file that a rule imports, and its layer; empty for any other rule."""
    match rule:
        case AtRule(
            lower_at_keyword="import",
            prelude=[
                _,
                StringToken(value=name),
                _,
                FunctionBlock(lower_name="layer", arguments=[IdentToken(value=layer)]),
            ],
        ):
            return name, layer
        case AtRule(lower_at_keyword="import"):
            raise ValueError(
                f'{_place(rule, stylesheet)}: an import must read @import "name.css" layer(name);'
            )
    return "", ""


def written(rule: Node, stylesheet: Path) -> str:
    """A rule as browsers get it; for an import, the rules of its file."""
    name, _ = imported(rule, stylesheet)
    if name:
        return bundle(stylesheet.with_name(name))
    if isinstance(rule, ParseError):
        raise ValueError(f"{_place(rule, stylesheet)}: this must be a rule ({rule.message})")
    close(rule)
    return str(rule.serialize())


def _place(rule: Node, stylesheet: Path) -> str:
    return f"{stylesheet}:{rule.source_line}"


def close(node: Node) -> None:
    """Leave spaces and signs only where they part something: `a { b: c; }` → `a{b:c}`.

    Before a colon it does: `.list :is(h2)` is within the list that `.list:is(h2)` is.
    """
    for name in ("prelude", "content", "arguments"):
        if inner := getattr(node, name, None):
            begins = isinstance(node, AtRule) and name == "prelude"
            while inner and (isinstance(inner[-1], WhitespaceToken) or _is_sign(inner[-1], ";")):
                inner = inner[:-1]
            setattr(node, name, list(_closed(inner, [node] if begins else [])))


def _closed(nodes: Sequence[Node], before: Sequence[Node]) -> Iterator[Node]:
    for node, after in zip_longest(nodes, nodes[1:]):
        if not isinstance(node, WhitespaceToken):
            close(node)
            yield node
            before = [node]
        elif before and after and not _parts_nothing(before[0], after):
            yield WhitespaceToken(node.source_line, node.source_column, " ")


def _parts_nothing(before: Node, after: Node) -> bool:
    """Whether there need be no space between two parts of a rule."""
    is_block = isinstance(before, CurlyBracketsBlock) or isinstance(after, CurlyBracketsBlock)
    is_more = isinstance(after, WhitespaceToken)  # around a comment
    return is_block or is_more or _is_sign(before, ";,:") or _is_sign(after, ";,")


def _is_sign(node: Node, signs: str) -> bool:
    return isinstance(node, LiteralToken) and node.value in signs
