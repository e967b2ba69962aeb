#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# paraview.sh BUILD: results in two and three dimensions, copied to another place, opened and drawn by ParaView's
# Python on an X server without a screen (in_paraview.py). Exit status 77 where one of them is missing.
set -euo pipefail
build=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for program in pvpython xvfb-run; do
  if ! command -v "$program" >/dev/null; then
    echo "skipped: there is no $program (python3-paraview, xvfb)"
    exit 77
  fi
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export OMP_NUM_THREADS=1 OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
run() { "$build/softlattice" run "$here/../../parameters/$1.prm" -q "${@:2}"; }
run humid_film -o flat -s 'Time/End LT fraction = 30 %'
run film_in_3d -o body -s 'Time/End LT fraction = 30 %' -s 'Geometry/Length = 4 um' -s 'Geometry/Width = 4 um'
run light_segregation -o mixture -s 'Time/End time = 1 min'
mkdir moved
mv flat body mixture moved
xvfb-run -a -s '-noreset -screen 0 1280x1024x24' pvpython "$here/in_paraview.py" moved/flat moved/body moved/mixture
