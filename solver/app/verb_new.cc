// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/case/all_parameters.h"
#include "solver/case/installation.h"
#include "solver/parameters/case_library.h"

#include <algorithm>
#include <iostream>

namespace softlattice
{
  int verbs::create(const NewOptions &options, const PartKinds &further)
  {
    const Case defaults(further);
    const AllParameters all(further);
    const bool is_study = options.kind.compare(0, 6, "study/") == 0;
    const std::string text = new_case(options.kind,
                                      shipped_cases_directory(),
                                      is_study ? all.table() : defaults.table,
                                      UnitSystem());
    std::string name = std::filesystem::path(options.kind).filename().string();
    std::replace(name.begin(), name.end(), ' ', '_');
    const std::string path = options.output.empty() ? name + ".prm" : options.output;
    write_new_file(path, text);
    // Those among the studies that fit are called so.
    const bool is_fit = options.kind.compare(0, 10, "study/fit_") == 0;
    std::cout << path << "\nnext: softlattice "
              << (is_fit     ? "fit "
                  : is_study ? "sweep "
                             : "run ")
              << path << "\n";
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
