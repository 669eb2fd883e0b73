#!/usr/bin/env python3
"""Fetches and generates the corpora of the benchmarks; does nothing twice.

    benchmarks/corpora.py             # all of them: about 3.5 GB, some minutes
    benchmarks/corpora.py go django   # only these
    benchmarks/corpora.py --list      # what is there
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.dont_write_bytecode = True

from bench import corpus, generate  # noqa: E402
from bench.places import BENCHMARKS, CORPORA, DOWNLOADS  # noqa: E402

# The generated corpora are cut out of these two; requirements-corpora.txt pins them by hash.
SDISTS = {"django": "Django-4.2.16.tar.gz", "scipy": "scipy-1.13.1.tar.gz"}


def say(text: str) -> None:
    print(f"corpora: {text}", flush=True)


def run(*command: str | Path, **environment: str) -> None:
    """Runs a command, shows it, and stops at its failure."""
    say(" ".join(str(word) for word in command))
    subprocess.run(command, check=True, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)


def install_package(package: str) -> str:
    """Makes sure that a Debian package is there; returns its name and version."""
    query = ["dpkg-query", "-W", "-f", "${Package} ${Version}", package]
    if subprocess.run([*query], capture_output=True).returncode != 0:
        prefix = [] if os.geteuid() == 0 else ["sudo"]
        run(*prefix, "apt-get", "install", "-y", "--no-install-recommends", package)
    return subprocess.run(query, check=True, capture_output=True, text=True).stdout


def download_sdist(name: str) -> Path:
    """Returns a pinned sdist; downloads all of them with pip, without building, where it is not there."""
    archive = DOWNLOADS / SDISTS[name]
    if not archive.exists():
        run(sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:", "--no-build-isolation",
            "--require-hashes", "--requirement", BENCHMARKS / "requirements-corpora.txt", "--dest", DOWNLOADS,
            PYTHONPATH=str(BENCHMARKS / "sdist-backend"), PYTHONDONTWRITEBYTECODE="1")
    return archive


def unpack(archive: Path, root: Path) -> None:
    """Unpacks an archive without its top folder."""
    root.mkdir(parents=True, exist_ok=True)
    run("tar", "-xf", archive, "-C", root, "--strip-components=1", "--no-same-owner")


def build_linux(root: Path) -> str:
    source = install_package("linux-source-6.1")
    unpack(Path("/usr/src/linux-source-6.1.tar.xz"), root)
    return source


def build_go(root: Path) -> str:
    install_package("golang-src")
    [tree] = Path("/usr/share").glob("go-1.*")
    shutil.copytree(tree, root, symlinks=True, dirs_exist_ok=True)
    return install_package(f"golang-{tree.name.removeprefix('go-')}-src")


def build_sdist(name: str) -> Callable[[Path], str]:
    def build(root: Path) -> str:
        unpack(download_sdist(name), root)
        return SDISTS[name].removesuffix(".tar.gz")

    return build


def build_generated(generator: Callable[[Path, Sequence[Path]], None]) -> Callable[[Path], str]:
    def build(root: Path) -> str:
        for name in SDISTS:
            ensure(name)
        generator(root, [CORPORA / name for name in SDISTS])
        return "generated out of " + " and ".join(SDISTS)

    return build


@dataclass(frozen=True)
class Recipe:
    """How a corpus comes to be."""

    build: Callable[[Path], str]  # fills a folder, returns where it came from
    is_generated: bool = False


RECIPES = {
    "linux": Recipe(build_linux),
    "go": Recipe(build_go),
    "django": Recipe(build_sdist("django")),
    "scipy": Recipe(build_sdist("scipy")),
    "small-files": Recipe(build_generated(generate.small_files), is_generated=True),
    "large-file": Recipe(build_generated(generate.large_file), is_generated=True),
    "fixed": Recipe(build_generated(generate.fixed_sample), is_generated=True),
}


def ensure(name: str) -> corpus.Corpus:
    """Returns a corpus, built now where it is not there or was not finished."""
    if finished := corpus.load(name):
        return finished
    recipe = RECIPES[name]
    say(f"building {name}")
    partial = CORPORA / f"{name}.partial"
    for leftover in (partial, CORPORA / name):
        shutil.rmtree(leftover, ignore_errors=True)
    partial.mkdir(parents=True)
    source = recipe.build(partial)
    if name != "large-file":  # which carries its canary inside
        corpus.add_canary(partial)
    return corpus.finish(name, source, partial, with_digest=recipe.is_generated)


def describe(found: corpus.Corpus) -> str:
    return f"{found.name:12} {found.files:>8,} files {found.bytes:>14,} bytes  {found.source}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(RECIPES)}; default: all")
    parser.add_argument("--list", action="store_true", help="print what is there and build nothing")
    options = parser.parse_args()
    if unknown := set(options.names) - RECIPES.keys():
        parser.error(f"no such corpus: {', '.join(sorted(unknown))}")
    CORPORA.mkdir(parents=True, exist_ok=True)
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    for name in options.names or RECIPES:
        found = corpus.load(name) if options.list else ensure(name)
        say(describe(found) if found else f"{name:12} is not there")
    return 0


if __name__ == "__main__":
    sys.exit(main())
