// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"

#include <map>
#include <string>

namespace softlattice
{
  /// What makes a checkpoint belong to a case: all parameters as they are used, and what is in the files
  /// that they name.
  struct CaseIdentity
  {
    std::map<std::string, std::string> parameters; ///< by "Section/Name"
    /// SHA-1 of their content: by the parameter that is a file, table("FILE") in formulas, or the name of a field
    /// from files or a picture.
    std::map<std::string, std::string> input_files;
  };

  /// @throws FileError
  CaseIdentity identity_of(const Case &what, const ReadValues &values, const UnitSystem &units);

  /// Why a case cannot go on from a checkpoint of another one, one sentence for each parameter or file
  /// that differs and must not; empty: it can.
  std::vector<std::string> differences(const CaseIdentity &before,
                                       const CaseIdentity &now,
                                       const ParameterTable &table);
} // namespace softlattice
