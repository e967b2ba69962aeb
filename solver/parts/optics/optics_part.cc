// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/optics/optics_part.h"

#include "models/materials/materials.h"
#include "solver/fields/halide_equations.h"
#include "solver/fields/polymorph_equations.h"

#include <fmt/format.h>

#include <limits>

namespace softlattice
{
  namespace
  {
    std::string name_of_fraction(const Case &what)
    {
      return HalideEquations::name_of_fraction(lighter_halide(what.material));
    }

    std::optional<std::size_t> number_of(const std::string &name, const Case &what)
    {
      const std::vector<Case::Field> fields = what.fields();
      for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == name)
          return i;
      return {};
    }

    FilmOptics prepared(FilmOptics film, const Case &what)
    {
      film.prepare(what.models.halide().gap(), out_of_plane(what.geometry));
      return film;
    }
  } // namespace

  const std::vector<Column> &leading_optics_columns()
  {
    static const std::vector<Column> columns = {
      {"visible transmittance",
       "1",
       "transmitted share of sunlight, as bright as it is to the eye; of the part 'optics'"}};
    return columns;
  }

  const std::vector<Column> &optics_columns()
  {
    static const std::vector<Column> columns = {
      {"solar transmittance", "1", "transmitted share of the power of sunlight"},
      {"solar absorptance", "1", "absorbed share of the power of sunlight"},
      {"ideal photocurrent",
       "A/m^2",
       "current per area if every photon of sunlight that the film absorbs gave an electron; 10 "
       "A/m^2 are 1 "
       "mA/cm^2"},
      {"solar reflectance",
       "1",
       "share of the power of sunlight that the front of the film reflects"},
      {"photocurrent retained",
       "1",
       "current per area if every photon that HT absorbs gave an electron and those that LT "
       "absorbs none, over that of the "
       "film as HT of its nominal composition"},
      {"power retained if blocked",
       "1",
       "power of a solar cell in 1000 W/m^2 over that of the film as HT, under the assumption that "
       "LT makes no current and does "
       "no harm: an upper bound"},
      {"power retained if shunted",
       "1",
       "the same under the assumption that LT connects the contacts by 'Shunt conductance of LT': "
       "a lower bound"}};
    return columns;
  }

  const std::vector<Column> &yield_columns()
  {
    static const std::vector<Column> columns = {
      {"irradiation",
       "J/m^2",
       "light that has fallen on the module, in the weather; 1 kWh is 3.6e6 J"},
      {"energy yield if intact", "J/m^2", "that times 'Efficiency': had nothing turned"},
      {"energy yield if blocked",
       "J/m^2",
       "with the power retained where LT makes no current: an upper bound"},
      {"energy yield if shunted", "J/m^2", "with that where LT is a shunt: a lower bound"}};
    return columns;
  }

  OpticsEquations::OpticsEquations(const FilmOptics &film,
                                   const double nominal_fraction,
                                   const std::optional<std::string> &composition)
    : film_(film)
    , nominal_fraction_(nominal_fraction)
  {
    description_.derived_fields = all_derived_fields();
    description_.reads = {PolymorphEquations::name_of_phase};
    if (composition)
      description_.reads.push_back(*composition);
  }

  std::vector<DerivedField> OpticsEquations::all_derived_fields()
  {
    return {
      {"visible_transmittance", "1", "transmitted share of visible light at a place of the film"}};
  }

  void OpticsEquations::derive(const double *const *u, double *const *values) const
  {
    for (std::size_t k = 0; k < n_nodes_; ++k)
      values[0][k] =
        film_.of(u[0][k], description_.reads.size() > 1 ? u[1][k] : nominal_fraction_).visible;
  }

  OpticsPart::OpticsPart(const FilmOptics &film, const PowerBounds &power, const Case &what)
    : film_(prepared(film, what))
    , thickness_(out_of_plane(what.geometry))
    , nominal_fraction_(what.models.transition().br_fraction())
    , phase_(number_of(PolymorphEquations::name_of_phase, what).value())
    , fraction_(number_of(name_of_fraction(what), what))
    , power_(power)
    , full_current_(film_.of(0., nominal_fraction_).of_ht)
    , irradiance_(what.models.environment().irradiance())
    , equations_(film_,
                 nominal_fraction_,
                 fraction_ ? std::optional(name_of_fraction(what)) : std::nullopt)
  {
    constexpr double full_sun = 1000.; // [W/m^2]
    power_.prepare(full_current_ * full_sun / film_.irradiance());
  }

  std::vector<Column> OpticsPart::own_columns() const
  {
    std::vector<Column> columns = optics_columns();
    if (irradiance_ != nullptr)
      columns.insert(columns.end(), yield_columns().begin(), yield_columns().end());
    return columns;
  }

  void OpticsPart::keep(StepMemory &memory) const
  {
    memory.keep(
      "optics/used light",
      {used_.all, used_.blocked, used_.shunted, cell_.time, cell_.current_kept, cell_.lt_part});
  }

  void OpticsPart::recall(StepMemory &memory)
  {
    const std::vector<double> all = memory.list("optics/used light", 6);
    used_ = {all[0], all[1], all[2]};
    cell_ = {all[3], all[4], all[5]};
  }

  void OpticsPart::use_light(const double t, const double current_kept, const double lt_part)
  {
    const CellState now{t, current_kept, lt_part};
    if (irradiance_ != nullptr && t > cell_.time)
      {
        const UsedLight more = used_light(*irradiance_, cell_, now, power_);
        used_.all += more.all;
        used_.blocked += more.blocked;
        used_.shunted += more.shunted;
      }
    cell_ = now;
  }

  MeshNeeds OpticsPart::mesh_needs() const
  {
    return {std::numeric_limits<double>::max()}; // it has no field
  }

  std::vector<std::string> OpticsPart::description(const MeshFigures &, double) const
  {
    const FilmOptics::Values ht = film_.of(0., nominal_fraction_),
                             lt = film_.of(1., nominal_fraction_);
    return {
      "sunlight is that of a black body of 'Spectrum temperature', not the table AM1.5G; what is "
      "left of the power are two "
      "bounds under assumptions, see 'power retained'",
      fmt::format(
        "a film of {:.4g} nm and x = {:.3g} transmits {:.3g} % of visible light as HT, {:.3g} % as "
        "LT",
        thickness_ * 1e9,
        nominal_fraction_,
        100. * ht.visible,
        100. * lt.visible)};
  }

  void OpticsPart::fill(Statistics *row,
                        PhaseField &fields,
                        const Measured &measured,
                        const double t)
  {
    const auto sums =
      fields.measures().integrals(6, [&](std::size_t, const double *u, double *values) {
        const FilmOptics::Values here =
          film_.of(u[phase_], fraction_ ? u[*fraction_] : nominal_fraction_);
        values[0] = 1.;
        values[1] = here.visible;
        values[2] = here.solar;
        values[3] = here.photocurrent;
        values[4] = here.reflected;
        values[5] = here.of_ht;
      });
    // Nuclei that are not in the fields yet, as LT fraction counts them.
    const double below_grid = measured.transformed(phase_) - measured.fields[phase_].mean;
    const double mean_fraction = fraction_ ? measured.fields[*fraction_].mean : nominal_fraction_;
    const FilmOptics::Values lt = film_.of(1., mean_fraction), ht = film_.of(0., mean_fraction);

    const double current_kept = (sums[5] / sums[0] - below_grid * ht.of_ht) / full_current_;
    const double lt_part = measured.transformed(phase_);
    use_light(t, current_kept, lt_part);
    if (row == nullptr)
      return;
    const double solar = sums[2] / sums[0] + below_grid * (lt.solar - ht.solar);
    row->set("visible transmittance", sums[1] / sums[0] + below_grid * (lt.visible - ht.visible));
    row->set("solar transmittance", solar);
    const double reflected = sums[4] / sums[0] + below_grid * (lt.reflected - ht.reflected);
    row->set("solar absorptance", 1. - solar - reflected);
    row->set("solar reflectance", reflected);
    row->set("ideal photocurrent",
             sums[3] / sums[0] + below_grid * (lt.photocurrent - ht.photocurrent));
    constexpr double full_sun = 1000.; // [W/m^2]
    const PowerBounds::Kept kept = power_.of(current_kept, lt_part, full_sun);
    row->set("photocurrent retained", current_kept);
    row->set("power retained if blocked", kept.blocked);
    row->set("power retained if shunted", kept.shunted);
    if (irradiance_ == nullptr)
      return;
    row->set("irradiation", used_.all);
    row->set("energy yield if intact", power_.efficiency() * used_.all);
    row->set("energy yield if blocked", power_.efficiency() * used_.blocked);
    row->set("energy yield if shunted", power_.efficiency() * used_.shunted);
  }
} // namespace softlattice
