#!/usr/bin/env python3
"""Trains the model that tells words and identifiers from random text.

usage: train-text-model.py OUTPUT TREE...

Writes a Swift file: for each two symbols, how likely each third is in a word of source code. A
symbol is a letter in either case, a digit, or anything else. Each different word of a tree counts
once, however often it stands there, so that common words do not drown the others. The name of each
tree's directory is quoted in the file: call it by name and version. The same trees give the same
file.
"""

import math
import os
import re
import sys

SYMBOLS = 28
DIGIT, BORDER = 26, 27
STEPS = 4  # cells per bit
LEVELS = 56  # from "#" on, so that no cell is a backslash
MAXIMUM_FILE_SIZE = 2_000_000  # bytes; larger files are data
MAXIMUM_TREE_SIZE = 150_000_000  # bytes
WORD = re.compile(rb"[A-Za-z][A-Za-z0-9_.-]{2,40}")
CAMEL = re.compile(rb"(?<=[a-z0-9])(?=[A-Z])")
SUFFIXES = (
    ".c", ".cfg", ".conf", ".go", ".h", ".html", ".ini", ".java", ".js", ".md", ".php", ".pl", ".pm", ".py",
    ".rb", ".rst", ".sh", ".toml", ".ts", ".txt", ".xml", ".yaml", ".yml",
)


def symbol(byte):
    """The class of a byte: a letter, a digit, or the rest."""
    folded = byte | 0x20
    if 0x61 <= folded <= 0x7A:
        return folded - 0x61
    return DIGIT if 0x30 <= byte <= 0x39 else BORDER


def words(tree):
    """The different words of a tree's texts."""
    found, total = set(), 0
    for directory, names, entries in os.walk(tree):
        names.sort()
        for name in sorted(entries):
            path = os.path.join(directory, name)
            if not name.endswith(SUFFIXES) or os.path.islink(path) or os.path.getsize(path) > MAXIMUM_FILE_SIZE:
                continue
            with open(path, "rb") as file:
                data = file.read()
            total += len(data)
            for word in WORD.findall(data):
                if looks_written(word):
                    found.add(CAMEL.sub(b"_", word).lower())
            if total > MAXIMUM_TREE_SIZE:
                return found
    return found


def looks_written(word):
    """Tells whether a word is none of those that machines write, such as hashes."""
    digits = sum(0x30 <= byte <= 0x39 for byte in word)
    return digits * 3 <= len(word) and (len(word) < 20 or digits <= 4)


def probabilities(trees):
    """The chance of each symbol behind each two others, smoothed by that behind one."""
    pairs = [1.0] * SYMBOLS**2
    triples = [0.0] * SYMBOLS**3
    for tree in trees:
        for word in words(tree):
            text = [BORDER, BORDER, *map(symbol, word), BORDER]
            for a, b, c in zip(text, text[1:], text[2:]):
                pairs[b * SYMBOLS + c] += 1
                triples[(a * SYMBOLS + b) * SYMBOLS + c] += 1
    for a in range(SYMBOLS):
        for b in range(SYMBOLS):
            row = (a * SYMBOLS + b) * SYMBOLS
            total = sum(triples[row:row + SYMBOLS])
            behind = pairs[b * SYMBOLS:(b + 1) * SYMBOLS]
            weight = 20.0
            for c in range(SYMBOLS):
                back = behind[c] / sum(behind)
                triples[row + c] = (triples[row + c] + weight * back) / (total + weight)
    return triples


def main():
    output, *trees = sys.argv[1:]
    if not trees:
        sys.exit(__doc__)
    cells = "".join(
        chr(ord("#") + min(LEVELS - 1, round(-math.log2(chance) * STEPS))) for chance in probabilities(trees))
    names = "\n".join(f"// - {os.path.basename(os.path.normpath(tree))}" for tree in trees)
    lines = " \\\n".join("    " + cells[start:start + 95] for start in range(0, len(cells), 95))
    lines = lines.replace(" \\\n", "\\\n")
    with open(output, "w", encoding="ascii") as file:
        file.write(f'''// swift-format-ignore-file
// Made by benchmarks/train-text-model.py; not to be edited. Trained on the words of:
{names}

extension TextModel {{
  /// How unlikely each symbol is behind each two others: character `#` + n is 2 to the -n / {STEPS}.
  static let cells = """
{lines}
    """
}}
''')


if __name__ == "__main__":
    main()
