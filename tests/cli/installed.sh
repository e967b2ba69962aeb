#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# installed.sh BUILD: installs BUILD, moves the tree, and works with it from elsewhere as a user would.
set -euo pipefail
build=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

cmake --install "$build" --prefix "$folder/first" >"$folder/install.log" || fail "$(cat "$folder/install.log")"
mkdir "$folder/elsewhere"
mv "$folder/first" "$folder/a place"
softlattice="$folder/a place/bin/softlattice"
cd "$folder/elsewhere"
export OMP_NUM_THREADS=1 OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

cases=$("$softlattice" list cases)
[[ $cases == *humid_film* ]] || fail "no cases are found: $cases"
"$softlattice" new humid_film -o mine.prm >/dev/null
"$softlattice" run mine.prm -q -s 'Time/End time = 1 s'
"$softlattice" run mine.prm -q -s 'Time/End time = 1 s' --ranks 2 --oversubscribe -o on_two
for name in results/mine on_two; do
  grep -q '"status": "done"' "$name/summary.json" || fail "$name: $(cat "$name/summary.json")"
  grep -q '"instruction_set": ' "$name/provenance.json" || fail "$name: no instruction set in provenance.json"
done
# What shells and man read is there, and written by this program.
for file in bash-completion/completions/softlattice zsh/vendor-completions/_softlattice zsh/site-functions/_softlattice \
  fish/vendor_completions.d/softlattice.fish man/man1/softlattice.1; do
  grep -q phase-diagram <(sed 's/\\//g' "$folder/a place/share/$file") || fail "$file does not know the verbs"
done
cmp "$folder/a place/share/bash-completion/completions/softlattice" <("$softlattice" completion bash) ||
  fail "the installed completion is not that of the program"

# What the program says of a wrong call, and its exit status, come through.
status=0
"$softlattice" run 2>error || status=$?
((status == 2)) || fail "exit status $status of a wrong call"

# Without any program for this processor.
rm -r "$folder/a place/lib/softlattice"
status=0
"$softlattice" --version 2>error || status=$?
((status == 4)) && grep -q 'the installation is incomplete' error || fail "exit status $status: $(cat error)"
