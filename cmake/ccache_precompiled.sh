#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: ccache_precompiled.sh CCACHE COMPILER ARGUMENTS
# Launches the compiler for sources that use a precompiled header, and for that header.

# Without this ccache gives up on every such source.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
# Else headers that differ in comments only are one to ccache, while the compiler knows a precompiled header's parts by
# their bytes and would define them twice.
export CCACHE_COMMENTS=1

# A header's earlier form would be preprocessed in its place, and what came of that be served from the cache.
case " $* " in
*" -x c++-header "*)
  for argument; do
    [ "$previous" = -o ] && rm -f "$argument"
    previous=$argument
  done
  ;;
esac
exec "$@"
