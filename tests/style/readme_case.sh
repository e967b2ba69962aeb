#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# readme_case.sh SOFTLATTICE README: the parameter files printed in README.md are accepted as they stand.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for title in "A parameter file" "Your own equations"; do
  # The first block that is set off in the section.
  awk -v title="## $title" '
    /^## / {inside = $0 == title; begun = 0}
    inside && /^    / {begun = 1; print substr($0, 5)}
    inside && begun && /^[^ ]/ {exit}' "$2" >"$folder/case.prm"
  grep -q '^subsection' "$folder/case.prm" || { echo "no parameter file in '$title' of $2"; exit 1; }
  (cd "$folder" && "$1" check case.prm)
done
