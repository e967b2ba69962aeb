// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/reader.h"

#include "models/edit_distance.h"
#include "models/shown_text.h"
#include "solver/parameters/activity.h"
#include "solver/parameters/assignment.h"
#include "solver/parameters/findings.h"
#include "solver/parameters/joined_line.h"
#include "solver/parameters/name_hints.h"
#include "solver/parameters/prm_writer.h"
#include "solver/parameters/value.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace softlattice
{
  void report_findings(const std::vector<Finding> &findings,
                       const ReadValues &values,
                       Diagnostics &diagnostics)
  {
    for (const Finding &finding : findings)
      {
        Location where = values.location(finding.path);
        if (finding.column > 0 && where.line > 0)
          where = place_in_value(where, finding.column - 1, finding.length);
        if (finding.severity == Finding::Severity::error)
          diagnostics.error(where, finding.message, finding.fix);
        else
          diagnostics.warning(where, finding.message, finding.fix);
      }
  }

  Location ReadValues::location(const std::string &path) const
  {
    if (const auto moved = moved_.find(path); moved != moved_.end())
      return moved->second;
    const auto it = locations_.find(path);
    return it != locations_.end() ? it->second : file_;
  }

  /// One reading of a table. It holds what several steps need; each step is one function.
  class ParameterReader
  {
  public:
    ParameterReader(const ParameterTable &table,
                    const UnitSystem &units,
                    const Constants &constants,
                    Diagnostics &diagnostics)
      : table_(table)
      , units_(units)
      , constants_(constants)
      , diagnostics_(diagnostics)
    {
      for (const ParameterEntry &entry : table.entries())
        entries_.emplace(entry.path(), &entry);
    }

    ReadValues assign(const PrmFile &file,
                      const std::vector<std::string> &overrides,
                      const MaterialLayer &material)
    {
      auto source = std::make_shared<SourceText>();
      source->name = file.path.string();
      values_.file_ = {source, 0, 0, 0};

      const NameHints hints(table_, units_);
      std::vector<Assignment> user =
        assignments_of(file, [&](const std::string &path) { return hints.is_section(path); });
      for (Assignment &one : assignments_of(overrides, diagnostics_))
        user.push_back(std::move(one));
      report_unknown_sections(file, hints);
      remove_unknown(user, hints);
      report_duplicates(user);
      remove_unset(user);

      std::vector<Assignment> all;
      if (material)
        {
          const Activity before = activity(user);
          all = assignments_of(material([&](const std::string &path) {
            const std::vector<std::string> &names = before.selected(path);
            return names.empty() ? std::string() : names.front();
          }));
          for (const Assignment &one : all)
            if (entries_.count(one.path()) == 0)
              throw std::logic_error(one.source + " sets the unknown parameter '" + one.path() +
                                     "'");
        }
      all.insert(all.end(), user.begin(), user.end());
      apply(all, activity(all));
      return values_;
    }

  private:
    void report_unknown_sections(const PrmFile &file, const NameHints &hints)
    {
      std::set<std::string> reported;
      for (std::size_t i = 0; i < file.sections.size(); ++i)
        {
          const int index = static_cast<int>(i);
          const std::string path = file.section_path(index);
          const int parent = file.sections[i].parent;
          const bool parent_reported = parent >= 0 && reported.count(file.section_path(parent)) > 0;
          if (hints.is_section(path) || hints.is_section(file.section_path(index, true)))
            continue;
          // Once for each name, and not again for what lies inside.
          if (reported.insert(path).second && !parent_reported && !file.sections[i].name.empty())
            diagnostics_.error(file.sections[i].where,
                               "no section '" + shown_text(path) + "'",
                               diagnostics_.is_full() ? "" : hints.for_section(path));
        }
    }

    void remove_unknown(std::vector<Assignment> &user, const NameHints &hints)
    {
      const auto is_unknown = [&](const Assignment &one) {
        if (one.layer == Layer::file && one.section.empty())
          diagnostics_.error(one.name_at,
                             "'" + shown_text(one.name) + "' stands outside of any section",
                             diagnostics_.is_full() ? "" : hints.for_name(one.section, one.name));
        else if (!hints.is_section(one.section))
          {
            if (one.layer == Layer::command_line) // those of the file have been reported
              diagnostics_.error(one.section_at,
                                 "no section '" + shown_text(one.section) + "'",
                                 hints.for_section(one.section));
          }
        else if (entries_.count(one.path()) == 0)
          diagnostics_.error(one.name_at,
                             "no parameter '" + shown_text(one.name) + "' in section '" +
                               one.section + "'",
                             diagnostics_.is_full() ? "" : hints.for_name(one.section, one.name));
        else
          return false;
        return true;
      };
      user.erase(std::remove_if(user.begin(), user.end(), is_unknown), user.end());
    }

    /// Overriding what an included file says is the purpose of includes; twice in one file is not.
    void report_duplicates(const std::vector<Assignment> &user)
    {
      std::map<std::string, const Assignment *> seen;
      for (const Assignment &one : user)
        {
          const Assignment *&earlier = seen[one.path()];
          const bool repeated =
            earlier != nullptr && earlier->layer == one.layer &&
            (one.layer == Layer::command_line || earlier->name_at.source == one.name_at.source);
          if (repeated)
            diagnostics_.warning(one.name_at,
                                 "'" + one.name + "' is set twice",
                                 "this value wins over '" + shown_text(earlier->text) + "'" +
                                   (one.layer == Layer::file
                                      ? " of line " + std::to_string(earlier->name_at.line)
                                      : ""));
          earlier = &one;
        }
    }

    /// "Section/Name=" on the command line takes back what the files say: the value of the material or the
    /// default holds.
    static void remove_unset(std::vector<Assignment> &user)
    {
      std::set<std::string> unset;
      // From the last one on: what is set after it counts.
      for (auto one = user.rbegin(); one != user.rend(); ++one)
        if (unset.count(one->path()) > 0)
          one->name.clear();
        else if (one->layer == Layer::command_line && one->text.empty())
          {
            unset.insert(one->path());
            one->name.clear();
          }
      user.erase(std::remove_if(user.begin(),
                                user.end(),
                                [](const Assignment &one) { return one.name.empty(); }),
                 user.end());
    }

    Activity activity(const std::vector<Assignment> &assignments) const
    {
      std::map<std::string, std::string> texts;
      for (const Assignment &one : assignments)
        texts[one.path()] = one.text;
      return {entries_, std::move(texts)};
    }

    void apply(const std::vector<Assignment> &all, const Activity &activity)
    {
      std::set<std::string> active_paths;
      for (const ParameterEntry &entry : table_.entries())
        if (activity.of(entry) == Activity::State::yes)
          {
            values_.origins_[&entry] = Origin();
            if (!active_paths.insert(entry.path()).second)
              throw std::logic_error("two parameters '" + entry.path() + "' are in use at once");
          }
      std::set<const ParameterEntry *> written;
      for (const Assignment &one : all)
        if (const ParameterEntry *entry = meant(one, activity); entry != nullptr)
          {
            try
              {
                const Location &at = one.value_at;
                softlattice::assign(*entry,
                                    one.text,
                                    at.source ? at.source->directory : std::filesystem::path(),
                                    units_,
                                    constants_);
              }
            catch (const ValueError &error)
              {
                diagnostics_.error(one.value_at, error.what(), error.hint);
              }
            written.insert(entry);
            values_.locations_[one.path()] = one.value_at;
            if (const auto it = values_.origins_.find(entry); it != values_.origins_.end())
              it->second = {one.layer, one.source, one.value_at};
          }
      for (const ParameterEntry &entry : table_.entries())
        if (entry.required && values_.is_active(entry) && written.count(&entry) == 0)
          diagnostics_.error(values_.file_,
                             "'" + entry.name + "' in section '" + entry.section + "' must be set",
                             first_sentence(entry.meaning));
    }

    /// The entry that an assignment is for; none, and a diagnostic, if that one is not in use.
    const ParameterEntry *meant(const Assignment &one, const Activity &activity)
    {
      const auto [first, last] = entries_.equal_range(one.path());
      bool unknown = false;
      for (auto it = first; it != last; ++it)
        {
          const Activity::State state = activity.of(*it->second);
          unknown = unknown || state == Activity::State::unknown;
          // With a single candidate its value can be judged whatever the wrong selection was meant to be.
          if (state == Activity::State::yes ||
              (state == Activity::State::unknown && std::distance(first, last) == 1))
            return it->second;
        }
      if (!unknown && one.layer != Layer::material)
        report_unused(one, activity);
      return nullptr;
    }

    void report_unused(const Assignment &one, const Activity &activity)
    {
      const auto [first, last] = entries_.equal_range(one.path());
      std::string selector, belongs;
      for (auto it = first; it != last; ++it)
        if (const Condition *broken = activity.broken_condition(*it->second))
          if (selector.empty() || selector == broken->selector)
            {
              selector = broken->selector;
              for (const std::string &choice : broken->choices)
                belongs += (belongs.empty() ? "" : " or ") + choice;
            }
      const std::vector<std::string> &now = activity.selected(selector);
      const auto slash = selector.rfind('/');
      const bool is_own = selector.substr(0, slash) == one.section;
      const std::string name = is_own ? selector.substr(slash + 1) : selector;
      std::string present;
      for (const std::string &value : now)
        present += (present.empty() ? "" : ", ") + shown_text(value);
      diagnostics_.error(
        one.name_at,
        "'" + one.name + "' is not used " +
          (now.empty() ? "as '" + name + "' is not" : "when " + name + " = " + present),
        (is_own ? "" : meant_instead(one, activity)) + "it belongs to " + name + " = " + belongs);
    }

    /// Begins the advice on what is not in use, where a section has it in use whose name differs by two letters at
    /// most, a field that has another name here, for one; or where it is in use in one section alone.
    std::string meant_instead(const Assignment &one, const Activity &activity) const
    {
      constexpr int farthest = 2;
      for (const auto &[path, entry] : entries_)
        if (entry->name == one.name && entry->section != one.section &&
            edit_distance(one.section, entry->section, farthest) <= farthest &&
            activity.of(*entry) == Activity::State::yes)
          return "did you mean that of '" + entry->section + "'? Here ";
      std::string only;
      for (const auto &[path, entry] : entries_)
        if (entry->name == one.name && activity.of(*entry) == Activity::State::yes)
          {
            if (!only.empty())
              return "";
            only = entry->section;
          }
      return only.empty() ? "" : "did you mean that of '" + only + "'? Here ";
    }

    const ParameterTable &table_;
    const UnitSystem &units_;
    const Constants &constants_;
    Diagnostics &diagnostics_;
    Activity::Entries entries_;
    ReadValues values_;
  };

  ReadValues assign_parameters(const ParameterTable &table,
                               const PrmFile &file,
                               const std::vector<std::string> &overrides,
                               const UnitSystem &units,
                               const MaterialLayer &material,
                               Diagnostics &diagnostics,
                               const Constants &constants)
  {
    return ParameterReader(table, units, constants, diagnostics).assign(file, overrides, material);
  }

  void check_parameters(const ParameterTable &table,
                        const ReadValues &values,
                        Diagnostics &diagnostics)
  {
    report_findings(table.findings_in_texts(), values, diagnostics);
    if (diagnostics.n_errors() == 0)
      report_findings(table.findings(), values, diagnostics);
  }

  ReadValues read_parameters(const ParameterTable &table,
                             const PrmFile &file,
                             const std::vector<std::string> &overrides,
                             const UnitSystem &units,
                             const MaterialLayer &material,
                             Diagnostics &diagnostics,
                             const Constants &constants)
  {
    const ReadValues values =
      assign_parameters(table, file, overrides, units, material, diagnostics, constants);
    check_parameters(table, values, diagnostics);
    return values;
  }
} // namespace softlattice
