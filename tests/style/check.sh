#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# check.sh RULE ROOT: tells where the tree ROOT breaks one of the house rules (CONTRIBUTING.md).
# Prints file:line:text of each place; exit status 1 if there is any. Needs bash, grep and awk only,
# because a bare Debian has nothing else.
# shellcheck disable=SC2317  # the rules are called by name
set -uo pipefail
rule=$1
cd "$2" || exit 2

# sources DIRECTORY...: C++ files below those of the directories that exist
sources() {
  local directory existing=()
  for directory in "$@"; do
    [[ ! -d $directory ]] || existing+=("$directory")
  done
  ((${#existing[@]} == 0)) || find "${existing[@]}" -type f \( -name '*.h' -o -name '*.cc' \) -print | sort
}

program_sources() { sources models meshes solver postprocess; }

# Everything that was written by hand, wherever it lies.
all_texts() {
  find . \( -name .git -o -name 'build*' -o -name results -o -name .cache \) -prune -o -type f \
    \( -name '*.h' -o -name '*.cc' -o -name '*.sh' -o -name '*.md' -o -name '*.prm' -o -name '*.json' \
    -o -name '*.cmake' -o -name 'CMakeLists.txt' -o -name '*.cff' -o -name '*.geo' -o -path './.ci/*' \
    -o -name '.clang-*' \) -print | sort
}

# all_includes FILES...: file:line:#include <name> or "name"
all_includes() { (($# == 0)) || grep -nHE '^[[:space:]]*#[[:space:]]*include' "$@"; }

# only ALLOWED DIRECTORY...: includes below the directories that do not match the expression ALLOWED
only() {
  local allowed=$1 files
  shift
  mapfile -t files < <(sources "$@")
  all_includes "${files[@]}" | grep -vE "include[[:space:]]+($allowed)"
}

# without FORBIDDEN DIRECTORY...: includes below the directories that match
without() {
  local forbidden=$1 files
  shift
  mapfile -t files < <(sources "$@")
  all_includes "${files[@]}" | grep -E "include[[:space:]]+($forbidden)"
}

# no PATTERN FILES...: lines that match
no() {
  local pattern=$1
  shift
  (($# == 0)) || grep -nHE "$pattern" "$@"
}

standard='<[a-z_0-9]+>'
mpi_or_petsc='<(mpi|petsc[a-z]*)\.h>'

# The folders of solver/, floor by floor from the ground: each knows itself and what is below its floor.
floors='base analysis
files parameters discretisation time
nucleation adapt
operators checkpoint
linear output
rows
system study
fields fit
case
parts
run
campaign reference
app'

# upwards: includes of headers of solver/ that are not of the same folder or of a lower floor
upwards() {
  local files
  mapfile -t files < <(sources solver | grep -v '^solver/launcher/')
  all_includes "${files[@]}" | awk -v floors="$floors" '
    BEGIN {
      n = split(floors, lines, "\n")
      for (i = 1; i <= n; ++i) {
        m = split(lines[i], folders, " ")
        for (k = 1; k <= m; ++k) floor[folders[k]] = i
      }
    }
    {
      split($0, path, "/")
      own = path[2]
      if (!(own in floor) && !told[own]++) print "solver/" own ":1: has no floor in tests/style/check.sh"
    }
    match($0, /"solver\/[^\/"]*/) {
      other = substr($0, RSTART + 8, RLENGTH - 8)
      if (other != own && !(other in floor && floor[other] < floor[own])) print
    }'
}

layers() {
  local folders
  # models know nobody; meshes know models and deal.II's grids
  only "$standard|\"models/" models
  only "$standard|\"(models|meshes)/|<deal\\.II/(grid|base|distributed)/" meshes
  # postprocess reads result directories
  without '"(solver|meshes)/|<deal\.II/|'"$mpi_or_petsc" postprocess
  # only what the user asks for by a verb knows postprocess
  mapfile -t folders < <(find solver -mindepth 1 -maxdepth 1 -type d ! -name app ! -name campaign)
  without '"postprocess/' models meshes "${folders[@]}"
  without '"solver/' models meshes postprocess
  upwards
  # no finite elements where there is no dimension
  without '<deal\.II/(fe|dofs|hp|matrix_free|multigrid|numerics|meshworker)/' solver/{app,campaign,run,parts,case,time,study,parameters}
  # readers, samplers and what is made of results are plain C++
  without '<deal\.II/|'"$mpi_or_petsc" solver/{files,parameters,nucleation,analysis,study}
}

dimension() {
  local files
  mapfile -t files < <(program_sources | grep -vE '^(meshes|solver/(discretisation|operators|rows|system|linear|adapt|output|fields))/')
  no 'template[[:space:]]*<[^>]*int[[:space:]]+dim' "${files[@]}"
}

# What general code does not know: the substances, phases and surroundings of one physics. A part names its columns,
# tables, derived fields and the fraction by which it proceeds.
physics='([^A-Za-z_]|^)(LT|HT|Br|Cl|[Hh]alides?|[Bb]romide|[Ii]odide|[Cc]hloride|[Ll]igands?|[Pp]erovskites?|[Ll]ight|[Pp]hotocarriers?|[Hh]umid(ity)?|[Ww]ater|yellow|black)([^A-Za-z_]|$)|(^|[^a-z])([lh]t|br|halide|bromide|iodide|light|humidity)_[a-z]|_([lh]t|halides?)([^a-z]|$)|[a-z](Halide|Light|Humidity)'
general=(base time output run adapt operators rows linear system discretisation files)
general_fields='discretisation_settings|discrete_fields|field_[a-z_]*|phase_field[a-z_]*|initial_fields|inclusions|integration_nodes[a-z_]*|exact_error|noise_settings|random_waves|shifted_rows|ball|formula_batch|expression_[a-z_]*'

general_code() {
  local files
  mapfile -t files < <(
    sources "${general[@]/#/solver/}"
    sources solver/fields | grep -E "^solver/fields/($general_fields)\.(h|cc)$"
  )
  # The names of shipped cases stand in examples.
  no "$physics" "${files[@]}" | grep -v humid_film
}

communicator() {
  local files
  mapfile -t files < <(program_sources | grep -v '^solver/app/main\.cc$')
  no 'MPI_COMM_WORLD' "${files[@]}"
}

headers() {
  local files
  mapfile -t files < <(program_sources | grep '\.h$')
  no '^[[:space:]]*using namespace' "${files[@]}"
  ((${#files[@]} == 0)) || grep -Lx '#pragma once' "${files[@]}" | sed 's/$/:1: no #pragma once/'
}

# Of all files at once: to start a program for each takes longer than to read them.
licence() {
  { sources models meshes solver postprocess tests; find . -path './build*' -prune -o \( -name CMakeLists.txt -o -name '*.sh' \) -print; } |
    xargs awk '
      function tell() { if (file != "" && !has) print file ":1: no SPDX-License-Identifier in the first three lines" }
      FNR == 1 { tell(); file = FILENAME; has = 0 }
      FNR <= 3 && /SPDX-License-Identifier: LGPL-2.1-or-later/ { has = 1 }
      END { tell() }'
}

# Paths that exist on one machine only. Names in a group, so that this file passes its own rule.
machine_paths() {
  local files
  mapfile -t files < <(all_texts)
  no '(^|[^A-Za-z0-9_.}>/-])/(home|root|farm|mnt|srv|media|work|tmp)/|(^|[^.])\.\./(shared)/' "${files[@]}"
}

length() {
  { sources models meshes solver postprocess tests; find . -path './build*' -prune -o -name '*.sh' -print; } |
    xargs awk '
      function tell() { if (lines > 400) print file ":" lines ": longer than 400 lines; which second job is in there?" }
      FNR == 1 { tell(); file = FILENAME }
      { lines = FNR }
      END { tell() }'
}

# A class with more virtual functions than this, declared or overridden, destructors aside, is more than one thing.
most_virtual_functions=15

virtual_functions() {
  local files
  mapfile -t files < <(program_sources; sources tests)
  ((${#files[@]} == 0)) || awk -v most="$most_virtual_functions" '
    FNR == 1 { depth = 0 }
    /^ *(class|struct) [A-Za-z0-9_]+/ && !/;[ ]*$/ {
      ++depth
      match($0, /^ */)
      indent[depth] = RLENGTH
      name[depth] = $2
      line[depth] = FNR
      n[depth] = 0
    }
    depth > 0 && !/~/ && !/^ *\/\// && (/(^|[^a-z_])virtual / || /[ )]override($|[^a-z_])/) { ++n[depth] }
    depth > 0 && match($0, /^ *}/) && RLENGTH == indent[depth] + 1 {
      if (n[depth] > most)
        printf "%s:%d:%s has %d virtual functions; which second job is in there?\n", FILENAME, line[depth], name[depth], n[depth]
      --depth
    }' "${files[@]}"
}

unfinished() {
  local files
  mapfile -t files < <({ sources models meshes solver postprocess tests; find parameters -name '*.prm' 2>/dev/null; })
  no '\b(TO''DO|FIX''ME|X''XX|GTEST_''SKIP)\b|\bDISABLED''_' "${files[@]}"
}

# The headers of models/ compile alone. CXX names the compiler.
self_contained() {
  local file
  sources models | grep '\.h$' |
    while read -r file; do
      "${CXX:-c++}" -std=c++17 -I. -Wall -Wextra -Werror -fsyntax-only -x c++ -include "$file" /dev/null ||
        echo "$file:1: does not compile alone"
    done
}

# The head of a case and its row in README, or in that of the cases, state the same time.
run_times() {
  local file name time row
  [[ ! -d parameters ]] || find parameters -name '*.prm' | sort |
    while read -r file; do
      name=${file#parameters/}
      name=${name%.prm}
      time=$(sed -n 's/^# Run time: \(.*\) on one core\.$/\1/p' "$file")
      [[ -n $time ]] || echo "$file:1: no line '# Run time: ... on one core.'"
      row=$(cat README.md parameters/README.md 2>/dev/null | grep -F "| \`$name\` |")
      [[ -n $row ]] || echo "$file:1: neither README.md nor parameters/README.md has a row | \`$name\` |"
      [[ -z $time || -z $row || $row == *"| $time |" ]] || echo "$file:1: takes $time, and in the table: $row"
    done
}

# What lies at the top, but for what builds and runs leave there.
top_level() {
  find . -mindepth 1 -maxdepth 1 ! -name .git ! -name 'build*' ! -name results ! -name .cache \
    -printf '%f\n' | sort |
    while read -r name; do
      case $name in
        CMakeLists.txt | solver | models | meshes | parameters | tests | postprocess | README.md) ;;
        CONTRIBUTING.md | LICENSE | CITATION.cff | bootstrap.sh | CMakePresets.json) ;;
        .ci | .clang-format | .clang-tidy | .gitignore) ;;
        *) echo "$name:1: does not belong at the top level" ;;
      esac
    done
}

# With clang-format 14, whose verdicts differ from those of other versions. All files at once: starting it takes
# longer than a file.
format() {
  sources models meshes solver postprocess tests |
    xargs "${CLANG_FORMAT:-clang-format-14}" --style=file --dry-run --Werror -fno-color-diagnostics 2>&1 |
    sed -n 's/^\([^:]*:[0-9]*\):.*code should be clang-formatted.*/\1: clang-format -i/p'
}

case $rule in
  layers | dimension | general_code | communicator | headers | licence | machine_paths | length | virtual_functions | unfinished | self_contained | run_times | top_level | format) ;;
  *)
    echo "no rule '$rule'" >&2
    exit 2
    ;;
esac
found=$("$rule" 2>&1)
[[ -n $found ]] || exit 0
printf '%s\n' "$found"
exit 1
