// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/vacancies/mobile_defect.h"
#include "solver/parts/equations/part_term.h"
#include "solver/parts/vacancies/local_temperature.h"

#include <memory>
#include <optional>
#include <string>

namespace softlattice
{
  /// Names of the fields that laws of defects read; not all cases have the last three.
  struct FieldsBesideDefects
  {
    std::string potential;
    std::optional<std::string> phase, halide, temperature;
  };

  /// What one kind of mobile defects adds to the equations: its energy (280) and its mobility (282), and what a temperature
  /// that is a field changes of them.
  class DefectEquation
  {
  public:
    /// `compensating_fraction`: see DefectEnergy. The state must outlive this.
    DefectEquation(MobileDefect defect,
                   double compensating_fraction,
                   const FieldsBesideDefects &beside,
                   const PointState &state);
    DefectEquation(const DefectEquation &) = delete; // its laws refer to it
    DefectEquation &operator=(const DefectEquation &) = delete;

    const MobileDefect &defect() const { return defect_; }
    const PartTerm &energy() const { return *energy_; }
    const PartTerm &mobility() const { return *mobility_; }
    /// Where the temperature is a field; else null.
    const EntropyAtPlace *entropy() const { return entropy_ ? &*entropy_ : nullptr; }

  private:
    MobileDefect defect_;
    std::unique_ptr<FreeEnergy> law_of_energy_, law_of_mobility_;
    std::optional<PointTerm> energy_, mobility_;
    std::optional<EntropyAtPlace> entropy_;
  };

  /// What pairs of vacancies and interstitials add to either, (313).
  class PairSources
  {
  public:
    /// k [m^3/s]; the temperature of the beginning [K]. All arguments must outlive this.
    PairSources(const MobileDefect &vacancies,
                const MobileDefect &interstitials,
                double coefficient,
                double initial_temperature,
                const FieldsBesideDefects &beside,
                const PointState &state);
    PairSources(const PairSources &) = delete;
    PairSources &operator=(const PairSources &) = delete;

    const PartTerm &of_vacancies() const { return *of_vacancies_; }
    const PartTerm &of_interstitials() const { return *of_interstitials_; }

  private:
    std::unique_ptr<FreeEnergy> law_of_vacancies_, law_of_interstitials_;
    std::optional<PointTerm> of_vacancies_, of_interstitials_;
  };
} // namespace softlattice
