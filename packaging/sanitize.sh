#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the unit tests with the address and undefined-behaviour sanitizers and runs them. Arguments go to ctest.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_missing build run test
configure "$top/build-asan" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-Og -g1" -DDOTHI_TESTS=ON -DDOTHI_TOGETHER=ON \
    -DDOTHI_SANITIZE=ON
build "$top/build-asan" --target sanitized_tests
ctest --test-dir "$top/build-asan" --output-on-failure -j "$jobs" -L unit "$@"
