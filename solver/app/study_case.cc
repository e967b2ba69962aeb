// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/study_case.h"

#include "solver/parameters/name_hints.h"

namespace softlattice
{
  std::string StudyCase::assignment(const StudyOverride &one)
  {
    std::string text = one.text;
    const ParameterEntry *entry = entry_of(one.path);
    if (entry != nullptr && std::holds_alternative<InputFile *>(entry->target) && one.where.source)
      {
        const bool is_quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
        const std::string name = is_quoted ? text.substr(1, text.size() - 2) : text;
        text = "\"" + (one.where.source->directory / name).string() + "\"";
      }
    std::string whole = one.path + " = " + text;
    set_place(whole, one.where);
    return whole;
  }

  bool StudyCase::read(const std::vector<std::string> &assignments)
  {
    const ReadCase read = read_case(file_, assignments, units_, base_);
    take(read.diagnostics, "");
    values_ = read.values;
    return read.diagnostics.n_errors() == 0;
  }

  const ParameterEntry *StudyCase::entry_of(const std::string &path) const
  {
    const ParameterEntry *found = nullptr;
    for (const ParameterEntry &entry : base_.table.entries())
      if (entry.path() == path && (found == nullptr || values_.is_active(entry)))
        found = &entry;
    return found;
  }

  const ParameterEntry *StudyCase::find(const std::string &path, const Location &where)
  {
    const ParameterEntry *entry = entry_of(path);
    if (entry != nullptr)
      return entry;
    const NameHints hints(base_.table, units_);
    const std::size_t slash = path.rfind('/');
    const std::string section = path.substr(0, slash);
    diagnostics_.error(where,
                       "the case has no parameter '" + path + "'",
                       hints.is_section(section) ? hints.for_name(section, path.substr(slash + 1))
                                                 : hints.for_section(section));
    return nullptr;
  }

  void StudyCase::take(const Diagnostics &found, const std::string &member)
  {
    for (Diagnostic one : found.all())
      {
        const bool is_override = one.where.source && !one.where.source->is_file;
        if (is_override)
          if (const auto place = places_.find(
                one.where.source->lines.empty() ? "" : one.where.source->lines.front());
              place != places_.end())
            one.where = place->second;
        if (!told_.insert(one.where.place() + one.message).second)
          continue;
        if (!member.empty())
          one.message = "with " + member + ": " + one.message;
        if (one.severity == Diagnostic::Severity::error)
          diagnostics_.error(one.where, one.message, one.hint);
        else
          diagnostics_.warning(one.where, one.message, one.hint);
      }
  }
} // namespace softlattice
