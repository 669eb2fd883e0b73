#!/usr/bin/env bash
# Measures an executable beside cat, rg and other scanners; see benchmarks/README.md.
set -euo pipefail
executable=$(realpath "$1")
cd "$(dirname "$0")/.."

benchmarks/corpora.py
benchmarks/peers.sh
benchmarks/run.py "$executable" --rounds "${ROUNDS:-5}"
