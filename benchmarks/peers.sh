#!/usr/bin/env bash
# Installs the programs that picket is measured against, and prints their versions.
#
#     benchmarks/peers.sh
#
# ripgrep and valgrind come from apt, kingfisher and detect-secrets from PyPI into
# a virtual environment in the cache (PICKET_BENCH_CACHE, default
# benchmarks/.cache). Running it again changes nothing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${PICKET_BENCH_CACHE:-$here/.cache}
peers=$cache/peers

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

missing=()
for package in ripgrep valgrind; do
  dpkg-query -W "$package" > /dev/null 2>&1 || missing+=("$package")
done
if ((${#missing[@]} > 0)); then
  echo "peers: apt-get install ${missing[*]}"
  as_root apt-get install -y --no-install-recommends "${missing[@]}" > /dev/null
fi

if [[ ! -x $peers/bin/python ]]; then
  echo "peers: creating $peers"
  mkdir -p "$cache"
  python3 -m venv "$peers"
fi
# Binary wheels only: nothing is built here.
"$peers/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
  --requirement "$here/requirements-peers.txt"

{
  rg --version | sed -n 1p
  valgrind --version
  "$peers/bin/kingfisher" --version
  echo "detect-secrets $("$peers/bin/detect-secrets" --version)"
} | tee "$peers/versions.txt"
