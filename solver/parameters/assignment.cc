// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/assignment.h"

#include "models/shown_text.h"
#include "solver/parameters/joined_line.h"
#include "solver/parameters/number.h"
#include "solver/parameters/plain_text.h"

namespace softlattice
{
  std::vector<Assignment> assignments_of(const PrmFile &file,
                                         const std::function<bool(const std::string &)> &is_section)
  {
    std::vector<Assignment> list;
    for (const PrmFile::Setting &one : file.settings)
      {
        std::string section = file.section_path(one.section);
        if (!is_section(section))
          if (const std::string inner = file.section_path(one.section, true); is_section(inner))
            section = inner;
        list.push_back({Layer::file,
                        section,
                        one.name,
                        one.value,
                        one.name_at.place(),
                        {},
                        one.name_at,
                        one.value_at});
      }
    return list;
  }

  std::vector<Assignment> assignments_of(const std::vector<std::string> &overrides,
                                         Diagnostics &diagnostics)
  {
    std::vector<Assignment> list;
    for (const std::string &given : overrides)
      {
        const std::string text = as_typed(given);
        auto source = std::make_shared<SourceText>();
        source->name = "command line";
        source->is_file = false;
        source->lines = {text};
        const auto locate = [&](const std::string_view part) {
          return Location{source,
                          1,
                          static_cast<int>(part.data() - text.data()) + 1,
                          static_cast<int>(part.size())};
        };
        const std::string_view view = without_comment(text);
        const std::size_t equals = view.find('=');
        const std::string_view path = trimmed(view.substr(0, equals));
        const std::size_t slash = path.rfind('/');
        if (equals == std::string_view::npos || slash == std::string_view::npos)
          {
            diagnostics.error(locate(view),
                              "not understood: '" + shown_text(text) + "'",
                              "write: -s \"Section/Name = value\"");
            continue;
          }
        const std::string_view section = trimmed(path.substr(0, slash));
        const std::string_view name = trimmed(path.substr(slash + 1));
        const std::string_view value = trimmed(view.substr(equals + 1));
        list.push_back({Layer::command_line,
                        std::string(section),
                        std::string(name),
                        std::string(value),
                        "command line",
                        locate(section),
                        locate(name),
                        locate(value.empty() ? view.substr(equals, 1) : value)});
      }
    return list;
  }

  std::vector<Assignment> assignments_of(const std::vector<LayerValue> &material)
  {
    std::vector<Assignment> list;
    for (const LayerValue &one : material)
      {
        auto source = std::make_shared<SourceText>();
        source->name = one.source;
        source->is_file = false;
        const Location where{source, 0, 0, 0};
        const std::size_t slash = one.path.rfind('/');
        list.push_back({Layer::material,
                        one.path.substr(0, slash),
                        one.path.substr(slash + 1),
                        one.text,
                        one.source,
                        where,
                        where,
                        where});
      }
    return list;
  }

  std::optional<std::string> text_of(const std::string &section,
                                     const std::string &name,
                                     const PrmFile &file,
                                     const std::vector<std::string> &overrides)
  {
    Diagnostics ignored; // the reader reports the same again
    std::optional<std::string> text;
    for (const auto &layer :
         {assignments_of(file, [&](const std::string &path) { return path == section; }),
          assignments_of(overrides, ignored)})
      for (const Assignment &one : layer)
        if (one.section == section && one.name == name)
          {
            text = one.text;
            if (one.layer == Layer::command_line && one.text.empty())
              text.reset(); // taken back: the default holds
          }
    return text;
  }
} // namespace softlattice
