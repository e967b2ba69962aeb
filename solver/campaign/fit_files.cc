// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/fit_files.h"

#include "models/shown_text.h"
#include "solver/files/text_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>

namespace softlattice
{
  namespace
  {
    /// What rounding leaves of nothing is nothing.
    std::string number(const double value)
    {
      return fmt::format("{:.6g}", std::abs(value) < 1e-12 ? 0. : value);
    }

    std::string names_of_files(const FitPlan &plan)
    {
      std::string all;
      for (const FitDataSet &one : plan.data)
        all += (all.empty() ? "" : ", ") + clean_text(one.file_name());
      return all;
    }

    /// Survival of what waits, or the curve: in what the files are written.
    double shown(const FitDataSet &data, const double value)
    {
      return data.settings.is_curve() ? value : std::exp(-value);
    }
  } // namespace

  std::string fitted_parameters_text(const FitPlan &plan,
                                     const FitResult &result,
                                     const std::string &fit_file,
                                     const UnitSystem &units)
  {
    std::string text = "# Found by softlattice fit " +
                       clean_text(std::filesystem::path(fit_file).filename().string()) + " (" +
                       result.model + "). A case takes them by: include " + "fitted.prm\n";
    if (!result.statistics.is_identified())
      text += "# Not all of them are known apart: see summary.json.\n";
    const std::string files = names_of_files(plan);
    for (std::size_t i = 0; i < plan.ranges.size(); ++i)
      {
        const FitRange &range = plan.ranges[i];
        const FittedValue value = fitted_value(plan, result, i);
        const auto in_unit = [&](const double si) {
          return units.rounded_text(si, range.si_unit, range.display_unit);
        };
        text +=
          fmt::format("\nsubsection {}\n  # fitted to {}; 95 %: {} ... {}\n  set {} = {}\nend\n",
                      range.path.substr(0, range.path.rfind('/')),
                      files,
                      in_unit(value.low),
                      in_unit(value.high),
                      range.name(),
                      in_unit(value.value));
      }
    return text;
  }

  std::string prediction_text(const FitPlan &plan,
                              const FitResult &result,
                              const std::size_t data_set,
                              const TwinModel &twin,
                              const double step)
  {
    const FitDataSet &data = plan.data[data_set];
    const Numbers &times = data.observations->times();
    const Numbers &at = result.solution.best.at;
    const Numbers &predicted = result.responses[data_set].value;
    const Rows slopes = differences(
      [&](const Numbers &unknowns) { return twin.response(data, times, unknowns).value; },
      at,
      step);
    const bool is_curve = data.settings.is_curve();
    const std::string unit = " [" + unit_of_fit_quantity(data.settings.quantity) + "]";
    std::vector<std::string> header = {"time [s]"};
    if (is_curve)
      header.push_back("measured " + data.settings.quantity + unit);
    const std::string name = is_curve ? data.settings.quantity + unit : "not nucleated [1]";
    for (const char *what : {"predicted ", "lower 95 % ", "upper 95 % "})
      header.push_back(what + name);
    if (is_curve)
      header.push_back("residual" + unit);
    std::string text = csv_record(header);
    for (std::size_t k = 0; k < times.size(); ++k)
      {
        const double width = result.statistics.half_width(slopes[k]);
        const double ends[2] = {shown(data, predicted[k] - width),
                                shown(data, predicted[k] + width)};
        std::vector<std::string> row = {number(times[k])};
        if (is_curve)
          row.push_back(number(data.data.curve.value[k]));
        row.push_back(number(shown(data, predicted[k])));
        row.push_back(number(std::min(ends[0], ends[1])));
        row.push_back(number(is_curve ? ends[1] : std::min(1., std::max(ends[0], ends[1]))));
        if (is_curve)
          row.push_back(number(data.data.curve.value[k] - predicted[k]));
        text += csv_record(row);
      }
    return text;
  }

  std::vector<std::string> write_fit(const std::string &folder,
                                     const FitPlan &plan,
                                     const FitResult &result,
                                     const std::string &fit_file,
                                     const TwinModel &twin,
                                     const double step,
                                     const UnitSystem &units)
  {
    std::vector<std::string> names = {"fitted.prm"};
    write_atomically(folder + "/fitted.prm", fitted_parameters_text(plan, result, fit_file, units));
    for (std::size_t d = 0; d < plan.data.size(); ++d)
      {
        names.push_back("prediction_" + plan.data[d].settings.name + ".csv");
        write_atomically(folder + "/" + names.back(), prediction_text(plan, result, d, twin, step));
      }
    names.emplace_back("summary.json");
    write_atomically(folder + "/summary.json", fit_json(plan, result, units).dump(2) + "\n");
    return names;
  }
} // namespace softlattice
