// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "models/model_set.h"
#include "solver/fields/discretisation_settings.h"
#include "solver/nucleation/nucleation_parameters.h"
#include "solver/output/output_schedule.h"
#include "solver/parameters/reader.h"
#include "solver/time/time_settings.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Everything a parameter file can say, each part in the hands of who uses it, and the table that
  /// all of them declare into.
  struct Case
  {
    Case();
    Case(const Case &) = delete;
    Case &operator=(const Case &) = delete;

    std::string material = "CsPbI3";
    Geometry geometry;
    ModelSet models;
    NucleationParameters nucleation;
    InitialStateSettings initial_state;
    DiscretisationSettings discretisation;
    TimeSettings time;
    OutputSettings output;

    ParameterTable table;
  };

  /// What reading a case gave besides the case itself.
  struct ReadCase
  {
    ReadValues values;
    Diagnostics diagnostics;
  };

  /// Reads a parameter file and the files that it names into `to`, and calibrates the models. All
  /// problems are in the diagnostics; if there is an error, `to` must not be used.
  ReadCase read_case(const std::string &file,
                     const std::vector<std::string> &overrides,
                     const UnitSystem &units,
                     Case &to);
} // namespace softlattice
