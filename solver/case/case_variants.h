// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/identity.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace softlattice
{
  /// One case with ever other values of some parameters, as a study reads it thousands of times.
  ///
  /// What read() gives is what read_case() gives with the same overrides, in a tenth of the time: the file is
  /// read once, and where an override changes a number and nothing else, all other variables get back the
  /// values that they had, the number is set, and all checks and calibrations are done again. Overrides that
  /// decide which parameters there are (choices, names, files, equations) are read from the beginning, once for
  /// each combination.
  class CaseVariants
  {
  public:
    /// `overrides` hold for all variants. @throws FileError
    CaseVariants(const std::string &file,
                 std::vector<std::string> overrides,
                 const UnitSystem &units,
                 const PartKinds &further = {});
    ~CaseVariants();

    /// A case as it has been read last.
    struct Reading
    {
      explicit Reading(const PartKinds &further)
        : what(further)
      {}
      Case what;
      ReadValues values;
      Diagnostics diagnostics;
    };

    /// The case with further overrides. Holds until the next call; if there is an error, the case must not be
    /// used. @throws FileError
    const Reading &read(const std::vector<std::string> &overrides);

    /// Of the case that read() gave last, which must be without errors. @throws FileError
    CaseIdentity identity() const;

  private:
    struct Base;
    struct Change;
    std::unique_ptr<Base> read_from_the_beginning(const std::vector<std::string> &overrides) const;
    Base *base_for(const std::vector<std::string> &overrides);
    /// Nothing where one of the overrides does more than to change a number.
    bool changes_in(Base &base,
                    const std::vector<std::string> &overrides,
                    std::vector<Change> &changes) const;
    bool is_about_a_number(const std::string &path) const { return not_numbers_.count(path) == 0; }
    void set(Base &base, const std::vector<Change> &changes) const;

    std::vector<std::string> overrides_;
    const UnitSystem &units_;
    const PartKinds further_;
    Diagnostics of_the_file_;
    PrmFile prm_;
    std::unique_ptr<Base> plain_;       ///< without further overrides
    std::set<std::string> not_numbers_; ///< paths of choices, names, texts and files
    std::map<std::vector<std::string>, std::unique_ptr<Base>> others_;
    std::unique_ptr<Base> single_;
    Base *last_ = nullptr;
  };
} // namespace softlattice
