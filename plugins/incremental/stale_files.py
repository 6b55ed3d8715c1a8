"""Deletes what an earlier build wrote into the output folder and this one did not.

Only files that a build of ours has written are ever deleted: the manifest has their names.
"""

import logging
import os
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from blinker import signal
from pelican import signals

from plugins.needs import needs

from .manifest import (
    ManifestEntry,
    OutputPlace,
    forget_parts,
    handed_over,
    read_entries,
    stamp_of,
    write_entries,
)

stale_files_deleted = signal("stale_files_deleted")  # sent with their names, once they are gone
log = logging.getLogger(__name__)
FEW = 3  # files that are named where there are more


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental")
    signals.get_generators.connect(note_start)
    signals.finalized.connect(delete_stale_files)


def note_start(pelican: Any) -> None:
    """Let the file system stamp the moment at which the build begins.

    A build that was stopped has left its stamp without a manifest: what it wrote is noted first.
    """
    place = place_of(pelican.settings)
    start, manifest = place.file("start"), place.file("json")
    start.parent.mkdir(parents=True, exist_ok=True)
    if start.exists() and not (manifest.exists() and _moment(manifest) > _moment(start)):
        unfinished = {
            name: ManifestEntry("", "") for name in written_since(place.output, _moment(start))
        }
        write_entries(read_entries(manifest) | unfinished, manifest)
    forget_parts(place)
    start.touch()


def delete_stale_files(pelican: Any) -> None:
    """Compare what stands in the folder with what the last build into it wrote."""
    place = place_of(pelican.settings)
    output, manifest = place.output, place.file("json")
    standing = handed_over(place)
    for name in written_since(output, _moment(place.file("start")), standing):
        standing[name] = ManifestEntry("", stamp_of(output / name))
    if not manifest.exists():
        tell_of_strangers(output, standing)
    stale = sorted(read_entries(manifest).keys() - standing.keys())
    for name in stale:
        delete(output / name, output)
    write_entries(standing, manifest)
    stale_files_deleted.send(pelican, names=stale)


def place_of(settings: Mapping[str, Any]) -> OutputPlace:
    """Where a site is built, and where its manifest is kept."""
    return OutputPlace(Path(settings["OUTPUT_PATH"]), Path(settings["CACHE_PATH"]))


def tell_of_strangers(output: Path, standing: Iterable[str]) -> None:
    """Warn of files that may be an earlier build's, for nobody knows any more what that wrote."""
    names = {name for name, _entry in files_in(output) if not name.startswith(".")}
    if strangers := sorted(names.difference(standing)):
        more = f" and {len(strangers) - FEW} more" if strangers[FEW:] else ""
        log.warning(
            "%s holds files that this build did not write: %s. There is no record of an earlier "
            "build, so they stay; delete those that you do not want.",
            output,
            ", ".join(strangers[:FEW]) + more,
        )


def _moment(file: Path) -> int:
    """When the file system last stamped a file, in nanoseconds."""
    return file.stat().st_ctime_ns


def written_since(output: Path, start: int, known: Container[str] = ()) -> list[str]:
    """The files below a folder but the known that were written since `start`, as relative paths."""
    others = ((name, entry) for name, entry in files_in(output) if name not in known)
    return [name for name, entry in others if entry.stat().st_ctime_ns >= start]


def files_in(folder: Path | str, prefix: str = "") -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Every file below a folder, with its path from there; thousands of them are no matter."""
    if not prefix and not Path(folder).is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_in(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file():
                yield f"{prefix}{entry.name}", entry


def delete(file: Path, output: Path) -> None:
    """Delete a file, and the folders that are empty then."""
    if not file.is_file():
        return
    file.unlink()
    for folder in file.parents:
        if folder == output or any(folder.iterdir()):
            break
        folder.rmdir()
