// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/formula_sources.h"

#include "meshes/periodic.h"
#include "solver/case/case.h"
#include "solver/fields/random_waves.h"

#include <map>
#include <memory>

namespace softlattice
{
  void set_formula_sources(Case &to, const std::filesystem::path &directory)
  {
    const auto resolved = [directory](const std::string &name) {
      return std::filesystem::absolute(directory / name).lexically_normal().string();
    };
    // A table that several formulas hold is read once.
    const auto known = std::make_shared<std::map<std::string, std::shared_ptr<const Spline>>>();
    to.expressions.set_tables(
      [known, resolved, &to](const std::string &name) {
        const std::string file = resolved(name);
        to.formula_tables.insert(file);
        std::shared_ptr<const Spline> &table = (*known)[file];
        if (!table)
          table = std::make_shared<const Spline>(read_spline(file));
        return table;
      },
      resolved);
    to.given_fields.set_full_name(resolved);
    const auto noise = [&to](const std::uint64_t seed, const double length) {
      return random_waves(seed, length, dimension(to.geometry), periods(to.geometry));
    };
    to.expressions.set_noise(noise);
    to.initial_formulas.set_noise(noise);
    to.initial_formulas.set_full_name(resolved);
  }
} // namespace softlattice
