// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/registry.h"
#include "solver/case/part_settings.h"
#include "solver/parameters/explain.h"
#include "solver/reference/html.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// How a verb is called, and its help.
  struct VerbText
  {
    std::string name;
    std::string summary;
    std::string help;
  };

  /// What the reference is made of: the tables that explain() and the help have, and the files beside them.
  struct ReferenceSources
  {
    const ParameterTable &table;
    std::vector<Topic> topics;
    std::vector<VerbText> verbs;
    std::filesystem::path documents; ///< the folder of README.md
    std::filesystem::path
      cases;           ///< the folder of the shipped cases, their pictures in pictures/ of it
    PartKinds further; ///< parts that cases may have beside those that the program always knows
  };

  struct Reference
  {
    std::vector<HtmlPage> pages; ///< the bodies alone: see html_document()
    std::vector<std::pair<std::string, std::string>> menu;
    std::map<std::string, std::filesystem::path>
      pictures; ///< "pictures/humid_film.png" and where it is
  };

  /// Every parameter, law, case, study, material, column and verb, and the pages of the documentation, linked with each
  /// other. Throws FileError if a page is missing.
  Reference reference_of(const ReferenceSources &sources);

  /// Writes it as files that a browser opens from the disk: no scripts, no fonts, nothing from elsewhere. Makes the
  /// folder; files of these names are replaced in one that has an index.html of the reference, and in an empty one.
  /// Throws FileError.
  void write_reference(const Reference &reference, const std::filesystem::path &folder);
} // namespace softlattice
