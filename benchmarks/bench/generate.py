"""Generated corpora: the same bytes on every machine.

They are cut out of two sdists that are pinned by hash. Python promises that
`random.random` gives the same numbers for the same seed in every version; its
other methods carry no such promise, so nothing else is used here.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import CANARY_LINE, CANARY_NAME, regular_files

SOURCE_SUFFIXES = frozenset(
    ".c .cc .cpp .css .cxx .f .h .html .ini .js .md .po .py .pyi .pyx .rst .sh .toml .txt .xml .yml".split()
)

SMALL_FILE_COUNT = 100_000
SMALL_FOLDER_COUNT = 2_000
SMALL_FILE_BYTES = (200, 4_000)

LARGE_FILE_BYTES = 1 << 30
LONG_LINE_BYTES = 50_000_000

FIXED_CORPUS_BYTES = 6_000_000
FIXED_FILE_LIMIT = 200_000  # bytes: one huge file would be the whole corpus


@dataclass(frozen=True)
class Piece:
    """A source file to cut from."""

    suffix: str
    text: bytes


def below(randomness: random.Random, limit: int) -> int:
    """Returns a number from 0 to `limit` - 1."""
    return int(randomness.random() * limit)


def source_files(roots: Sequence[Path]) -> list[Path]:
    """Lists the source files of some trees, in a fixed order."""
    paths = (path for root in roots for path in regular_files(root))
    return [path for path in paths if path.suffix in SOURCE_SUFFIXES and path.name != CANARY_NAME]


def load_pieces(roots: Sequence[Path], shortest: int) -> list[Piece]:
    """Reads all source files that hold at least `shortest` bytes."""
    pieces = (Piece(path.suffix, path.read_bytes()) for path in source_files(roots))
    return [piece for piece in pieces if len(piece.text) >= shortest]


def cut(text: bytes, start: int, length: int) -> bytes:
    """Returns whole lines of a text: from the line of `start`, about `length` bytes."""
    first = text.rfind(b"\n", 0, start) + 1
    last = text.rfind(b"\n", first, first + length) + 1
    return text[first:last] if last > first else text[first : first + length]


def random_cut(randomness: random.Random, pieces: Sequence[Piece], length: int) -> tuple[str, bytes]:
    """Cuts about `length` bytes out of a random file; returns its suffix too."""
    piece = pieces[below(randomness, len(pieces))]
    start = below(randomness, max(1, len(piece.text) - length))
    return piece.suffix, cut(piece.text, start, length)


def small_files(root: Path, roots: Sequence[Path]) -> None:
    """Writes 100,000 files of 200 to 4,000 bytes, small ones more often, into 2,000 folders."""
    randomness = random.Random("picket small files 1")
    low, high = SMALL_FILE_BYTES
    pieces = load_pieces(roots, shortest=high)
    for number in range(SMALL_FILE_COUNT):
        folder_number = number % SMALL_FOLDER_COUNT
        folder = root / f"part{folder_number % 40:02}" / f"unit{folder_number // 40:02}"
        if number < SMALL_FOLDER_COUNT:
            folder.mkdir(parents=True)
        length = int(low * (high / low) ** randomness.random())
        suffix, text = random_cut(randomness, pieces, length)
        (folder / f"source{number // SMALL_FOLDER_COUNT:02}{suffix}").write_bytes(text.ljust(low, b"\n"))


def write_text(file, randomness: random.Random, pieces: Sequence[Piece], count: int, on_one_line: bool) -> None:
    """Writes `count` bytes of random cuts."""
    while count > 0:
        _, text = random_cut(randomness, pieces, 4_096 + below(randomness, 61_440))
        if on_one_line:
            text = text.replace(b"\n", b" ").replace(b"\r", b" ")
        count -= file.write(text[:count])


def large_file(root: Path, roots: Sequence[Path]) -> None:
    """Writes one file of 1 GiB whose middle is one line of 50 MB, and the canary as its last line."""
    randomness = random.Random("picket large file 1")
    pieces = load_pieces(roots, shortest=4_096)
    canary = f"\n{CANARY_LINE}\n".encode()
    first = LARGE_FILE_BYTES // 2
    second = LARGE_FILE_BYTES - first - LONG_LINE_BYTES - len(canary) - 2
    root.mkdir(parents=True, exist_ok=True)
    with (root / "large.txt").open("wb") as file:
        write_text(file, randomness, pieces, first, on_one_line=False)
        file.write(b"\n")
        write_text(file, randomness, pieces, LONG_LINE_BYTES, on_one_line=True)
        file.write(b"\n")
        write_text(file, randomness, pieces, second, on_one_line=False)
        file.write(canary)


def fixed_sample(root: Path, roots: Sequence[Path]) -> None:
    """Copies whole source files, drawn at random, up to 6 MB: the corpus of the instruction count."""
    randomness = random.Random("picket fixed sample 1")
    paths = source_files(roots)
    total = 0
    chosen: set[int] = set()
    while total < FIXED_CORPUS_BYTES:
        index = below(randomness, len(paths))
        text = paths[index].read_bytes()
        if index in chosen or not 0 < len(text) <= FIXED_FILE_LIMIT:
            continue
        chosen.add(index)
        total += len(text)
        target = root / f"d{len(chosen) % 24:02}" / f"{len(chosen):04}{paths[index].suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
