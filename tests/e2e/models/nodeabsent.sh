#!/bin/sh
# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
echo "skipped: Node.js is absent"
exit 77
