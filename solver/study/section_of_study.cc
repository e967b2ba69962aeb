// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/section_of_study.h"

#include <algorithm>
#include <map>

namespace softlattice
{
  int root_of(const PrmFile &file, int section)
  {
    while (section >= 0 && file.sections[section].parent >= 0)
      section = file.sections[section].parent;
    return section;
  }

  bool is_inside(const PrmFile &file, const int section, const std::string &root)
  {
    const int outermost = root_of(file, section);
    return outermost >= 0 && file.sections[outermost].name == root;
  }

  std::string path_below_root(const PrmFile &file, const int section)
  {
    const std::string path = file.section_path(section);
    const std::size_t length = file.sections[root_of(file, section)].name.size();
    return path.size() > length ? path.substr(length + 1) : "";
  }

  bool says_something(const PrmFile &file, const int section)
  {
    const bool has_settings = std::any_of(file.settings.begin(),
                                          file.settings.end(),
                                          [&](const auto &one) { return one.section == section; });
    return has_settings || std::none_of(file.sections.begin(),
                                        file.sections.end(),
                                        [&](const auto &one) { return one.parent == section; });
  }

  PrmFile part_of(const PrmFile &whole, const std::function<bool(int section)> &is_wanted)
  {
    PrmFile part;
    part.path = whole.path;
    std::map<int, int> index{{-1, -1}};
    for (std::size_t i = 0; i < whole.sections.size(); ++i)
      if (const int section = static_cast<int>(i); is_wanted(section))
        {
          index[section] = static_cast<int>(part.sections.size());
          part.sections.push_back(whole.sections[i]);
          part.sections.back().parent = index.at(whole.sections[i].parent);
        }
    for (PrmFile::Setting one : whole.settings)
      if (one.section >= 0 && is_wanted(one.section))
        {
          one.section = index.at(one.section);
          part.settings.push_back(std::move(one));
        }
    return part;
  }
} // namespace softlattice
