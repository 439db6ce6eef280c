#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The headless preset where Qt 6 is hidden: it must configure, name no Qt 6, and know the worker.
#   tests/support/check_headless.sh [--build]
# --build also builds it and asks the worker what it can do.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --preset headless -B "$folder" -DCMAKE_DISABLE_FIND_PACKAGE_Qt6=ON >/dev/null
if grep -q "Qt6" "$folder/build.ninja"; then
    echo "The headless build mentions Qt 6." >&2
    exit 1
fi
grep -q "melisma-worker" "$folder/build.ninja"
if [ "${1:-}" = --build ]; then
    cmake --build "$folder"
    "$folder/melisma-worker" --describe | grep -q '"compose"'
fi
echo "The headless preset needs no Qt 6."
