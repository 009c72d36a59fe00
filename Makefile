# What one does with ChainRule; `make help` lists it. Written for Linux and macOS, tested on Linux.

PREFIX  ?= /usr/local
DESTDIR ?=
# The tests' Python scripts: Debian's own, whatever python3 comes first in PATH.
ifeq ($(shell uname -s),Darwin)
export PYTHON ?= python3
RELEASE = -c release
else
export PYTHON ?= /usr/bin/python3
# With the standard library inside, the command starts sooner and runs without the toolchain.
RELEASE = -c release --static-swift-stdlib
endif
BINARY  = $$(swift build $(RELEASE) --show-bin-path)/chainrule
TARGET  = $(DESTDIR)$(PREFIX)
TORCH   = .build-bench/python/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test check check-format check-arrows check-docs check-seam check-counts \
  check-torch long mutate bench install uninstall docs clean demo-packages test-packages bench-packages release

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile
	@echo "  PREFIX=$(PREFIX) is where install puts things; DESTDIR goes before it."

demo: demo-packages release ## build, run the lesson and say which files to open
	@"$(BINARY)" demo
	@echo
	@echo "chainrule is $(BINARY); make install puts it in PATH."

test: test-packages ## run the tests (all but the long ones)
	swift test --disable-xctest --skip LongTests

long: test-packages ## run every test, the slow sweeps (suites named …LongTests) too
	swift test --disable-xctest
	swift test -c release --disable-xctest -Xswiftc -enable-testing --filter FloatElementaryLongTests

mutate: test-packages ## break the mathematics, place by place, and expect a red test each time
	@Scripts/mutate --record Docs/mutation-results.md

check: check-format check-arrows check-docs check-seam check-counts ## the five below

check-format: ## lint the sources with the toolchain's swift-format
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks
	@echo "format: clean"

check-arrows: ## compare the imports with ARCHITECTURE.md and Package.swift
	@Scripts/check-arrows

check-docs: demo-packages ## build the documentation, warnings being errors
	@Scripts/build-docs

check-seam: demo-packages ## run the lesson in WebAssembly and compare the bits
	@Scripts/check-seam $(RELEASE)

check-counts: test-packages ## count instructions and allocations of fixed work
	@Scripts/check-counts

bench: bench-packages release ## measure against the peers; writes Benchmarks/results.md
	@Benchmarks/run "$(BINARY)" $(BENCH)

check-torch: release ## compare gradients with PyTorch's, in the environment that make bench makes
	@test -x $(TORCH) || { echo "PyTorch is in the environment of make bench: run it first"; exit 1; }
	@$(TORCH) Scripts/crosscheck/pytorch.py "$(BINARY)" --record Docs/pytorch-results.md

docs: check-docs ## build the documentation into .build/documentation

install: demo-packages release ## install the command, its man page and its completions
	install -d "$(TARGET)/bin" "$(TARGET)/share/man/man1" \
	  "$(TARGET)/share/bash-completion/completions" \
	  "$(TARGET)/share/zsh/site-functions" "$(TARGET)/share/fish/vendor_completions.d"
	install -s -m 755 "$(BINARY)" "$(TARGET)/bin/chainrule"
	"$(BINARY)" help --man >"$(TARGET)/share/man/man1/chainrule.1"
	"$(BINARY)" help --completions bash \
	  >"$(TARGET)/share/bash-completion/completions/chainrule"
	"$(BINARY)" help --completions zsh >"$(TARGET)/share/zsh/site-functions/_chainrule"
	"$(BINARY)" help --completions fish \
	  >"$(TARGET)/share/fish/vendor_completions.d/chainrule.fish"

uninstall: ## remove what install put there
	rm -f "$(TARGET)/bin/chainrule" "$(TARGET)/share/man/man1/chainrule.1" \
	  "$(TARGET)/share/bash-completion/completions/chainrule" \
	  "$(TARGET)/share/zsh/site-functions/_chainrule" \
	  "$(TARGET)/share/fish/vendor_completions.d/chainrule.fish"

clean: ## remove everything that was built
	rm -rf .build .build-*

demo-packages:
	@Scripts/install-packages packages/demo.txt

test-packages:
	@Scripts/install-packages packages/demo.txt packages/test.txt

bench-packages:
	@Scripts/install-packages packages/demo.txt packages/bench.txt

release:
	swift build $(RELEASE) --product chainrule
