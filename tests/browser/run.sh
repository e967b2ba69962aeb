#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# run.sh BUILD: opens pages of `softlattice report` in Chromium. Needs chromium, node 20 or newer and npm, which fetches
# playwright-core and axe-core into BUILD/browser once; exit status 77 where one of them is missing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "$1" && pwd)

skip() {
  echo "skipped: $1"
  exit 77
}

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  skip "no Chromium (apt-get install chromium)"
command -v node >/dev/null || skip "no node (apt-get install nodejs npm)"
(($(node -p 'process.versions.node.split(".")[0]') >= 20)) || skip "node is older than 20"
command -v npm >/dev/null || skip "no npm (apt-get install npm)"

mkdir -p "$build/browser"
cd "$build/browser"
if ! cmp -s "$here/package-lock.json" package-lock.json || [[ ! -d node_modules/axe-core ]]; then
  cp "$here/package.json" "$here/package-lock.json" .
  npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1 || {
    rm -f package-lock.json
    skip "npm could not fetch playwright-core and axe-core, see $build/browser/npm.log"
  }
fi

# Results of real runs: a film at two humidities, members of a small study with a failure, and one of many members.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
cases=$here/../../parameters
program=$build/softlattice
rm -rf results
"$program" run "$cases/humid_film.prm" -o results/film -q
"$program" run "$cases/humid_film.prm" -o results/drier -q -s "Environment/Relative humidity = 75 %" \
  -s "Time/End time = 10 min"
"$program" sweep "$cases/study/uncertainty.prm" -o results/sample >/dev/null
"$program" sweep "$here/map.prm" -o results/map >/dev/null
"$program" sweep "$here/members.prm" -o results/members >/dev/null
"$program" sweep "$cases/study/acceleration.prm" -o results/acceleration >/dev/null
"$program" report results/film
"$program" report results/film results/drier
"$program" report results/sample
"$program" report results/map
"$program" report results/acceleration
"$program" report results/members/members/"$(ls results/members/members | head -n 1)"
"$program" report results/members
# ES modules are looked up beside the script.
cp "$here/report.mjs" .
node report.mjs "$browser" results
