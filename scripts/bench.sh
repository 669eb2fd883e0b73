#!/usr/bin/env bash
# Measures an executable beside cat, rg and other scanners; see benchmarks/README.md.
#
# Once with the built-in rules, and once with 900 made-up ones more: that is where the catalogue goes.
set -euo pipefail
executable=$(realpath "$1")
cd "$(dirname "$0")/.."

benchmarks/corpora.py
benchmarks/peers.sh
# A gate that is missed does not keep the other table from being made.
status=0
benchmarks/run.py "$executable" --rounds "${ROUNDS:-5}" --peers || status=$?

rules=$(mktemp -d)
trap 'rm -rf "$rules"' EXIT
cp -r patterns "$rules/"
benchmarks/synthetic-rules.py --count 900 --output "$rules/synthetic.toml"
"$executable" rules table "$rules" --lenient --output "$rules/table.bin"
benchmarks/run.py "$executable" --rounds "${ROUNDS:-5}" --table "$rules/table.bin" || status=$?
exit "$status"
