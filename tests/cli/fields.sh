#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# fields.sh BUILD: small runs in two and three dimensions, of several degrees, on one and two processes, read with
# VTK for Python (fields.py). A round grain that grows and no nuclei: what is too small for the mesh would be in
# the table alone. Exit status 77 where there is no VTK for Python.
set -euo pipefail
build=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=
for one in python3 /usr/bin/python3; do
  if "$one" -c 'import vtk' 2>/dev/null; then
    python=$one
    break
  fi
done
if [[ -z $python ]]; then
  echo 'skipped: there is no VTK for Python (python3-vtk9)'
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export OMP_NUM_THREADS=1 OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
cat >case.prm <<'END'
subsection Geometry
  set Kind   = box
  set Size   = 3 um, 2 um
end
subsection Environment
  set Temperature       = 25 degC
  set Relative humidity = 85 %
end
subsection Nucleation
  set Rate law = none
end
subsection Initial state
  set Kind     = LT grain
  set Centre x = 1.1 um
  set Centre y = 0.9 um
  set Centre z = 0.2 um
  set Radius   = 0.5 um
end
subsection Time
  set End time = 4 s
end
subsection Output
  set Interval = 2 s
end
END
run() { "$build/softlattice" run case.prm -q "$@"; }
run -o flat
run -o flat_two --ranks 2 --oversubscribe
run -o linear -s 'Discretisation/Polynomial degree = 1' -s 'Discretisation/Points per interface = 4'
run -o cubic -s 'Discretisation/Polynomial degree = 3'
run -o body -s 'Geometry/Size = 2 um, 2 um, 0.4 um' -s 'Discretisation/Points per interface = 4'
"$python" "$here/fields.py" flat flat_two linear cubic body
