#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# make.sh SOFTLATTICE [CASE...]: the pictures of README and of the reference, from the shipped cases: runs each of those
# that are named, all of them by default (four minutes), and draws one of its outputs, 560 pixels wide at most.
set -euo pipefail
softlattice=$(realpath "$1")
shift
pictures=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# case, which of the outputs from 0 (the first) to 100 (the last), how it is drawn
all='humid_film 55
film_in_section 50
film_in_3d 45 --surface 0.5
isolated_crystal 60
polycrystal 50
needles 55
pinholes 60
light_segregation 60
wire_heating 50
phase_field_crystal 70
film_from_picture 40
misfitting_precipitate 100
surface_diffusion 30
field_segregation 50
biased_nuclei 50
warm_pairs 100 --field vacancies --colours viridis'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export OMP_NUM_THREADS=1
if (($# == 0)); then
  mapfile -t names < <(cut -d ' ' -f 1 <<<"$all")
  set -- "${names[@]}"
fi
for name; do
  read -r _ part options < <(grep "^$name " <<<"$all") || {
    echo "there is no picture of '$name'" >&2
    exit 2
  }
  "$softlattice" run "$pictures/../$name.prm" -q -o "$folder/$name"
  # shellcheck disable=SC2086  # words
  "$softlattice" render "$folder/$name" --width 560 --height 460 $options >/dev/null
  frames=("$folder/$name/render/frame_"*.png)
  cp "${frames[(${#frames[@]} - 1) * part / 100]}" "$pictures/$name.png"
  echo "$name: ${#frames[@]} outputs"
  rm -r "${folder:?}/$name"
done
