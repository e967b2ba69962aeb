// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/environment_file.h"

#include "models/environment_stream.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <locale>
#include <optional>
#include <sstream>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr double hour = 3600.;
    constexpr double most_changes = 1e6;
    constexpr double highest_reading = 1.05; // of a sensor in saturated air
    constexpr double lowest_light = -20.; // that a sensor reads under a clear sky at night [W/m^2]
    constexpr std::size_t of_irradiance = 4, of_wind = 5; // columns

    std::string in_hours(const double seconds)
    {
      std::ostringstream text;
      text.imbue(std::locale::classic());
      text.precision(10);
      text << seconds / hour << " h";
      return text.str();
    }

    /// What the rows of a file are together.
    class Record
    {
    public:
      Record(const std::string &file, const EnvironmentFileUse &use, CsvTable table)
        : file_(file)
        , use_(use)
        , table_(std::move(table))
        , humidity_(table_.columns[2].empty() ? table_.columns[3] : table_.columns[2])
      {}

      EnvironmentRecord make()
      {
        const bool has_relative = !table_.columns[2].empty();
        // What is not used is not looked at; it stays constant for what counts rows.
        if (!use_.with_temperature)
          temperature().assign(time().size(), 0.);
        if (!use_.with_humidity)
          humidity_.assign(time().size(), 0.);
        if (use_.with_humidity && has_relative == !table_.columns[3].empty())
          report(0,
                 std::string(has_relative ? "both" : "neither") +
                   " 'relative humidity [%]' and 'vapour pressure [Pa]'; give exactly one");
        else
          {
            set_largest_gap();
            check_gaps();
            if (has_relative && use_.with_humidity)
              saturate();
            darken();
            if (use_.repeat)
              repeat();
            else
              check_ends();
          }
        if (!problems_.empty())
          throw EnvironmentError(std::move(problems_));
        const auto if_there = [this](const std::size_t column) {
          const std::vector<double> &values = table_.columns[column];
          return values.empty() ? std::nullopt : std::optional<Schedule>(schedule(values));
        };
        return {schedule(temperature()),
                schedule(humidity_),
                has_relative,
                if_there(of_irradiance),
                if_there(of_wind),
                table_.notes};
      }

    private:
      std::vector<double> &time() { return table_.columns[0]; }
      std::vector<double> &temperature() { return table_.columns[1]; }
      double span() { return time().back() - time().front(); }

      void report(const std::size_t line, const std::string &message)
      {
        problems_.push_back({file_, line, message});
      }

      void set_largest_gap()
      {
        constexpr std::size_t fewest_rows = 10; // of a record; less is a schedule in a file
        constexpr double much = 10.;
        largest_gap_ = 24. * hour;
        if (!std::isnan(use_.largest_gap))
          largest_gap_ = use_.largest_gap;
        else if (time().size() >= fewest_rows)
          {
            std::vector<double> spacings;
            for (std::size_t i = 1; i < time().size(); ++i)
              spacings.push_back(time()[i] - time()[i - 1]);
            const auto middle = spacings.begin() + std::ptrdiff_t(spacings.size() / 2);
            std::nth_element(spacings.begin(), middle, spacings.end());
            largest_gap_ = std::min(largest_gap_, much * *middle);
          }
      }

      /// Sensors read a little more than 100 % in saturated air.
      void saturate()
      {
        std::size_t n = 0, first = 0;
        for (std::size_t i = 0; i < humidity_.size(); ++i)
          if (humidity_[i] > 1.)
            {
              first = n++ == 0 ? table_.lines[i] : first;
              humidity_[i] = 1.;
            }
        if (n > 0)
          table_.notes.push_back({file_,
                                  first,
                                  "relative humidity above 100 %, here first of " +
                                    std::to_string(n) + (n == 1 ? " row" : " rows") +
                                    ": as a sensor may read in saturated air, counted as 100 %"});
      }

      /// Of pyranometers at night.
      void darken()
      {
        std::size_t n = 0, first = 0;
        for (std::size_t i = 0; i < table_.columns[of_irradiance].size(); ++i)
          if (double &irradiance = table_.columns[of_irradiance][i]; irradiance < 0.)
            {
              first = n++ == 0 ? table_.lines[i] : first;
              irradiance = 0.;
            }
        if (n > 0)
          table_.notes.push_back({file_,
                                  first,
                                  "irradiance below 0, here first of " + std::to_string(n) +
                                    (n == 1 ? " row" : " rows") +
                                    ": as a sensor may read at night, counted as 0"});
      }

      void check_gaps()
      {
        constexpr std::size_t most_problems = 20;
        for (std::size_t i = 1; i < time().size() && problems_.size() < most_problems; ++i)
          if (time()[i] - time()[i - 1] > largest_gap_)
            report(table_.lines[i],
                   "gap of " + in_hours(time()[i] - time()[i - 1]) + " after line " +
                     std::to_string(table_.lines[i - 1]) + ", more than 'Largest gap' = " +
                     in_hours(largest_gap_) + "; fill it in or raise 'Largest gap'");
      }

      void check_ends()
      {
        if (time().back() < use_.end_time)
          report(table_.lines.back(),
                 "ends at " + in_hours(time().back()) + ", the run at " + in_hours(use_.end_time) +
                   "; shorten the run or set 'Repeat the file = true'");
        if (time().front() > 0.)
          table_.notes.push_back({file_,
                                  table_.lines.front(),
                                  "the file begins at " + in_hours(time().front()) +
                                    ": until then its first row holds"});
      }

      void repeat()
      {
        if (time().size() < 2)
          return report(0, "a file to be repeated needs at least two rows");
        const std::string found = find_period();
        if (!problems_.empty())
          return;
        table_.notes.push_back({file_, 0, "repeated every " + in_hours(period_) + ": " + found});
        if (use_.end_time > most_changes * period_ / double(time().size()))
          report(table_.lines.back(),
                 "changes more than a million times before the end of the run; thin the file out "
                 "or end the run earlier");
        if (period_ - span() > largest_gap_)
          report(table_.lines.back(),
                 "gap of " + in_hours(period_ - span()) +
                   " from the last row to the first of the next repetition, more than 'Largest "
                   "gap' = " +
                   in_hours(largest_gap_) + "; fill it in or raise 'Largest gap'");
        if (period_ > span())
          for (std::vector<double> &column : table_.columns)
            if (!column.empty())
              column.push_back(column.front() + (&column == &time() ? period_ : 0.));
      }

      /// Sets the period and returns where it is from.
      std::string find_period()
      {
        const std::string given = "Environment/Period of the file";
        if (!std::isnan(use_.period))
          {
            period_ = use_.period;
            if (period_ < span())
              report(table_.lines.back(),
                     "the rows last " + in_hours(span()) + ", longer than '" + given +
                       "' = " + in_hours(period_) + "; raise it or leave rows out");
            return "'" + given + "'";
          }
        period_ = span();
        if (temperature().front() == temperature().back() && humidity_.front() == humidity_.back())
          return "the last row is the first one again";
        double shortest = span(), longest = 0.;
        for (std::size_t i = 1; i < time().size(); ++i)
          {
            shortest = std::min(shortest, time()[i] - time()[i - 1]);
            longest = std::max(longest, time()[i] - time()[i - 1]);
          }
        constexpr double rounding = 1e-6; // of times that a program has printed
        if (longest - shortest > rounding * span())
          report(table_.lines.back(),
                 "how long after the last row the file begins again is not known, for its rows are "
                 "unevenly spaced; set '" +
                   given + "', or end the file with its first row");
        const double spacing = span() / double(time().size() - 1);
        period_ = span() + spacing;
        return std::to_string(time().size()) + " rows, " + in_hours(spacing) +
               " apart; for another one set '" + given + "'";
      }

      Schedule schedule(const std::vector<double> &values)
      {
        Schedule s;
        s.times = time();
        s.values = values;
        s.period = use_.repeat ? period_ : 0.;
        return s;
      }

      const std::string &file_;
      const EnvironmentFileUse &use_;
      CsvTable table_;
      std::vector<double> &humidity_;
      double period_ = 0.;      // [s]
      double largest_gap_ = 0.; // [s]
      std::vector<FileProblem> problems_;
    };
  } // namespace

  namespace
  {
    std::vector<ColumnRule> rules_of(const EnvironmentFileUse &use)
    {
      std::vector<ColumnRule> rules = {
        {"time", {{"s"}, {"min", 60.}, {"h", hour}, {"d", 24. * hour}}, 0., 1e11, true, true},
        {"temperature", {{"K"}, {"degC", 1., 273.15}}, 200., 1000., use.with_temperature},
        {"relative humidity", {{"1"}, {"%", 0.01}}, 0., highest_reading, false},
        {"vapour pressure", {{"Pa"}, {"hPa", 100.}, {"kPa", 1e3}}, 0., use.total_pressure, false}};
      if (use.of_module)
        {
          rules.push_back(
            {"irradiance", {{"W/m^2"}, {"W/m2"}, {"W/m²"}}, lowest_light, 1600., false});
          rules.push_back({"wind speed", {{"m/s"}, {"km/h", 1. / 3.6}}, 0., 100., false});
        }
      return rules;
    }

    EnvironmentRecord record_of(CsvTable table,
                                std::vector<FileProblem> problems,
                                const std::string &file,
                                const EnvironmentFileUse &use)
    {
      if (!problems.empty())
        throw EnvironmentError(std::move(problems));
      table.columns.resize(of_wind + 1);
      return Record(file, use, std::move(table)).make();
    }
  } // namespace

  EnvironmentRecord read_environment_file(const std::string &file, const EnvironmentFileUse &use)
  {
    std::vector<FileProblem> problems;
    CsvTable table = read_csv(file, rules_of(use), problems);
    return record_of(std::move(table), std::move(problems), file, use);
  }

  EnvironmentRecord read_environment_stream(std::istream &stream,
                                            const std::string &file,
                                            const EnvironmentFileUse &use)
  {
    std::vector<FileProblem> problems;
    CsvTable table = read_csv(stream, file, rules_of(use), problems);
    return record_of(std::move(table), std::move(problems), file, use);
  }
} // namespace softlattice
