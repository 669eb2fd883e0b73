#!/usr/bin/env bash
# Packs an executable with its hooks and checksums: who unpacks it needs no Swift.
set -euo pipefail
executable=$1
cd "$(dirname "$0")/.."

version=$("$executable" --version | awk '{print $2}')
name="picket-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)"
rm -rf "dist/$name"
mkdir -p "dist/$name/hooks"
cp "$executable" "dist/$name/picket"
cp README.md CHANGELOG.md "dist/$name/"
cp hooks/* "dist/$name/hooks/"
(cd "dist/$name" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum >SHA256SUMS)
# The same input gives the same bytes: names in order, no times, no owners.
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C dist -cf - "$name" |
  gzip -9n >"dist/$name.tar.gz"
(cd dist && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
ls -l "dist/$name.tar.gz" "dist/$name/picket"
