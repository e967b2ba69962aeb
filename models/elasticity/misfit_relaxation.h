// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/elasticity/elastic_energy.h"
#include "models/parameter_table.h"

#include <string>

namespace softlattice
{
  /// Misfit that is lost to creep and cracks: the retained part q of it is a field of its own that goes down the energy,
  ///   dq/dt = - (df/dq)/(t_r m.C.m),                                                                    (303)
  /// a Maxwell body whose creep goes along the misfit. What is held all round and has no other stress keeps exp(-t/t_r).
  class MisfitRelaxation
  {
  public:
    /// In section "Strain".
    void declare(ParameterTable &table);
    bool is_on() const { return law_ != "none"; }
    /// Of q in (303) [m^3/(J s)]; m is the misfit of LT, or, where that is none, the one of bromide.
    double mobility(const ElasticEnergy &energy) const;

    static constexpr const char *name_of_field = "retained_misfit";

  private:
    std::string law_ = "none";
    double time_ = 86400.; // [s]
  };
} // namespace softlattice
