# make run     build, run pipeline.json on the sample issue, say where the result lies
# make test    the whole test suite
# make score   the quality on the pages of ../shared, if they are there
#
# Each installs the Debian packages that are missing, with sudo where the user is not root.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test score setup

BROADSHEET := .build/release/broadsheet

run: setup
	swift build -c release --product broadsheet
	$(BROADSHEET) run

test: setup
	swift test

score: setup
	swift build -c release
	Scripts/score $(BROADSHEET) $(BROADSHEET)-train

setup:
	@Scripts/setup
