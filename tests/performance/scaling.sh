#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# scaling.sh BENCH [REPETITIONS]: the same row of the bench (Cahn-Hilliard, 500 000 unknowns) on 1, 2, 4
# ... ranks, up to the cores of this machine, and how much faster each is than one rank. Medians.
set -euo pipefail
bench=$1
repetitions=${2:-3}
cores=$(env -u OMP_NUM_THREADS nproc) # which would believe that variable

ranks=()
for ((n = 1; n < cores; n *= 2)); do ranks+=("$n"); done
ranks+=("$cores")

median() { sort -g | awk '{ a[NR] = $1 } END { print (a[int((NR + 1) / 2)] + a[int(NR / 2) + 1]) / 2 }'; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%8s %14s %10s %12s\n' ranks us/unk/step speed-up efficiency
one=
for n in "${ranks[@]}"; do
  for ((i = 0; i < repetitions; ++i)); do
    mpirun -n "$n" "$bench" --scaling --json "$folder/bench.json" >"$folder/log" || {
      cat "$folder/log" >&2
      exit 1
    }
    awk -F': ' '/"us per unknown and step"/ { sub(",", "", $2); print $2 }' "$folder/bench.json"
  done >"$folder/times"
  time=$(median <"$folder/times")
  one=${one:-$time}
  awk -v n="$n" -v t="$time" -v one="$one" \
    'BEGIN { printf "%8d %14.3f %10.2f %11.0f%%\n", n, t, one / t, 100 * one / t / n }'
done
