// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/output/result_chart.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  struct Case;
  class Part; // solver/parts/part.h

  /// A field that a case has, before it is solved.
  struct CaseField
  {
    std::string name; ///< letters, digits and underscores: it is that of formulas and files
    std::string unit;
    bool is_conserved;
  };

  /// What a parameter file says of a part that was registered, and the part that is made of it.
  class PartSettings
  {
  public:
    virtual ~PartSettings() = default;

    /// Declares its entries, in sections of its own. They hold only in cases that have the part.
    virtual void declare(ParameterTable &table) = 0;
    /// The fields that it adds, in the order of its equations: all that it can have in any case, so that formulas know
    /// their names,
    virtual std::vector<CaseField> fields() const { return {}; }
    /// and those that it has in this one, whose geometry may decide, once the case has been read.
    virtual std::vector<CaseField> fields_in(const Case & /*what*/) const { return fields(); }
    /// Fields of other parts without which it makes no sense.
    virtual std::vector<std::string> needed_fields() const { return {}; }
    /// The name of a field of its own that is the temperature at each place; empty: it has none.
    virtual std::string temperature_field() const { return {}; }
    /// What its entries do not tell one by one, with the rest of the case. Only if the case has the part.
    virtual void check(const Case &, std::vector<Finding> & /*findings*/) const {}
    /// What is to be drawn of its results, beside its columns over time.
    virtual std::vector<ResultChart> charts() const { return {}; }
    /// The part of a case, which must outlive it; its fields have the numbers from `first_field` on.
    virtual std::unique_ptr<Part> make(const Case &what, std::size_t first_field) const = 0;
  };

  /// A further physics for the program: registering it makes Model/Parts take its name.
  struct PartKind
  {
    std::string name;
    std::string meaning; ///< goes on from "NAME, ..." and ends without a stop
    std::function<std::unique_ptr<PartSettings>()> settings;
  };
  using PartKinds = std::vector<PartKind>;

  /// A registered part that a case may have.
  struct FurtherPart
  {
    std::string name;
    std::unique_ptr<PartSettings> settings;
  };
} // namespace softlattice
