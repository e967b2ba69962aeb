// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/defect_equation.h"

#include "solver/parts/vacancies/vacancy_laws.h"

#include <type_traits>
#include <utility>
#include <vector>

namespace softlattice
{
  namespace
  {
    /// Calls make(has_phase, has_halide) with what there is, as types.
    template <typename Make>
    auto with_what_is_beside(const FieldsBesideDefects &beside, const Make &make)
    {
      const auto with_phase = [&](auto has_phase) {
        return beside.halide ? make(has_phase, std::true_type())
                             : make(has_phase, std::false_type());
      };
      return beside.phase ? with_phase(std::true_type()) : with_phase(std::false_type());
    }

    std::vector<std::string> with_phase_and_halide(std::vector<std::string> own,
                                                   const FieldsBesideDefects &beside)
    {
      for (const std::optional<std::string> &one : {beside.phase, beside.halide})
        if (one)
          own.push_back(*one);
      return own;
    }
  } // namespace

  DefectEquation::DefectEquation(MobileDefect defect,
                                 const double compensating_fraction,
                                 const FieldsBesideDefects &beside,
                                 const PointState &state)
    : defect_(std::move(defect))
  {
    using Law = std::unique_ptr<FreeEnergy>;
    law_of_energy_ = with_what_is_beside(beside, [&](auto has_phase, auto has_halide) -> Law {
      return std::make_unique<DefectEnergy<has_phase.value, has_halide.value>>(
        defect_,
        compensating_fraction);
    });
    std::vector<std::string> of_mobility = {defect_.field()};
    for (const std::optional<std::string> &one : {beside.phase, beside.temperature})
      if (one)
        of_mobility.push_back(*one);
    const auto mobility = [&](auto has_phase, auto has_temperature) {
      law_of_mobility_ =
        std::make_unique<DefectMobility<has_phase.value, has_temperature.value>>(defect_);
    };
    const auto with_phase = [&](auto has_phase) {
      beside.temperature ? mobility(has_phase, std::true_type())
                         : mobility(has_phase, std::false_type());
    };
    beside.phase ? with_phase(std::true_type()) : with_phase(std::false_type());
    energy_.emplace(*law_of_energy_,
                    state,
                    with_phase_and_halide({defect_.field(), beside.potential}, beside),
                    "the energy of " + defect_.field());
    mobility_.emplace(*law_of_mobility_,
                      state,
                      std::move(of_mobility),
                      defect_.section() + "/Diffusivity prefactor");
    if (beside.temperature)
      entropy_.emplace(defect_, *beside.temperature, state);
  }

  PairSources::PairSources(const MobileDefect &vacancies,
                           const MobileDefect &interstitials,
                           const double coefficient,
                           const double initial_temperature,
                           const FieldsBesideDefects &beside,
                           const PointState &state)
  {
    using Law = std::unique_ptr<FreeEnergy>;
    // Each reads the vacancies first; what is per site of one is by the density of sites of the other.
    const auto law_of = [&](const double sites_of_other) {
      return with_what_is_beside(beside, [&](auto has_phase, auto has_halide) -> Law {
        return std::make_unique<PairGeneration<has_phase.value, has_halide.value>>(
          vacancies,
          interstitials,
          coefficient * sites_of_other,
          initial_temperature);
      });
    };
    std::vector<std::string> reads =
      with_phase_and_halide({vacancies.field(), interstitials.field()}, beside);
    if (beside.temperature)
      reads.push_back(*beside.temperature);
    of_vacancies_.emplace(law_of(interstitials.site_density()), state, reads);
    of_interstitials_.emplace(law_of(vacancies.site_density()), state, reads);
  }

  void PairSources::set_temperature(const double temperature)
  {
    of_vacancies_->set_temperature(temperature);
    of_interstitials_->set_temperature(temperature);
  }

  void PairSources::set_nodes(const std::vector<double> &excess)
  {
    of_vacancies_->set_nodes(excess);
    of_interstitials_->set_nodes(excess);
  }

  void PairTerm::set_temperature(const double temperature)
  {
    temperature_.assign(temperature_.size(), temperature);
  }

  void PairTerm::set_nodes(std::vector<double> excess)
  {
    excess_ = std::move(excess);
    temperature_.assign(has_temperature() ? 0 : excess_.size(), state_.temperature);
  }

  void PairTerm::evaluate(const NodeRange nodes,
                          const double *const *u,
                          double *value,
                          double *const *gradient,
                          double *const *) const
  {
    // The law reads the temperature and the excess behind the fields.
    const std::size_t n = reads_.size();
    std::vector<const double *> arguments;
    std::vector<double *> derivatives(law_->n_fields(), nullptr);
    for (std::size_t i = 0; i < n; ++i)
      {
        arguments.push_back(u[i] + nodes.begin);
        if (gradient != nullptr && gradient[i] != nullptr)
          derivatives[i] = gradient[i] + nodes.begin;
      }
    if (!has_temperature())
      arguments.push_back(temperature_.data() + nodes.begin);
    arguments.push_back(excess_.data() + nodes.begin);
    law_->evaluate(nodes.end - nodes.begin,
                   arguments.data(),
                   state_,
                   value == nullptr ? nullptr : value + nodes.begin,
                   gradient == nullptr ? nullptr : derivatives.data(),
                   nullptr);
  }
} // namespace softlattice
