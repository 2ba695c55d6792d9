#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds DoThi and passes every test: style, headers that compile alone, and all tests of the
# release build.
# Arguments go to the last ctest, e.g. -R tst_crs.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

step() { printf '\n== %s (%s s so far)\n' "$1" "$SECONDS"; }

install_missing build run test

step "style"
(cd "$top" && git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run --Werror)

step "release build"
configure "$top/build-test" -DCMAKE_BUILD_TYPE=Release -DDOTHI_TESTS=ON
cmake --build "$top/build-test" -j "$jobs"

step "headers compile alone"
cmake --build "$top/build-test" -j "$jobs" --target all_verify_interface_header_sets

step "all tests"
ctest --test-dir "$top/build-test" --output-on-failure -j "$jobs" "$@"
