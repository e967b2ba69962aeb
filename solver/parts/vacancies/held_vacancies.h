// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/ligand_regions.h"
#include "solver/parts/equations/part_term.h"

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  /// By how much vacancies are slower where ligands hold the lattice, (322): by as much as the halides, for each hop of one is a hop of
  /// the other.
  class HeldVacancies final : public PartTerm
  {
  public:
    /// The ligands must outlive this.
    explicit HeldVacancies(const LigandRegions &ligands)
      : ligands_(ligands)
    {}

    /// The nodes, and the temperature [K], from now on.
    void set_places(const std::vector<std::array<double, 3>> &places);
    void set_temperature(double temperature);

    const std::vector<std::string> &reads() const override { return none_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in(std::size_t, const double *const *) const override
    {
      return "Ligands/Mobility factor";
    }

  private:
    void update();

    const LigandRegions &ligands_;
    std::vector<std::string> none_;
    std::vector<double> amount_; ///< of ligands at the nodes, 0 to 1
    std::vector<double> factor_; ///< there
    double temperature_ = 0.;    ///< [K]; 0: not known yet
  };
} // namespace softlattice
