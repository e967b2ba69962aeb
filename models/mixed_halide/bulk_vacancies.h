// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/parameter_table.h"

#include <cmath>

namespace softlattice
{
  /// Halide vacancies inside the crystal, at equilibrium with
  ///   f_v = n_X [ g_v c + kT (c ln c + (1 - c) ln(1 - c)) ],   g_v = g_0 + h(eta) dg_LT + dg_lig
  /// per site, whose minimum is c = 1/(1 + exp(g_v/kT)).
  class BulkVacancies
  {
  public:
    BulkVacancies();
    void declare(ParameterTable &table);

    /// f_v/n_X [J] of a fraction c at formation energy [J] and temperature [K].
    template <class Number>
    Number energy_per_site(const Number &c,
                           const double formation_energy,
                           const double temperature) const
    {
      using std::log;
      const Number full = 1. - c;
      return formation_energy * c +
             (constants::boltzmann * temperature) * (c * log(c) + full * log(full));
    }

    /// g_v [J] where LT has the weight h and ligands shift it by `ligand_shift` [J].
    template <class Number>
    Number formation_energy(const Number &h, const double ligand_shift) const
    {
      return lt_shift_ * h + (energy_ + ligand_shift);
    }

    /// Fraction of vacant halide sites [1].
    template <class Number>
    Number fraction(const Number &formation_energy, const double temperature) const
    {
      using std::exp;
      return 1. / (1. + exp(formation_energy / (constants::boltzmann * temperature)));
    }
    /// The same of the bare black phase, to which diffusivities refer.
    double reference_fraction(const double temperature) const
    {
      return fraction(energy_, temperature);
    }
    bool depends_on_phase() const { return lt_shift_ != 0.; }

  private:
    double energy_;   // g_0 [J]
    double lt_shift_; // dg_LT [J]
  };
} // namespace softlattice
