# The habits of this repository. `make` alone lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: run test format lint docs bench bench-memory bench-models fuzz help

# What `swift format` looks after.
FORMATTED := Sources Tests Examples Fuzz Benchmarks/Sources Benchmarks/Models/Sources Package.swift

# Further arguments for `make run` and `make bench`: make run ARGS="--port 9000".
ARGS ?=

run: ## Serve the example API `Bookshelf` on http://127.0.0.1:8000
	@scripts/bootstrap
	swift run Bookshelf $(ARGS)

# Two products, and not `swift build --build-tests`: the tests of the macros make the test bundle a tool of the host,
# and a build of everything would compile each dependency a second time beside it.
test: ## Build everything and run every deterministic test
	@scripts/bootstrap
	swift build --product Bookshelf
	scripts/verify-foundation "$$(swift build --show-bin-path)/Bookshelf"
	swift build --product starlingPackageTests
	timeout --kill-after=10 1200 swift test --skip-build
	scripts/fuzz --seconds 20

format: ## Put all sources into the house style
	swift format --in-place --parallel --recursive $(FORMATTED)

lint: ## Say what is not in the house style
	swift format lint --strict --parallel --recursive $(FORMATTED)

docs: ## Check links, quoted sources, doc comments, the tables of allowed imports and of start-up faults
	scripts/check-docs
	scripts/check-doc-comments
	scripts/check-imports
	scripts/check-fault-codes

bench: ## Measure CPU time per request beside swift-nio, Hummingbird, Litestar and nginx
	@scripts/bootstrap --bench
	Benchmarks/bench $(ARGS)

bench-memory: ## Measure resident memory while 50 clients send and fetch 20 MB each; `make bench` builds what it needs
	Benchmarks/memory $(ARGS)

bench-models: ## Measure reading and writing of models beside msgspec and Foundation
	@scripts/bootstrap --bench
	Benchmarks/models $(ARGS)

fuzz: ## Feed the decoders and the parsers of forms what a fuzzer finds, 10 minutes for each; ARGS="--seconds 60"
	@scripts/bootstrap
	scripts/fuzz $(ARGS)

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
