#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# run.sh [EXECUTIONS [TARGET...]]: builds the fuzz targets with clang in build-fuzz/ and runs each so
# often (default 10^6), from the corpus of tests/fuzz. Inputs that reach something new are kept in
# build-fuzz/corpus-TARGET/, one that breaks something as build-fuzz/TARGET-crash-... (or -timeout-,
# -oom-, -leak-, -slow-unit-). It works in build-fuzz/, so that nothing is left among the sources.
# Exit status: 0 no finding; 1 a finding; 77 there is no clang with libFuzzer.
set -euo pipefail

executions=${1:-1000000}
targets=("${@:2}")
((${#targets[@]} > 0)) || targets=(parameters csv weather survival points expression mesh manifest)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "$here/../.." && pwd)/build-fuzz

if ! command -v clang++ >/dev/null ||
  ! echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char *, unsigned long) { return 0; }' |
    clang++ -fsanitize=fuzzer,address -x c++ - -o /dev/null 2>/dev/null; then
  echo "skipped: there is no clang++ with libFuzzer (Debian: apt-get install clang)"
  exit 77
fi
cd "$here"
cmake --preset fuzz >/dev/null
cmake --build "$build" --parallel "${JOBS:-2}"

cd "$build"
# What UDUNITS, a library, loses on some mistakes is not ours.
export LSAN_OPTIONS=suppressions=$here/../analysis/leaks.txt:print_suppressions=0
# What was freed is kept for longer than an execution needs it, but within the caches of a processor: half
# of the time otherwise. Where a block came from is told when the input is run again without this.
export ASAN_OPTIONS=malloc_context_size=1:quarantine_size_mb=2:thread_local_quarantine_size_kb=64
status=0
for target in "${targets[@]}"; do
  mkdir -p "$build/corpus-$target"
  log=$build/$target.log
  start=$(date +%s)
  "$build/fuzz_$target" -runs="$executions" -max_len=1024 -entropic=0 -timeout=60 -rss_limit_mb=2048 -close_fd_mask=1 \
    -seed=1 -print_final_stats=1 -dict="$here/dictionaries/$target.txt" \
    -artifact_prefix="$build/$target-" "$build/corpus-$target" "$here/corpus/$target" 2>"$log" || status=1
  printf '%-11s %s s, %s\n' "$target" $(($(date +%s) - start)) \
    "$(grep -oE 'cov: [0-9]+ ft: [0-9]+' "$log" | tail -n 1), $(grep -oE 'number_of_executed_units: [0-9]+' "$log")"
  grep -E 'ERROR|SUMMARY|runtime error|broken promise' "$log" || true
done
exit "$status"
