// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/held_vacancies.h"

#include "models/constants.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  void HeldVacancies::set_places(const std::vector<std::array<double, 3>> &places)
  {
    amount_.assign(places.size(), 0.);
    for (std::size_t k = 0; ligands_.material_ids().empty() && k < places.size(); ++k)
      amount_[k] = ligands_.amount(places[k]);
    update();
  }

  void HeldVacancies::set_temperature(const double temperature)
  {
    if (temperature == temperature_)
      return;
    temperature_ = temperature;
    update();
  }

  void HeldVacancies::update()
  {
    factor_.assign(amount_.size(), 1.);
    for (std::size_t k = 0; temperature_ > 0. && k < amount_.size(); ++k)
      if (amount_[k] > 0.)
        {
          const LigandEffect effect = ligands_.effect(amount_[k]);
          factor_[k] = effect.mobility_factor *
                       std::exp(-effect.vacancy_shift / (constants::boltzmann * temperature_));
        }
  }

  void HeldVacancies::evaluate(const NodeRange nodes,
                               const double *const * /*u*/,
                               double *value,
                               double *const * /*gradient*/,
                               double *const * /*hessian*/) const
  {
    if (value != nullptr)
      std::copy(factor_.begin() + static_cast<std::ptrdiff_t>(nodes.begin),
                factor_.begin() + static_cast<std::ptrdiff_t>(nodes.end),
                value + nodes.begin);
  }
} // namespace softlattice
