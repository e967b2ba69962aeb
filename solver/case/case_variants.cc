// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/case_variants.h"

#include "solver/case/case_protocol.h"
#include "solver/parameters/assignment.h"
#include "solver/parameters/parameter_values.h"
#include "solver/parameters/value.h"

#include <set>

namespace softlattice
{
  namespace
  {
    // As many combinations of choices as are kept; a case takes half a megabyte.
    constexpr std::size_t most_bases = 32;

    bool is_number(const ParameterEntry &entry)
    {
      return std::holds_alternative<double *>(entry.target) ||
             std::holds_alternative<int *>(entry.target) ||
             std::holds_alternative<std::vector<double> *>(entry.target) ||
             std::holds_alternative<Schedule *>(entry.target);
    }

    std::string path_of(const std::string &override_text)
    {
      Diagnostics ignored;
      const std::vector<Assignment> one = assignments_of({override_text}, ignored);
      return one.empty() ? "" : one.front().path();
    }
  } // namespace

  /// A case that has been read from the beginning, and what it takes to set numbers in it anew.
  struct CaseVariants::Base
  {
    explicit Base(const PartKinds &further)
      : reading(further)
    {}
    Reading reading;
    Diagnostics of_assigning;
    ParameterValues assigned;  ///< before checks and calibration, which may change variables
    ParameterValues completed; ///< after them
    CaseIdentity identity;     ///< as it has been read
    /// Numbers in use that no other parameter depends on, by path.
    std::map<std::string, const ParameterEntry *> numbers;
    bool is_as_read = true; ///< no number has been set anew

    void find_numbers()
    {
      std::set<std::string> selectors;
      for (const ParameterEntry &entry : reading.what.table.entries())
        for (const Condition &condition : entry.conditions)
          selectors.insert(condition.selector);
      for (const ParameterEntry &entry : reading.what.table.entries())
        if (is_number(entry) && reading.values.is_active(entry) &&
            selectors.count(entry.path()) == 0 && !is_of_protocol(entry.path()))
          numbers[entry.path()] = &entry;
    }
  };

  struct CaseVariants::Change
  {
    const ParameterEntry *entry;
    Assignment assignment;
  };

  CaseVariants::CaseVariants(const std::string &file,
                             std::vector<std::string> overrides,
                             const UnitSystem &units,
                             const PartKinds &further)
    : overrides_(std::move(overrides))
    , units_(units)
    , further_(further)
    , prm_(read_case_file(file, of_the_file_))
    , plain_(read_from_the_beginning({}))
    , last_(plain_.get())
  {
    for (const ParameterEntry &entry : plain_->reading.what.table.entries())
      if (!is_number(entry))
        not_numbers_.insert(entry.path());
  }

  CaseVariants::~CaseVariants() = default;

  std::unique_ptr<CaseVariants::Base> CaseVariants::read_from_the_beginning(
    const std::vector<std::string> &overrides) const
  {
    auto base = std::make_unique<Base>(further_);
    Reading &reading = base->reading;
    reading.diagnostics = of_the_file_;
    std::vector<std::string> all = overrides_;
    all.insert(all.end(), overrides.begin(), overrides.end());
    reading.values = assign_case(prm_, all, units_, reading.what, reading.diagnostics);
    base->of_assigning = reading.diagnostics;
    base->assigned = ParameterValues(reading.what.table);
    complete_case(reading.what, reading.values, reading.diagnostics);
    base->completed = ParameterValues(reading.what.table);
    if (reading.diagnostics.n_errors() > 0)
      return base; // no number of it can be set anew
    base->identity = identity_of(reading.what, reading.values, units_);
    // Own equations are compiled from what has been read: they cannot be completed twice.
    if (!reading.what.expressions.is_selected())
      base->find_numbers();
    return base;
  }

  CaseVariants::Base *CaseVariants::base_for(const std::vector<std::string> &overrides)
  {
    std::vector<std::string> choices;
    for (const std::string &one : overrides)
      if (!is_about_a_number(path_of(one)))
        choices.push_back(one);
    if (choices.empty() || plain_->reading.what.expressions.is_selected())
      return plain_.get();
    std::unique_ptr<Base> &base = others_[choices];
    if (!base)
      {
        base = read_from_the_beginning(choices);
        if (others_.size() > most_bases)
          {
            std::unique_ptr<Base> kept = std::move(base);
            others_.clear();
            return (others_[choices] = std::move(kept)).get();
          }
      }
    return base.get();
  }

  bool CaseVariants::changes_in(Base &base,
                                const std::vector<std::string> &overrides,
                                std::vector<Change> &changes) const
  {
    Diagnostics not_understood;
    std::set<std::string> seen;
    for (Assignment &one : assignments_of(overrides, not_understood))
      {
        if (!seen.insert(one.path()).second)
          return false; // which of them wins is for the reader to tell
        const auto number = base.numbers.find(one.path());
        if (number != base.numbers.end())
          changes.push_back({number->second, std::move(one)});
        else if (is_about_a_number(one.path()) || base.reading.what.expressions.is_selected())
          return false; // not in use, or others hang on it
      }
    return not_understood.all().empty();
  }

  void CaseVariants::set(Base &base, const std::vector<Change> &changes) const
  {
    Reading &reading = base.reading;
    reading.values.move_back();
    reading.diagnostics = base.of_assigning;
    base.assigned.restore();
    for (const Change &change : changes)
      {
        const Location &at = change.assignment.value_at;
        reading.values.move(change.entry->path(), at);
        try
          {
            assign(*change.entry, change.assignment.text, at.source->directory, units_);
          }
        catch (const ValueError &error)
          {
            reading.diagnostics.error(at, error.what(), error.hint);
          }
      }
    complete_case(reading.what, reading.values, reading.diagnostics);
    base.is_as_read = false;
  }

  const CaseVariants::Reading &CaseVariants::read(const std::vector<std::string> &overrides)
  {
    Base *base = base_for(overrides);
    std::vector<Change> changes;
    if (!changes_in(*base, overrides, changes))
      {
        single_ = read_from_the_beginning(overrides);
        base = single_.get();
      }
    else if (!changes.empty() || !base->is_as_read)
      set(*base, changes);
    last_ = base;
    return base->reading;
  }

  CaseIdentity CaseVariants::identity() const
  {
    const Reading &reading = last_->reading;
    CaseIdentity identity = last_->identity;
    if (!last_->is_as_read)
      for (const ParameterEntry *entry : last_->completed.changed())
        if (reading.values.is_active(*entry))
          identity.parameters[entry->path()] = written(*entry, units_).value_or("");
    return identity;
  }
} // namespace softlattice
