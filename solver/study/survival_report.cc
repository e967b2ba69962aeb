// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/shown_text.h"
#include "solver/study/printed_numbers.h"
#include "solver/study/survival_analysis.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // What R prints: summary(survfit) three digits, estimates as many as any number, their errors fewer.
    constexpr int curve_digits = 3, estimate_digits = 7, error_digits = 4, test_digits = 4;

    /// Columns of text, numbers at the right.
    class Columns
    {
    public:
      enum class Side
      {
        left,
        right
      };

      void add(const std::string &heading,
               const std::vector<std::string> &cells,
               const Side side = Side::right)
      {
        columns_.push_back({side, {heading}});
        columns_.back().cells.insert(columns_.back().cells.end(), cells.begin(), cells.end());
      }

      std::string text() const
      {
        std::vector<std::size_t> widths;
        for (const Column &column : columns_)
          {
            widths.push_back(0);
            for (const std::string &cell : column.cells)
              widths.back() = std::max(widths.back(), length(cell));
          }
        std::string all;
        for (std::size_t row = 0; row < columns_.front().cells.size(); ++row)
          {
            std::string line;
            for (std::size_t c = 0; c < columns_.size(); ++c)
              {
                const std::string &cell = columns_[c].cells[row];
                const std::string blanks(widths[c] - length(cell), ' ');
                line += "  " + (columns_[c].side == Side::left ? cell + blanks : blanks + cell);
              }
            all += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
          }
        return all;
      }

      /// In characters: units such as µs have more bytes.
      static std::size_t length(const std::string &utf8)
      {
        return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](const char c) {
          return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        }));
      }

    private:
      struct Column
      {
        Side side;
        std::vector<std::string> cells;
      };
      std::vector<Column> columns_;
    };

    std::string limit(const double value, const int digits)
    {
      return std::isnan(value) ? "not reached" : printed(value, digits);
    }

    std::string counts(const GroupSurvival &group)
    {
      const int events = group.events();
      std::string text = std::to_string(group.n) + (group.n == 1 ? " lifetime, " : " lifetimes, ") +
                         std::to_string(events) + (events == 1 ? " event" : " events");
      std::string looks;
      if (group.left_censored > 0)
        looks = std::to_string(group.left_censored) + " before the first look";
      if (group.interval_censored > 0)
        looks += (looks.empty() ? "" : ", ") + std::to_string(group.interval_censored) +
                 " between two looks";
      if (!looks.empty())
        text += " (" + looks + ")";
      if (group.right_censored > 0)
        text += ", " + std::to_string(group.right_censored) + " censored";
      return text;
    }

    std::string curve_text(const SurvivalCurve &curve,
                           const std::string &in_unit,
                           const std::string &unit)
    {
      std::vector<std::string> at_risk, events;
      std::vector<double> time, survival, error, lower, upper;
      for (const SurvivalStep &step : curve.steps)
        if (step.events > 0)
          {
            time.push_back(step.time);
            at_risk.push_back(std::to_string(step.at_risk));
            events.push_back(std::to_string(step.events));
            survival.push_back(step.survival);
            error.push_back(step.standard_error);
            lower.push_back(step.lower);
            upper.push_back(step.upper);
          }
      if (time.empty())
        return "  nothing was seen to end: the survival is 1 as long as anybody watched\n";
      Columns columns;
      columns.add("time" + in_unit, printed_column(time, estimate_digits));
      columns.add("at risk", at_risk);
      columns.add("events", events);
      columns.add("survival", printed_column(survival, curve_digits));
      columns.add("std. error", printed_column(error, curve_digits));
      columns.add("lower 95 %", printed_column(lower, curve_digits));
      columns.add("upper 95 %", printed_column(upper, curve_digits));
      std::string text = columns.text() + "  median: " + limit(curve.median, estimate_digits);
      if (!std::isnan(curve.median))
        text += unit;
      if (!std::isnan(curve.median_lower))
        text += ", 95 % interval " + printed(curve.median_lower, estimate_digits) + " to " +
                limit(curve.median_upper, estimate_digits);
      return text + "\n";
    }

    std::string with_interval(const Estimate95 &estimate)
    {
      return printed(estimate.value, estimate_digits) + " (" +
             printed(estimate.standard_error, error_digits) + ") [" +
             printed(estimate.lower, error_digits) + ", " + printed(estimate.upper, error_digits) +
             "]";
    }

    std::vector<std::string> fit_cells(const SurvivalFit &fit)
    {
      return {with_interval(fit.first),
              with_interval(fit.second),
              with_interval(fit.median),
              printed(fit.log_likelihood, estimate_digits),
              printed(fit.aicc, estimate_digits)};
    }

    /// Both laws side by side: estimate, standard error, 95 % interval.
    std::string fits_text(const GroupSurvival &group,
                          const std::string &in_unit,
                          const std::string &unit)
    {
      if (!group.weibull.valid() && group.weibull.reason == group.lognormal.reason)
        return "  no law of lifetimes can be fitted: " + group.weibull.reason + "\n";
      Columns columns;
      std::string notes;
      for (const SurvivalFit *fit : {&group.weibull, &group.lognormal})
        if (fit->valid())
          {
            const bool is_weibull = fit->law == LifetimeLaw::weibull;
            columns.add(name_of(fit->law),
                        {is_weibull ? "shape" : "mu",
                         is_weibull ? "scale" + in_unit : "sigma",
                         "median" + in_unit,
                         "log-likelihood",
                         "AICc"},
                        Columns::Side::left);
            columns.add("estimate (std. error) [95 %]", fit_cells(*fit), Columns::Side::left);
            if (!is_weibull)
              notes +=
                "  mu is the mean of ln(time" + (unit.empty() ? "" : "/" + unit.substr(1)) + ")\n";
          }
        else
          notes += "  no " + name_of(fit->law) + " law can be fitted: " + fit->reason + "\n";
      const std::string text = columns.text() + notes;
      const SurvivalFit *favoured = group.favoured();
      if (favoured == nullptr)
        return text + "  neither law is favoured: AICc needs two fits and four lifetimes\n";
      const double difference = std::abs(group.weibull.aicc - group.lognormal.aicc);
      constexpr double little = 2.; // Burnham and Anderson 2002, section 2.6
      return text + "  favoured: " + name_of(favoured->law) + ", whose AICc is lower by " +
             printed(difference, curve_digits) +
             (difference < little ? "; less than 2 tells next to nothing\n" : "\n");
    }

    std::string test_text(const LogRankTest &test, const std::string &label)
    {
      std::vector<std::string> names, n, observed;
      std::vector<double> expected;
      for (const LogRankTest::Group &group : test.groups)
        {
          names.push_back(shown_text(group.name));
          n.push_back(std::to_string(group.n));
          observed.push_back(std::to_string(group.observed));
          expected.push_back(group.expected);
        }
      Columns columns;
      columns.add(label, names, Columns::Side::left);
      columns.add("n", n);
      columns.add("observed", observed);
      columns.add("expected", printed_column(expected, curve_digits));
      std::string text = "log-rank test\n" + columns.text();
      if (!test.reason.empty())
        return text + "  no test: " + test.reason + "\n";
      // As R: what is smaller is rounding of the distribution.
      constexpr double least_p = std::numeric_limits<double>::epsilon();
      const bool is_least = test.p < least_p;
      return text + "  chi-square " + printed(test.chi_square, test_digits) + " on " +
             std::to_string(test.degrees_of_freedom) +
             (test.degrees_of_freedom == 1 ? " degree" : " degrees") + " of freedom, p " +
             (is_least ? "< " : "= ") + printed(is_least ? least_p : test.p, 2) + "\n";
    }
  } // namespace

  std::string survival_report(const SurvivalAnalysis &analysis, const SurvivalLabels &labels)
  {
    const std::string name = shown_text(labels.unit);
    const std::string unit = name.empty() ? "" : " " + name;
    const std::string in_unit = name.empty() ? "" : " [" + name + "]";
    const std::string group_label = labels.group.empty() ? "group" : shown_text(labels.group);
    std::string text;
    for (const GroupSurvival &group : analysis.groups)
      {
        if (analysis.groups.size() > 1 || !group.name.empty())
          text += group_label + " " + shown_text(group.name) + ": ";
        text += counts(group) + "\n";
        text += group.curve
                  ? curve_text(*group.curve, in_unit, unit)
                  : "  no Kaplan-Meier curve, which is defined only for lifetimes that are "
                    "known or right-censored; the laws below take all of them\n";
        text += fits_text(group, in_unit, unit) + "\n";
      }
    if (analysis.log_rank)
      text += test_text(*analysis.log_rank, group_label);
    else if (analysis.groups.size() > 1)
      text += "no log-rank test, which is defined only for lifetimes that are known or "
              "right-censored\n";
    return text;
  }
} // namespace softlattice
