// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/parameters/formula_quantity.h"
#include "solver/parameters/units.h"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace softlattice
{
  /// A text that is no value of its parameter.
  struct ValueError : std::runtime_error
  {
    ValueError(const std::string &message, std::string advice)
      : std::runtime_error(message)
      , hint(std::move(advice))
    {}
    std::string hint;
  };

  /// Reads `text` into the variable the entry is bound to. File names, in quotation marks or without,
  /// become paths relative to `directory` and must exist; numbers may be formulas of constants. Throws ValueError, and leaves the variable as it was, if the text is
  /// no value, of another dimension, out of range or none of the choices.
  void assign(const ParameterEntry &entry,
              std::string_view text,
              const std::filesystem::path &directory,
              const UnitSystem &units,
              const Constants &constants = {});

  /// The present value as a text that assign() reads back to the very same value; quantities in the
  /// display unit. Empty if there is none to write: a number that is not finite stands for "not set",
  /// and so does a text that is none of the choices.
  std::optional<std::string> written(const ParameterEntry &entry, const UnitSystem &units);

  /// The present value for people to read: as written(), but to six digits in the display unit.
  std::string shown(const ParameterEntry &entry, const UnitSystem &units);

  /// What the entry takes, for hints: "unit 1 or %, 0 % … 100 %", "film in plan | nanowire".
  std::string allowed(const ParameterEntry &entry, const UnitSystem &units);

  /// "60 nm … 1 um" as "at least ..." or "at most ..." where one side is open, empty where both are.
  std::string range_text(const ParameterEntry &entry, const UnitSystem &units);
} // namespace softlattice
