#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# run_fuzzers.sh SOURCE BUILD [SECONDS]: every libFuzzer program of BUILD/fuzz for SECONDS (60), from its own good
# inputs. What breaks one is kept in BUILD/fuzz/found.
set -u
export MELISMA_SOURCE_DIR=$1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export LSAN_OPTIONS=suppressions=$1/tests/support/lsan.supp:print_suppressions=0
programs=$2/fuzz seconds=${3:-60} failed=0
mkdir -p "$programs/found"
for program in "$programs"/fuzz_*; do
  name=$(basename "$program")
  corpus=$programs/corpus/$name
  "$program" --seeds "$corpus" || exit 2
  if "$program" -max_total_time="$seconds" -print_final_stats=1 -artifact_prefix="$programs/found/$name-" "$corpus" \
    >"$programs/$name.log" 2>&1; then
    printf '%-22s %s runs\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$programs/$name.log")"
  else
    printf '%-22s BROKE: see %s\n' "$name" "$programs/$name.log"
    failed=1
  fi
done
exit $failed
