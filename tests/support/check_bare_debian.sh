#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Proves both of README's commands on a bare Debian 12: makes a root by debootstrap, clones the committed tree into it
# and runs installer/run with a prompt and installer/test there. Needs root and the package debootstrap.
#   tests/support/check_bare_debian.sh [FOLDER] [--no-test]
# FOLDER (default: a temporary one, removed afterwards) keeps the root when given.
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/../.." && pwd)
folder=""
with_test=yes
for argument in "$@"; do
    case "$argument" in
        --no-test) with_test=no ;;
        *) folder=$argument ;;
    esac
done
if [ -z "$folder" ]; then
    folder=$(mktemp -d)
    trap 'umount -q "$folder/proc" "$folder/dev" 2>/dev/null || true; rm -rf --one-file-system "$folder"' EXIT
fi

# The machine's own package source, whatever its form.
archive() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
        sed -n -e 's/^URIs: *\([^ ]*\).*/\1/p' -e 's/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' | head -1
}

if [ ! -x "$folder/usr/bin/apt-get" ]; then
    debootstrap --variant=minbase bookworm "$folder" "$(archive)"
fi
rm -f "$folder/etc/apt/sources.list"
cp -a /etc/apt/sources.list* /etc/apt/apt.conf.d "$folder/etc/apt/" 2>/dev/null || true
cp /etc/hosts /etc/resolv.conf "$folder/etc/"
mountpoint -q "$folder/proc" || mount -t proc proc "$folder/proc"
mountpoint -q "$folder/dev" || mount --bind /dev "$folder/dev"

rm -rf "$folder/root/melisma"
git clone -q "$source_dir" "$folder/root/melisma"
inside() { chroot "$folder" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }

inside bash -c 'cd /root/melisma && installer/run "slow rainy lo-fi, soft female vocal" --seed 1 --seconds 30'
inside bash -c 'ls -l /root/Music/Melisma && /root/melisma/build/release/melisma inspect "$(ls /root/Music/Melisma/*.wav | head -1)" --json >/dev/null'
[ "$with_test" = no ] || inside bash -c 'cd /root/melisma && installer/test'
echo "A bare Debian 12 runs both commands."
