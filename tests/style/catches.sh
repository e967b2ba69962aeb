#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# Tests the rules: in a small tree that keeps all of them none may complain, and after one line
# that breaks a rule that rule, and with the file at fault, must.
# shellcheck disable=SC2016  # backquotes of Markdown
set -euo pipefail
check=$(cd "$(dirname "$0")" && pwd)/check.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

head='// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors'

# clean: the tree that keeps all rules
clean() {
  rm -rf "${tree:?}"/*
  mkdir -p "$tree"/{models,meshes,postprocess,tests/unit,parameters,solver/{analysis,app,base,fields,output,study,time,operators,nucleation,parameters}}
  printf '%s\n#pragma once\n#include <vector>\n#include "models/other.h"\n' "$head" >"$tree/models/law.h"
  printf '%s\n#pragma once\n#include <cmath>\n' "$head" >"$tree/models/other.h"
  printf '%s\n#include <deal.II/grid/tria.h>\ntemplate <int dim> struct Mesh;\n' "$head" >"$tree/meshes/film.cc"
  printf '%s\n#include <deal.II/fe/fe_q.h>\ntemplate <int dim> struct Operator;\n' "$head" >"$tree/solver/operators/operator.cc"
  printf '%s\nMPI_COMM_WORLD\n' "$head" >"$tree/solver/app/main.cc"
  printf '%s\n#include <vtkNew.h>\n' "$head" >"$tree/postprocess/render.cc"
  printf 'Results lie in `results/humid_film/`, from 0/1 to <https://example.org/work/>.\n' >"$tree/README.md"
  printf '\n| case | what | run time, one core |\n|---|---|---|\n| `film` | it turns | 10 s |\n' >>"$tree/README.md"
  printf '# A film.\n# Run time: 10 s on one core.\n' >"$tree/parameters/film.prm"
}

# expect STATUS RULE [FILE]: FILE is named in what the rule prints
expect() {
  local status=0 output
  output=$(bash "$check" "$2" "$tree") || status=$?
  if [[ $status != "$1" || -n ${3:-} && $output != *"${3:-}"* ]]; then
    printf '%s: status %s instead of %s, should name %s; it said:\n%s\n' "$2" "$status" "$1" "${3:-nothing}" "$output"
    failures=$((failures + 1))
  fi
}

# breaks RULE FILE LINE: LINE at the end of FILE breaks RULE
breaks() {
  clean
  [[ -e $tree/$2 || $2 == *.md || $2 == *.prm ]] || printf '%s\n' "$head" >"$tree/$2"
  printf '%s\n' "$3" >>"$tree/$2"
  expect 1 "$1" "$2"
}

clean
for rule in layers dimension general_code communicator headers licence machine_paths length virtual_functions unfinished self_contained run_times top_level; do
  expect 0 "$rule"
done

breaks top_level crash-0123 'an input that broke something'
breaks layers models/law.h '#include <deal.II/base/point.h>'
breaks layers models/law.h '#include <mpi.h>'
breaks layers models/law.h '#  include "solver/base/error.h"'
breaks layers meshes/film.cc '#include <deal.II/fe/fe_q.h>'
breaks layers meshes/film.cc '#include "solver/base/error.h"'
breaks layers postprocess/render.cc '#include "solver/output/pvd.h"'
breaks layers solver/time/clock.cc '#include "postprocess/render.h"'
breaks layers solver/time/clock.cc '#include "solver/run/session.h"'
breaks layers solver/base/log.cc '#include "solver/analysis/profile.h"'
breaks layers solver/app/main.cc '#include "solver/unheard_of/part.h"'
breaks layers solver/time/clock.cc '#include <deal.II/fe/fe_q.h>'
breaks layers solver/app/main.cc '#include <deal.II/matrix_free/matrix_free.h>'
breaks layers solver/nucleation/sampler.cc '#include <petscksp.h>'
breaks layers solver/analysis/profile.cc '#include <mpi.h>'
breaks layers solver/study/mean_field.cc '#include <deal.II/base/point.h>'
breaks layers solver/study/mean_field.cc '#include "solver/case/case.h"'
breaks dimension solver/time/clock.cc 'template <int dim>'
breaks dimension models/law.h 'template <class Number, int dim>'
breaks dimension solver/app/main.cc 'template <unsigned int dim>'
breaks general_code solver/output/statistics.cc 'row.set("LT fraction", 0.);'
breaks general_code solver/time/clock.cc 'double end_lt_fraction = 1., ht_nuclei = 0.;'
breaks general_code solver/time/clock.cc '/// of a mixed halide'
breaks general_code solver/operators/operator.cc 'if (is_halide) x = what.is_mixed_halide();'
breaks general_code solver/fields/phase_field.cc '// never where there is light'
breaks communicator solver/operators/operator.cc 'MPI_Comm all = MPI_COMM_WORLD;'
breaks headers models/law.h '  using namespace std;'
breaks unfinished solver/time/clock.cc '// TO''DO: more'
breaks unfinished tests/unit/clock.cc 'TEST(Clock, DISABLED''_ends)'
breaks machine_paths README.md 'see /ho''me/me/notes'
breaks machine_paths solver/time/clock.cc 'read("/t''mp/file")'
breaks machine_paths README.md 'see ../shared''/notes.md'
breaks length models/law.h "$(seq 1 400 | sed 's|^|// |')"
breaks virtual_functions models/law.h "$(
  printf '  struct Law\n  {\n    virtual ~Law();\n'
  printf '    virtual int f%s();\n' {1..16}
  printf '  };'
)"
breaks virtual_functions solver/time/clock.cc "$(
  printf '  class Clock final : public Law\n  {\n    struct Hand\n    {\n      int f() override;\n    };\n'
  printf '    int f%s() override;\n' {1..16}
  printf '  };'
)"
breaks self_contained models/law.h 'std::string name();'
breaks run_times parameters/other.prm '# Run time: 10 s on one core.'

clean
printf '%s\nresult_directory = "humid_film"; weight_of_right_side(&lt, highlight); // fractions: what is transformed\n' "$head" >"$tree/solver/output/pvd.cc"
printf '%s\ndouble lt_fraction; // light on a mixed halide\n' "$head" >"$tree/solver/fields/halide_equations.cc"
expect 0 general_code

clean
{
  printf '  struct Law\n  {\n    virtual ~Law();\n    struct Part\n    {\n      virtual int f();\n    };\n'
  printf '    virtual int f%s();\n' {1..15}
  printf '  };\n'
} >>"$tree/models/law.h"
expect 0 virtual_functions

clean
sed -i 's/10 s/20 s/' "$tree/parameters/film.prm"
expect 1 run_times parameters/film.prm
clean
sed -i /time:/d "$tree/parameters/film.prm"
expect 1 run_times parameters/film.prm
clean
sed -i 1,2d "$tree/models/law.h"
expect 1 licence models/law.h
clean
sed -i /pragma/d "$tree/models/law.h"
expect 1 headers models/law.h

((failures == 0)) || exit 1
