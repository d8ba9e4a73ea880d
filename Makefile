# What there is to do, by name; every command behind a name can be given by hand too.
.DEFAULT_GOAL := help
.PHONY: help quick test verify fmt lint image bench attack fuzz test-anywhen release

FUZZ_SECONDS ?= 3600
ATTACK_SECONDS ?= 120

## help: says what there is
help:
	@sed -n 's/^## \([a-z-]*\): /\1\t/p' Makefile | awk -F '\t' '{ printf "make %-13s %s\n", $$1, $$2 }'

## quick: what fails fast, in about three minutes: format, compiler, pages, unit tests
quick:
	./mvnw -B verify -Pquick

## test: all tests but those of the packaged program
test:
	./mvnw -B test

## verify: everything that must pass on one machine, before every push
verify:
	./mvnw -B verify

PAGES = cd src/main/webui && { [ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error; }

## fmt: writes Java, scripts and styles as the build wants them
fmt:
	./mvnw -B -q spotless:apply
	$(PAGES) && npm run --silent format

## lint: looks at Java, TypeScript and the scripts without running them
lint:
	./mvnw -B -q spotless:check
	$(PAGES) && npm run --silent lint
	@if command -v shellcheck >/dev/null; then shellcheck -x -S warning $(SCRIPTS); else echo "no shellcheck here: scripts not looked at"; fi

# Of the files without an ending, those that say in their first line that a shell reads them
SCRIPTS = $$(git grep -lE '^\#!(/bin/sh|/bin/bash|/usr/bin/env bash)' -- . ':!mvnw')

## image: builds the container image and holds it to what docs/containers.md says
image: build
	.ci/image

## bench: what uploads, messages, renditions and looking cost; docs/benchmarks.md says what is measured
bench: build
	.ci/bench-uploads
	.ci/bench-capacity
	.ci/bench-viewer
	.ci/bench-pictures

## attack: nine attacks on a small pod, two minutes each (ATTACK_SECONDS)
attack: build
	.ci/attack --seconds $(ATTACK_SECONDS)

## fuzz: an hour of damaged pictures (FUZZ_SECONDS)
fuzz: build
	.ci/fuzz $(FUZZ_SECONDS)

## test-anywhen: the whole suite at odd moments, then what was ever red twenty times in orders of its own
test-anywhen: build
	.ci/test-anywhen 0 '*Test'
	.ci/test-anywhen 20

## release: what a release consists of, in target/release; see RELEASING.md
release:
	.ci/release

.PHONY: build
build:
	./mvnw -B -q package -DskipTests
