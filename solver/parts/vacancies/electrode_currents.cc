// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/electrode_currents.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_numbers = 13; ///< of a memory
  }

  void ElectrodeCurrents::find_areas(const PhaseField &fields)
  {
    std::array<double, 2> sums = {0., 0.};
    for (std::size_t k = 0; k < 2; ++k)
      {
        IntegralRegion face;
        face.kind = IntegralRegion::Kind::boundary;
        face.boundary = setup_.boundaries[k];
        for (const double weight : fields.measures().integration_nodes(face).weight)
          sums[k] += weight;
      }
    MPI_Allreduce(sums.data(), areas_.data(), 2, MPI_DOUBLE, MPI_SUM, fields.communicator());
    volume_ = fields.figures().measure;
  }

  ElectrodeCurrents::Balance ElectrodeCurrents::measured(PhaseField &fields,
                                                         const double mean_fraction,
                                                         const double t)
  {
    Balance balance;
    balance.time = t;
    // Where nothing can come or go rounding of the mean is not taken for a current.
    const bool is_constant = has_begun_ && fields.measures().is_closed(setup_.fraction);
    balance.vacancies = is_constant ? now_.vacancies : mean_fraction * volume_;
    const std::vector<std::string> names(setup_.boundaries.begin(), setup_.boundaries.end());
    const std::vector<double> charges = fields.measures().fluxes(setup_.potential, names, t);
    const double of_crystal =
      setup_.charge_density * (balance.vacancies - setup_.compensating_fraction * volume_);
    const double missing = of_crystal + charges[0] + charges[1];
    for (std::size_t k = 0; k < 2; ++k)
      balance.charges[k] = charges[k] - missing * areas_[k] / (areas_[0] + areas_[1]);
    const double size = std::abs(of_crystal) + std::abs(charges[0]) + std::abs(charges[1]);
    const double rounding = 1e-14 * setup_.charge_density * balance.vacancies;
    gauss_defect_ = size > rounding ? missing / size : 0.;
    if (setup_.is_open[0] || setup_.is_open[1])
      {
        const std::vector<double> fluxes = fields.measures().fluxes(setup_.fraction, names, t);
        balance.vacancy_fluxes = {fluxes[0], fluxes[1]};
      }
    return balance;
  }

  bool ElectrodeCurrents::advance(PhaseField &fields, const double mean_fraction, const double t)
  {
    if (has_begun_ && t <= now_.time)
      return false;
    if (volume_ == 0.)
      find_areas(fields);
    const Balance before = now_;
    now_ = measured(fields, mean_fraction, t);
    if (!has_begun_)
      {
        has_begun_ = true;
        return true;
      }
    const double dt = now_.time - before.time;
    std::array<double, 2> entered; // by the trapezoidal rule [m^dim]
    for (std::size_t k = 0; k < 2; ++k)
      entered[k] = 0.5 * dt * (before.vacancy_fluxes[k] + now_.vacancy_fluxes[k]);
    const double missing = now_.vacancies - before.vacancies - entered[0] - entered[1];
    const double open_area =
      (setup_.is_open[0] ? areas_[0] : 0.) + (setup_.is_open[1] ? areas_[1] : 0.);
    const double size = std::abs(entered[0]) + std::abs(entered[1]);
    vacancy_defect_ = size > 0. ? missing / size : 0.;
    for (std::size_t k = 0; k < 2; ++k)
      {
        if (setup_.is_open[k])
          entered[k] += missing * areas_[k] / open_area;
        displacement_[k] = (now_.charges[k] - before.charges[k]) / dt;
        ionic_[k] = setup_.charge_density * entered[k] / dt;
      }
    return true;
  }

  double ElectrodeCurrents::imbalance() const
  {
    double sum = 0., size = 0.;
    for (std::size_t k = 0; k < 2; ++k)
      {
        sum += displacement_[k] + ionic_[k];
        size += std::abs(displacement_[k]) + std::abs(ionic_[k]);
      }
    return size > 0. ? sum / size : 0.;
  }

  void ElectrodeCurrents::keep(StepMemory &memory) const
  {
    memory.keep(
      "vacancies/currents",
      has_begun_
        ? std::vector<
            double>{now_.time,
                    now_.vacancies,
                    now_.charges[0],
                    now_.charges[1],
                    now_.vacancy_fluxes[0],
                    now_.vacancy_fluxes[1],
                    displacement_[0],
                    displacement_[1],
                    ionic_[0],
                    ionic_[1],
                    // Those of the mesh of the beginning: sums of another one differ in the last digit.
                    areas_[0],
                    areas_[1],
                    volume_}
        : std::vector<double>());
  }

  void ElectrodeCurrents::recall(StepMemory &memory)
  {
    const std::vector<double> all = memory.list_or_none("vacancies/currents", n_numbers);
    has_begun_ = !all.empty();
    if (!has_begun_)
      return;
    now_.time = all[0];
    now_.vacancies = all[1];
    now_.charges = {all[2], all[3]};
    now_.vacancy_fluxes = {all[4], all[5]};
    displacement_ = {all[6], all[7]};
    ionic_ = {all[8], all[9]};
    areas_ = {all[10], all[11]};
    volume_ = all[12];
  }
} // namespace softlattice
