"""Deletes what an earlier build wrote into the output folder and this one did not.

Only files that a build of ours has written are ever deleted: `.cache/outputs/` keeps their names.
"""

import hashlib
import json
import os
from pathlib import Path, PurePath
from typing import Any

from pelican import signals

RECORDS = Path(__file__).parent.parent.parent / ".cache" / "outputs"


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(note_start)
    signals.finalized.connect(delete_leftovers)


def note_start(pelican: Any) -> None:
    """Let the file system stamp the moment at which the build begins.

    A build that was stopped has left its stamp without a record: what it wrote is noted first.
    """
    start, names = _record(pelican.output_path, "start"), _record(pelican.output_path, "json")
    start.parent.mkdir(parents=True, exist_ok=True)
    if start.exists() and not (names.exists() and _moment(names) > _moment(start)):
        unfinished = written_since(Path(pelican.output_path), _moment(start))
        note(sorted({*names_in(names), *unfinished}), names)
    start.touch()


def delete_leftovers(pelican: Any) -> None:
    """Compare what has been written with what the last build into this folder wrote."""
    output = Path(pelican.output_path)
    written = written_since(output, _moment(_record(pelican.output_path, "start")))
    names = _record(pelican.output_path, "json")
    for name in sorted(set(names_in(names)) - set(written)):
        delete(output / name, output)
    note(written, names)


def note(written: list[str], names: Path) -> None:
    """Record what a build wrote, at once or not at all."""
    draft = names.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(written), encoding="utf-8")
    draft.replace(names)


def _moment(file: Path) -> int:
    """When the file system last stamped a file, in nanoseconds."""
    return file.stat().st_ctime_ns


def _record(output: str, kind: str) -> Path:
    return RECORDS / f"{hashlib.sha256(output.encode()).hexdigest()[:16]}.{kind}"


def written_since(output: Path, start: int) -> list[str]:
    """The files below a folder that have been written since `start`, as relative paths."""
    files = (path for path in output.rglob("*") if path.is_file())
    return sorted(str(f.relative_to(output)) for f in files if f.stat().st_ctime_ns >= start)


def names_in(record: Path) -> list[str]:
    """What the last build wrote; nothing where that is unknown or leads out of the folder."""
    try:
        names = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    known = names if isinstance(names, list) else []
    return [name for name in known if isinstance(name, str) and _lies_within(PurePath(name))]


def _lies_within(name: PurePath) -> bool:
    return name != PurePath() and not name.is_absolute() and ".." not in name.parts


def delete(file: Path, output: Path) -> None:
    """Delete a file, and the folders that are empty then."""
    if not file.is_file():
        return
    file.unlink()
    for folder in file.parents:
        if folder == output or any(folder.iterdir()):
            break
        folder.rmdir()
