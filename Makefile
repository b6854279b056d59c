# The two commands of the README, and what they need.

TANDEM := .build/release/tandem
SOURCES := Package.swift $(shell find Sources -type f)

.PHONY: plan test prepare prepare-tests prepare-browser format help pictures scenarios bench serve \
  browser-test link-test api-test kill-test proxy-test load-test

plan: $(TANDEM)
	$(TANDEM) match scenarios/california-pilot

# Without a bound all tests begin at once, and each service of a test holds its registry open: from
# some 1,350 open files on, Foundation's Process reads past the list of them and crashes.
test: export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH := 4
test: prepare-tests
	swift format lint --strict --recursive Sources Tests Package.swift
	swift test

# The service on a demonstration registry, made by commands: http://127.0.0.1:8080. Without
# optimisation, since that takes half an hour to build with the cryptography that comes along.
serve: prepare
	swift build --product tandem
	swift build --product tandem-server
	scenarios/serve .build/debug

# Built only when something changed, so that a second `make plan` is nothing but the match.
$(TANDEM): $(SOURCES) | prepare
	swift build --configuration release --product tandem
	touch $@

# What a bare Debian or Ubuntu with Swift lacks: GLPK, nettle, SQLite and GLPK's own solver for tests.
prepare:
	@dpkg -s libglpk-dev nettle-dev libsqlite3-dev glpk-utils >/dev/null 2>&1 || .ci/prepare

format:
	swift format --in-place --recursive Sources Tests Package.swift

# Programs that some tests need, and skip without: pandoc, and a parser of calendars.
prepare-tests: prepare
	@dpkg -s pandoc python3-icalendar >/dev/null 2>&1 || .ci/prepare pandoc python3-icalendar

# The help of every command, as docs/help keeps it and a test compares it.
help: prepare
	swift build --product tandem
	docs/help/write .build/debug/tandem

# The pictures of the README, drawn by chromium from the report of a scenario and from the service.
pictures: prepare-browser
	docs/pictures/write .build/debug/tandem
	.build-browser/bin/python Tests/Browser/pictures.py .build/debug docs/pictures/service

# The table of scenarios/README.md, written again from what every scenario gives.
scenarios: prepare
	WRITE_SCENARIO_TABLE=yes swift test --filter ScenarioTableTests

# Tandem beside other solvers on one round: SOURCE=folder, TIME=seconds, and for rounds with too many
# columns for one file (groups, the country) COLUMNS=--generated.
SOURCE ?= scenarios/california-pilot
TIME ?= 60
COLUMNS ?=

bench: $(TANDEM)
	test -x .build-bench/bin/python || python3 -m venv .build-bench
	.build-bench/bin/pip install --quiet --requirement bench/requirements.txt
	.build-bench/bin/python bench/compare.py $(SOURCE) --time $(TIME) $(COLUMNS)

# What the tests of the service need besides: a browser, a proxy, and packages in an environment of
# their own.
prepare-browser: prepare
	@dpkg -s chromium chromium-driver python3-venv nginx-light openssl >/dev/null 2>&1 || \
	  .ci/prepare chromium chromium-driver python3-venv nginx-light openssl
	test -x .build-browser/bin/python || python3 -m venv .build-browser
	.build-browser/bin/pip install --quiet --requirement Tests/Browser/requirements.txt
	.build-browser/bin/pip install --quiet --no-deps --requirement Tests/Browser/axe.txt
	swift build --product tandem
	swift build --product tandem-server

# Documents and whole ways in a browser: no violation that axe-core finds, wide, narrow and at
# 400 % zoom, with and without scripts. PAGES=files adds more; WAYS=quick takes two of four runs.
PAGES ?=
WAYS ?=

browser-test: prepare-browser
	.build-browser/bin/python Tests/Browser/check.py .build/debug/tandem $(PAGES)
	.build-browser/bin/python Tests/Browser/journeys.py .build/debug $(WAYS)
	.build-browser/bin/pip install --quiet --requirement Tests/Browser/provider/requirements.txt
	.build-browser/bin/python Tests/Browser/openid.py .build/debug/tandem-server

# Every link of every role's pages, and the console of the browser that follows them.
link-test: prepare-browser
	.build-browser/bin/python Tests/Browser/crawl.py .build/debug

# The API against its own description, in the name of each role. EXAMPLES for each operation.
EXAMPLES ?= 10

api-test: prepare-browser
	.build-browser/bin/python Tests/Browser/api.py .build/debug $(EXAMPLES)

# The server killed in the middle of what people do, KILLS times.
KILLS ?= 3

kill-test: prepare-browser
	.build-browser/bin/python Tests/Browser/kills.py .build/debug $(KILLS)

# The service behind nginx, as deploy/nginx.conf has it.
proxy-test: prepare-browser
	.build-browser/bin/python Tests/Browser/proxy.py .build/debug

# How fast the service answers over 50 connections, with 1,000 districts: SECONDS for each figure.
SECONDS ?= 30

load-test: prepare
	@dpkg -s wrk >/dev/null 2>&1 || .ci/prepare wrk
	swift build --configuration release --product tandem
	swift build --configuration release --product tandem-server
	python3 Tests/Browser/load.py .build/release $(SECONDS)
