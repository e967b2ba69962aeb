// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/study_settings.h"

#include <deque>
#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  /// A parameter of the case that a fit looks for, as the user wrote it.
  struct FitParameter
  {
    static constexpr const char *automatic = "automatic";
    static constexpr const char *linear = "linear";
    static constexpr const char *logarithmic = "log";

    std::string path;     ///< "Nucleation/Prefactor"
    Location where;       ///< of its subsection
    std::string from, to; ///< quantities
    std::string scale = automatic;

    std::string section() const { return "Fit/" + path; }
  };

  /// A file of measurements, as the user wrote it.
  struct FitDataSettings
  {
    static constexpr const char *lt_fraction = "LT fraction";
    static constexpr const char *ht_retained = "HT retained";
    static constexpr const char *nuclei_per_area = "nuclei per area";
    static constexpr const char *waiting_time = "waiting time";

    std::string name;
    Location where; ///< of its subsection
    InputFile file;
    std::string quantity = lt_fraction;
    std::string noise; ///< quantity; empty: estimated from the residuals
    int films = 1;     ///< 0: so many that chance does not matter
    std::vector<StudyOverride> conditions;

    std::string section() const { return "Fit/Data/" + name; }
    bool is_curve() const { return quantity != waiting_time; }
  };

  /// What a fit is: section Fit of its file.
  struct FitSettings
  {
    InputFile case_file;
    std::string members = StudySettings::mean_field;
    int replicates = 8;
    int starts = 4;
    std::deque<FitDataSettings> data;    ///< in the order of the file, addresses stay
    std::deque<FitParameter> parameters; ///< the same

    bool is_by_mean_field() const { return members == StudySettings::mean_field; }

    /// Without data and parameters: these have names of their own.
    void declare(ParameterTable &table);
    /// Data: the subsection of Data that is called so.
    void declare_data(ParameterTable &table, const std::string &name, const Location &where);
    /// A parameter to be found: the subsection of Fit that is called like it.
    void declare_parameter(ParameterTable &table, const std::string &path, const Location &where);
  };

  struct ReadFit
  {
    FitSettings settings;
    ReadValues values;
    std::vector<StudyOverride> overrides; ///< for all data
    Diagnostics diagnostics;
  };

  /// Reads the file of a fit. What is wrong goes to its diagnostics; whether its parameters fit the case is seen
  /// when that is read, and what is in the files of data when they are. @throws FileError
  void read_fit(const std::string &file, const UnitSystem &units, ReadFit &to);
} // namespace softlattice
