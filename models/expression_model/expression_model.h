// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression.h"
#include "models/expression_model/field_texts.h"
#include "models/expression_model/formula_reader.h"
#include "models/schedule.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// The formulas of one field. Those of the equations are over the variables of
  /// ExpressionModel::variables(), those that know no fields over x, y, z and t.
  struct FieldFormulas
  {
    double gradient_coefficient = 0.;         ///< kappa
    std::optional<Expression> coefficient;    ///< mobility or permittivity
    std::optional<Expression> source;         ///< not of a potential
    std::optional<Expression> charge_density; ///< of a potential
    std::optional<Expression> initial_value;  ///< not of a potential; t is not in it
    std::optional<Expression> exact_solution; ///< where it is known
  };

  /// What is wrong with a table over time, and what to write.
  struct TableTextError : std::runtime_error
  {
    TableTextError(const std::string &message, std::string advice)
      : std::runtime_error(message)
      , fix(std::move(advice))
    {}
    std::string fix;
  };

  /// What happens to a field on one boundary.
  struct BoundaryFormula
  {
    enum class Kind
    {
      value,
      flux,
      exchange
    };
    std::size_t field = 0;
    std::string boundary;
    Kind kind = Kind::value;
    std::optional<Expression> value;       ///< over x, y, z and t; none where there is a table
    std::optional<Schedule> table;         ///< the value over time
    std::optional<Expression> coefficient; ///< of exchange
    std::string path;                      ///< where it was written: entry, column from 1, length
    std::size_t column = 0;
    std::size_t length = 0;
  };

  /// A case that defines its own equations (models/README.md, section 6): declares what a parameter
  /// file may say of them, and reads the formulas. It does not evolve anything.
  class ExpressionModel
  {
  public:
    static constexpr std::size_t most_fields = 8;
    /// Stands for whatever fields a case will have, in lists and explanations.
    static constexpr auto any_field = "<field>";

    ExpressionModel() = default;
    ExpressionModel(const ExpressionModel &) = delete;
    ExpressionModel &operator=(const ExpressionModel &) = delete;

    /// Declares what every case has, and the entries of one field called `any_field`.
    void declare(ParameterTable &table);
    /// Declares the entries of the fields that a case names, before it is read.
    void declare_fields(ParameterTable &table, const std::vector<std::string> &names);
    /// The boundaries that the body has, as the names that its faces have, one or several (none: not known),
    /// and those that are periodic, for checks.
    using NamesOfFaces = std::vector<std::vector<std::string>>;
    void set_boundaries(std::function<NamesOfFaces()> all,
                        std::function<std::vector<std::string>()> periodic);

    /// Reads "1 at 0 s, 2 at 5 min; repeat every 1 h" where the units of times are known; `value` reads
    /// one of the values. Throws TableTextError, and whatever `value` throws.
    using TableReader =
      std::function<Schedule(std::string_view text,
                             const std::function<double(std::string_view)> &value)>;
    /// While a case is read. Without one, tables over time are refused.
    void set_table_reader(TableReader reader) { table_reader_ = std::move(reader); }

    bool is_selected() const { return equations_ == "expressions"; }
    /// What the case is about, as chosen.
    const std::string &equations() const { return equations_; }
    bool is_dimensionless() const { return dimensionless_; }

    // The rest only where the case is selected and was read without errors.

    /// The names of the fields, then x, y, z and t.
    const std::vector<std::string> &variables() const { return variables_; }
    std::size_t n_fields() const { return texts_.size(); }
    std::vector<std::string> names() const;
    const FieldTexts &texts(const std::size_t field) const { return texts_[field]; }
    const FieldFormulas &formulas(const std::size_t field) const { return formulas_[field]; }
    const std::vector<BoundaryFormula> &boundary_conditions() const { return boundaries_; }
    /// The energy density with what charges have in their potentials.
    const Expression &energy() const { return *energy_; }

    /// Whether the energy can only fall: it knows no time, and nothing enters from outside.
    bool energy_only_falls() const;

  private:
    void read(std::vector<Finding> &findings);
    void read_names(std::vector<Finding> &findings);
    void read_constants(std::vector<Finding> &findings);
    void read_boundaries(std::size_t field, std::vector<Finding> &findings);
    void read_table(const TextPart &text, BoundaryFormula &to, FormulaReader &reader) const;
    void check(std::vector<Finding> &findings) const;
    void check_field(std::size_t field, std::vector<Finding> &findings) const;
    void check_boundaries(std::vector<Finding> &findings) const;

    std::string equations_ = "HT-LT transformation";
    bool dimensionless_ = false;
    std::vector<std::string> names_;
    std::string constants_text_;
    std::string energy_text_ = "0";
    std::deque<FieldTexts> texts_; // a deque: the table is bound to its elements
    FieldTexts any_field_texts_;

    std::function<NamesOfFaces()> all_boundaries_;
    std::function<std::vector<std::string>()> periodic_boundaries_;
    TableReader table_reader_;

    std::vector<std::string> variables_;
    std::map<std::string, double> constants_;
    std::optional<Expression> energy_;
    std::vector<FieldFormulas> formulas_;
    std::vector<BoundaryFormula> boundaries_;
  };

  /// What "Model/Constants" names, as far as it can be read.
  std::map<std::string, double> constants_in(const std::string &text);

  /// Names of the fields in what a parameter file says in Model/Fields.
  std::vector<std::string> field_names(const std::string &text);
} // namespace softlattice
