// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/environment.h"
#include "models/parameter_table.h"
#include "models/surface/surface_water.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace softlattice::test
{
  /// Sets the variables of all entries of a path, as the reader does with a parameter file.
  template <class Value>
  void set(ParameterTable &table, const std::string &path, const Value &value)
  {
    bool found = false;
    for (const ParameterEntry &entry : table.entries())
      if (entry.path() == path)
        {
          *std::get<Value *>(entry.target) = value;
          found = true;
        }
    ASSERT_TRUE(found) << path;
  }

  inline void choose(ParameterTable &table, const std::string &path, const std::string &name)
  {
    set(table, path, name);
  }

  /// Conditions at a temperature [K] and relative humidity [1].
  inline Conditions humid(const double temperature, const double relative_humidity)
  {
    Conditions c;
    c.temperature = temperature;
    c.relative_humidity = relative_humidity;
    c.vapour_pressure = relative_humidity * saturation_pressure(temperature);
    return c;
  }

  /// Conditions at a temperature [K] and vapour pressure [Pa].
  inline Conditions vapour(const double temperature, const double pressure)
  {
    return humid(temperature, pressure / saturation_pressure(temperature));
  }
} // namespace softlattice::test
