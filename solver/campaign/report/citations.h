// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/report/parameter_lines.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A work that a law or a number comes from.
  struct Citation
  {
    std::string key; ///< for BibTeX
    std::string doi;
    std::string author; ///< family name of the first one; empty where the source names none
    std::string year;   ///< empty where it names none
    std::vector<std::string> used_for; ///< laws, and parameters by their names
  };

  /// The works that a text of a source names by their DOI: "Dastidar 2017, 10.1021/acs.jpclett.7b00134".
  std::vector<Citation> citations_in(const std::string &source);

  /// Of all parameters whose values come from the program or a material, and of the laws that they select.
  std::vector<Citation> citations_of(const std::vector<ParameterLine> &lines);

  /// BibTeX entries: of the program, and of these.
  std::string bibtex(const std::vector<Citation> &citations);
} // namespace softlattice
