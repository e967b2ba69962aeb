// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/reader.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// "Section/Name = text" of one layer.
  struct Assignment
  {
    Layer layer;
    std::string section;
    std::string name;
    std::string text;
    std::string source; ///< for the Origin
    Location section_at;
    Location name_at;
    Location value_at;

    std::string path() const { return section + "/" + name; }
  };

  /// The settings of the file. A section that is known only without the unclosed ones around it is
  /// taken to be that one: the missing 'end' has been reported.
  std::vector<Assignment> assignments_of(
    const PrmFile &file,
    const std::function<bool(const std::string &)> &is_section);

  /// The overrides of the command line; one without '=' or '/' goes to `diagnostics`.
  std::vector<Assignment> assignments_of(const std::vector<std::string> &overrides,
                                         Diagnostics &diagnostics);

  std::vector<Assignment> assignments_of(const std::vector<LayerValue> &material);

  /// What the user sets one parameter to, before any is declared; nothing where it is not set.
  std::optional<std::string> text_of(const std::string &section,
                                     const std::string &name,
                                     const PrmFile &file,
                                     const std::vector<std::string> &overrides);
} // namespace softlattice
