// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/case/part_settings.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A parameter as a run used it.
  struct ParameterLine
  {
    std::string path;   ///< "Section/Name"
    std::string value;  ///< with its unit, to the last digit
    std::string shown;  ///< the same for people to read, to six digits
    std::string origin; ///< "default", "material CsPbI3", "case.prm:23", "command line"
    std::string
      meaning; ///< these four are empty, or none, where the program no longer knows the parameter
    std::string source;
    std::string equation;
    std::optional<Confidence> confidence;

    /// Somebody chose the value for this case: what is said of the default does not hold for it.
    bool is_chosen() const { return origin != "default" && origin.compare(0, 9, "material ") != 0; }
  };

  /// All that parameters.effective.prm has, in its order.
  /// @throws FileError
  std::vector<ParameterLine> parameter_lines(const std::string &effective_file,
                                             const PartKinds &further);

  /// The value of a path; empty if it is not used.
  std::string value_of(const std::vector<ParameterLine> &lines, const std::string &path);

  /// How much parameters matter, from 0 to 1, by path, as the summary of a study has it: the largest total index of
  /// sensitivity over all quantities, or the largest change of a quantity over the largest of all. Empty if it has neither.
  std::map<std::string, double> importance_in(const nlohmann::ordered_json &study_summary);

  /// What is physics, in order: what is merely assumed first, within that what matters most. Settings of numerics and output, and
  /// what has no value, are left out.
  std::vector<ParameterLine> physical_first_assumed(
    const std::vector<ParameterLine> &lines,
    const std::map<std::string, double> &importance);
} // namespace softlattice
