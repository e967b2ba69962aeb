// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/parameters/source_text.h"

#include <string>

namespace softlattice
{
  /// What is asked of a study of lives over temperature and humidity: subsection Acceleration of its file.
  struct AccelerationSettings
  {
    static constexpr const char *name = "Acceleration";
    static constexpr const char *section = "Study/Acceleration";
    static constexpr const char *temperature_axis = "Environment/Temperature";
    static constexpr const char *humidity_axis = "Environment/Relative humidity";

    bool is_asked_for = false;
    Location where; ///< of the subsection
    std::string life;
    std::string use_temperature, use_humidity; ///< quantities; empty where there is no such axis
    InputFile use_case; ///< whose surroundings are those of use, if there is one

    bool has_use_case() const { return !use_case.path.empty(); }

    void declare(ParameterTable &table);
  };
} // namespace softlattice
