// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/lt_phase.h"

#include "meshes/grains.h"
#include "meshes/periodic.h"
#include "solver/case/case.h"
#include "solver/case/lt_seeds.h"
#include "solver/nucleation/nucleation_of_both_phases.h"
#include "solver/parts/prescribed_seeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    NucleationProcess::SiteFactor site_factor(const Geometry &geometry)
    {
      if (geometry.kind != "polycrystal")
        return {[](const auto &) { return 1.; }, 1.};
      const auto size = box_size(geometry);
      const auto grains = std::make_shared<GrainMap>(geometry.grains, size[0], size[1]);
      return {[grains](const auto &place) { return grains->nucleation_factor(place[0], place[1]); },
              std::max(1., geometry.grains.boundary_nucleation_factor)};
    }

    /// Of HT: on the ends of a wire as well, which lie at x = 0 and at its length.
    NucleationProcess::SiteFactor ht_site_factor(const Geometry &geometry, const double end_factor)
    {
      if (geometry.kind != "nanowire")
        return site_factor(geometry);
      return {[length = geometry.length, end_factor](const auto &place) {
                const double rounding = 1e-9 * length;
                return place[0] <= rounding || place[0] >= length - rounding ? end_factor : 1.;
              },
              std::max(1., end_factor)};
    }
  } // namespace

  LtPhase::LtPhase(const Case &what,
                   const std::size_t phase,
                   const std::optional<std::size_t> fraction)
    : case_(what)
    , fields_{phase, fraction}
    , below_grid_(what.geometry)
  {
    if (what.local.has_temperature())
      fields_.temperature = number_of_field(what, what.local.temperature);
    if (what.local.has_humidity())
      fields_.humidity = number_of_field(what, what.local.humidity);
    if (what.bare_spots.any())
      bare_ = std::make_shared<const BarePattern>(what.bare_spots, what.geometry);
  }

  bool LtPhase::turns_back(const NucleatedFields &look) const
  {
    const ModelSet &models = case_.models;
    const double hottest = models.environment().temperature_range().second;
    // Where the composition is a field, or the temperature, nobody knows beforehand what it will be; nor what stress adds.
    return models.ht_nuclei().exist() && (look.br_fraction || look.temperature || look.strain ||
                                          hottest > models.transition().equilibrium_temperature());
  }

  double LtPhase::interface_width() const
  {
    return case_.models.coefficients().interface_width;
  }

  double LtPhase::front_speed(const double t) const
  {
    return std::abs(case_.models.front_velocity(case_.models.environment().before(t)));
  }

  NucleatedFields LtPhase::looked_at(const PhaseField &fields, const NucleatingPhase phase) const
  {
    NucleatedFields all = fields_;
    const auto of_nucleus = fields.probe().number_of_derived(
      phase == NucleatingPhase::lt ? StrainWorkFields::name_of_lt_nucleus
                                   : StrainWorkFields::name_of_ht_nucleus);
    const auto of_front = fields.probe().number_of_derived(StrainWorkFields::name_of_front);
    const std::size_t n_fields = case_.fields().size();
    if (of_nucleus && of_front)
      all.strain = StrainWorkFields{n_fields + *of_nucleus, n_fields + *of_front};
    // Those of HT form out of LT at a rate that knows no vacancies.
    if (const auto excess = fields.probe().number_of_derived(name_of_vacancy_excess);
        excess && phase == NucleatingPhase::lt)
      all.vacancies = n_fields + *excess;
    return all;
  }

  double LtPhase::front_speed(const double t, PhaseField &fields) const
  {
    const NucleatedFields look = looked_at(fields, NucleatingPhase::lt);
    if (!look.fronts_know_places())
      return front_speed(t);
    const double nominal = case_.models.transition().br_fraction();
    NucleationLaws::Ranges ranges{{nominal, nominal}, {}, {}};
    const auto range_of = [&](const std::size_t field) {
      return fields.probe().extremes(fields.state(), field);
    };
    if (fields_.temperature)
      ranges.temperature = range_of(*fields_.temperature);
    if (fields_.humidity)
      ranges.humidity = range_of(*fields_.humidity);
    if (look.strain)
      {
        State derived;
        fields.probe().derive(t, fields.state(), derived);
        ranges.of_nucleus = NucleationLaws::Range();
        ranges.of_front =
          fields.probe().extremes(derived, look.strain->of_front - case_.fields().size());
      }
    const NucleationLaws forth(case_.models, look, NucleatingPhase::lt),
      back(case_.models, look, NucleatingPhase::ht);
    return std::max(forth.largest_velocity(t, t, ranges), back.largest_velocity(t, t, ranges));
  }

  bool LtPhase::is_at_rest(PhaseField &fields) const
  {
    if (fields_.br_fraction || fields_.knows_places())
      return false;
    // All of it in one well, where the force is zero at any temperature and stress.
    const auto [lowest, highest] = fields.probe().extremes(fields.state(), fields_.phase);
    return lowest == highest && (lowest == 0. || lowest == 1.);
  }

  std::optional<SeedProfile> LtPhase::seed_profile() const
  {
    return SeedProfile{fields_.phase, case_.models.coefficients().profile_length};
  }

  std::unique_ptr<Nucleation> LtPhase::make_nucleation(const PhaseField &fields) const
  {
    auto lt = std::make_unique<NucleationProcess>(case_.nucleation,
                                                  case_.models,
                                                  looked_at(fields, NucleatingPhase::lt),
                                                  fields.probe().sites(),
                                                  site_factor(case_.geometry),
                                                  lt_seed_radius(case_),
                                                  prescribed_nuclei(case_, fields),
                                                  periods(case_.geometry));
    if (bare_)
      lt->set_bare_places([pattern = bare_](const auto &place) { return pattern->is_bare(place); });
    const NucleatedFields look = looked_at(fields, NucleatingPhase::ht);
    if (!turns_back(look))
      return lt;
    auto ht = std::make_unique<NucleationProcess>(
      case_.nucleation,
      case_.models,
      look,
      fields.probe().sites(),
      ht_site_factor(case_.geometry, case_.models.ht_nuclei().end_factor()),
      ht_seed_radius(case_),
      PrescribedNuclei(),
      periods(case_.geometry),
      NucleatingPhase::ht);
    ht->add_bulk(fields.probe().bulk_sites(), site_factor(case_.geometry));
    return std::make_unique<NucleationOfBothPhases>(std::move(lt), std::move(ht));
  }

  double LtPhase::end_fraction() const
  {
    return case_.time.end_fraction;
  }

  std::string LtPhase::bare_in_words() const
  {
    return bare_ ? fmt::format("{}: {:.3g} % of the exposed surface is bare",
                               bare_->in_words(),
                               100. * bare_->share())
                 : "";
  }

  std::string LtPhase::curvature_in_words() const
  {
    const PhaseFieldCoefficients &interface = case_.models.coefficients();
    if (interface.driving_force_scale == 1. || interface.cancelled_energy > 0.)
      return "curvature acts as in the material";
    return fmt::format("curvature below {:.3g} um is fictitious", 5e6 * interface.interface_width);
  }
} // namespace softlattice
