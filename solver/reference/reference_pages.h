// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/reference/reference.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace softlattice
{
  // The kinds of pages of the reference, a file each.

  /// One page for all parameters, section by section.
  HtmlPage parameter_page(const ReferenceSources &sources,
                          const std::map<std::string, std::string> &equations,
                          const UnitSystem &units);
  /// The list of the laws and a page for each: `equations` by number, as models/README.md has them.
  std::vector<HtmlPage> law_pages(const ReferenceSources &sources,
                                  const std::map<std::string, std::string> &equations);
  /// The list of the cases with their pictures, and a page for each with the laws and equations that it chooses.
  std::vector<HtmlPage> case_pages(const ReferenceSources &sources,
                                   const std::map<std::string, std::string> &equations);
  std::vector<HtmlPage> study_pages(const ReferenceSources &sources);
  /// Columns, quantities and files of results.
  HtmlPage output_page(const ReferenceSources &sources);
  HtmlPage material_page(const ReferenceSources &sources);
  HtmlPage protocol_page(const ReferenceSources &sources);
  HtmlPage command_page(const ReferenceSources &sources);
  /// README.md and the pages that it names.
  std::vector<HtmlPage> document_pages(const ReferenceSources &sources);

  // What they link to each other by.
  inline const std::string parameters_file = "parameters.html";
  std::string parameter_link(const ParameterEntry &entry);
  std::string law_file(const ModelDescription &law);
  std::string case_file_of(const std::string &name);
  std::string document_file(const std::string &path); ///< "models/README.md"

  /// The equations of these numbers with links to where they stand, each once and in the order of the page; empty
  /// for none.
  std::string equation_list(const std::set<std::string> &numbers,
                            const std::map<std::string, std::string> &equations);

  /// Whether a law uses a parameter: it holds with that law only, or has an equation of it.
  bool is_used_by(const ModelDescription &law, const ParameterEntry &entry);

  /// A table of parameters with links: name, default, unit and first sentence.
  std::string parameter_table(const std::vector<const ParameterEntry *> &entries,
                              const UnitSystem &units);
} // namespace softlattice
