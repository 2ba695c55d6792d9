#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tidy.sh BUILD: clang-tidy over every source of the program, with .clang-tidy; a finding fails. Clang-tidy 16, because 14
# cannot read std::source_location. A file is looked at again when it, a header of the house or the checks have changed.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build=$(realpath "$1")
out=$build/tidy
mkdir -p "$out"
# What GCC alone understands is taken out of the commands, and with it the precompiled headers: each source must name all
# it needs.
sed 's/ -fno-tree-loop-vectorize\b//g; s/ -Winvalid-pch -include [^ ]*//g' "$build/compile_commands.json" >"$out/compile_commands.json"
export out top
common=$( (sources app core plugins | grep '\.h$' | xargs cat "$top/.clang-tidy"; clang-tidy-16 --version) | sha1sum)
export common

look() {
    local file=$1 stamp
    stamp=$out/$( (echo "$common" "$file"; cat "$file") | sha1sum | cut -c1-40)
    [ -e "$stamp" ] && return 0
    if clang-tidy-16 -p "$out" --quiet --extra-arg=-Wno-unknown-warning-option "$file" >"$stamp.log" 2>/dev/null; then
        mv "$stamp.log" "$stamp"
    else
        cat "$stamp.log"
        rm "$stamp.log"
        return 1
    fi
}
export -f look

sources app core plugins | grep '\.cpp$' |
    xargs -P "$jobs" -I '{}' bash -c 'look "$1"' look '{}'
