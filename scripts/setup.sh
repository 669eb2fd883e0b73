#!/usr/bin/env bash
# Installs what building picket needs and is missing; says what it does; may run twice.
set -euo pipefail

if ! command -v swift >/dev/null; then
  echo "setup: Swift 6.3 is missing: see https://www.swift.org/install" >&2
  exit 1
fi

case "$(uname)" in
  Darwin)
    if ! pkg-config --exists libpcre2-8 2>/dev/null; then
      echo "setup: brew install pcre2 pkgconf"
      brew install pcre2 pkgconf
    fi
    exit 0
    ;;
esac

missing=()
for package in libpcre2-dev pkg-config git; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
    missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "setup: apt-get install ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
if ! "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; then
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
