// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/materials/materials.h"
#include "models/model_set.h"
#include "solver/parameters/value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>
#include <variant>

namespace softlattice
{
  namespace
  {
    const ParameterEntry *entry_at(const ParameterTable &table, const std::string &path)
    {
      for (const ParameterEntry &entry : table.entries())
        if (entry.path() == path)
          return &entry;
      return nullptr;
    }

    TEST(Materials, NameExistingParametersWithSources)
    {
      ModelSet models;
      ParameterTable table;
      models.declare(table);
      std::set<std::string> names;
      for (const Material &material : materials())
        {
          EXPECT_TRUE(names.insert(material.name).second);
          EXPECT_GT(material.summary.size(), 20u);
          std::set<std::string> paths;
          for (const MaterialValue &value : material.values)
            {
              EXPECT_TRUE(paths.insert(value.path).second) << value.path;
              EXPECT_NE(entry_at(table, value.path), nullptr)
                << material.name << ": " << value.path;
              EXPECT_FALSE(value.text.empty() || value.source.empty()) << value.path;
            }
        }
      EXPECT_EQ(names.count("CsPbI3"), 1u);
    }
    TEST(Materials, HaveValuesThatTheReaderTakes)
    {
      const UnitSystem units;
      for (const Material &material : materials())
        {
          ModelSet models;
          ParameterTable table;
          models.declare(table);
          for (const MaterialValue &value : material.values)
            {
              const ParameterEntry *entry = entry_at(table, value.path);
              ASSERT_NE(entry, nullptr);
              EXPECT_NO_THROW(assign(*entry, value.text, ".", units))
                << material.name << ": " << value.path << " = " << value.text;
            }
          EXPECT_TRUE(table.findings().empty()) << material.name;
          models.prepare(1.);
        }
    }

    TEST(Materials, OfThePureIodideAreTheDefaults)
    {
      // The defaults of the models are those of CsPbI3; both are stated, neither may drift alone.
      const UnitSystem units;
      ModelSet models;
      ParameterTable table;
      models.declare(table);
      for (const Material &material : materials())
        if (material.name == "CsPbI3")
          for (const MaterialValue &value : material.values)
            {
              const ParameterEntry *entry = entry_at(table, value.path);
              ASSERT_NE(entry, nullptr);
              auto *const *variable = std::get_if<double *>(&entry->target);
              ASSERT_NE(variable, nullptr) << value.path;
              const double before = **variable;
              assign(*entry, value.text, ".", units);
              EXPECT_NEAR(**variable, before, 1e-9 * std::abs(before)) << value.path;
            }
    }

    TEST(Materials, WithBromideSwitchAtLowerTemperature)
    {
      const UnitSystem units;
      const auto switching = [&](const std::string &name) {
        ModelSet models;
        ParameterTable table;
        models.declare(table);
        for (const Material &material : materials())
          if (material.name == name)
            for (const MaterialValue &value : material.values)
              assign(*entry_at(table, value.path), value.text, ".", units);
        return models.transition().equilibrium_temperature();
      };
      EXPECT_NEAR(switching("CsPbI3"), 590., 1e-9);
      EXPECT_NEAR(switching("CsPbI2Br"), 480., 1e-9);
      EXPECT_NEAR(switching("CsPbIBr2"), 370., 1e-9); // about 100 degC
    }
  } // namespace
} // namespace softlattice
