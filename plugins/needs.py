"""A plugin that builds on others says so in words when Pelican starts."""

from typing import Any

from pelican import signals


def needs(plugin: str, *others: str) -> None:
    """Let Pelican stop before it reads anything, unless PLUGINS names all that `plugin` needs."""

    def check(pelican: Any) -> None:
        named = {module.__name__ for module in pelican.plugins}
        missing = [other for other in others if other not in named]
        if plugin in named and missing:
            raise SystemExit(
                f"{plugin} needs {' and '.join(missing)}; "
                f"name {'it' if len(missing) == 1 else 'them'} in PLUGINS."
            )

    signals.initialized.connect(check, weak=False)
