# The two commands of the README, and what they need.

.PHONY: plan test prepare format bench

plan: prepare
	swift build --configuration release --product tandem
	.build/release/tandem match scenarios/california-pilot

test: prepare
	swift format lint --strict --recursive Sources Tests Package.swift
	swift test

# What a bare Debian or Ubuntu with Swift lacks: GLPK, nettle and their tools.
prepare:
	@dpkg -s libglpk-dev nettle-dev glpk-utils >/dev/null 2>&1 || .ci/prepare

format:
	swift format --in-place --recursive Sources Tests Package.swift

# Tandem beside other solvers on one round; SOURCE=folder and TIME=seconds change what and how long.
SOURCE ?= scenarios/california-pilot
TIME ?= 60

bench: prepare
	swift build --configuration release --product tandem
	test -x .build-bench/bin/python || python3 -m venv .build-bench
	.build-bench/bin/pip install --quiet --requirement bench/requirements.txt
	.build-bench/bin/python bench/compare.py $(SOURCE) --time $(TIME)
