# SPDX-FileCopyrightText: 2026 the DoThi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What run.sh and test.sh share: install what is missing, configure and build.

set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=$(nproc)

# Packages of the given sections of dependencies.txt.
packages_of() {
    awk -v wanted=" $* " '
        /^#/ || /^$/ { next }
        /^\[/ { section = substr($0, 2, length($0) - 2); next }
        index(wanted, " " section " ") { print }' "$top/packaging/dependencies.txt"
}

# Installs the packages of the given sections that are not there yet; asks apt only when some are missing.
install_missing() {
    local missing=()
    local package
    for package in $(packages_of "$@"); do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    echo "Installing: ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "These packages are missing: ${missing[*]}" >&2
            echo "Install them as root (apt-get install …), or install sudo, and run this again." >&2
            exit 1
        }
        as_root=(sudo)
    fi
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# configure FOLDER OPTION…: a build folder, configured once and then only when the options change.
configure() {
    local folder=$1
    shift
    cmake -S "$top" -B "$folder" -G Ninja "$@" >"$folder.log" 2>&1 || {
        cat "$folder.log" >&2
        exit 1
    }
    rm -f "$folder.log"
}

# The C++ files of some folders of the project, whole paths.
sources() {
    (cd "$top" && find "$@" -type f \( -name '*.h' -o -name '*.cpp' \) | sort | sed "s|^|$top/|")
}

# build FOLDER OPTION…: quiet unless it fails.
build() {
    local folder=$1
    shift
    cmake --build "$folder" -j "$jobs" "$@" >"$folder.log" 2>&1 || {
        grep -v '^\[' "$folder.log" >&2
        exit 1
    }
    tail -n 1 "$folder.log"
    rm -f "$folder.log"
}
