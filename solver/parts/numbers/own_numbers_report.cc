// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/numbers/own_numbers_report.h"

#include "solver/parts/numbers/formula_samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace softlattice
{
  namespace
  {
    using Place = std::array<double, 3>;

    constexpr std::size_t fewest_samples = 16, most_samples = 20000, samples_of_a_round = 8;
    constexpr int rounds = 4;

    template <typename Line>
    Place between(const Line &line, const double s)
    {
      Place place;
      for (std::size_t d = 0; d < place.size(); ++d)
        place[d] = line.from[d] + s * (line.to[d] - line.from[d]);
      return place;
    }

    template <typename Line>
    double length_of(const Line &line)
    {
      double square = 0.;
      for (std::size_t d = 0; d < line.from.size(); ++d)
        square += (line.to[d] - line.from[d]) * (line.to[d] - line.from[d]);
      return std::sqrt(square);
    }

    /// Equally spaced points from s = a to b, both included.
    template <typename Line>
    std::vector<Place> points_on(const Line &line,
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

    std::vector<Place> points_of(const OwnLine &line)
    {
      return points_on(line, 0., 1., line.points - 1);
    }

    std::string table_of(const OwnLine &line)
    {
      return "line_" + line.name;
    }

    Finding finding(const WrittenAt &of, const std::string &message, const std::string &fix)
    {
      return {Finding::Severity::error, of.path, message, fix, of.column, of.length};
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
      batches_.push_back(one.formula ? std::optional<ExpressionBatch>(*one.formula) : std::nullopt);
    for (const OwnLine &line : numbers.lines())
      {
        line_batches_.emplace_back();
        for (const OwnLine::Value &value : line.values)
          line_batches_.back().emplace_back(*value.formula);
      }
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

  std::vector<OwnTable> OwnNumbersReport::own_tables() const
  {
    const bool dimensionless = numbers_.is_dimensionless();
    std::vector<OwnTable> tables;
    for (const OwnLine &line : numbers_.lines())
      {
        std::vector<Column> columns = {
          {"time", dimensionless ? "1" : "s", "time"},
          {"distance", dimensionless ? "1" : "m", "distance from the first point"}};
        for (const OwnLine::Value &value : line.values)
          columns.push_back({value.name, value.unit, value.meaning});
        tables.push_back({table_of(line), line.meaning, std::move(columns)});
      }
    return tables;
  }

  std::vector<std::vector<double>> OwnNumbersReport::rows_of(const OwnTable &table,
                                                             PhaseField &fields,
                                                             const double t) const
  {
    const std::vector<OwnLine> &lines = numbers_.lines();
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (table_of(lines[i]) == table.name)
        {
          const std::vector<Place> points = points_of(lines[i]);
          const double spacing = length_of(lines[i]) / static_cast<double>(points.size() - 1);
          for (std::size_t k = 0; k < points.size(); ++k)
            rows.push_back({t, spacing * static_cast<double>(k)});
          FormulaSamples samples(fields, numbers_.variables(), t);
          for (std::size_t v = 0; v < lines[i].values.size(); ++v)
            {
              const std::vector<double> along =
                samples.at_places(*lines[i].values[v].formula, line_batches_[i][v], points);
              for (std::size_t k = 0; k < points.size(); ++k)
                rows[k].push_back(along[k]);
            }
        }
    return rows;
  }

  std::map<std::size_t, double> OwnNumbersReport::fluxes(const PhaseField &fields,
                                                         const double t) const
  {
    // Those of a field have most of the work in common.
    struct OfField
    {
      std::vector<std::size_t> numbers;
      std::vector<std::string> boundaries;
    };
    std::map<std::size_t, OfField> of_fields;
    for (std::size_t i = 0; i < numbers_.all().size(); ++i)
      if (const OwnNumber &one = numbers_.all()[i]; one.kind == OwnNumber::Kind::flux)
        {
          of_fields[one.field].numbers.push_back(i);
          of_fields[one.field].boundaries.push_back(one.boundary);
        }
    std::map<std::size_t, double> all;
    for (const auto &[field, list] : of_fields)
      {
        const std::vector<double> values = fields.measures().fluxes(field, list.boundaries, t);
        for (std::size_t k = 0; k < values.size(); ++k)
          all[list.numbers[k]] = values[k];
      }
    return all;
  }

  std::vector<double> OwnNumbersReport::values(PhaseField &fields, const double t) const
  {
    const std::map<std::size_t, double> entering = fluxes(fields, t);
    FormulaSamples samples(fields, numbers_.variables(), t);
    std::vector<double> values;
    for (std::size_t i = 0; i < batches_.size(); ++i)
      {
        const OwnNumber &one = numbers_.all()[i];
        if (one.kind == OwnNumber::Kind::flux)
          values.push_back(entering.at(i));
        else if (one.kind == OwnNumber::Kind::integral)
          values.push_back(samples.integral(*one.formula, *batches_[i], one.region));
        else if (one.kind == OwnNumber::Kind::probe)
          values.push_back(samples.at_places(*one.formula, *batches_[i], {one.from}).front());
        else
          values.push_back(crossing(one, *batches_[i], fields, samples));
      }
    return values;
  }

  std::vector<Finding> OwnNumbersReport::findings_about_places(const PhaseField &fields) const
  {
    std::vector<Finding> found;
    const auto look_at = [&](const auto &one, const std::vector<Place> &points) {
      const auto outside = std::find_if_not(points.begin(), points.end(), [&](const Place &point) {
        return fields.probe().contains(point);
      });
      if (outside == points.end())
        return;
      std::string place = fmt::format("{:.6g}, {:.6g}", (*outside)[0], (*outside)[1]);
      if (fields.figures().dimension == 3)
        place += fmt::format(", {:.6g}", (*outside)[2]);
      found.push_back(
        finding(one,
                fmt::format("'{}': the point {} is outside of the domain", one.name, place),
                "coordinates are those of the mesh, in m where the case has units"));
    };
    for (const OwnNumber &one : numbers_.all())
      if (const std::string objection = fields.measures().objection_to(one.region);
          !objection.empty())
        found.push_back(
          finding(one,
                  "'" + one.name + "': " + objection,
                  "name a material of the mesh instead, or a box that ends between cells"));
      else if (one.kind == OwnNumber::Kind::probe)
        look_at(one, {one.from});
      else if (one.kind == OwnNumber::Kind::crossing)
        look_at(one, points_on(one, 0., 1., samples_on(one, fields)));
    for (const OwnLine &line : numbers_.lines())
      look_at(line, points_of(line));
    return found;
  }

  std::vector<Finding> OwnNumbersReport::findings(PhaseField &fields, const double t) const
  {
    std::vector<Finding> found = findings_about_places(fields);
    if (!found.empty())
      return found;
    FormulaSamples samples(fields, numbers_.variables(), t);
    for (const OwnNumber &one : numbers_.all())
      if (one.region.kind == IntegralRegion::Kind::box && samples.size_of(one.region) <= 0.)
        found.push_back(
          finding(one,
                  "'" + one.name + "': the box is outside of the domain",
                  "coordinates are those of the mesh, in m where the case has units"));
    if (!found.empty())
      return found;
    const std::vector<double> now = values(fields, t);
    for (std::size_t i = 0; i < now.size(); ++i)
      if (const OwnNumber &one = numbers_.all()[i];
          !std::isfinite(now[i]) && one.kind != OwnNumber::Kind::crossing)
        found.push_back(finding(one,
                                "'" + one.name + "' is no number at the beginning",
                                "is there a division by zero or an overflow?"));
    const std::vector<OwnTable> tables = own_tables();
    for (std::size_t i = 0; i < tables.size(); ++i)
      for (const std::vector<double> &row : rows_of(tables[i], fields, t))
        if (const auto bad = std::find_if_not(row.begin(),
                                              row.end(),
                                              [](const double one) { return std::isfinite(one); });
            bad != row.end())
          {
            found.push_back(finding(numbers_.lines()[i],
                                    fmt::format("'{}' is no number at the beginning, {:.6g} along "
                                                "'{}'",
                                                tables[i].columns[bad - row.begin()].name,
                                                row[1],
                                                numbers_.lines()[i].name),
                                    "is there a division by zero or an overflow?"));
            break;
          }
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
    for (const OwnTable &table : own_tables())
      {
        std::string columns;
        for (std::size_t i = 2; i < table.columns.size(); ++i)
          columns += (columns.empty() ? "" : ", ") + table.columns[i].key();
        lines.push_back(
          fmt::format("table       {}.csv with {}: {}", table.name, columns, table.meaning));
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
    if (!end_ || last_.size() < numbers_.all().size())
      return false;
    std::vector<double> variables = last_;
    variables.push_back(t);
    double ends = 0.;
    end_->evaluate(1, nullptr, variables.data(), &ends);
    return ends != 0.;
  }
} // namespace softlattice
