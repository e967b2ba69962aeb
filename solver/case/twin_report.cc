// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/twin_report.h"

#include "solver/analysis/avrami.h"
#include "solver/analysis/crossing_times.h"
#include "solver/output/progress.h"
#include "solver/study/transformation_quantities.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <utility>

namespace softlattice
{
  namespace
  {
    std::string time_or(const double seconds, const std::string &otherwise)
    {
      return std::isfinite(seconds) ? readable_duration(seconds, 3) : otherwise;
    }
  } // namespace

  namespace
  {
    std::vector<Quantity> quantities_of_lt(const MeanFieldResult &result)
    {
      const auto reached = [&](const double level) { return crossing_time(result.series, level); };
      const double area = result.exposed_area;
      return {
        {"t1", "s", reached(0.01), "time at which 1 % of the material is LT on average"},
        {"t10", "s", reached(0.1), "the same for 10 %"},
        {"t50", "s", half_time(result.series), "the same for one half"},
        {"t90", "s", reached(0.9), "the same for 90 %"},
        {"t80 retained",
         "s",
         retained_time(result.series),
         "time until which 80 % of the material is still HT on average"},
        {"t80 retained mean of replicates",
         "s",
         result.retained.mean,
         "mean of that time over runs with different seeds; later where there are few nuclei"},
        {"t80 retained standard deviation",
         "s",
         result.retained.standard_deviation,
         "of one of these runs"},
        {"nuclei", "1", result.nuclei, "expected number"},
        {"nuclei per area",
         "1/m^2",
         area > 0. ? result.nuclei / area : std::numeric_limits<double>::quiet_NaN(),
         "the same per exposed area"},
        {"first nucleus mean", "s", result.first_nucleus.mean, "mean time until the first nucleus"},
        {"first nucleus median", "s", result.first_nucleus.median, "median of that time"},
        {"first nucleus probability",
         "1",
         result.first_nucleus.probability,
         "that there is a nucleus before the end of the run"},
        {"Avrami exponent",
         "1",
         fit_avrami(result.series).exponent,
         "n of X = 1 - exp(-(k t)^n), 5 % < X < 95 %"},
        {"Avrami rate", "1/s", fit_avrami(result.series).rate, "k of the same fit"},
        {"exposed area", "m^2", area, "where nuclei form"}};
    }

    /// The same that a run says of the way back: of a body that is LT, or whose fronts turn.
    std::vector<Quantity> quantities_of_ht(const MeanFieldResult &result)
    {
      // The names are those of a run. Of a body that is LT the series is that of HT.
      std::vector<Quantity> list =
        result.turns ? return_quantities(result.series, result.ht_nuclei, result.exposed_area)
                     : return_quantities({}, result.nuclei, result.exposed_area);
      if (!result.turns)
        list.front().value = half_time(result.series);
      list.push_back(
        {"first HT nucleus mean",
         "s",
         result.turns ? std::numeric_limits<double>::quiet_NaN() : result.first_nucleus.mean,
         "mean time until the first nucleus of HT"});
      return list;
    }

    std::vector<std::string> lines_of_ht(const MeanFieldResult &result)
    {
      const auto reached = [&](const double level) {
        return time_or(crossing_time(result.series, level), "the end of the run");
      };
      return {fmt::format("HT          1 % after {}, 10 % after {}, half after {}, 90 % after {}",
                          reached(0.01),
                          reached(0.1),
                          reached(0.5),
                          reached(0.9)),
              fmt::format("HT nuclei   {:.3g} expected, {:.3g} per m^2 of {:.3g} m^2 exposed; the "
                          "first after {} on average",
                          result.nuclei,
                          result.exposed_area > 0. ? result.nuclei / result.exposed_area : 0.,
                          result.exposed_area,
                          time_or(result.first_nucleus.mean, "a time nobody knows"))};
    }
  } // namespace

  std::vector<Quantity> twin_quantities(const MeanFieldResult &any)
  {
    // What is not of this phase is not known.
    const MeanFieldResult none;
    const MeanFieldResult &result = any.is_of_ht ? none : any;
    std::vector<Quantity> list = quantities_of_lt(result);
    for (Quantity &one : quantities_of_ht(any.is_of_ht || any.turns ? any : none))
      list.push_back(std::move(one));
    return list;
  }

  std::string retained_line(const MeanFieldResult &result)
  {
    if (result.is_of_ht)
      return "less than 80 % HT from the beginning";
    const double retained = retained_time(result.series);
    const std::vector<double> &lt = result.series.fraction;
    if (!lt.empty() && lt.front() > 0.2)
      return "less than 80 % HT from the beginning";
    std::string text = std::isfinite(retained)
                         ? "80 % HT retained until " + readable_duration(retained, 3)
                         : "more than 80 % HT at the end of the run";
    if (std::isfinite(result.retained.mean))
      text += fmt::format("; over single runs {} +- {}",
                          readable_duration(result.retained.mean, 3),
                          readable_duration(result.retained.standard_deviation, 2));
    return text;
  }

  std::vector<std::string> twin_lines(const MeanFieldResult &result)
  {
    const auto reached = [&](const double level) {
      return time_or(crossing_time(result.series, level), "the end of the run");
    };
    if (result.is_of_ht)
      return lines_of_ht(result);
    const WaitingTime &first = result.first_nucleus;
    const double exponent = fit_avrami(result.series).exponent;
    std::vector<std::string> lines = {
      fmt::format("LT          1 % after {}, 10 % after {}, half after {}, 90 % after {}",
                  reached(0.01),
                  reached(0.1),
                  reached(0.5),
                  reached(0.9)),
      "HT          " + retained_line(result),
      fmt::format("nuclei      {:.3g} expected, {:.3g} per m^2 of {:.3g} m^2 exposed",
                  result.nuclei,
                  result.exposed_area > 0. ? result.nuclei / result.exposed_area : 0.,
                  result.exposed_area)};
    if (result.turns)
      lines.push_back(fmt::format("way back    half is HT again after {}; {:.3g} nuclei of HT "
                                  "expected until the end",
                                  time_or(falling_time(result.series, 0.5), "the end of the run"),
                                  result.ht_nuclei));
    if (!(first.probability > 0.))
      lines.emplace_back("first       none is to be expected");
    else
      lines.push_back(
        fmt::format("first       after {} on average, {} in half of all runs; in {:.3g} % "
                    "of them there is one before the end",
                    time_or(first.mean, "a time nobody knows"),
                    time_or(first.median, "the end"),
                    100. * first.probability));
    if (exponent > highest_avrami_exponent)
      lines.emplace_back("Avrami      no exponent: the conditions for it come late");
    else
      lines.push_back(std::isfinite(exponent)
                        ? fmt::format("Avrami      n = {:.2f}, counted from t = 0", exponent)
                        : "Avrami      no exponent: too little is transformed, or all at once");
    return lines;
  }

  nlohmann::ordered_json twin_json(const MeanFieldResult &result)
  {
    nlohmann::ordered_json out;
    for (const Quantity &quantity : twin_quantities(result))
      out[quantity.key()] = std::isfinite(quantity.value) ? nlohmann::ordered_json(quantity.value)
                                                          : nlohmann::ordered_json(nullptr);
    return out;
  }
} // namespace softlattice
