// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/name_hints.h"

#include "models/edit_distance.h"
#include "solver/parameters/nearest.h"
#include "solver/parameters/value.h"

#include <vector>

namespace softlattice
{
  namespace
  {
    std::string last_part(const std::string &path)
    {
      return path.substr(path.rfind('/') + 1); // npos + 1 = 0
    }

    std::string listed(const std::string &start, const std::vector<std::string> &names)
    {
      std::string text = start;
      for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? " " : ", ") + names[i];
      return text;
    }
    /// eta2 is eta with a number.
    bool is_with_number(const std::string &name, const std::string &without)
    {
      return name.size() > without.size() && name.compare(0, without.size(), without) == 0 &&
             name.find_first_not_of("0123456789", without.size()) == std::string::npos;
    }
  } // namespace

  NameHints::NameHints(const ParameterTable &table, const UnitSystem &units)
    : table_(table)
    , units_(units)
  {
    for (const ParameterEntry &entry : table.entries())
      for (std::size_t slash = 0; slash != std::string::npos;)
        {
          slash = entry.section.find('/', slash + 1);
          sections_.insert(entry.section.substr(0, slash));
        }
  }

  std::string NameHints::for_section(const std::string &path) const
  {
    if (path == "Study" || path.compare(0, 6, "Study/") == 0)
      return "this is a study and no case: softlattice sweep runs it";
    if (path == "Fit" || path.compare(0, 4, "Fit/") == 0)
      return "this is a fit and no case: softlattice fit runs it";
    const std::vector<std::string> all(sections_.begin(), sections_.end());
    // The right name at the wrong depth, most likely for want of an 'end' or a 'subsection'.
    for (const std::string &section : all)
      if (last_part(section) == last_part(path))
        return "there is a section '" + section + "'; is an 'end' or a 'subsection' missing?";
    if (const auto meant = nearest(path, all))
      return "did you mean '" + *meant + "'?";
    const std::string parent = path.substr(0, path.size() - last_part(path).size());
    std::vector<std::string> siblings;
    for (const std::string &section : all)
      if (section.compare(0, parent.size(), parent) == 0 &&
          section.find('/', parent.size()) == std::string::npos)
        siblings.push_back(section.substr(parent.size()));
    return siblings.empty() ? "it has no subsections" : listed("there are:", siblings);
  }

  std::string NameHints::for_name(const std::string &section, const std::string &name) const
  {
    const ParameterEntry *best = nullptr;
    int best_distance = 0;
    std::vector<std::string> here;
    for (const ParameterEntry &entry : table_.entries())
      {
        if (entry.section == section && (here.empty() || here.back() != entry.name))
          here.push_back(entry.name);
        if (!is_near(name, entry.name))
          continue;
        // A name of another section counts as one slip more.
        const int distance = edit_distance(name, entry.name) + (entry.section == section ? 0 : 1);
        if (best == nullptr || distance < best_distance)
          {
            best = &entry;
            best_distance = distance;
          }
      }
    if (best == nullptr)
      return here.size() <= 8 ? listed("there are:", here) : "see: softlattice explain " + section;
    const std::string values = allowed(*best, units_);
    const std::string tail = values.empty() ? "" : "  [" + values + "]";
    if (best->section == section && is_with_number(name, best->name))
      return "did you mean '" + best->name +
             "'? That of a list is for all of its fields, whose number a formula knows as i";
    if (best->section == section)
      return "did you mean '" + best->name + "'?" + tail;
    return (best->name == name
              ? "it belongs to section '" + best->section + "'"
              : "did you mean '" + best->name + "' of section '" + best->section + "'?") +
           tail;
  }
} // namespace softlattice
