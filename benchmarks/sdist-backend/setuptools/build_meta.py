"""The hooks of mesonpy.py under the name that setuptools projects ask for."""

from mesonpy import (  # noqa: F401
    build_wheel,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_wheel,
)
