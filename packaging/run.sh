#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds DoThi and opens the demo city. Without a display it runs the window on a display of
# its own through a short tour and leaves pictures, report and summary in out/. Arguments go to the program.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_missing build run
configure "$top/build" -DCMAKE_BUILD_TYPE=Release -DDOTHI_TESTS=OFF -DDOTHI_TOGETHER=ON
cmake --build "$top/build" -j "$jobs"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$top/build/bin/dothi" "$@"
fi

echo "No display: running the tour; pictures and report go to out/."
rm -rf "$top/out"
mkdir -p "$top/out"
export LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR=$(mktemp -d)
    export XDG_RUNTIME_DIR
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
fi
code=0
xvfb-run --auto-servernum --server-args="-screen 0 1600x1000x24 -nolisten tcp" \
    "$top/build/bin/dothi" --tour "$top/out" "$@" || code=$?
if [ -f "$top/out/summary.txt" ]; then
    cat "$top/out/summary.txt"
fi
exit "$code"
