"""Git repositories that the benchmarks of git scan, built once."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.corpus import CANARY_LINE, CANARY_NAME, load, regular_files
from bench.measure import BenchmarkFault
from bench.places import BENCHMARKS, CACHE, DOWNLOADS

REPOSITORIES = CACHE / "repositories"
RELEASES = BENCHMARKS / "requirements-history.txt"
TREE_FILES = 13_000
STAGED_FILES = 20

# The same commits everywhere: no personal configuration, one author, one moment.
ENVIRONMENT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
       for what, value in (("NAME", "bench"), ("EMAIL", "bench@example.org"), ("DATE", "1700000000 +0000"))},
}  # fmt: skip


def git(root: Path, *arguments: str | Path) -> str:
    command = ["git", "-C", str(root), "-c", "gc.auto=0", *map(str, arguments)]
    return subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True).stdout


def commit_all(root: Path, message: str) -> None:
    git(root, "add", "--all", "--force")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)


def download(requirement: str) -> Path:
    """Returns the sdist of one line of requirements-history.txt; pip checks its hash."""
    folder = DOWNLOADS / "django-history"
    version = re.match(r"Django==(\S+)", requirement).group(1)
    for name in (f"Django-{version}.tar.gz", f"django-{version}.tar.gz"):
        if (folder / name).exists():
            return folder / name
    line = CACHE / "requirement.txt"
    line.write_text(requirement + "\n")
    environment = {**os.environ, "PYTHONPATH": str(BENCHMARKS / "sdist-backend"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
               "--no-build-isolation", "--require-hashes", "--requirement", line, "--dest", folder]  # fmt: skip
    subprocess.run(command, check=True, env=environment)
    return download(requirement)


def replace_tree(root: Path, archive: Path) -> None:
    """Puts the files of an archive, without its top folder, in the place of those of a work tree."""
    for entry in root.iterdir():
        if entry.name != ".git":
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    subprocess.run(["tar", "-xf", archive, "-C", root, "--strip-components=1", "--no-same-owner"], check=True)


def build_history(root: Path) -> None:
    """Makes a commit of each release; the canary comes in the middle and goes with the next."""
    requirements = [line for line in RELEASES.read_text().splitlines() if not line.startswith("#")]
    for number, requirement in enumerate(requirements):
        replace_tree(root, download(requirement))
        if number == len(requirements) // 2:
            (root / CANARY_NAME).write_text(CANARY_LINE + "\n")
        commit_all(root, requirement.split()[0])
    git(root, "repack", "-adfq", "--window=50")


def build_tree(root: Path) -> None:
    """Commits 13,000 files of the corpora, and stages a line more in twenty of them."""
    count = 0
    for name in ("go", "django"):
        corpus = load(name)
        if corpus is None:
            raise BenchmarkFault(f"the corpus {name} is not there: run benchmarks/corpora.py {name}")
        for file in regular_files(corpus.path):
            if count == TREE_FILES:
                break
            target = root / name / file.relative_to(corpus.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            count += 1
    commit_all(root, "tree")
    git(root, "repack", "-adfq")
    files = [root / name for name in git(root, "ls-files", "-z", "*.go").split("\0") if name]
    step = len(files) // STAGED_FILES
    for number, file in enumerate(files[: step * STAGED_FILES : step]):
        with file.open("a") as text:
            text.write(f"// one line more: {CANARY_LINE if number == 0 else number}\n")
    git(root, "add", "--update")


BUILDERS = {"django-history": build_history, "tree-13000": build_tree}


def ensure(name: str) -> Path:
    """Returns a repository, built now where it is not there or was not finished."""
    root = REPOSITORIES / name
    if root.exists():
        return root
    partial = REPOSITORIES / f"{name}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    git(partial, "init", "--quiet")
    BUILDERS[name](partial)
    partial.rename(root)
    return root
