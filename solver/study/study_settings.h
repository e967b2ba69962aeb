// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/parameters/reader.h"
#include "solver/study/acceleration_settings.h"

#include <deque>
#include <string>
#include <vector>

namespace softlattice
{
  /// How one parameter of a case is varied, as the user wrote it.
  struct StudyAxis
  {
    std::string path; ///< "Environment/Relative humidity"
    Location where;   ///< of its subsection
    std::string values;
    std::string from, to; ///< quantities
    int points = 0;
    std::string spacing = "linear";
    std::string formula; ///< of the other axes

    std::string section() const { return "Study/" + path; }
  };

  /// Which members keep their files of fields and checkpoints.
  enum class KeptFields
  {
    of_all,
    of_failed,
    of_none
  };

  /// What a study is: section Study of its file.
  struct StudySettings
  {
    static constexpr const char *grid = "grid";
    static constexpr const char *one_at_a_time = "one at a time";
    static constexpr const char *latin_hypercube = "latin hypercube";
    static constexpr const char *sobol = "sobol";
    static constexpr const char *sensitivity = "sensitivity";
    static constexpr const char *list = "list";

    static constexpr const char *full_model = "full model";
    static constexpr const char *mean_field = "mean field";

    InputFile case_file;
    std::string members = full_model;
    std::string design = grid;
    int points = 0;
    InputFile points_from;
    int sampling_seed = 1;
    int replicates = 1;
    std::vector<std::string> quantities;
    std::string precision_of;
    double precision = 0.05;
    std::string keep = "all";
    AccelerationSettings acceleration;
    std::deque<StudyAxis> axes; ///< in the order of the file, addresses stay

    KeptFields kept_fields() const;
    bool is_by_mean_field() const { return members == mean_field; }
    /// Whether points are spread over the ranges of the axes.
    bool is_sampled() const
    {
      return design == latin_hypercube || design == sobol || design == sensitivity;
    }

    /// Without axes: these have names of their own.
    void declare(ParameterTable &table);
    /// An axis: the subsection of Study that is called like the parameter.
    void declare_axis(ParameterTable &table, const std::string &path, const Location &where);
  };

  /// A setting of the study's file outside of section Study: it holds for all members.
  struct StudyOverride
  {
    std::string path;
    std::string text;
    Location where;
  };

  struct ReadStudy
  {
    StudySettings settings;
    ReadValues values;
    std::vector<StudyOverride> overrides;
    Diagnostics diagnostics;
  };

  /// Reads a study. What is wrong goes to its diagnostics; whether the axes fit the case is seen when that
  /// is read. @throws FileError
  void read_study(const std::string &file, const UnitSystem &units, ReadStudy &to);
} // namespace softlattice
