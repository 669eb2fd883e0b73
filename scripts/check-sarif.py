#!/usr/bin/env python3
"""Validates SARIF files against the schema at $PICKET_SARIF_SCHEMA; by default the golden ones of the tests.

Without the variable, or without the package `jsonschema`, there is nothing to validate with: says so and is content.
"""

import json
import os
import pathlib
import sys


def main() -> int:
    schema_path = os.environ.get("PICKET_SARIF_SCHEMA")
    if not schema_path:
        print("check-sarif: skipped: PICKET_SARIF_SCHEMA names no schema")
        return 0
    try:
        from jsonschema.validators import validator_for
    except ImportError:
        print("check-sarif: skipped: the Python package jsonschema is not there")
        return 0
    schema = json.loads(pathlib.Path(schema_path).read_text())
    validator = validator_for(schema)(schema)
    golden = pathlib.Path(__file__).parent.parent / "Tests/PicketReportTests/Golden"
    files = [pathlib.Path(name) for name in sys.argv[1:]] or sorted(golden.glob("*.sarif"))
    faults = 0
    for file in files:
        for error in validator.iter_errors(json.loads(file.read_bytes())):
            print(f"check-sarif: {file}: {error.json_path}: {error.message[:200]}", file=sys.stderr)
            faults += 1
    print(f"check-sarif: {len(files)} files, {faults} faults")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
