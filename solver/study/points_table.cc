// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/points_table.h"

#include "models/csv_cells.h"
#include "models/csv_header.h"
#include "models/csv_number.h"
#include "models/csv_text.h"
#include "models/shown_text.h"
#include "solver/base/error.h"
#include "solver/files/text_file.h"
#include "solver/parameters/nearest.h"

#include <filesystem>
#include <set>

namespace softlattice
{
  namespace
  {
    constexpr std::uintmax_t largest_table = std::uintmax_t(64) << 20U; // bytes

    class PointsReader
    {
    public:
      PointsReader(const ParameterTable &table,
                   const std::function<bool(const ParameterEntry &)> &is_active,
                   const UnitSystem &units,
                   Diagnostics &diagnostics)
        : table_(table)
        , is_active_(is_active)
        , units_(units)
        , diagnostics_(diagnostics)
        , source_(std::make_shared<SourceText>())
      {}

      std::vector<std::pair<Axis, const ParameterEntry *>> read(std::string bytes,
                                                                const std::string &file)
      {
        source_->name = file;
        source_->directory = std::filesystem::path(file).parent_path();
        const std::string text = decoded_text(bytes);
        TextLines lines(text);
        for (std::string_view line; lines.next(line);)
          source_->lines.emplace_back(line);
        std::vector<FileProblem> problems;
        cells_ = read_cells(std::move(bytes), file, problems);
        for (const FileProblem &one : problems)
          diagnostics_.error(at(one.line), one.message);
        std::vector<std::pair<Axis, const ParameterEntry *>> axes;
        if (problems.empty())
          for (std::size_t column = 0; column < cells_.header.size(); ++column)
            if (const ParameterEntry *entry = parameter_of(cells_.header[column]))
              axes.emplace_back(axis_of(column, *entry), entry);
        return axes;
      }

    private:
      Location at(const std::size_t line) const { return {source_, static_cast<int>(line), 0, 0}; }

      void reject_header(const std::string &message, const std::string &hint)
      {
        diagnostics_.error(at(cells_.header_line), message, hint);
      }

      /// That of the heading of a column; null, and a diagnostic, if there is none.
      const ParameterEntry *parameter_of(const std::string &heading)
      {
        const std::string wanted = heading_of(heading).name;
        std::map<std::string, const ParameterEntry *> in_use, others;
        std::vector<std::string> names;
        for (const ParameterEntry &entry : table_.entries())
          {
            const std::string path = heading_of(entry.path()).name,
                              name = heading_of(entry.name).name;
            names.insert(names.end(), {entry.path(), entry.name});
            if (path == wanted || name == wanted)
              (is_active_(entry) ? in_use : others)[entry.path()] = &entry;
          }
        const auto &found = in_use.empty() ? others : in_use;
        if (found.size() == 1)
          {
            if (taken_.insert(found.begin()->first).second)
              return found.begin()->second;
            reject_header("two columns over one parameter, '" + found.begin()->first + "'",
                          "one with all values");
            return nullptr;
          }
        if (found.empty())
          {
            const auto near = nearest(without_unit_of(heading), names);
            reject_header("'" + shown_text(heading) + "' is no parameter of the case",
                          near ? "did you mean '" + *near + "'?"
                               : "a column is called like the parameter that it varies: "
                                 "Environment/Temperature [degC]");
            return nullptr;
          }
        std::string all;
        for (const auto &[path, entry] : found)
          all += (all.empty() ? "" : ", ") + path;
        reject_header("several parameters are called '" + shown_text(heading) + "'",
                      "write one of " + all);
        return nullptr;
      }

      static std::string without_unit_of(const std::string &heading)
      {
        const std::size_t open = heading.find_first_of("[(");
        return std::string(without_blanks(std::string_view(heading).substr(0, open)));
      }

      Axis axis_of(const std::size_t column, const ParameterEntry &entry)
      {
        Axis axis;
        axis.path = entry.path();
        axis.where = at(cells_.header_line);
        const bool is_number = has_numbers(entry);
        const std::optional<std::string> unit = heading_of(cells_.header[column]).unit;
        if (is_number && !unit && (entry.si_unit != "1" || entry.display_unit != "1"))
          {
            reject_header("the column '" + shown_text(cells_.header[column]) + "' has no unit",
                          "write: " + entry.path() + " [" + entry.display_unit + "]");
            return axis;
          }
        if (is_number)
          axis.unit = entry.display_unit;
        DecimalSigns signs;
        if (is_number)
          for (std::size_t i = 0; i < cells_.rows.size(); ++i)
            signs.add(cells_.rows[i][column], cells_.lines[i]);
        if (const auto [line, problem] = signs.problem(); !problem.empty())
          {
            diagnostics_.error(at(line), problem);
            return axis;
          }
        for (std::size_t i = 0; i < cells_.rows.size() && !diagnostics_.is_full(); ++i)
          axis.values.push_back(value_of_cell(cells_.rows[i][column],
                                              at(cells_.lines[i]),
                                              entry,
                                              unit.value_or("1"),
                                              signs.sign()));
        return axis;
      }

      AxisValue value_of_cell(const std::string &cell,
                              const Location &where,
                              const ParameterEntry &entry,
                              const std::string &unit,
                              const char decimal_sign)
      {
        AxisValue value{cell};
        value.where = where;
        if (cell.empty())
          diagnostics_.error(where, "there is no value for '" + entry.path() + "'");
        if (cell.empty() || !has_numbers(entry))
          return value;
        const std::optional<double> number = read_number(cell, decimal_sign);
        if (!number)
          {
            diagnostics_.error(where, "'" + entry.path() + "': " + why_no_number(cell));
            return value;
          }
        value.text = shortest(*number) + (unit == "1" ? "" : " " + unit);
        try
          {
            value.number =
              value_of(units_.quantity(value.text, entry.si_unit), entry, units_).number;
          }
        catch (const UnitError &error)
          {
            // Once, as it is the heading that is wrong.
            if (wrong_units_.insert(entry.path()).second)
              reject_header("'" + entry.path() + "': " + error.what(), error.hint);
          }
        return value;
      }

      const ParameterTable &table_;
      const std::function<bool(const ParameterEntry &)> &is_active_;
      const UnitSystem &units_;
      Diagnostics &diagnostics_;
      std::shared_ptr<SourceText> source_;
      CsvCells cells_;
      std::set<std::string> taken_, wrong_units_;
    };
  } // namespace

  std::vector<std::pair<Axis, const ParameterEntry *>> read_points(
    const std::string &file,
    const ParameterTable &table,
    const std::function<bool(const ParameterEntry &)> &is_active,
    const UnitSystem &units,
    Diagnostics &diagnostics)
  {
    std::error_code ignored;
    if (std::filesystem::file_size(file, ignored) > largest_table)
      throw FileError("'" + file + "' is larger than 64 MiB");
    return read_points(read_file(file), file, table, is_active, units, diagnostics);
  }

  std::vector<std::pair<Axis, const ParameterEntry *>> read_points(
    std::string bytes,
    const std::string &file,
    const ParameterTable &table,
    const std::function<bool(const ParameterEntry &)> &is_active,
    const UnitSystem &units,
    Diagnostics &diagnostics)
  {
    return PointsReader(table, is_active, units, diagnostics).read(std::move(bytes), file);
  }
} // namespace softlattice
