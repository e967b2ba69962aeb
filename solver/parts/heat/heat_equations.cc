// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/heat/heat_equations.h"

#include "solver/fields/polymorph_equations.h"
#include "solver/rows/diffusion_row.h"
#include "solver/rows/row_maker_of.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace softlattice
{
  namespace
  {
    // A quarter of the range over a cell of degree 3 is followed to a thousandth of it.
    constexpr double smooth = 0.125;

    std::vector<std::string> names_read(const std::optional<std::string> &composition)
    {
      std::vector<std::string> names = {HeatEquations::name_of_temperature,
                                        PolymorphEquations::name_of_phase};
      if (composition)
        names.push_back(*composition);
      return names;
    }

    /// Heat that a film loses per time and what it has too much [1/s].
    double loss_rate(const HeatEquations::Setup &of)
    {
      const bool has_faces = of.body.face_thickness > 0.;
      const double transfer =
        (has_faces || !of.boundaries.to_air.empty() ? of.heat.to_air() : 0.) +
        (has_faces || !of.boundaries.to_substrate.empty() ? of.heat.to_below() : 0.);
      return transfer / (of.heat.capacity() * of.body.light_depth);
    }
  } // namespace

  HeatEquations::HeatEquations(const Setup &setup)
    : of_(setup)
    , varying_(diffusivity_, state_, {PolymorphEquations::name_of_phase}, "Heat/Conductivity of LT")
    , uniform_(setup.heat.conductivity(0.) / setup.heat.capacity(), "Heat/Conductivity of HT")
    , sources_(setup.heat, names_read(setup.composition), setup.nominal_fraction, setup.body)
    , of_nuclei_(setup.heat, sources_, loss_rate(setup))
  {
    diffusivity_.heat = &of_.heat;
    description_.fields = {temperature(name_of_temperature)};
    description_.reads = names_read(setup.composition);
    if (setup.heat.plate() != nullptr)
      {
        plate_.emplace(setup.heat, sources_, setup.body.face_thickness);
        of_nuclei_below_.emplace(setup.heat, loss_rate(setup));
        // First: the preconditioner goes by this order, and eliminates what spreads little.
        description_.fields.insert(description_.fields.begin(),
                                   temperature(PlateBelow::name_of_temperature));
        description_.reads = plate_->film_source().reads();
      }
    add_boundaries();
    add_tallies();
  }

  FieldEquation HeatEquations::temperature(const char *const name) const
  {
    FieldEquation field;
    field.name = name;
    field.unit = "K";
    field.kind = diffusive_field;
    field.row = std::make_shared<RowMakerOf<DiffusionRow>>();
    field.weight_for_mesh = smooth;
    // The bound on what rests counts what a film loses as lost, and a plate gives it back.
    field.may_rest = !of_.heat.has_spot() && of_.heat.plate() == nullptr;
    field.tolerance = {of_.relative_tolerance, of_.heat.tolerance(), 0.};
    return field;
  }

  void HeatEquations::add_boundaries()
  {
    using Kind = BoundaryCondition::Kind;
    const auto add = [this](const std::string &boundary,
                            const Kind kind,
                            BoundaryCondition::Function value,
                            const double transfer,
                            const std::string &stated_in) {
      BoundaryCondition condition;
      condition.boundary = boundary;
      condition.kind = kind;
      condition.value = std::move(value);
      if (kind == Kind::exchange)
        condition.coefficient = [velocity = transfer / of_.heat.capacity()](const auto &, double) {
          return velocity;
        };
      condition.stated_in = stated_in;
      condition.field = number_of_film();
      description_.boundary_conditions.push_back(std::move(condition));
    };
    for (const std::string &name : of_.boundaries.to_air)
      add(
        name,
        Kind::exchange,
        [this](const auto &, const double t) { return air(t); },
        of_.heat.to_air(),
        "Heat/Heat transfer to the air");
    for (const std::string &name : of_.boundaries.to_substrate)
      add(
        name,
        Kind::exchange,
        [this](const auto &, const double t) { return air(t) + of_.heat.base_excess(); },
        of_.heat.to_below(),
        "Heat/Heat transfer to the substrate");
    for (std::size_t field = 0; field < description_.fields.size(); ++field)
      for (const std::string &name : of_.boundaries.given)
        {
          add(
            name,
            Kind::value,
            [this](const auto &, const double t) { return of_.boundaries.temperature.before(t); },
            0.,
            "Heat/Temperature of boundaries");
          description_.boundary_conditions.back().field = field;
        }
  }

  void HeatEquations::add_tallies()
  {
    using Source = void (HeatSources::*)(const double *const *, double *) const;
    const auto add = [this](const char *name, const Source source) {
      description_.tallies.push_back({name,
                                      [this, source](const double *const *u, double *density) {
                                        (sources_.*source)(u, density);
                                      },
                                      0,
                                      {}});
    };
    add(heat_tallies::latent, &HeatSources::latent);
    add(heat_tallies::light, &HeatSources::light);
    add(heat_tallies::air, &HeatSources::from_air);
    if (!plate_)
      add(heat_tallies::base, &HeatSources::from_base);
    else
      for (const auto &[name, source] :
           {std::pair{heat_tallies::base, &PlateBelow::to_film},
            std::pair{heat_tallies::plate_base, &PlateBelow::from_base}})
        description_.tallies.push_back(
          {name,
           [this, source = source](const double *const *u, double *density) {
             ((*plate_).*source)(u, density);
           },
           0,
           {}});
    add_boundary_tallies(number_of_film(), heat_tallies::through, 0);
    if (plate_)
      add_boundary_tallies(0, heat_tallies::plate_through, plate_->row());
    description_.seed_effect = [this](const std::vector<GrownNucleus> &nuclei,
                                      const double *before,
                                      double *const *u,
                                      const BodyIntegral &body) {
      const HeatOfNuclei::Released heat = of_nuclei_.release(nuclei, before, u, body);
      if (!plate_)
        return tallied_of(heat);
      return tallied_of(heat,
                        of_nuclei_below_->release(nuclei,
                                                  heat.lost,
                                                  plate_->capacity_ratio(),
                                                  u[plate_->row()],
                                                  body));
    };
  }

  void HeatEquations::add_boundary_tallies(const std::size_t field,
                                           const char *const name,
                                           const std::size_t row)
  {
    for (const BoundaryCondition &condition : description_.boundary_conditions)
      if (condition.field == field)
        description_.tallies.push_back(
          {name + condition.boundary, nullptr, row, condition.boundary});
  }

  std::vector<double> HeatEquations::tallied_of(const HeatOfNuclei::Released &heat,
                                                const HeatOfNucleiBelow::Ways &ways) const
  {
    std::vector<double> tallied;
    for (const Tally &tally : description_.tallies)
      tallied.push_back(tally.name == heat_tallies::latent ? heat.all
                        : tally.name == heat_tallies::air  ? -ways.to_air
                        : tally.name == heat_tallies::base ? -ways.to_plate
                        : tally.name == heat_tallies::plate_base
                          ? -ways.to_base / plate_->capacity_ratio()
                          : 0.);
    return tallied;
  }

  std::vector<double> HeatEquations::tallied_of(const HeatOfNuclei::Released &heat) const
  {
    // What has left went where heat leaves: through the faces, or through boundaries.
    std::vector<double> tallied;
    double all = 0.;
    for (const Tally &tally : description_.tallies)
      {
        tallied.push_back(transfer(tally));
        all += tallied.back();
      }
    for (double &one : tallied)
      one *= all > 0. ? -heat.lost / all : 0.;
    tallied.front() = heat.all; // the latent heat, which is transferred nowhere
    return tallied;
  }

  double HeatEquations::transfer(const Tally &tally) const
  {
    const auto is_through = [&](const std::vector<std::string> &names) {
      return std::find(names.begin(), names.end(), tally.boundary) != names.end();
    };
    const bool has_faces = of_.body.face_thickness > 0.;
    if ((has_faces && tally.name == heat_tallies::air) || is_through(of_.boundaries.to_air))
      return of_.heat.to_air();
    if ((has_faces && tally.name == heat_tallies::base) || is_through(of_.boundaries.to_substrate))
      return of_.heat.to_below();
    return 0.;
  }

  const PartTerm *HeatEquations::coefficient(const std::size_t field) const
  {
    if (field != number_of_film())
      return &plate_->diffusivity();
    if (of_.heat.is_conductivity_uniform())
      return &uniform_;
    return &varying_;
  }

  const PartTerm *HeatEquations::source(const std::string &field) const
  {
    if (plate_ && field == PlateBelow::name_of_temperature)
      return &plate_->own_source();
    if (field != name_of_temperature)
      return nullptr;
    return plate_ ? &plate_->film_source() : static_cast<const PartTerm *>(&sources_);
  }

  void HeatEquations::set_nodes(const LawNodes &nodes)
  {
    sources_.set_nodes(nodes);
    of_nuclei_.set_places(nodes.places);
    if (plate_)
      {
        plate_->set_nodes(nodes.places.size());
        of_nuclei_below_->set_places(nodes.places);
      }
  }

  void HeatEquations::set_time(const double t, const bool before)
  {
    const double air = (before ? of_.environment.before(t) : of_.environment.at(t)).temperature;
    const double light = of_.irradiance == nullptr ? 0.
                         : before                  ? of_.irradiance->before(t)
                                                   : of_.irradiance->at(t);
    sources_.set_conditions(air, air + of_.heat.base_excess(), light);
    of_nuclei_.set_time(t);
    if (plate_)
      {
        plate_->set_base(air + of_.heat.base_excess());
        of_nuclei_below_->set_time(t);
      }
  }
} // namespace softlattice
