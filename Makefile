# The two commands of the README, and what they need.

.PHONY: plan test prepare format

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
