#!/bin/sh
# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command on an X server of its own with software rendering, so that pictures do not depend on the desk. A small
# window manager gives windows the focus, as on a desk. DOTHI_TEST_SCREEN: size of the screen.
export LIBGL_ALWAYS_SOFTWARE=1 GALLIUM_DRIVER=llvmpipe QT_QPA_PLATFORM=xcb
if [ -z "$XDG_RUNTIME_DIR" ]; then
    XDG_RUNTIME_DIR=$(mktemp -d)
    export XDG_RUNTIME_DIR
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
fi
xvfb-run --auto-servernum --server-args="-screen 0 ${DOTHI_TEST_SCREEN:-1600x1000}x24 -nolisten tcp" \
    sh -c 'openbox & manager=$!; "$@"; code=$?; kill $manager; exit $code' with-display "$@"
