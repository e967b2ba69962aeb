// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "models/expression_model/expression_model.h"
#include "models/mixed_halide/carrier_columns.h"
#include "models/model_set.h"
#include "solver/case/bare_spots.h"
#include "solver/case/initial_formulas.h"
#include "solver/case/local_fields.h"
#include "solver/case/part_settings.h"
#include "solver/checkpoint/checkpoint_settings.h"
#include "solver/fields/discretisation_settings.h"
#include "solver/fields/given_fields.h"
#include "solver/fields/initial_composition.h"
#include "solver/fields/initial_phases.h"
#include "solver/fields/ligand_regions.h"
#include "solver/fields/noise_settings.h"
#include "solver/nucleation/nucleation_parameters.h"
#include "solver/nucleation/seeding_parameters.h"
#include "solver/operators/equations.h"
#include "solver/output/analysis_settings.h"
#include "solver/output/output_schedule.h"
#include "solver/output/own_numbers.h"
#include "solver/parameters/reader.h"
#include "solver/time/time_settings.h"

#include <set>
#include <string>
#include <vector>

namespace softlattice
{
  /// Everything a parameter file can say, each part in the hands of who uses it, and the table that
  /// all of them declare into.
  struct Case
  {
    /// `further`: parts that it may have beside those that the program always knows.
    explicit Case(const PartKinds &further = {});
    Case(const Case &) = delete;
    Case &operator=(const Case &) = delete;

    std::string material = "CsPbI3";
    Geometry geometry;
    ModelSet models;             ///< of the HT-LT transformation and of mixed halides
    LocalFields local;           ///< conditions that are fields
    BareSpots bare_spots;        ///< of the surface
    ExpressionModel expressions; ///< where the case defines its own equations
    NucleationParameters nucleation;
    SeedingParameters seeding;
    InitialStateSettings initial_state;
    GivenFields given_fields;               ///< from files, for formulas of the initial state
    std::set<std::string> formula_tables;   ///< the files of table("FILE", ...) that formulas hold
    InitialFormulas initial_formulas;       ///< of the fields that the program knows by itself
    NoiseSettings noise;                    ///< of conserved fields
    InitialComposition initial_composition; ///< of a mixed halide
    LigandRegions ligands;                  ///< of a mixed halide
    CarrierColumns columns;                 ///< of a mixed halide under light
    DiscretisationSettings discretisation;
    TimeSettings time;
    OutputSettings output;
    OwnNumbers numbers; ///< columns by formula
    AnalysisSettings analysis;
    CheckpointSettings checkpoint;
    std::vector<FurtherPart> further_parts; ///< in the order in which they were registered

    ParameterTable table;

    bool is_mixed_halide() const { return expressions.has_part("composition"); }
    bool has_transformation() const { return expressions.has_part("phase"); }
    /// Whether the case defines all its equations; the models, rates of nucleation and initial state of
    /// the transformation are then not in use.
    bool is_by_expression() const { return !is_mixed_halide() && !has_transformation(); }
    bool is_dimensionless() const { return is_by_expression() && expressions.is_dimensionless(); }

    /// Those of the registered parts that the case has.
    std::vector<const FurtherPart *> further_parts_in_use() const;

    using Field = CaseField;
    /// The fields that the case has, in the order of its equations.
    std::vector<Field> fields() const;
  };

  /// What the case tolerates, for fields that state nothing of their own.
  Tolerance tolerance_of(const Case &what);

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

  /// The steps of read_case(), for whoever reads a case several times: the file,
  PrmFile read_case_file(const std::string &file, Diagnostics &diagnostics);
  /// what it and the overrides set,
  ReadValues assign_case(const PrmFile &prm,
                         const std::vector<std::string> &overrides,
                         const UnitSystem &units,
                         Case &to,
                         Diagnostics &diagnostics);
  /// and all checks, the files that the case names, and the calibration. May be done again after values
  /// have been set anew, unless the case defines its own equations.
  void complete_case(Case &to, const ReadValues &values, Diagnostics &diagnostics);
} // namespace softlattice
