// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/fit_report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    using Json = nlohmann::ordered_json;
    using Bound = EstimateInterval::Bound;
    /// Beyond, the last step to the minimum is no longer small against the interval.
    constexpr double long_step = 0.3;
    /// Probability of what is taken for more than chance.
    constexpr double unlikely = 0.005;
    /// Of the likelihood of drawn films, of which quantiles can be made.
    constexpr double fewest_places = 10.;

    std::string with_unit(const double number, const std::string &unit)
    {
      return fmt::format("{:.4g}{}", number, unit == "1" ? "" : " " + unit);
    }

    class Shown
    {
    public:
      Shown(const FitRange &range, const UnitSystem &units)
        : unit_(units.unit(range.display_unit, range.si_unit))
        , name_(range.display_unit)
      {}
      double number(const double si) const { return unit_.from_si(si); }
      std::string text(const double si) const { return with_unit(number(si), name_); }
      std::string bare(const double si) const { return fmt::format("{:.4g}", number(si)); }

    private:
      Unit unit_;
      std::string name_;
    };

    bool is_waiting(const FitDataSet &data)
    {
      return !data.settings.is_curve();
    }

    std::string data_line(const FitDataSet &data,
                          const FitResult &result,
                          const std::size_t d,
                          const UnitSystem &units)
    {
      if (is_waiting(data))
        {
          const auto events =
            std::count_if(data.data.waiting.begin(), data.data.waiting.end(), [](const auto &one) {
              return !one.is_right_censored();
            });
          return fmt::format("{} crystals, {} of which nucleated",
                             data.data.waiting.size(),
                             events);
        }
      const std::string shown = shown_unit_of_fit_quantity(data.settings.quantity);
      const Unit unit = units.unit(shown, unit_of_fit_quantity(data.settings.quantity));
      const double residual =
        unit.from_si(std::sqrt(data.observations->mean_square(result.responses[d])));
      std::string text = fmt::format("{} values of {}, root mean square residual {}",
                                     data.data.size(),
                                     data.settings.quantity,
                                     with_unit(residual, shown));
      if (data.observations->has_unknown_noise())
        text +=
          ", noise " + with_unit(unit.from_si(result.solution.noise[d]), shown) + " (estimated)";
      else if (!data.settings.noise.empty())
        text += ", noise " + data.settings.noise + " (given)";
      else
        text += ", noise as in the file";
      return text;
    }

    std::string interval_text(const FitPlan &plan,
                              const FitResult &result,
                              const std::size_t i,
                              const Shown &shown)
    {
      const FittedValue value = fitted_value(plan, result, i);
      switch (result.statistics.intervals[i].at_bound)
        {
          case Bound::lower:
            return "at the lower end of its range; at most " + shown.text(value.high) +
                   " (95 %, one-sided)";
          case Bound::upper:
            return "at the upper end of its range; at least " + shown.text(value.low) +
                   " (95 %, one-sided)";
          case Bound::none:
            break;
        }
      const EstimateInterval &one = result.statistics.intervals[i];
      const bool is_cut = one.low <= 0. || one.high >= 1.;
      return shown.bare(value.low) + " ... " + shown.text(value.high) +
             (is_cut ? " (cut by its range)" : "");
    }

    /// How much larger than the noise that was given the residuals are, if that is no chance; else 0.
    double misfit(const FitDataSet &data, const FitResult &result, const std::size_t d)
    {
      // Residuals of few films are chance as well.
      if (is_waiting(data) || data.observations->has_unknown_noise() || data.settings.films > 0)
        return 0.;
      Numbers residuals;
      data.observations->add_residuals(result.responses[d], 1., residuals);
      double sum = 0.;
      for (const double one : residuals)
        sum += one * one;
      const auto n = static_cast<double>(residuals.size());
      return sum / n > 1. + 3. * std::sqrt(2. / n) ? std::sqrt(sum / n) : 0.;
    }
  } // namespace

  FittedValue fitted_value(const FitPlan &plan, const FitResult &result, const std::size_t i)
  {
    const EstimateInterval &one = result.statistics.intervals[i];
    const FitRange &range = plan.ranges[i];
    return {range.value(one.at), range.value(one.low), range.value(one.high)};
  }

  std::vector<std::string> warnings_of(const FitPlan &plan,
                                       const FitResult &result,
                                       const UnitSystem &units)
  {
    std::vector<std::string> all;
    const FitStatistics &statistics = result.statistics;
    const std::vector<std::string> names = short_names(plan.ranges);
    for (const FitDirection &one : statistics.directions)
      if (!one.is_known)
        all.push_back("not identified: " + description_of(one, plan.ranges) +
                      "; the intervals below go with the ranges that were given");
    for (std::size_t i = 0; i < plan.ranges.size(); ++i)
      if (statistics.intervals[i].at_bound != Bound::none)
        all.push_back("'" + names[i] +
                      "' is at an end of its range: the data would have it beyond; the others are "
                      "fitted with it held there");
    if (statistics.is_identified())
      for (const FitMinimum &other : result.solution.others)
        {
          std::string text;
          for (std::size_t i = 0; i < plan.ranges.size(); ++i)
            text += (i > 0 ? ", " : "") + names[i] + " = " +
                    Shown(plan.ranges[i], units).text(plan.ranges[i].value(other.at[i]));
          all.push_back("another minimum fits as well: " + text);
        }
    for (std::size_t d = 0; d < plan.data.size(); ++d)
      if (const double factor = misfit(plan.data[d], result, d); factor > 0.)
        all.push_back(fmt::format(
          "{}: the residuals are {:.2g} times the noise that is given: the model does not describe "
          "these data, or the noise is larger, and the intervals are too narrow",
          plan.data[d].file_name(),
          factor));
    if (statistics.film_misfit < unlikely)
      all.emplace_back(
        "few films of the model fit as badly as the measured ones: the model does not describe "
        "these data, or the noise is larger than what is given");
    if (statistics.has_few_films && statistics.effective_places < fewest_places)
      all.emplace_back("the intervals rest on few places of the ranges and are rough: narrower "
                       "ranges or fewer parameters may help");
    if (!result.solution.has_converged || statistics.newton_step > long_step)
      all.emplace_back(
        "the search ended before it was at a minimum; narrower ranges or other starts may help");
    return all;
  }

  std::vector<std::string> report_lines(const FitPlan &plan,
                                        const FitResult &result,
                                        const UnitSystem &units)
  {
    const FitStatistics &statistics = result.statistics;
    const std::vector<std::string> names = short_names(plan.ranges);
    std::size_t width = 0;
    for (const std::string &name : names)
      width = std::max(width, name.size());
    std::vector<std::string> all = {fmt::format("model         {}", result.model)};
    for (std::size_t d = 0; d < plan.data.size(); ++d)
      all.push_back(fmt::format("{:<13} {}",
                                plan.data[d].file_name(),
                                data_line(plan.data[d], result, d, units)));
    for (const std::string &warning : warnings_of(plan, result, units))
      all.push_back("warning       " + warning);
    for (std::size_t i = 0; i < plan.ranges.size(); ++i)
      {
        const Shown shown(plan.ranges[i], units);
        all.push_back(fmt::format("{:<13} {:<{}}  {:<20}  {}",
                                  i == 0 ? "estimates" : "",
                                  names[i],
                                  width,
                                  shown.text(fitted_value(plan, result, i).value),
                                  interval_text(plan, result, i, shown)));
      }
    if (statistics.has_few_films)
      all.emplace_back("              of few films, beside films drawn at random: how often such "
                       "intervals hold the "
                       "truth is in solver/study/README.md");
    if (plan.ranges.size() > 1)
      for (std::size_t i = 0; i < plan.ranges.size(); ++i)
        {
          std::string row;
          for (std::size_t j = 0; j < plan.ranges.size(); ++j)
            row += fmt::format("{:>7.3f}", i == j ? 1. : statistics.correlation[i][j]);
          all.push_back(
            fmt::format("{:<13} {:<{}}{}", i == 0 ? "correlation" : "", names[i], width, row));
        }
    if (statistics.has_few_films)
      all.push_back(fmt::format(
        "chance        in so few films, which makes up {:.0f} % of the variance, is in the "
        "intervals: they are by the likelihood of drawn films",
        100. * statistics.film_part));
    return all;
  }

  nlohmann::ordered_json fit_json(const FitPlan &plan,
                                  const FitResult &result,
                                  const UnitSystem &units)
  {
    const FitStatistics &statistics = result.statistics;
    Json out;
    out["model"] = result.model;
    out["estimates by"] = statistics.has_few_films ? "likelihood of drawn films" : "least squares";
    out["identified"] = statistics.is_identified();
    out["warnings"] = warnings_of(plan, result, units);
    for (std::size_t i = 0; i < plan.ranges.size(); ++i)
      {
        const Shown shown(plan.ranges[i], units);
        const FittedValue value = fitted_value(plan, result, i);
        const Bound bound = statistics.intervals[i].at_bound;
        Json one;
        one["unit"] = plan.ranges[i].display_unit;
        one["value"] = shown.number(value.value);
        one["lower 95 %"] = shown.number(value.low);
        one["upper 95 %"] = shown.number(value.high);
        one["scale"] = plan.ranges[i].is_log ? "log" : "linear";
        one["at bound"] = bound == Bound::none ? "no" : bound == Bound::lower ? "lower" : "upper";
        out["parameters"][plan.ranges[i].path] = one;
      }
    out["correlation"] = statistics.correlation;
    for (std::size_t d = 0; d < plan.data.size(); ++d)
      {
        const FitDataSet &data = plan.data[d];
        Json one;
        one["name"] = data.settings.name;
        one["file"] = data.file_name();
        one["quantity"] = data.settings.quantity;
        one["values"] = data.data.size();
        if (!is_waiting(data))
          {
            const std::string unit = unit_of_fit_quantity(data.settings.quantity);
            one["root mean square residual [" + unit + "]"] =
              std::sqrt(data.observations->mean_square(result.responses[d]));
            if (data.observations->has_unknown_noise())
              one["estimated noise [" + unit + "]"] = result.solution.noise[d];
          }
        out["data"].push_back(one);
      }
    out["sum of squared residuals"] = result.solution.best.sum;
    out["variance by chance in films"] = statistics.film_part;
    return out;
  }
} // namespace softlattice
