// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_sensitivity.h"

#include "solver/campaign/study_labels.h"
#include "solver/study/study_views.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    using SummaryJson = nlohmann::ordered_json;

    double number_in(const SummaryJson &value)
    {
      return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
    }

    const SummaryJson &member(const SummaryJson &object, const char *name)
    {
      static const SummaryJson nothing;
      const auto found = object.is_object() ? object.find(name) : object.end();
      return object.is_object() && found != object.end() ? *found : nothing;
    }

    Bar index_bar(const SummaryJson &axis, const std::string &which, const std::size_t kind)
    {
      Bar bar{number_in(member(axis, which.c_str()))};
      const SummaryJson &interval = member(axis, (which + " interval").c_str());
      if (interval.is_array() && interval.size() == 2)
        {
          bar.lower = number_in(interval[0]);
          bar.upper = number_in(interval[1]);
        }
      bar.kind = kind;
      return bar;
    }

    /// For sorting: those without one come last.
    double total_of(const BarRow &row)
    {
      return std::isfinite(row.bars[1].value) ? row.bars[1].value
                                              : -std::numeric_limits<double>::infinity();
    }

    std::string text_in(const SummaryJson &value)
    {
      return value.is_string() ? value.get<std::string>() : "";
    }

    /// Of what the variance is taken apart. Of times that some members did not reach it is that up to `until`.
    std::string subject(const std::string &of,
                        const std::string &quantity,
                        const SummaryJson &until)
    {
      std::string up_to;
      if (until.is_number())
        {
          const ShownUnit unit = shown_unit(quantity, {until.get<double>()});
          up_to = fmt::format("{:.3g} {}", until.get<double>() * unit.factor, unit.name);
        }
      const std::string name =
        without_unit(quantity) == "t80 retained" ? "T80" : without_unit(quantity);
      if (of == "reached")
        return "whether " + name + " is below " + up_to;
      return (of == "logarithm" ? "log " : "") + name + (up_to.empty() ? "" : ", up to " + up_to);
    }
  } // namespace

  std::vector<std::pair<std::string, BarFigure>> sensitivity_figures(
    const SummaryJson &summary,
    const std::vector<std::string> &notes)
  {
    std::vector<std::pair<std::string, BarFigure>> figures;
    const SummaryJson &list = member(summary, "sensitivity");
    if (!list.is_array())
      return figures;
    for (const SummaryJson &one : list)
      {
        const std::string quantity = text_in(member(one, "quantity"));
        const SummaryJson &axes = member(one, "axes");
        if (quantity.empty() || !axes.is_array() || axes.empty())
          continue;
        const std::string of = text_in(member(one, "of"));
        BarFigure figure{
          "Which parameter decides the " + label_of(quantity) + ": Sobol indices",
          {"fraction of the variance of " + subject(of, quantity, member(one, "until")),
           Scale::linear(0., 1., 5)},
          0.,
          "",
          {"first order: this parameter alone", "total: with its interactions"},
          BarFigure::Arrangement::stacked,
          {},
          notes};
        figure.notes.emplace_back("lines: 95 % intervals");
        double lowest = 0., highest = 1.;
        for (const SummaryJson &axis : axes)
          {
            const std::string path = without_unit(text_in(member(axis, "axis")));
            BarRow row{path.substr(path.rfind('/') + 1),
                       {index_bar(axis, "first order", 0), index_bar(axis, "total", 1)}};
            for (const Bar &bar : row.bars)
              {
                lowest = std::fmin(std::fmin(lowest, bar.value), bar.lower);
                highest = std::fmax(std::fmax(highest, bar.value), bar.upper);
              }
            figure.rows.push_back(std::move(row));
          }
        std::stable_sort(
          figure.rows.begin(),
          figure.rows.end(),
          [](const BarRow &a, const BarRow &b) { return total_of(a) > total_of(b); });
        figure.values.scale = Scale::linear(lowest, highest, 5);
        figures.emplace_back("sensitivity_" + name_for_file(quantity) +
                               (of == "reached" ? "_reached" : ""),
                             std::move(figure));
      }
    return figures;
  }
} // namespace softlattice
