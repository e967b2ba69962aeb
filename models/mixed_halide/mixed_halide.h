// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/mixed_halide/band_gap.h"
#include "models/mixed_halide/bulk_vacancies.h"
#include "models/mixed_halide/emission_line.h"
#include "models/mixed_halide/halide_mobility.h"
#include "models/mixed_halide/illumination.h"
#include "models/mixed_halide/light_calibration.h"
#include "models/mixed_halide/photocarriers.h"
#include "models/mixed_halide/regular_solution.h"
#include "models/mixed_halide/surface_exchange.h"

#include <optional>

namespace softlattice
{
  /// The laws of a mixed halide, each with its parameters. It computes nothing itself.
  class MixedHalide
  {
  public:
    explicit MixedHalide(const PhaseTransition &transition)
      : mixing_(transition)
      , mobility_(vacancies_)
    {}
    MixedHalide(const MixedHalide &) = delete;
    MixedHalide &operator=(const MixedHalide &) = delete;

    void declare(ParameterTable &table);
    /// Tabulates what is needed and calibrates the carriers where that is asked for. Before the laws
    /// are used.
    /// @throws std::logic_error if the calibration fails, which a check of the parameters finds before
    void prepare(double end_time);
    /// What the calibration has found, if it is asked for.
    const std::optional<LightCalibration::Result> &calibrated() const { return calibrated_; }

    const RegularSolution &mixing() const { return mixing_; }
    const BulkVacancies &vacancies() const { return vacancies_; }
    const HalideMobility &mobility() const { return mobility_; }
    const BandGap &gap() const { return gap_; }
    const Photocarriers &carriers() const { return carriers_; }
    const EmissionLine &emission() const { return emission_; }
    const SurfaceExchange &exchange() const { return exchange_; }
    const Illumination &light() const { return light_; }

  private:
    RegularSolution mixing_;
    BulkVacancies vacancies_;
    HalideMobility mobility_;
    BandGap gap_;
    Photocarriers carriers_;
    EmissionLine emission_;
    SurfaceExchange exchange_;
    Illumination light_;
    LightCalibration calibration_;
    std::optional<LightCalibration::Result> calibrated_;
  };
} // namespace softlattice
