// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  struct Case;

  /// Fields of a case that are temperature or humidity at their place, where the surroundings state one number for
  /// all places: by formula, or of a registered part. Nuclei and fronts of the transformation, and the diffusion and
  /// mixing of halides, go by them.
  struct LocalFields
  {
    std::string temperature = none; ///< names of fields
    std::string humidity = none;
    bool temperature_is_of_part = false; ///< of a part that has one, whose field no energy moves

    static constexpr auto none = "none";
    bool has_temperature() const { return temperature != none; }
    bool has_humidity() const { return humidity != none; }
    bool any() const { return has_temperature() || has_humidity(); }
    /// Those that there are, temperature first.
    std::vector<std::string> names() const;

    /// Lines of the log.
    std::vector<std::string> description() const;

    void declare(ParameterTable &table);
  };

  /// The temperature of a part that has one is that at each place, unless the case names another field.
  void take_local_fields(Case &of);
  /// Whether the case has those fields, in the right units.
  void check_local_fields(const Case &what, std::vector<Finding> &findings);
  /// The number of a field of a case; none if it has no field of that name.
  std::optional<std::size_t> number_of_field(const Case &what, const std::string &name);
} // namespace softlattice
