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
       "share of the power of sunlight that the front of the film reflects"}};
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

  OpticsPart::OpticsPart(const FilmOptics &film, const Case &what)
    : film_(prepared(film, what))
    , thickness_(out_of_plane(what.geometry))
    , nominal_fraction_(what.models.transition().br_fraction())
    , phase_(number_of(PolymorphEquations::name_of_phase, what).value())
    , fraction_(number_of(name_of_fraction(what), what))
    , equations_(film_,
                 nominal_fraction_,
                 fraction_ ? std::optional(name_of_fraction(what)) : std::nullopt)
  {}

  double OpticsPart::field_scale() const
  {
    return std::numeric_limits<double>::max(); // it has no field
  }

  std::vector<std::string> OpticsPart::description(const MeshFigures &, double) const
  {
    const FilmOptics::Values ht = film_.of(0., nominal_fraction_),
                             lt = film_.of(1., nominal_fraction_);
    return {fmt::format(
      "a film of {:.4g} nm and x = {:.3g} transmits {:.3g} % of visible light as HT, {:.3g} % as "
      "LT",
      thickness_ * 1e9,
      nominal_fraction_,
      100. * ht.visible,
      100. * lt.visible)};
  }

  void OpticsPart::fill(Statistics *row, PhaseField &fields, const Measured &measured, double)
  {
    const auto sums =
      fields.measures().integrals(5, [&](std::size_t, const double *u, double *values) {
        const FilmOptics::Values here =
          film_.of(u[phase_], fraction_ ? u[*fraction_] : nominal_fraction_);
        values[0] = 1.;
        values[1] = here.visible;
        values[2] = here.solar;
        values[3] = here.photocurrent;
        values[4] = here.reflected;
      });
    if (row == nullptr)
      return;
    // Nuclei that are not in the fields yet, as LT fraction counts them.
    const double below_grid = measured.transformed(phase_) - measured.fields[phase_].mean;
    const double mean_fraction = fraction_ ? measured.fields[*fraction_].mean : nominal_fraction_;
    const FilmOptics::Values lt = film_.of(1., mean_fraction), ht = film_.of(0., mean_fraction);
    const double solar = sums[2] / sums[0] + below_grid * (lt.solar - ht.solar);
    row->set("visible transmittance", sums[1] / sums[0] + below_grid * (lt.visible - ht.visible));
    row->set("solar transmittance", solar);
    const double reflected = sums[4] / sums[0] + below_grid * (lt.reflected - ht.reflected);
    row->set("solar absorptance", 1. - solar - reflected);
    row->set("solar reflectance", reflected);
    row->set("ideal photocurrent",
             sums[3] / sums[0] + below_grid * (lt.photocurrent - ht.photocurrent));
  }
} // namespace softlattice
