// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression.h"
#include "models/expression_model/case_parts.h"
#include "models/expression_model/field_items.h"
#include "models/expression_model/field_texts.h"
#include "models/expression_model/formula_reader.h"
#include "models/expression_model/given_function.h"
#include "models/expression_model/other_field.h"
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
  /// The formulas of one field. Coefficient and source are over the variables of ExpressionModel::variables(),
  /// with ExpressionModel::gradients() behind them if they depend on any, and ExpressionModel::rates() behind these
  /// if the source depends on any; those that know no fields are over x,
  /// y, z and t.
  struct FieldFormulas
  {
    double gradient_coefficient = 0.;      ///< kappa
    std::optional<double> lowest, highest; ///< ends of the open range of the field, if it has any
    std::optional<Expression> coefficient; ///< mobility or permittivity
    std::vector<Expression>
      directions; ///< of the mobility, over x, y and z: see FieldTexts; may be empty
    std::optional<Expression> source;         ///< not of a potential
    std::optional<Expression> charge_density; ///< of a potential
    /// Not of a potential; over x, y, z and the names of ExpressionModel::given_functions().
    std::optional<Expression> initial_value;
    std::optional<Expression> exact_solution; ///< where it is known
  };

  /// M_ij = M_ji of two conserved fields, see FieldFormulas for what the formula is over.
  struct CrossMobility
  {
    std::size_t field = 0, other = 0;
    std::optional<Expression> formula;
    std::string path; ///< where it was written: entry, column from 1, length
    std::size_t column = 0;
    std::size_t length = 0;
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

  /// Fields, energies and coefficients that a case defines by formulas (models/README.md, section 6), alone or
  /// beside those of other parts: declares what a parameter file may say of them, and reads the formulas. It
  /// does not evolve anything.
  class ExpressionModel
  {
  public:
    static constexpr std::size_t most_fields = 8;
    static constexpr std::size_t most_others = 8; ///< fields of other parts
    /// Stands for whatever fields a case will have, in lists and explanations.
    static constexpr auto any_field = "<field>";

    ExpressionModel() = default;
    ExpressionModel(const ExpressionModel &) = delete;
    ExpressionModel &operator=(const ExpressionModel &) = delete;

    /// Fields that other parts may have, to be named before declare(); `is_there` says whether the field has
    /// this name in the case, once texts and names have been read.
    void add_other_field(const std::string &name,
                         const std::vector<std::string> &equations,
                         std::function<bool()> is_there = {});
    /// A part that a case may have beside the usual ones, with the fields that it can have; to be named after those.
    /// `has` says whether the case has one of them, once texts and names have been read; null: all.
    void add_further_part(const std::string &name,
                          const std::string &meaning,
                          const std::vector<std::string> &fields,
                          const std::function<bool(const std::string &field)> &has = {});
    /// Declares what every case has, and the entries of one field called `any_field`.
    void declare(ParameterTable &table);
    /// What a case sets an entry of the section Model to; empty if it does not.
    using TextOf = std::function<std::string(const std::string &name)>;
    /// Before a case is read: takes the parts that are usual for it, and declares the entries of the fields
    /// that it names.
    void prepare(ParameterTable &table, const TextOf &text_of);
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

    /// While a case is read, too: the splines of tables, and random fields of initial states.
    using NameOfFile = std::function<std::string(const std::string &)>;
    void set_tables(Definitions::TableReader reader, NameOfFile full_name)
    {
      spline_reader_ = std::move(reader);
      full_name_ = std::move(full_name);
    }
    void set_noise(Definitions::Noise noise) { noise_ = std::move(noise); }
    /// Functions that initial states know by name; asked for when the formulas are read.
    using GivenFunctions = std::function<std::vector<GivenFunction>()>;
    void set_given_functions(GivenFunctions list) { list_given_ = std::move(list); }

    /// Whether the case has fields or laws by formula.
    bool is_selected() const { return parts_.has(CaseParts::own); }
    /// Whether the case has a part, by its name in Model/Parts.
    bool has_part(const std::string &name) const { return parts_.has(name); }
    /// What the case is about beside them, CaseParts::own if nothing.
    const std::string &equations() const { return parts_.equations(); }
    bool is_dimensionless() const { return dimensionless_; }
    /// Whether there are the `values` of the surroundings: a case that defines all its equations has none.
    bool knows_surroundings() const { return equations() != CaseParts::own; }

    // The rest only where the case is selected and was read without errors.

    /// The names of the fields that other parts have and of its own, then x, y, z and t, then, if it
    /// has them, the `values` of the surroundings.
    const std::vector<std::string> &variables() const { return variables_; }
    /// T, the temperature [K], and RH, the relative humidity beside the surface.
    static const std::vector<std::string> &values();
    /// The derivatives of all fields by x, y and z, field after field: see gradient_variables().
    const std::vector<std::string> &gradients() const { return gradients_; }
    /// The changes of all fields per time, in their order: see rate_variable(). Sources alone may read them.
    const std::vector<std::string> &rates() const { return rates_; }
    /// The fields of other parts that this case has.
    const std::vector<OtherField *> &others() const { return others_in_use_; }
    /// Its own fields.
    std::size_t n_fields() const { return texts_.size(); }
    std::vector<std::string> names() const;
    /// What all its formulas may call.
    const std::map<std::string, double> &constants() const { return constants_; }
    const std::vector<GivenFunction> &given_functions() const { return given_; }
    const Definitions &definitions() const { return definitions_; }
    const FieldTexts &texts(const std::size_t field) const { return texts_[field]; }
    const FieldFormulas &formulas(const std::size_t field) const { return formulas_[field]; }
    const std::vector<BoundaryFormula> &boundary_conditions() const { return boundaries_; }
    const std::vector<CrossMobility> &cross_mobilities() const { return cross_mobilities_; }
    /// The energy density with what charges have in their potentials, but without the terms that depend on
    /// gradients.
    const Expression &energy() const { return *energy_; }
    /// Those terms, over variables() and gradients(); nothing if there are none.
    const std::optional<Expression> &gradient_energy() const { return gradient_energy_; }

    /// Whether some source reads the rate of a field that is conserved, or is that of another part.
    bool reads_rate_of_conserved() const;

    /// Whether the energy can only fall: it knows no time, and nothing enters from outside.
    bool energy_only_falls() const;

  private:
    void read(std::vector<Finding> &findings);
    void read_names(std::vector<Finding> &findings);
    void read_constants(std::vector<Finding> &findings);
    void read_definitions(std::vector<Finding> &findings);
    /// Why a name cannot be defined; empty if it can.
    std::string objection_to_definition(const std::string &name) const;
    static bool check_parameters_of(const std::vector<TextPart> &parameters, FormulaReader &reader);
    /// The fields that the items of the case name, with the texts of their item.
    void list_fields(const std::vector<FieldItem> &items);
    void read_field(std::size_t field, std::vector<Finding> &findings);
    void read_boundaries(std::size_t field, FormulaReader &reader);
    void read_cross_mobilities(std::size_t field, FormulaReader &reader);
    void read_table(const TextPart &text, BoundaryFormula &to, FormulaReader &reader) const;
    void check(std::vector<Finding> &findings) const;
    void check_field(std::size_t field, std::vector<Finding> &findings) const;
    void check_boundaries(std::vector<Finding> &findings) const;
    void check_cross_mobilities(std::vector<Finding> &findings) const;
    /// A formula that may depend on gradients; nothing where the text is empty or no formula.
    std::optional<Expression> law(FormulaReader &reader,
                                  const std::string &path,
                                  const std::string &text) const;
    /// One that may depend on rates as well.
    std::optional<Expression> source(FormulaReader &reader,
                                     const std::string &path,
                                     const std::string &text) const;
    /// The source of a field, by its number in variables(), and where it was written; null: it has none.
    std::pair<const Expression *, std::string> source_of(std::size_t number) const;
    /// Whether the source of a field reads the rate of another one, or of one whose source does.
    bool reads_rate(std::size_t number, std::size_t of, std::size_t depth) const;
    void check_rates(std::vector<Finding> &findings) const;
    void read_energy(FormulaReader &reader);
    /// So that the texts hold wherever they are read again.
    void give_tables_full_names();
    /// Whether the energy depends on a variable, in any of its terms.
    bool energy_depends_on(const std::string &name) const;

    CaseParts parts_;
    std::deque<OtherField> others_; // a deque: the table is bound to its elements
    std::vector<OtherField *> others_in_use_;
    bool dimensionless_ = false;
    std::vector<std::string> items_; ///< "c", "eta[1..4]"
    std::string constants_text_;
    std::string definitions_text_;
    std::string energy_text_ = "0";
    std::deque<FieldTexts> declared_; // a deque: the table is bound to its elements
    FieldTexts any_field_texts_;

    std::function<NamesOfFaces()> all_boundaries_;
    std::function<std::vector<std::string>()> periodic_boundaries_;
    TableReader table_reader_;
    Definitions::TableReader spline_reader_;
    NameOfFile full_name_;
    Definitions::Noise noise_;
    GivenFunctions list_given_;
    std::vector<GivenFunction> given_;

    std::vector<std::string> variables_;
    std::vector<std::string> rates_;
    std::vector<std::string> gradients_;
    std::vector<FieldTexts> texts_; ///< field by field
    bool has_list_ = false;         ///< of like fields
    std::map<std::string, double> constants_;
    Definitions definitions_;
    std::optional<Expression> energy_;
    std::optional<Expression> gradient_energy_;
    std::vector<FieldFormulas> formulas_;
    std::vector<CrossMobility> cross_mobilities_;
    std::vector<BoundaryFormula> boundaries_;
  };

  /// What "Model/Constants" names, as far as it can be read.
  std::map<std::string, double> constants_in(const std::string &text);
} // namespace softlattice
