// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression_model/formula_reader.h"
#include "models/expression_model/given_function.h"
#include "models/parameter_table.h"
#include "solver/fields/given_field.h"
#include "solver/output/own_numbers.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// Fields of the place that formulas of initial states know by names: from files of fields, such as the last state
  /// of another run, and from pictures. Entries `Initial state/Fields from files` and `Fields from pictures`.
  class GivenFields
  {
  public:
    /// What they are held against.
    struct Domain
    {
      int dimension = 2;
      bool dimensionless = false;
      std::optional<GivenField::Extents> box; ///< smallest around the domain, where it is known [m]
    };
    using LengthReader = std::function<double(std::string_view text)>;
    using NameOfFile = std::function<std::string(const std::string &)>;

    /// Entries of all cases that say so later. `domain` is asked when a case has been read.
    void declare(ParameterTable &table, std::function<Domain()> domain);
    /// Reads "2 um" [m]; throws std::runtime_error. While a case is read.
    void set_length_reader(LengthReader reader) { read_length_ = std::move(reader); }
    /// Finds the files of the case.
    void set_full_name(NameOfFile full_name) { full_name_ = std::move(full_name); }

    /// Once the texts have been checked; valid while this lives and is not read anew.
    std::vector<GivenFunction> functions() const;
    /// The files that each was read from, by its name.
    std::map<std::string, std::vector<std::string>> files() const;
    /// Objections to their names: `objection` is empty where there is none.
    void check_names(const std::function<std::string(const std::string &)> &objection,
                     std::vector<Finding> &findings) const;

  private:
    struct Named : WrittenAt
    {
      std::string name;
      std::shared_ptr<const GivenField> field;
      std::vector<std::string> files;
    };
    struct Entry
    {
      std::string path;
      std::string &text;
      std::string usage;
    };

    void read(std::vector<Finding> &findings);
    void read_field(const Entry &entry,
                    const TextPart &text,
                    const Domain &domain,
                    FormulaReader &reader,
                    Named &to) const;
    void read_picture(const Entry &entry,
                      const TextPart &text,
                      FormulaReader &reader,
                      Named &to) const;
    std::optional<std::array<double, 2>> corner(const Entry &entry,
                                                const TextPart &text,
                                                FormulaReader &reader) const;
    std::optional<double> length(const Entry &entry,
                                 const TextPart &text,
                                 FormulaReader &reader) const;
    void give_files_full_names();

    std::string files_, pictures_;
    std::function<Domain()> domain_;
    LengthReader read_length_;
    NameOfFile full_name_;
    std::vector<Named> all_;
  };
} // namespace softlattice
