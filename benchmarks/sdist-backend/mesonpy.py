"""A build backend that builds nothing: it hands pip the metadata that the sdist carries.

pip prepares metadata even for `pip download`, which for a large project means
compilers and a Fortran toolchain. With this directory on PYTHONPATH the same
command only downloads and checks hashes, and runs no code of the project.
"""

import shutil
from email.parser import HeaderParser
from pathlib import Path


def get_requires_for_build_wheel(config_settings=None):
    """Returns the extra requirements of a build: none."""
    return []


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    """Copies PKG-INFO into a `.dist-info` folder and returns its name."""
    headers = HeaderParser().parsestr(Path("PKG-INFO").read_text(encoding="utf-8"))
    name = f"{headers['Name'].replace('-', '_')}-{headers['Version']}.dist-info"
    folder = Path(metadata_directory, name)
    folder.mkdir()
    shutil.copyfile("PKG-INFO", folder / "METADATA")
    return name


def build_wheel(*_arguments, **_options):
    """Refuses: a benchmark corpus is read, never built."""
    raise NotImplementedError("this backend only downloads")
