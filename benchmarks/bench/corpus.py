"""A corpus on disk: its place, its size, and the canary that proves it was read."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.places import CORPORA

# A scanner that skips a corpus is infinitely fast. Every corpus therefore ends
# with a line that a rule of the canary test (bench/canary.py) must find.
CANARY_LINE = "picket_bench_canary_" + "abcdefghijklmnopqrstuvwx"
CANARY_NAME = "zz-canary.txt"


@dataclass(frozen=True)
class Corpus:
    """A finished corpus, as its stamp describes it."""

    name: str
    source: str  # package and version, or how it was generated
    files: int
    bytes: int
    longest_file: int  # bytes
    sha256: str | None = None  # generated corpora only: the same everywhere

    @property
    def path(self) -> Path:
        """The tree, or the file, to scan."""
        folder = CORPORA / self.name
        return folder / "large.txt" if self.is_one_file else folder

    @property
    def is_one_file(self) -> bool:
        return self.name.startswith("large-file")

    @property
    def mean_file_size(self) -> float:
        """In bytes."""
        return self.bytes / max(self.files, 1)


def stamp_path(name: str) -> Path:
    """The file that is written last: without it a corpus is unfinished."""
    return CORPORA / f"{name}.json"


def load(name: str) -> Corpus | None:
    """Returns a finished corpus, or nothing where it was never finished."""
    try:
        return Corpus(**json.loads(stamp_path(name).read_text()))
    except FileNotFoundError:
        return None


def regular_files(root: Path) -> Iterator[Path]:
    """Yields the regular files of a tree in an order that does not depend on the disk."""
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file() and not path.is_symlink():
                yield path


def digest(root: Path) -> str:
    """Returns the SHA-256 of all names and contents of a tree."""
    total = hashlib.sha256()
    for path in regular_files(root):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        total.update(f"{content}  {path.relative_to(root)}\n".encode())
    return total.hexdigest()


def finish(name: str, source: str, root: Path, with_digest: bool) -> Corpus:
    """Moves a built tree into its place and stamps it."""
    sizes = [path.stat().st_size for path in regular_files(root)]
    corpus = Corpus(
        name=name,
        source=source,
        files=len(sizes),
        bytes=sum(sizes),
        longest_file=max(sizes),
        sha256=digest(root) if with_digest else None,
    )
    root.rename(CORPORA / name)
    stamp_path(name).write_text(json.dumps(asdict(corpus), indent=2) + "\n")
    return corpus


def add_canary(root: Path) -> None:
    """Puts the canary into the last folder of a tree, as deep as it goes."""
    last = root
    while folders := sorted(entry.name for entry in os.scandir(last) if entry.is_dir(follow_symlinks=False)):
        last = last / folders[-1]
    (last / CANARY_NAME).write_text(CANARY_LINE + "\n")
