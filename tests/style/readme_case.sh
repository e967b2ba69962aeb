#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# readme_case.sh SOFTLATTICE README: the parameter file printed in README.md is accepted as it stands.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
awk '/^## /{inside = /^## A parameter file/} inside && /^    /{print substr($0, 5)}' "$2" >"$folder/case.prm"
grep -q '^subsection' "$folder/case.prm" || { echo "no parameter file found in $2"; exit 1; }
cd "$folder"
"$1" check case.prm
