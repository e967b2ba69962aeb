// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/grain_lines.h"

#include "meshes/grains.h"
#include "solver/case/case.h"

#include <filesystem>
#include <memory>

namespace softlattice
{
  std::function<std::size_t(double, double)> grains_of(const std::string &directory,
                                                       const PartKinds &further)
  {
    const std::string file = directory + "/parameters.effective.prm";
    std::error_code error;
    if (!std::filesystem::exists(file, error))
      return {};
    const UnitSystem units;
    Case what(further);
    Diagnostics diagnostics;
    const PrmFile prm = read_case_file(file, diagnostics);
    assign_case(prm, {}, units, what, diagnostics);
    if (diagnostics.n_errors() > 0 || what.geometry.kind != "polycrystal")
      return {};
    const auto size = box_size(what.geometry);
    const auto grains = std::make_shared<GrainMap>(what.geometry.grains, size[0], size[1]);
    return [grains](const double x, const double y) { return grains->grain_at(x, y); };
  }
} // namespace softlattice
