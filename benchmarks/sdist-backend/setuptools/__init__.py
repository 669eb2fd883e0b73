"""Stands in for setuptools while an sdist is downloaded; see mesonpy.py."""
