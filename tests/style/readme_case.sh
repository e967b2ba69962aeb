#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# readme_case.sh SOFTLATTICE PROJECT: the parameter files that are printed on its pages are accepted as they stand.
set -euo pipefail
softlattice=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# accepts PAGE TITLE: the first block that is set off in the section
accepts() {
  awk -v title="## $2" '
    /^## / {inside = $0 == title; begun = 0}
    inside && /^    / {begun = 1; print substr($0, 5)}
    inside && begun && /^[^ ]/ {exit}' "$1" >"$folder/case.prm"
  grep -q '^subsection' "$folder/case.prm" || { echo "no parameter file in '$2' of $1"; exit 1; }
  (cd "$folder" && "$softlattice" check case.prm)
}
accepts "$2/README.md" "A parameter file"
accepts "$2/parameters/README.md" "Your own equations"
