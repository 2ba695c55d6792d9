#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds DoThi and passes every test: style, headers that compile alone, clang-tidy, the unit
# tests under the sanitizers, and all tests of the release build.
# Arguments go to the last ctest, e.g. -R tst_crs.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

step() { printf '\n== %s (%s s so far)\n' "$1" "$SECONDS"; }

install_missing build run test

step "style"
sources app core plugins tests | xargs clang-format-16 --dry-run --Werror

step "release build"
configure "$top/build-test" -DCMAKE_BUILD_TYPE=Release -DDOTHI_TESTS=ON -DDOTHI_TOGETHER=ON
build "$top/build-test"

step "each public header by itself"
build "$top/build-test" --target all_verify_interface_header_sets

step "clang-tidy"
"$top/packaging/tidy.sh" "$top/build-test"

step "unit tests under the address and undefined-behaviour sanitizers"
"$top/packaging/sanitize.sh"

step "all tests"
ctest --test-dir "$top/build-test" --output-on-failure -j "$jobs" "$@"
