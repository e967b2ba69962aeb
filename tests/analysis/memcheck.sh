#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# One small run under valgrind, all libraries included, of a build in build-valgrind/ that does without the
# instructions that valgrind does not know. Exit status 0 if no memory is misused (leaks are the business
# of the sanitizers), 77 if there is no valgrind.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$project/build-valgrind
if ! command -v valgrind >/dev/null; then
  echo "skipped: there is no valgrind (Debian: apt-get install valgrind)"
  exit 77
fi
cd "$project"
[[ -f $build/build.ninja ]] || cmake --preset release -B "$build" -DSOFTLATTICE_NATIVE=OFF >/dev/null
cmake --build "$build" --parallel "${JOBS:-1}" --target softlattice
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >case.prm <<EOF
include $project/parameters/humid_film.prm
subsection Geometry
  set Length = 10 um
  set Width  = 10 um
end
subsection Time
  set End time = 40 s
end
EOF
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMP_NUM_THREADS=1
valgrind --error-exitcode=99 --leak-check=no --log-file=valgrind.log \
  --suppressions=/usr/share/openmpi/openmpi-valgrind.supp \
  "$build/softlattice" run case.prm -o result || status=$?
tail -n 40 valgrind.log
exit "${status:-0}"
