// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/vacancies/mobile_defect.h"

#include <optional>
#include <string>

namespace softlattice
{
  /// What moves beside halide vacancies, if anything: cation vacancies, or halides between their sites, which form together
  /// with vacancies and vanish with them, (311) to (313).
  class SecondSpecies
  {
  public:
    static constexpr auto name_of_cation_vacancies = "cation_vacancies";
    static constexpr auto name_of_interstitials = "interstitials";

    SecondSpecies();
    void declare(ParameterTable &table);
    /// Once the entries have been read.
    std::optional<MobileDefect> defect() const;
    /// k of (313) [m^3/s]; 0: they pass vacancies by.
    double recombination_coefficient() const
    {
      return kind_ == "halide interstitials" ? recombination_ : 0.;
    }

  private:
    std::string kind_ = "none";
    MobileDefect defect_;
    int charge_number_ = -1;
    double recombination_ = 0.; // [m^3/s]
  };
} // namespace softlattice
