// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/schedule.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <initializer_list>
#include <limits>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace softlattice
{
  /// How well a number is known. Printed by `explain`, in the effective parameters and in reports.
  enum class Confidence
  {
    stated,   ///< stated in the review that the code grew out of (Gao 2021)
    verified, ///< read in the cited source
    derived,  ///< calculated from tagged inputs
    memory,   ///< quoted from memory, to be checked before it is cited
    assumed,  ///< assumed; the user is expected to judge it
    numerical ///< a numerical or output setting: no physics in it
  };

  std::string to_string(Confidence confidence);

  /// The entry holds only where the selection `selector` (path "Section/Name") has one of `choices`.
  struct Condition
  {
    std::string selector;
    std::vector<std::string> choices;
  };

  /// A file name given by the user; the reader resolves it relative to the file that names it.
  struct InputFile
  {
    std::string path;
  };

  /// One parameter: declared once, used by the reader, `explain`, `list`, `new`, the effective
  /// parameter file, the report and the studies. The variable it is bound to holds SI values, and
  /// its value at the time of declaration is the default.
  struct ParameterEntry
  {
    using Target = std::variant<double *,
                                int *,
                                bool *,
                                std::string *,
                                std::vector<double> *,
                                std::vector<std::string> *,
                                Schedule *,
                                InputFile *>;

    std::string section; ///< "Geometry" or "Model/Free energy"
    std::string name;    ///< sentence case
    Target target;
    std::string si_unit = "1";      ///< UDUNITS spelling, fixes the dimension
    std::string display_unit = "1"; ///< the unit it is printed in
    double lowest = -std::numeric_limits<double>::infinity(); ///< SI, inclusive
    double highest = std::numeric_limits<double>::infinity();
    std::vector<std::string> choices; ///< not empty: a selection
    std::vector<Condition> conditions;
    std::string meaning;
    std::string equation; ///< number of the equation in models/README.md
    std::string source;
    Confidence confidence = Confidence::numerical;
    bool required = false;
    bool changeable = false;    ///< when a run is resumed
    bool on_wall_clock = false; ///< a time that keeps its unit where the case has none
    bool may_repeat = false;    ///< a list may name one thing more than once

    std::string path() const { return section + "/" + name; }

    // Fluent description, in the order in which `explain` prints it.
    ParameterEntry &about(std::string text);
    ParameterEntry &range(double lowest_si, double highest_si);
    ParameterEntry &from_equation(std::string number);
    ParameterEntry &from_source(std::string text, Confidence tag);
    ParameterEntry &must_be_set();
    ParameterEntry &may_change_on_resume();
    ParameterEntry &on_the_wall_clock();
    ParameterEntry &repeatable();
  };

  /// What a check over several parameters found; `path` names the entry that is best changed.
  struct Finding
  {
    enum class Severity
    {
      warning,
      error
    };
    Severity severity;
    std::string path;
    std::string message;
    std::string fix;
    std::size_t column = 0; ///< in the value, from 1, where that can be told; 0: all of it
    std::size_t length = 0;
  };

  class ParameterTable;

  /// Adds entries to one section of a table, under given conditions.
  class ParameterSection
  {
  public:
    ParameterSection(ParameterTable &table,
                     std::string path,
                     std::vector<Condition> conditions = {});

    ParameterSection subsection(const std::string &name) const;
    /// The same section, for entries that hold only if `selector` (a name in this section, or a full
    /// path) has one of `choices`.
    ParameterSection when(const std::string &selector, std::vector<std::string> choices) const;
    /// The same section, for entries that hold only in cases that have one of these parts, or have not this one; within
    /// others of the kind, only in those that have either. In tables that know of no parts, in all.
    ParameterSection of_parts(const std::vector<std::string> &parts) const;
    ParameterSection without_part(const std::string &part) const;

    ParameterEntry &quantity(std::string name,
                             double *variable,
                             std::string si_unit,
                             std::string display_unit) const;
    ParameterEntry &number(std::string name, double *variable) const;
    ParameterEntry &integer(std::string name, int *variable) const;
    ParameterEntry &flag(std::string name, bool *variable) const;
    ParameterEntry &text(std::string name, std::string *variable) const;
    ParameterEntry &choice(std::string name,
                           std::string *variable,
                           std::vector<std::string> choices) const;
    ParameterEntry &names(std::string name, std::vector<std::string> *variable) const;
    ParameterEntry &quantities(std::string name,
                               std::vector<double> *variable,
                               std::string si_unit,
                               std::string display_unit) const;
    ParameterEntry &schedule(std::string name,
                             Schedule *variable,
                             std::string si_unit,
                             std::string display_unit) const;
    ParameterEntry &file(std::string name, InputFile *variable) const;

  private:
    ParameterEntry &add(std::string name, ParameterEntry::Target target) const;
    /// With this as the first condition, or less of the first one if that is of the same selector.
    ParameterSection first_when(const Condition &condition) const;

    ParameterTable *table_;
    std::string path_;
    std::vector<Condition> conditions_;
  };

  /// All parameters of a program or of one law, in declaration order. The bound variables must
  /// outlive the table.
  class ParameterTable
  {
  public:
    ParameterSection section(const std::string &path) { return {*this, path}; }
    /// A check over several parameters, run after all of them have been read without error.
    void check(std::function<void(std::vector<Finding> &)> function);
    /// A check that needs texts and names only, run whatever else is wrong.
    void check_texts(std::function<void(std::vector<Finding> &)> function);

    /// What it takes for a case to have one of some parts, or not to have one, for entries that are declared from now on.
    struct PartConditions
    {
      std::function<Condition(const std::vector<std::string> &parts)> with_any;
      std::function<Condition(const std::string &part)> without;
    };
    void know_parts(PartConditions conditions) { parts_ = std::move(conditions); }

    /// From now on the entry of this path, or those of the section, hold only under this condition
    /// as well.
    void restrict(const std::string &path, const Condition &condition);
    /// Makes every quantity a pure number: what was in SI units is then in those of the case.
    void drop_units();

    const std::deque<ParameterEntry> &entries() const { return entries_; }
    std::vector<Finding> findings() const;
    std::vector<Finding> findings_in_texts() const;

  private:
    friend class ParameterSection;
    PartConditions parts_;               // null: there are none
    std::deque<ParameterEntry> entries_; // a deque: references from the fluent calls stay valid
    using Check = std::function<void(std::vector<Finding> &)>;
    static std::vector<Finding> run(const std::vector<Check> &checks);
    /// What lists name twice that may not.
    void find_repeated(std::vector<Finding> &findings) const;
    std::vector<Check> checks_;
    std::vector<Check> text_checks_;
  };
} // namespace softlattice
