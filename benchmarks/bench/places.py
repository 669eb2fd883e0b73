"""Where the harness keeps what it downloads, builds and measures."""

import os
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent

# Several checkouts may share one cache: it is some 3.5 GB.
CACHE = Path(os.environ.get("PICKET_BENCH_CACHE") or BENCHMARKS / ".cache").resolve()

CORPORA = CACHE / "corpora"
DOWNLOADS = CACHE / "downloads"
PEERS = CACHE / "peers"
RESULTS = BENCHMARKS / "results"
