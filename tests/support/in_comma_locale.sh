#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command under a locale that writes 1,5 for 1.5; it is made in FOLDER when it is not there.
#   in_comma_locale.sh FOLDER COMMAND...
# Exits 77 where the machine has no localedef or no German locale to make it from.
set -euo pipefail
folder=$1
shift
if [ ! -d "$folder/de_DE.UTF-8" ]; then
    mkdir -p "$folder"
    fresh=$(mktemp -d "$folder/new.XXXXXX")
    if ! localedef -i de_DE -f UTF-8 "$fresh/de_DE.UTF-8" 2>/dev/null && [ ! -f "$fresh/de_DE.UTF-8/LC_NUMERIC" ]; then
        rm -rf "$fresh"
        echo "There is no localedef or no German locale here (package locales)."
        exit 77
    fi
    mv -T "$fresh/de_DE.UTF-8" "$folder/de_DE.UTF-8" 2>/dev/null || true # another run may have been quicker
    rm -rf "$fresh"
fi
export LOCPATH=$folder LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8
if [ "$(locale decimal_point)" != "," ]; then
    echo "The locale that was made does not write a comma." >&2
    exit 1
fi
# ctest keeps its log beside the tests; one ctest inside another must not write over the outer one's.
if [ "$(basename "$1")" = ctest ]; then
    echo "subdirs(\"$PWD\")" >"$folder/CTestTestfile.cmake"
    cd "$folder"
fi
exec "$@"
