"""The hooks of mesonpy.py under the name that setuptools projects ask for."""

import sys

from mesonpy import (  # noqa: F401
    build_wheel,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_wheel,
)

# What projects ask for that name no backend at all.
__legacy__ = sys.modules[__name__]
