#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds DoThi and passes every test: style, headers that compile alone, the unit tests under
# AddressSanitizer and UndefinedBehaviorSanitizer, clang-tidy, and then all tests of the release build.
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

step "clang-tidy"
(cd "$top" && git ls-files 'core/*.cpp' 'app/*.cpp' 'plugins/*.cpp' | grep -v /tests/ \
    | xargs -P "$jobs" -n 4 clang-tidy -p build-test --quiet 2>/dev/null)

step "sanitizers: build"
configure "$top/build-asan" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DDOTHI_SANITIZE=ON -DDOTHI_TESTS=ON
cmake --build "$top/build-asan" -j "$jobs" --target sanitized_tests
step "sanitizers: unit tests"
ctest --test-dir "$top/build-asan" -L unit --output-on-failure -j "$jobs" -LE gui

step "all tests"
ctest --test-dir "$top/build-test" --output-on-failure -j "$jobs" "$@"
