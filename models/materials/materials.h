// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// One number of a material, as one would write it in a parameter file.
  struct MaterialValue
  {
    std::string path; ///< "Section/Name" of an entry that the models declare
    std::string text; ///< value with unit, for example "0.03 J/m^2"
    std::string source;
    Confidence confidence;
  };

  /// A named set of parameters. What it does not name keeps its default.
  struct Material
  {
    std::string name;
    std::string summary;
    std::vector<MaterialValue> values;
  };

  const std::vector<Material> &materials();
  /// Whether a material has numbers for the transformation between black and yellow phase.
  bool transforms(const std::string &material);
  /// Whether it has numbers for carriers that light makes.
  bool has_carriers(const std::string &material);
  /// Symbol of the lighter halide of a mixture of two, "Cl" or "Br".
  std::string lighter_halide(const std::string &material);
} // namespace softlattice
