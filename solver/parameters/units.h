// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/unit_advice.h"

#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

union ut_unit;
struct ut_system;

namespace softlattice
{
  /// A text that is no quantity of the wanted dimension, and what would be one.
  struct UnitError : std::runtime_error
  {
    UnitError(const std::string &message, std::string advice)
      : std::runtime_error(message)
      , hint(std::move(advice))
    {}
    std::string hint;
  };

  /// A unit as a straight line to SI. Factors such as 1e-9 are kept as divisors, so that "300 nm" is
  /// the double nearest to 3e-7 and equals the literal 300e-9.
  class Unit
  {
  public:
    double to_si(double value) const;
    double from_si(double si) const;

  private:
    friend class UnitSystem;
    Unit(double factor, double offset);

    double factor_;
    double divisor_; ///< used instead of the factor if not 0
    double offset_;
  };

  /// Units of measurement through the UDUNITS-2 database. All "quantity" texts are a number followed
  /// by a unit; a bare number is in `si_unit`. Numbers in a unit are exponents, never factors. For one
  /// thread at a time, as UDUNITS is.
  class UnitSystem
  {
  public:
    /// Throws FileError if the unit database of the system cannot be read.
    UnitSystem();

    /// The unit `text`, to be converted to `si_unit`. "degC" is a point on the temperature scale.
    /// Throws UnitError for an unknown unit or one of another dimension.
    Unit unit(std::string_view text, const std::string &si_unit) const;

    /// "75 %", "25 degC", "1e8 1/m^2/s": its value in SI. Throws UnitError.
    double quantity(std::string_view text, const std::string &si_unit) const;

    /// `si` in `display_unit`, with as few digits as quantity() needs to give exactly `si` back; in
    /// `si_unit` where the conversion allows no such text.
    std::string text(double si, const std::string &si_unit, const std::string &display_unit) const;

    /// `si` in `display_unit` with six digits, for messages.
    std::string rounded_text(double si,
                             const std::string &si_unit,
                             const std::string &display_unit) const;

  private:
    struct Free
    {
      void operator()(ut_system *system) const;
      void operator()(ut_unit *unit) const;
    };
    using UnitPointer = std::unique_ptr<ut_unit, Free>;

    UnitPointer parse(std::string_view text) const;
    /// unit(), with the number before it for advice.
    Unit unit_of(std::string_view number, std::string_view text, const std::string &si_unit) const;
    /// The same, asking UDUNITS.
    Unit found(std::string_view number, std::string_view text, const std::string &si_unit) const;
    /// Nothing where `unit_text` is no unit of the dimension.
    std::optional<double> converted(double number,
                                    std::string_view unit_text,
                                    const std::string &si_unit) const;
    UnitQuestion question(std::string_view number,
                          std::string_view rest,
                          const std::string &si_unit) const;
    /// Gives a symbol of the database the value of a constant fixed since.
    void redefine(const char *symbol, double value, const char *si_unit);

    std::unique_ptr<ut_system, Free> system_;
    /// What has been asked before, by text and SI unit: a study asks for few units, each very often.
    mutable std::map<std::pair<std::string, std::string>, Unit> known_;
  };
} // namespace softlattice
