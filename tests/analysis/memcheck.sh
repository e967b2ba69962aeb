#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# Small runs of each kind of equations under valgrind, one of them stopped and resumed, all libraries included,
# of a build in build-valgrind/ that does without the instructions that valgrind does not know. Exit status 0
# if no memory is misused (leaks are the business of the sanitizers), 77 if there is no valgrind.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$project/build-valgrind
if ! command -v valgrind >/dev/null; then
  echo "skipped: there is no valgrind (Debian: apt-get install valgrind)"
  exit 77
fi
cd "$project"
# Optimised a little, as valgrind wants it: what it then says is true, and stands at a line.
[[ -f $build/build.ninja ]] || cmake --preset release -B "$build" -DSOFTLATTICE_ARCH= \
  -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-O1 -g1 -DNDEBUG" >/dev/null
cmake --build "$build" --parallel "${JOBS:-1}" --target softlattice
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMP_NUM_THREADS=1

failed=0
# check NAME STATUS ARGUMENT...: softlattice with these arguments must end with this exit status.
check() {
  local name=$1 expected=$2 status=0
  shift 2
  valgrind --error-exitcode=99 --leak-check=no --log-file="$name.log" \
    --suppressions=/usr/share/openmpi/openmpi-valgrind.supp \
    "$build/softlattice" "$@" >"$name.out" 2>&1 || status=$?
  printf '%-14s %s\n' "$name" "$(grep -o 'ERROR SUMMARY: [0-9]* errors' "$name.log" || echo 'valgrind gave up')"
  if ((status != expected)); then
    failed=1
    echo "  exit status $status, expected $expected"
    cat "$name.out"
    head -n 200 "$name.log"
  fi
}

cases=$project/parameters
# A film in which a nucleus forms, grows and is remeshed; it is stopped after its first step, and goes on.
film=(-s "Geometry/Length = 8 um" -s "Geometry/Width = 6 um" -s "Model/Interface/Width = 200 nm"
  -s "Environment/Relative humidity = 60 % at 0 s, 90 % at 60 s" -s "Nucleation/Rate law = exponential"
  -s "Nucleation/Reference rate = 1e9 1/m^2/s" -s "Time/End time = 15 s")
check stopped 75 run "$cases/humid_film.prm" -o film "${film[@]}" -s "Time/Maximum wall time = 1 us"
check resumed 0 resume film -s "Time/Maximum wall time = 0 s" -s "Checkpoint/Interval = 1 s"
check explicit 0 run "$cases/humid_film.prm" -o explicit "${film[@]}" -s "Time/Integrator = RKC2" \
  -s "Discretisation/Adaptive = false" -s "Time/End time = 12 s"
check light 0 run "$cases/light_segregation.prm" -o light -s "Geometry/Size = 60 nm, 60 nm" \
  -s "Initial composition/Number of seeds = 1" -s "Time/End time = 0.1 s" -s "Output/Times = 0.1 s"
check composition 0 run "$cases/composition_front.prm" -o composition -s "Geometry/Size = 0.5 um, 0.125 um" \
  -s "Time/End time = 0.1 s" -s "Output/Times = 0.1 s"
check electrostatic 0 run "$cases/benchmark/ionic_layer.prm" -o electrostatic -s "Geometry/Size = 25, 50" \
  -s "Time/End time = 1" -s "Output/Times = 1"
check noise 0 run "$cases/benchmark/nucleation_by_noise.prm" -o noise -s "Geometry/Size = 30, 30" \
  -s "Time/End time = 1" -s "Output/Interval = 1"
check grains 0 run "$cases/polycrystal.prm" -o grains -s "Geometry/Length = 8 um" -s "Geometry/Width = 8 um" \
  -s "Time/End time = 47 s"
check solid 0 run "$cases/film_in_3d.prm" -o solid -s "Geometry/Length = 0.6 um" -s "Geometry/Width = 0.4 um" \
  -s "Initial state/Kind = front" -s "Initial state/Front position = 300 nm" -s "Time/End time = 5 ms"
check mistakes 3 run "$cases/humid_film.prm" -o mistakes -s "Geometry/Lenght = 1 mg" -s "Time/End time = 5 kg"
check explain 0 explain "Relative humidity"
exit "$failed"
