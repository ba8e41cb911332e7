# make run     build, run pipeline.json on the sample issue, say where the result lies
# make test    the whole test suite but for the next
# make fault-test  the reliability promises, by faults: kills, failing disks, signals, damage; FAULT_ROUNDS=600 for more
# make score   the quality on the pages of ../shared, if they are there
# make install builds the program and puts it under PREFIX (/usr/local), with systemd units,
#              examples for cron, logrotate and pipeline.json, and the documentation; DESTDIR goes in front of all
#
# Each installs the Debian packages that are missing, with sudo where the user is not root.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test fault-test score install install-files setup

BROADSHEET := .build/release/broadsheet
# The Swift runtime goes into the program: it runs where there is no toolchain, and segments pages in a tenth less time.
BUILD := swift build -c release --static-swift-stdlib

run: setup
	$(BUILD) --product broadsheet
	$(BROADSHEET) run

test: setup
	swift test --skip '^FaultTests\.'

fault-test: setup
	$(BUILD) --product broadsheet
	BROADSHEET_PROGRAM=$(CURDIR)/$(BROADSHEET) swift test --filter '^FaultTests\.'

score: setup
	$(BUILD) --product broadsheet
	$(BUILD) --product broadsheet-train
	Scripts/score $(BROADSHEET) $(BROADSHEET)-train

PREFIX ?= /usr/local
DESTDIR ?=
share = $(DESTDIR)$(PREFIX)/share
units = $(DESTDIR)$(PREFIX)/lib/systemd/system

install: setup
	$(BUILD) --product broadsheet
	$(MAKE) --no-print-directory install-files

install-files:
	install -D -m 0755 $(BROADSHEET) $(DESTDIR)$(PREFIX)/bin/broadsheet
	install -d $(units) $(share)/doc/broadsheet $(share)/broadsheet/cron $(share)/broadsheet/logrotate
	for unit in broadsheet.service broadsheet.timer; do \
	    sed 's|@PREFIX@|$(PREFIX)|g' packaging/systemd/$$unit > $(units)/$$unit; \
	done
	sed 's|@PREFIX@|$(PREFIX)|g' packaging/cron/broadsheet > $(share)/broadsheet/cron/broadsheet
	install -m 0644 packaging/logrotate/broadsheet $(share)/broadsheet/logrotate/broadsheet
	install -m 0644 packaging/pipeline.json $(share)/broadsheet/pipeline.json
	install -m 0644 LICENSE NOTICE README.md docs/*.md $(share)/doc/broadsheet

setup:
	@Scripts/setup
