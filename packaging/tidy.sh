#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tidy.sh BUILD: clang-tidy over every source of the program, with .clang-tidy; a finding fails. Clang-tidy 16, because 14
# cannot read std::source_location. Where the sources are compiled some at a time (DOTHI_TOGETHER) they are looked at so:
# nearly all of the time goes into the headers of Qt, OpenSceneGraph and the library, which are read once for all then.
# What is compiled as one is looked at again when one of it, a header of the house or the checks have changed.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build=$(realpath "$1")
out=$build/tidy
mkdir -p "$out"
# What GCC alone understands is taken out of the commands, and with it the precompiled headers.
sed 's/ -fno-tree-loop-vectorize\b//g; s/ -Wno-subobject-linkage\b//g; s/ -Winvalid-pch -include [^ ]*//g' \
    "$build/compile_commands.json" >"$out/compile_commands.json"
export out top
common=$( (sources app core plugins | grep '\.h$' | xargs cat "$top/.clang-tidy"; clang-tidy-16 --version) | sha1sum)
export common

# The sources of the program a file consists of: itself, or those it was put together from.
parts() {
    case $1 in
    */Unity/unity_*) sed -n 's/^#include "\(.*\.cpp\)"$/\1/p' "$1" ;;
    *) echo "$1" ;;
    esac
}
export -f parts

look() {
    local file=$1 stamp
    stamp=$out/$( (echo "$common" "$file"; parts "$file" | xargs cat) | sha1sum | cut -c1-40)
    [ -e "$stamp" ] && return 0
    # What hides what is GCC's to say: the names of one source hide nothing in another.
    if clang-tidy-16 --config-file="$top/.clang-tidy" -p "$out" --quiet --extra-arg=-Wno-unknown-warning-option \
        --extra-arg=-Wno-shadow "$file" >"$stamp.log" 2>/dev/null; then
        mv "$stamp.log" "$stamp"
    else
        cat "$stamp.log"
        rm "$stamp.log"
        return 1
    fi
}
export -f look

compiled=$(sed -n 's/^ *"file": "\(.*\)",\?$/\1/p' "$out/compile_commands.json" |
    grep -E "^$top/(app|core|plugins)/.*\.cpp$|^$build/(app|core|plugins)/.*/Unity/unity_.*" | sort -u)
# Nobody is left out.
missing=$(comm -23 <(sources app core plugins | grep '\.cpp$') <(for file in $compiled; do parts "$file"; done | sort))
[ -z "$missing" ] || { printf 'not compiled, so not looked at:\n%s\n' "$missing" >&2; exit 1; }

printf '%s\n' $compiled | xargs -P "$jobs" -I '{}' bash -c 'look "$1"' look '{}'
