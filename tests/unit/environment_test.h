// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/environment.h"
#include "tests/support/scratch_folder.h"
#include "tests/unit/model_support.h"

#include <string>
#include <utility>
#include <vector>

namespace softlattice::test
{
  /// The environment of a run, and a folder for files.
  struct EnvironmentTest : ::testing::Test
  {
    EnvironmentTest() { environment.declare(table); }

    void use_file(const std::string &text)
    {
      const std::string file = folder / "environment.csv";
      make_file(file, text);
      test::choose(table, "Environment/Source", "file");
      test::set(table, "Environment/Environment file", InputFile{file});
    }

    void use_film(const double time_constant, const double initial_humidity)
    {
      test::choose(table, "Environment/Barrier film", "film");
      test::set(table, "Environment/Time constant", time_constant);
      test::set(table, "Environment/Initial humidity behind the film", initial_humidity);
    }

    std::vector<FileProblem> problems(const double end_time)
    {
      try
        {
          environment.prepare(end_time);
        }
      catch (const EnvironmentError &error)
        {
          return error.problems();
        }
      return {};
    }

    static Schedule steps(std::vector<double> times, std::vector<double> values)
    {
      Schedule s;
      s.times = std::move(times);
      s.values = std::move(values);
      return s;
    }

    const ScratchFolder folder;
    ParameterTable table;
    Environment environment;
  };
} // namespace softlattice::test
