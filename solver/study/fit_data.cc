// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/fit_data.h"

#include "solver/files/text_file.h"
#include "solver/study/survival_table.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>

namespace softlattice
{
  namespace
  {
    std::vector<ColumnUnit> columns_in(const UnitSystem &units,
                                       const std::string &si,
                                       const std::vector<std::string> &names)
    {
      std::vector<ColumnUnit> all;
      for (const std::string &name : names)
        all.push_back({name, units.unit(name, si).to_si(1.), 0.});
      return all;
    }

    bool is_fraction(const std::string &quantity)
    {
      return quantity != FitDataSettings::nuclei_per_area;
    }

    std::vector<ColumnRule> rules_of(const std::string &quantity, const UnitSystem &units)
    {
      ColumnRule time{"time", columns_in(units, "s", {"s", "min", "h", "d", "ms"})};
      time.lowest = 0.;
      ColumnRule value;
      value.name = quantity;
      std::transform(value.name.begin(), value.name.end(), value.name.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
      });
      if (is_fraction(quantity))
        {
          value.units = columns_in(units, "1", {"%", "1"});
          // Noise may lead out of 0 ... 1, a wrong unit leads farther.
          value.lowest = -0.5;
          value.highest = 1.5;
        }
      else
        {
          value.units = columns_in(units, "1/m^2", {"1/mm^2", "1/cm^2", "1/m^2", "1/um^2"});
          value.lowest = 0.;
        }
      ColumnRule deviation = value;
      deviation.name = "standard deviation";
      deviation.required = false;
      deviation.lowest = 0.;
      return {time, value, deviation};
    }

    template <class T>
    std::vector<T> in_order(const std::vector<T> &values, const std::vector<std::size_t> &order)
    {
      std::vector<T> sorted;
      for (const std::size_t i : order)
        sorted.push_back(values[i]);
      return sorted;
    }

    MeasuredCurve read_curve(const FitDataSettings &settings,
                             const UnitSystem &units,
                             std::vector<FileProblem> &problems,
                             std::vector<FileProblem> &notes)
    {
      const std::size_t before = problems.size();
      const std::string &file = settings.file.path;
      const CsvTable table = read_csv(file, rules_of(settings.quantity, units), problems);
      if (problems.size() > before)
        return {};
      notes.insert(notes.end(), table.notes.begin(), table.notes.end());
      const std::vector<double> &time = table.columns[0], &deviation = table.columns[2];
      for (std::size_t i = 0; i < deviation.size(); ++i)
        if (!(deviation[i] > 0.))
          problems.push_back(
            {file,
             table.lines[i],
             "standard deviation: has to be above zero; leave the column out where "
             "it is not known"});
      if (time.size() < 2)
        problems.push_back({file, 0, "has a single row, which is no curve"});
      if (!deviation.empty() && !settings.noise.empty())
        problems.push_back(
          {file,
           0,
           "has a column 'standard deviation', and Noise is set as well; one of the "
           "two"});
      std::vector<std::size_t> order(time.size());
      std::iota(order.begin(), order.end(), 0);
      std::stable_sort(order.begin(), order.end(), [&](const std::size_t a, const std::size_t b) {
        return time[a] < time[b];
      });
      return {in_order(time, order),
              in_order(table.columns[1], order),
              deviation.empty() ? deviation : in_order(deviation, order)};
    }

    std::vector<Lifetime> read_waiting(const FitDataSettings &settings,
                                       const UnitSystem &units,
                                       std::vector<FileProblem> &problems)
    {
      const std::string &file = settings.file.path;
      SurvivalTable table = read_survival_table(read_file(file), file, {}, problems);
      if (table.lifetimes.empty())
        return {};
      try
        {
          const Unit unit = units.unit(table.unit, "s");
          for (Lifetime &one : table.lifetimes)
            {
              one.lower = unit.to_si(one.lower);
              if (std::isfinite(one.upper))
                one.upper = unit.to_si(one.upper);
            }
        }
      catch (const UnitError &error)
        {
          problems.push_back({file,
                              1,
                              table.unit.empty()
                                ? "the column '" + table.quantity + "' has no unit; write '" +
                                    table.quantity + " [min]', say"
                                : "'" + table.unit + "': " + error.what() + "; a time is needed"});
        }
      return std::move(table.lifetimes);
    }
  } // namespace

  double FitData::last_time() const
  {
    double last = curve.time.empty() ? 0. : curve.time.back();
    for (const Lifetime &one : waiting)
      last = std::max(last, std::isfinite(one.upper) ? one.upper : one.lower);
    return last;
  }

  std::string unit_of_fit_quantity(const std::string &quantity)
  {
    return quantity == FitDataSettings::waiting_time ? "s" : is_fraction(quantity) ? "1" : "1/m^2";
  }

  std::string shown_unit_of_fit_quantity(const std::string &quantity)
  {
    return quantity == FitDataSettings::waiting_time ? "s" : is_fraction(quantity) ? "%" : "1/mm^2";
  }

  FitData read_fit_data(const FitDataSettings &settings,
                        const UnitSystem &units,
                        std::vector<FileProblem> &problems,
                        std::vector<FileProblem> &notes)
  {
    FitData data;
    const std::size_t before = problems.size();
    if (settings.is_curve())
      data.curve = read_curve(settings, units, problems, notes);
    else
      data.waiting = read_waiting(settings, units, problems);
    if (problems.size() == before && !(data.last_time() > 0.))
      problems.push_back({settings.file.path, 0, "has no time above zero"});
    return data;
  }
} // namespace softlattice
