# What people and machines call; each target may run twice.

SWIFT ?= swift
# What `make scan` scans.
DIR ?= .
# Where `make bench` keeps its corpora.
export PICKET_BENCH_CACHE ?= $(CURDIR)/benchmarks/.cache

# PCRE2 and the Swift runtime go into the executable: it starts in half the time and needs nothing.
RELEASE_FLAGS = -c release --product picket -Xswiftc -static-executable --scratch-path .build/static
RELEASE = .build/picket

.PHONY: help setup scan test check table docs instructions bench release dist sanitize fuzz clean

help:
	@echo "make scan DIR=PATH  set up, build and scan a directory"
	@echo "make test           set up and run all tests"
	@echo "make check          what a review asks for: format, table, safety, dependencies"
	@echo "make table          compile patterns/ into the table of the executable"
	@echo "make docs           write docs/rules/, a page for each file of patterns/"
	@echo "make release        build $(RELEASE), one static executable"
	@echo "make dist           pack the executable with its hooks and checksums"
	@echo "make bench          measure speed beside cat, rg and other scanners"
	@echo "make instructions   compare instructions per byte with the committed number"
	@echo "make sanitize       run all tests under the address and the thread sanitizer"
	@echo "make fuzz           feed readers and compilers with broken input"

setup:
	@scripts/setup.sh

scan: release
	@$(RELEASE) scan $(DIR); status=$$?; [ $$status -le 1 ] || exit $$status

test: setup
	$(SWIFT) test

check: setup
	@scripts/check.sh

# The table is read by the executable that writes it: an old one does not keep it from being built.
table: setup
	$(SWIFT) build --product picket
	.build/debug/picket rules table patterns --output Sources/CPicketTable/table.bin

docs: setup
	$(SWIFT) build --product picket
	rm -rf docs/rules
	.build/debug/picket rules docs patterns --output docs/rules

release: setup
	$(SWIFT) build $(RELEASE_FLAGS)
	strip -o $(RELEASE) .build/static/release/picket

dist: release
	@scripts/dist.sh $(RELEASE)

bench: release
	@scripts/bench.sh $(RELEASE)

instructions: release
	benchmarks/corpora.py fixed
	benchmarks/run.py $(RELEASE) --check-instructions

sanitize: setup
	@# Foundation and XCTest, which only tests use, leak by themselves.
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build/address
	TSAN_OPTIONS=suppressions=$(CURDIR)/scripts/thread-suppressions \
	  $(SWIFT) test --sanitize=thread --scratch-path .build/thread --filter 'PicketKitTests|PicketScanTests'

fuzz: setup
	@scripts/fuzz.sh

clean:
	rm -rf .build dist
