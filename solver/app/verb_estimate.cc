// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/case/case_twin.h"
#include "solver/case/twin_report.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace softlattice
{
  int verbs::estimate(const EstimateOptions &options, const PartKinds &further)
  {
    const UnitSystem units;
    Case what(further);
    ReadCase read = read_case(options.case_file, options.overrides, units, what);
    const auto reject = [&] {
      if (!options.json)
        throw InputError(read.diagnostics.rejection());
      std::cout << read.diagnostics.json().dump(2) << "\n";
      return static_cast<int>(ExitCode::input);
    };
    if (read.diagnostics.n_errors() > 0)
      return reject();
    Twin twin;
    try
      {
        twin = make_twin(what);
      }
    catch (const InputError &error)
      {
        // The case may be run all the same: what is said is said of this verb.
        if (!options.json)
          throw;
        read.diagnostics.error({}, error.what());
        return reject();
      }
    for (const std::string &warning : twin.warnings)
      read.diagnostics.warning({}, warning);
    const MeanFieldResult result = mean_field(twin);
    if (options.json)
      {
        nlohmann::ordered_json out = read.diagnostics.json();
        out["estimate"] = twin_json(result);
        std::cout << out.dump(2) << "\n";
        return static_cast<int>(ExitCode::done);
      }
    std::cout << read.diagnostics.text();
    for (const std::string &line : twin_lines(result))
      std::cout << line << "\n";
    std::cout
      << "Means over all runs that chance allows, by the time cones of sharp fronts. Nothing was "
         "run.\n";
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
