// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/cell_materials.h"
#include "models/expression/expression.h"
#include "models/expression_model/formula_reader.h"
#include "models/parameter_table.h"
#include "solver/output/integral_region.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// Where something was written: entry, column from 1, length.
  struct WrittenAt
  {
    std::string path;
    std::size_t column = 0, length = 0;
  };

  /// A number that a case makes of its fields: a column of statistics.csv.
  struct OwnNumber : WrittenAt
  {
    enum class Kind
    {
      integral, ///< over the domain, a part of it or a boundary
      probe,    ///< the value of a formula at a point
      crossing, ///< how far along a line a formula has a value for the last time
      flux      ///< what enters of a conserved field through a boundary
    };
    Kind kind = Kind::integral;
    std::string name;
    std::string unit;
    std::string meaning;
    IntegralRegion region;              ///< of an integral
    std::string boundary;               ///< of a flux
    std::optional<Expression> formula;  ///< over OwnNumbers::variables(); not of a flux
    std::size_t field = 0;              ///< of a flux, its number
    std::array<double, 3> from{}, to{}; ///< the point; the ends of the line [m]
    double level = 0.;                  ///< the value that is crossed
  };

  /// Values of formulas along a straight line whenever fields are written: line_NAME.csv.
  struct OwnLine : WrittenAt
  {
    struct Value
    {
      std::string name;
      std::string unit;
      std::string meaning;
      std::optional<Expression> formula; ///< over OwnNumbers::variables()
    };
    std::string name;
    std::string meaning;
    std::vector<Value> values;
    std::array<double, 3> from{}, to{}; ///< its ends [m]
    std::size_t points = 201;           ///< equally spaced, the ends among them
  };

  /// What a case wants to know of its fields beside the usual results, and when it ends for that reason. Entries
  /// `Output/Integrals`, `Fluxes`, `Probes`, `Crossings` and `Lines`, and `Time/Stop when`.
  class OwnNumbers
  {
  public:
    /// What formulas know, and how lengths are read.
    struct Known
    {
      std::vector<std::string> fields;              ///< in the order of the equations
      std::map<std::string, std::string> conserved; ///< the units of those that are
      std::map<std::string, double> constants;
      Definitions definitions;
      std::vector<std::string> boundaries;                  ///< empty: not known
      std::function<std::vector<CellMaterial>()> materials; ///< of cells; they may have to be read
      std::vector<std::string> columns;                     ///< of parts in statistics.csv
      bool dimensionless = false;
      int dimension = 2;

      /// Why a name cannot be that of something else as well; empty if it can.
      std::string objection_to(const std::string &name) const;
    };
    using LengthReader = std::function<double(std::string_view text)>;

    /// `known` is asked when a case has been read.
    void declare(ParameterTable &table, std::function<Known()> known);
    /// Reads "2 um" [m]; throws std::runtime_error. While a case is read.
    void set_length_reader(LengthReader reader) { read_length_ = std::move(reader); }

    bool is_asked_for() const { return !all_.empty() || !lines_.empty() || end_.has_value(); }
    bool is_dimensionless() const { return dimensionless_; }
    const std::vector<OwnNumber> &all() const { return all_; }
    const std::vector<OwnLine> &lines() const { return lines_; }
    /// Fields, x, y, z, t, and then the derivatives of the fields.
    const std::vector<std::string> &variables() const { return variables_; }
    /// Not 0 where the run is to end: over the names of all() and t. Nothing: only the time ends it.
    const std::optional<Expression> &end() const { return end_; }
    const std::string &end_text() const { return end_text_; }

  private:
    struct Entry
    {
      std::string path;
      const std::string &text;
      std::string usage;
    };

    void read(std::vector<Finding> &findings);
    void read_number(OwnNumber::Kind kind,
                     const Entry &entry,
                     const TextPart &text,
                     const Known &known,
                     FormulaReader &reader);
    bool read_flux(const Entry &entry,
                   const TextPart &text,
                   const Known &known,
                   FormulaReader &reader,
                   OwnNumber &to) const;
    bool is_boundary(const Entry &entry,
                     const TextPart &name,
                     const Known &known,
                     FormulaReader &reader) const;
    std::optional<IntegralRegion> read_region(const Entry &entry,
                                              const TextPart &text,
                                              const Known &known,
                                              FormulaReader &reader) const;
    std::optional<IntegralRegion> read_material(const Entry &entry,
                                                const TextPart &text,
                                                const Known &known,
                                                FormulaReader &reader) const;
    std::optional<IntegralRegion> read_box(const Entry &entry,
                                           const TextPart &text,
                                           const Known &known,
                                           FormulaReader &reader) const;
    void read_line(const Entry &entry,
                   const TextPart &text,
                   const Known &known,
                   FormulaReader &reader);
    std::optional<OwnLine::Value> value_of_line(const Entry &entry,
                                                const TextPart &text,
                                                const OwnLine &line,
                                                const Known &known,
                                                FormulaReader &reader) const;
    void read_end(const Known &known, std::vector<Finding> &findings);
    std::array<double, 3> place(const Entry &entry,
                                const TextPart &text,
                                const Known &known,
                                FormulaReader &reader) const;
    std::string objection_to(const std::string &name, const Known &known) const;

    std::string integrals_, fluxes_, probes_, crossings_, line_texts_, end_text_;
    std::function<Known()> known_;
    LengthReader read_length_;
    std::vector<std::string> variables_;
    std::vector<OwnNumber> all_;
    std::vector<OwnLine> lines_;
    bool dimensionless_ = false;
    std::optional<Expression> end_;
  };
} // namespace softlattice
