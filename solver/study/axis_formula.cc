// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/axis_formula.h"

#include "models/expression/expression_error.h"
#include "solver/parameters/joined_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// "relative_humidity" of "Relative humidity".
    std::string as_variable(const std::string &name)
    {
      std::string variable;
      for (const char c : name)
        variable += std::isalnum(static_cast<unsigned char>(c)) != 0
                      ? static_cast<char>(std::tolower(static_cast<unsigned char>(c)))
                      : '_';
      return variable;
    }

    std::string name_in_path(const std::string &path)
    {
      return path.substr(path.rfind('/') + 1);
    }

    /// The value of an axis at a point, SI.
    double value_in_si(const AxisOfCase &axis,
                       const std::optional<AxisValue> &value,
                       const UnitSystem &units)
    {
      if (!value)
        return axis.in_case;
      try
        {
          return units.quantity(value->text, axis.entry->si_unit);
        }
      catch (const UnitError &) // a schedule
        {
          return std::numeric_limits<double>::quiet_NaN();
        }
    }
  } // namespace

  AxisFormulas::AxisFormulas(const std::vector<AxisOfCase> &axes, Diagnostics &diagnostics)
    : axes_(axes)
    , formulas_(axes.size())
  {
    for (std::size_t a = 0; a < axes.size(); ++a)
      if (axes[a].axis.formula.empty() && has_numbers(*axes[a].entry))
        {
          const std::string &path = axes[a].axis.path;
          const auto n_alike =
            std::count_if(axes.begin(), axes.end(), [&](const AxisOfCase &other) {
              return name_in_path(other.axis.path) == name_in_path(path);
            });
          inputs_.push_back(a);
          names_.push_back(as_variable(n_alike > 1 ? path : name_in_path(path)));
        }
    for (std::size_t a = 0; a < axes.size(); ++a)
      if (const std::string &text = axes[a].axis.formula; !text.empty())
        try
          {
            formulas_[a].emplace(text, names_);
          }
        catch (const ExpressionError &error)
          {
            const Location &where = axes[a].axis.where;
            std::string known;
            for (const std::string &name : names_)
              known += (known.empty() ? "" : ", ") + name;
            diagnostics.error(
              where.line > 0 ? place_in_value(where, std::min(error.column(), text.size() - 1), 1)
                             : where,
              error.what(),
              known.empty() ? "there is no other axis with numbers"
                            : "axes of this study: " + known);
          }
  }

  std::vector<Axis> AxisFormulas::free_axes(const std::vector<AxisOfCase> &axes)
  {
    std::vector<Axis> list;
    for (const AxisOfCase &one : axes)
      if (one.axis.formula.empty())
        list.push_back(one.axis);
    return list;
  }

  StudyPoint AxisFormulas::complete(const StudyPoint &of_free_axes,
                                    const UnitSystem &units,
                                    Diagnostics &diagnostics) const
  {
    StudyPoint point(axes_.size());
    std::size_t next = 0;
    for (std::size_t a = 0; a < axes_.size(); ++a)
      if (axes_[a].axis.formula.empty())
        point[a] = of_free_axes[next++];
    std::vector<double> values;
    for (const std::size_t a : inputs_)
      if (next < axes_.size()) // else nobody asks
        values.push_back(value_in_si(axes_[a], point[a], units));
    for (std::size_t a = 0; a < axes_.size(); ++a)
      if (formulas_[a])
        {
          const double si = formulas_[a]->value(values);
          if (std::isfinite(si))
            {
              point[a] = value_of(si, *axes_[a].entry, units);
              continue;
            }
          std::string at;
          for (std::size_t i = 0; i < names_.size(); ++i)
            at += fmt::format("{}{} = {:.6g}", i == 0 ? "" : ", ", names_[i], values[i]);
          diagnostics.error(axes_[a].axis.where,
                            "the formula has no value at " + at,
                            "all numbers are in SI units; a schedule over time has no one value");
        }
    return point;
  }
} // namespace softlattice
