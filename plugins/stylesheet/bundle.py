"""A stylesheet and those that it imports become one."""

from collections.abc import Iterable
from pathlib import Path

from tinycss2 import parse_stylesheet
from tinycss2.ast import (
    AtRule,
    FunctionBlock,
    IdentToken,
    Node,
    ParseError,
    StringToken,
    WhitespaceToken,
)


def bundle(stylesheet: Path) -> str:
    """The rules of a stylesheet without its comments and indents, which are for who changes it.

    Where it imports another, that one's rules stand in their layer:

    @import "base.css" layer(base);  →  @layer base { body { margin: 0; } }

    Raises ValueError for what is no rule.
    """
    text = stylesheet.read_text(encoding="utf-8")
    rules = parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return "\n".join(written(rule, stylesheet) for rule in rules)


def written(rule: Node, stylesheet: Path) -> str:
    """A rule as browsers get it."""
    place = f"{stylesheet}:{rule.source_line}"
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
            return f"@layer {layer} {{\n{bundle(stylesheet.with_name(name))}\n}}"
        case AtRule(lower_at_keyword="import"):
            raise ValueError(f'{place}: an import must read @import "name.css" layer(name);')
        case ParseError(message=message):
            raise ValueError(f"{place}: this must be a rule ({message})")
    set_close([rule])
    return rule.serialize()


def set_close(nodes: Iterable[Node]) -> None:
    """Let whatever parts words be one space: indents are for who changes the style."""
    for node in nodes:
        if isinstance(node, WhitespaceToken):
            node.value = " "
        for name in ("prelude", "content", "arguments"):
            set_close(getattr(node, name, None) or ())
