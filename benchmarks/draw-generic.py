#!/usr/bin/env python3
"""Draws candidates for passwords and secrets from unpacked packages, for somebody to label.

usage: draw-generic.py ROOT PER_PACKAGE [FINDINGS]...

ROOT holds a directory for each package, called NAME-VERSION. A candidate is a value behind a name
that may be one of a secret, found far more loosely than any scanner finds it, or a line that a
scanner reported: FINDINGS are files of lines `path:line`, relative to ROOT. Of each package the
same candidates are drawn every time, by the hash of what stands there.

Writes, for each candidate: package, file, line, the columns of the value, and the line itself. The
last is for the reader only and goes into no file of this repository.
"""

import hashlib
import os
import re
import sys

NAME = (
    rb"pass(?:w|p|c|_|\b|[A-Z])|pwd|secret|token|api_?key|[_-]key|\bkey|[a-z]Key|auth(?!or)|salt|nonce|cred|"
    rb"private|signature|session|cookie|certificate"
)
CANDIDATE = re.compile(
    rb"(?i:" + NAME + rb")[\w.-]{0,30}[\"'\])]{0,3}\s{0,3}(?:=>|:=|->|==|[=:>,(]){1,2}\s{0,3}[\w.]{0,12}\(?"
    rb"(?:[\"'`]([^\"'`\s]{4,200})[\"'`]|([^\s\"'(){}\[\];,$<>`]{5,200})(?=\s*$|[&;<]))", re.M)


def candidates(root, package):
    """Yields each candidate of a package once: its place, its value, and its line."""
    seen = set()
    for directory, names, entries in os.walk(os.path.join(root, package)):
        names.sort()
        for entry in sorted(entries):
            path = os.path.join(directory, entry)
            with open(path, "rb") as file:
                data = file.read()
            for match in CANDIDATE.finditer(data):
                group = 1 if match.group(1) is not None else 2
                start, end = match.span(group)
                key = (data[match.start():start], match.group(group))
                if key in seen:
                    continue
                seen.add(key)
                yield place(os.path.relpath(path, root), data, start, end)


def place(path, data, start, end):
    """The place of a value, with its line as the reader sees it."""
    first = data.rfind(b"\n", 0, start) + 1
    last = data.find(b"\n", end)
    line = data[first:last if last >= 0 else len(data)]
    shown = line[max(0, start - first - 60):end - first + 20].decode("utf-8", "replace").strip()
    return path, data.count(b"\n", 0, start) + 1, start - first + 1, end - first + 1, shown


def reported(root, files):
    """The places that scanners reported: whole lines, without the value."""
    for name in files:
        with open(name, encoding="utf-8") as file:
            for text in sorted(set(file)):
                path, line = text.strip().rsplit(":", 1)
                with open(os.path.join(root, path), "rb") as source:
                    lines = source.read().split(b"\n")
                if 0 < int(line) <= len(lines):
                    shown = lines[int(line) - 1].decode("utf-8", "replace").strip()
                    yield path, int(line), 0, 0, shown


def main():
    root, count, *files = sys.argv[1:]
    taken = {}
    for package in sorted(os.listdir(root)):
        found = list(candidates(root, package))
        found.sort(key=lambda one: hashlib.sha256(repr(one[:4]).encode()).digest())
        for one in found[:int(count)]:
            taken.setdefault(one[:2], one)
    for one in reported(root, files):
        taken.setdefault(one[:2], one)
    for one in sorted(taken.values()):
        package, _, path = one[0].partition("/")
        print(package, path, *one[1:4], one[4][:160].replace("\t", " "), sep="\t")


if __name__ == "__main__":
    main()
