#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# tidy.sh BUILD [FILE...]: clang-tidy-14 over these files, by default all of the program, with the
# commands of a build. Exit status 1 if it finds anything, 77 if it is not installed.
set -euo pipefail
build=$1
shift
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$project"
if ! command -v clang-tidy-14 >/dev/null; then
  echo "skipped: there is no clang-tidy-14 (Debian: apt-get install clang-tidy-14)"
  exit 77
fi
if (($# == 0)); then
  mapfile -t files < <(find models meshes solver postprocess -name '*.cc' | sort)
  set -- "${files[@]}"
fi
# The commands are those of gcc, some of whose warnings clang does not know.
printf '%s\0' "$@" | xargs -0 -n 1 -P "${JOBS:-1}" \
  clang-tidy-14 -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option
