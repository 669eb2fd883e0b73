#!/usr/bin/env python3
"""Counts what stands in real source trees, for the choice of the rarest part of a literal.

usage: make-statistics.py OUTPUT TREE...

Writes a Swift file with, on a log scale, one printable character per cell: the frequency of each
byte, of each pair and of each triple of symbols. A symbol is one of 40 classes of bytes after
`byte | 0x20`, as the scanner's filter folds them; CorpusStatistics.swift knows the same classes.
The name of each tree's directory is quoted in the file: call it by name and version. The same
trees give the same file.
"""

import collections
import math
import os
import sys

SYMBOLS = 40
MAXIMUM_FILE_SIZE = 4_000_000  # bytes; larger files are data, and one would outweigh a library
MAXIMUM_TREE_SIZE = 60_000_000  # bytes; so that no tree outweighs the others
LEVELS = 56  # half steps of log2, from "#" (never) on
PUNCTUATION = {
    ord("_"): 28, ord("-"): 29, ord("."): 30, ord("/"): 31, ord(":"): 32, ord("="): 33,
    ord('"'): 34, ord("'"): 34, ord("`"): 34, ord(" "): 35, 9: 35, 10: 36, 13: 36,
    ord(","): 38, ord(";"): 38,
}
BRACKETS = b"()[]{}<>"


def symbol(byte):
    """The class of a byte: a letter, 0, another digit, a mark, a bracket, or the rest."""
    if chr(byte | 0x20).isalpha() and byte < 128 and chr(byte).isalpha():
        return (byte | 0x20) - ord("a")
    if byte == ord("0"):
        return 26
    if chr(byte).isdigit() and byte < 128:
        return 27
    if byte in BRACKETS:
        return 37
    return PUNCTUATION.get(byte, 39)


TABLE = bytes(symbol(byte) for byte in range(256))


def files(tree):
    """The paths of a tree's regular files, in an order that depends on their names only."""
    for directory, names, entries in os.walk(tree):
        names.sort()
        for name in sorted(entries):
            path = os.path.join(directory, name)
            if os.path.isfile(path) and not os.path.islink(path):
                yield path


def text_of(path):
    """The bytes of a file, or none if it is large or binary."""
    if os.path.getsize(path) > MAXIMUM_FILE_SIZE:
        return b""
    with open(path, "rb") as file:
        data = file.read()
    return b"" if b"\0" in data[:8000] else data


def count(tree, unigrams, triples):
    """Adds one tree to the counts and returns the number of bytes read."""
    total = 0
    for path in files(tree):
        data = text_of(path)
        if total + len(data) > MAXIMUM_TREE_SIZE:
            break
        total += len(data)
        for byte, occurrences in tally(data).items():
            unigrams[byte] += occurrences
        folded = data.translate(TABLE)
        for (a, b, c), occurrences in tally(zip(folded, folded[1:], folded[2:])).items():
            triples[(a * SYMBOLS + b) * SYMBOLS + c] += occurrences
    return total


def tally(items):
    """How often each item occurs."""
    return collections.Counter(items)


def cell(count):
    """The character that stands for a count."""
    level = 0 if count == 0 else min(LEVELS, 1 + round(2 * math.log2(count)))
    return chr(ord("#") + level)


def literal(name, comment, counts):
    """A Swift constant that holds a cell for each count."""
    text = "".join(map(cell, counts))
    lines = [text[i : i + 96] for i in range(0, len(text), 96)]
    body = "\\\n".join(f"    {line}" for line in lines)
    return f'  /// {comment}\n  static let {name} = """\n{body}\n    """\n'


def main():
    output, trees = sys.argv[1], sys.argv[2:]
    unigrams, triples = [0] * 256, [0] * SYMBOLS**3
    sizes = [(os.path.basename(tree.rstrip("/")), count(tree, unigrams, triples)) for tree in trees]
    pairs = [sum(triples[i * SYMBOLS : (i + 1) * SYMBOLS]) for i in range(SYMBOLS**2)]
    sources = "\n".join(f"// - {name}: {size:,} bytes" for name, size in sizes)
    with open(output, "w", encoding="ascii") as file:
        file.write(
            f"""// swift-format-ignore-file
// Made by scripts/make-statistics.py; not to be edited. Counted over:
{sources}

extension CorpusStatistics {{
{literal("byteCells", "The count of each byte: character `#` is none, `#` + n is 2 to the (n - 1) / 2.", unigrams)}\
{literal("pairCells", "The count of each pair of symbols.", pairs)}\
{literal("tripleCells", "The count of each triple of symbols.", triples)}\
}}
"""
        )


main()
