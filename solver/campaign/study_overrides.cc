// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_overrides.h"

namespace softlattice
{
  namespace
  {
    /// The value, the name of a file relative to the text that says so made one from here.
    std::string seen_from_here(const ParameterEntry *entry,
                               const std::string &text,
                               const Location &where)
    {
      if (entry == nullptr || !std::holds_alternative<InputFile *>(entry->target) || !where.source)
        return text;
      const bool is_quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
      const std::string name = is_quoted ? text.substr(1, text.size() - 2) : text;
      return "\"" + (where.source->directory / name).string() + "\"";
    }
  } // namespace

  std::string StudyOverrides::add(const ParameterEntry *entry, const StudyOverride &one)
  {
    std::string text = one.path + " = " + seen_from_here(entry, one.text, one.where);
    set_place(text, one.where);
    return text;
  }

  std::string StudyOverrides::make(const ParameterEntry &entry,
                                   const std::string &text,
                                   const Location &names_from,
                                   const Location &place)
  {
    std::string override_text = entry.path() + " = " + seen_from_here(&entry, text, names_from);
    of_member_[override_text] = place;
    return override_text;
  }

  void StudyOverrides::take(const Diagnostics &found, const std::string &member)
  {
    for (Diagnostic one : found.all())
      {
        const auto &source = one.where.source;
        if (source && !source->is_file && !source->lines.empty())
          for (const auto *places : {&places_, &of_member_})
            if (const auto place = places->find(source->lines.front()); place != places->end())
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
