#!/usr/bin/env bash
# What a review asks for, without what takes long. Ends at the first fault.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "check: $*" >&2
  exit 1
}

echo "check: format"
swift format lint --strict -r Package.swift Sources Tests Examples

echo "check: unsafe stands where it may, and not more often than before"
# PCRE2, the system, the kernels' seam and the table are all that touches pointers.
# The keyword, and no word in a string such as "unsafe_load".
keyword='(^|[^"/_[:alnum:]])unsafe($|[^-"_[:alnum:]])'
strays=$(grep -rlE "$keyword" Sources --include='*.swift' |
  grep -vE '^Sources/(PCRE2|PicketSystem|PicketTable)/|^Sources/PicketScan/(Filter|FilterImage|LineLocator)\.swift|/TableBytes\.swift' ||
  true)
[ -z "$strays" ] || fail "unsafe in $strays"
count=$(grep -rhE "$keyword" Sources --include='*.swift' | grep -vcE '^ *//')
budget=$(cat scripts/unsafe-budget)
[ "$count" -le "$budget" ] || fail "$count lines with unsafe; the budget is $budget"

echo "check: the executable needs neither Foundation nor the runtimes of concurrency and regexes"
swift build --product picket
# Swift links the concurrency runtime by habit; what counts is whether anything asks for it.
needed=$(nm -D --undefined-only .build/debug/picket)
! grep -E '10Foundation|swift_(task|job|asyncLet|continuation)_|_Concurrency|17_StringProcessing' <<<"$needed" ||
  fail "the executable needs the above"

echo "check: the table is what patterns/ makes"
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
.build/debug/picket rules table patterns --output "$fresh/table.bin"
cmp -s "$fresh/table.bin" Sources/CPicketTable/table.bin || fail "the table is old: run make table"

echo "check: docs/rules/ is what patterns/ makes"
.build/debug/picket rules docs patterns --output "$fresh/rules"
diff -rq "$fresh/rules" docs/rules || fail "the pages of rules are old: run make docs"

echo "check: the example of a tool that embeds picket"
swift build --package-path Examples/Embedding --scratch-path .build/embedding
embedded=$(.build/embedding/debug/Embedding hooks)
grep -q 'settings.py:1: critical' <<<"$embedded" || fail "the example finds nothing: $embedded"

echo "check: no machine's paths"
! git grep -nIE '/(home|Users)/[a-z]+/' -- Sources Tests scripts Makefile || fail "see above"
echo "check: all well"
