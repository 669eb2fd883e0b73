#!/usr/bin/env bash
# Feeds the readers of hostile input with what libFuzzer makes up: SECONDS_TO_RUN, by default 60.
set -euo pipefail
cd "$(dirname "$0")/.."

PICKET_FUZZ=1 swift build --product PicketFuzz -c release --sanitize=fuzzer \
  --scratch-path .build/fuzz
mkdir -p .build/fuzz/corpus
# A backtrace of a crash would wait for somebody to read it.
SWIFT_BACKTRACE=enable=no .build/fuzz/release/PicketFuzz -max_total_time="${SECONDS_TO_RUN:-60}" \
  -max_len=4096 -timeout=10 -artifact_prefix=.build/fuzz/ .build/fuzz/corpus </dev/null
