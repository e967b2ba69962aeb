// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/campaign/fit_files.h"
#include "solver/campaign/fit_full_model.h"
#include "solver/campaign/fit_run.h"
#include "solver/output/directory_lock.h"
#include "solver/output/result_directory.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <thread>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    void prepare_fit_folder(const std::string &folder, const bool overwrite)
    {
      if (fs::exists(folder + "/fitted.prm") && !overwrite)
        throw FileError("'" + folder +
                        "' has the result of a fit already: --overwrite replaces it, -o DIR writes "
                        "elsewhere");
    }
  } // namespace

  int verbs::fit(const FitOptions &options, const PartKinds &further)
  {
    const UnitSystem units;
    ReadFit fit;
    read_fit(options.fit_file, units, fit);
    const FitPlan plan = plan_fit(fit, units, further);
    if (fit.diagnostics.n_errors() > 0)
      throw InputError(fit.diagnostics.rejection());
    std::cout << fit.diagnostics.text();
    const std::string folder =
      options.output.empty() ? default_result_directory(options.fit_file) : options.output;
    if (options.dry_run)
      {
        std::cout << plan.n_values() << " values in " << plan.data.size() << " data sets, "
                  << plan.ranges.size() << " parameters\nThe fit is sound. Nothing was computed.\n";
        return static_cast<int>(ExitCode::done);
      }
    const DirectoryLock lock(folder);
    prepare_fit_folder(folder, options.overwrite);

    const TwinModel twin(plan, units);
    FitResult result = fit_twin(plan, twin, fit.settings.starts);
    if (!fit.settings.is_by_mean_field())
      {
        const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
        const FitRuns runs{folder,
                           fit.settings.replicates,
                           options.jobs > 0 ? options.jobs : cores};
        result = fit_full_model(plan, twin, result, runs, units);
      }
    const std::vector<std::string> names =
      write_fit(folder, plan, result, options.fit_file, twin, fit_step, units);
    for (const std::string &line : report_lines(plan, result, units))
      std::cout << line << "\n";
    std::cout << "results       in " << folder << ": ";
    for (const std::string &name : names)
      std::cout << (name == names.front() ? "" : ", ") << name;
    std::cout << "\n";
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
