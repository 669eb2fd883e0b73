"""Git repositories that the benchmarks of git scan, built once."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
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


def release_entries(archive: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yields mode, path and content of what an archive holds, without its top folder."""
    with tarfile.open(archive) as tar:
        for member in tar:
            path = member.name.partition("/")[2]
            if member.isfile():
                yield ("100755" if member.mode & 0o100 else "100644"), path, tar.extractfile(member).read()
            elif member.issym():
                yield "120000", path, member.linkname.encode()


def build_history(root: Path) -> None:
    """Makes a commit of each release; the canary comes in the middle and goes with the next."""
    requirements = [line for line in RELEASES.read_text().splitlines() if not line.startswith("#")]
    command = ["git", "-C", str(root), "fast-import", "--quiet"]
    importer = subprocess.Popen(command, stdin=subprocess.PIPE, env=ENVIRONMENT)
    write = importer.stdin.write
    before: dict[str, tuple[str, bytes]] = {}  # what the last commit has: most files stay as they are
    for number, requirement in enumerate(requirements):
        message = requirement.split()[0].encode()
        write(b"commit refs/heads/main\ncommitter bench <bench@example.org> %d +0000\n" % (1_700_000_000 + number))
        write(b"data %d\n%s\n" % (len(message), message))
        entries = {path: (mode, content) for mode, path, content in release_entries(download(requirement))}
        if number == len(requirements) // 2:
            entries[CANARY_NAME] = ("100644", CANARY_LINE.encode() + b"\n")
        for path in before.keys() - entries.keys():
            write(b"D %s\n" % path.encode())
        for path, (mode, content) in entries.items():
            if before.get(path) != (mode, content):
                write(b"M %s inline %s\ndata %d\n%s\n" % (mode.encode(), path.encode(), len(content), content))
        before = entries
    importer.stdin.close()
    if importer.wait() != 0:
        raise BenchmarkFault("git fast-import failed")
    git(root, "symbolic-ref", "HEAD", "refs/heads/main")
    git(root, "repack", "-adfq")


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
