// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/numbers/own_numbers_report.h"

#include "solver/parts/numbers/formula_samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    using Place = std::array<double, 3>;

    constexpr std::size_t fewest_samples = 16, most_samples = 20000, samples_of_a_round = 8;
    constexpr int rounds = 4;

    Place between(const OwnNumber &line, const double s)
    {
      Place place;
      for (std::size_t d = 0; d < place.size(); ++d)
        place[d] = line.from[d] + s * (line.to[d] - line.from[d]);
      return place;
    }

    double length_of(const OwnNumber &line)
    {
      double square = 0.;
      for (std::size_t d = 0; d < line.from.size(); ++d)
        square += (line.to[d] - line.from[d]) * (line.to[d] - line.from[d]);
      return std::sqrt(square);
    }

    /// Equally spaced points from s = a to b, both included.
    std::vector<Place> points_on(const OwnNumber &line,
                                 const double a,
                                 const double b,
                                 const std::size_t n)
    {
      std::vector<Place> points;
      for (std::size_t k = 0; k <= n; ++k)
        points.push_back(
          between(line, a + (b - a) * static_cast<double>(k) / static_cast<double>(n)));
      return points;
    }

    /// As many as there are nodes on it where the mesh is finest.
    std::size_t samples_on(const OwnNumber &line, const PhaseField &fields)
    {
      const MeshFigures mesh = fields.figures();
      const double n = std::ceil(length_of(line) * mesh.degree / mesh.finest_cell);
      return static_cast<std::size_t>(
        std::clamp(n, static_cast<double>(fewest_samples), static_cast<double>(most_samples)));
    }

    /// Where the formula has its level for the last time, as a distance from the beginning of the line [m]:
    /// the bracket is made eight times shorter again and again, and ends with a straight line.
    double crossing(const OwnNumber &line,
                    const ExpressionBatch &batch,
                    const PhaseField &fields,
                    FormulaSamples &samples)
    {
      double a = 0., b = 1.;
      std::array<double, 2> at_ends{};
      std::size_t n = samples_on(line, fields);
      for (int round = 0;; ++round, n = samples_of_a_round)
        {
          std::vector<double> values =
            samples.at_places(*line.formula, batch, points_on(line, a, b, n));
          if (round > 0) // rounding must not lose a value that stands at an end
            {
              values.front() = at_ends[0];
              values.back() = at_ends[1];
            }
          std::size_t k = n;
          while (k > 0 && (values[k - 1] > line.level) == (values[k] > line.level))
            --k;
          if (k == 0)
            return std::numeric_limits<double>::quiet_NaN();
          at_ends = {{values[k - 1], values[k]}};
          const double width = (b - a) / static_cast<double>(n);
          a += width * static_cast<double>(k - 1);
          b = a + width;
          if (round == rounds)
            return length_of(line) *
                   (a + width * (line.level - values[k - 1]) / (values[k] - values[k - 1]));
        }
    }
  } // namespace

  OwnNumbersReport::OwnNumbersReport(const OwnNumbers &numbers)
    : numbers_(numbers)
  {
    for (const OwnNumber &one : numbers.all())
      batches_.emplace_back(*one.formula);
    if (numbers.end())
      end_.emplace(*numbers.end());
  }

  std::vector<Column> OwnNumbersReport::own_columns() const
  {
    std::vector<Column> columns;
    for (const OwnNumber &one : numbers_.all())
      columns.push_back({one.name, one.unit, one.meaning});
    return columns;
  }

  std::vector<double> OwnNumbersReport::values(PhaseField &fields, const double t) const
  {
    FormulaSamples samples(fields, numbers_.variables(), t);
    std::vector<double> values;
    for (std::size_t i = 0; i < batches_.size(); ++i)
      {
        const OwnNumber &one = numbers_.all()[i];
        if (one.kind == OwnNumber::Kind::integral)
          values.push_back(samples.integral(*one.formula, batches_[i], one.boundary));
        else if (one.kind == OwnNumber::Kind::probe)
          values.push_back(samples.at_places(*one.formula, batches_[i], {one.from}).front());
        else
          values.push_back(crossing(one, batches_[i], fields, samples));
      }
    return values;
  }

  Finding OwnNumbersReport::finding(const OwnNumber &of,
                                    const std::string &message,
                                    const std::string &fix)
  {
    return {Finding::Severity::error, of.path, message, fix, of.column, of.length};
  }

  std::vector<Finding> OwnNumbersReport::findings_about_places(const PhaseField &fields) const
  {
    std::vector<Finding> found;
    for (const OwnNumber &one : numbers_.all())
      {
        if (one.kind == OwnNumber::Kind::integral)
          continue;
        const std::vector<Place> points = one.kind == OwnNumber::Kind::probe
                                            ? std::vector<Place>{one.from}
                                            : points_on(one, 0., 1., samples_on(one, fields));
        const auto outside =
          std::find_if_not(points.begin(), points.end(), [&](const Place &point) {
            return fields.probe().contains(point);
          });
        if (outside == points.end())
          continue;
        std::string place = fmt::format("{:.6g}, {:.6g}", (*outside)[0], (*outside)[1]);
        if (fields.figures().dimension == 3)
          place += fmt::format(", {:.6g}", (*outside)[2]);
        found.push_back(
          finding(one,
                  fmt::format("'{}': the point {} is outside of the domain", one.name, place),
                  "coordinates are those of the mesh, in m where the case has units"));
      }
    return found;
  }

  std::vector<Finding> OwnNumbersReport::findings(PhaseField &fields, const double t) const
  {
    std::vector<Finding> found = findings_about_places(fields);
    if (!found.empty())
      return found;
    const std::vector<double> now = values(fields, t);
    for (std::size_t i = 0; i < now.size(); ++i)
      if (const OwnNumber &one = numbers_.all()[i];
          !std::isfinite(now[i]) && one.kind != OwnNumber::Kind::crossing)
        found.push_back(finding(one,
                                "'" + one.name + "' is no number at the beginning",
                                "is there a division by zero or an overflow?"));
    return found;
  }

  std::vector<std::string> OwnNumbersReport::lines(PhaseField &fields, const double t) const
  {
    std::vector<std::string> lines;
    const std::vector<double> now = values(fields, t);
    for (std::size_t i = 0; i < now.size(); ++i)
      {
        const OwnNumber &one = numbers_.all()[i];
        lines.push_back(
          fmt::format("column      {} [{}] = {:.6g}: {}", one.name, one.unit, now[i], one.meaning));
      }
    return lines;
  }

  void OwnNumbersReport::fill(Statistics *row, PhaseField &fields, const Measured &, const double t)
  {
    last_ = values(fields, t);
    if (row != nullptr)
      for (std::size_t i = 0; i < last_.size(); ++i)
        row->set(numbers_.all()[i].name, last_[i]);
  }

  std::vector<Quantity> OwnNumbersReport::quantities(const Statistics &statistics,
                                                     long,
                                                     double) const
  {
    std::vector<Quantity> list;
    for (const OwnNumber &one : numbers_.all())
      list.push_back({"final " + one.name, one.unit, statistics.last(one.name), one.meaning});
    return list;
  }

  bool OwnNumbersReport::ends_run(const double t) const
  {
    if (!end_ || last_.empty())
      return false;
    std::vector<double> variables = last_;
    variables.push_back(t);
    double ends = 0.;
    end_->evaluate(1, nullptr, variables.data(), &ends);
    return ends != 0.;
  }
} // namespace softlattice
