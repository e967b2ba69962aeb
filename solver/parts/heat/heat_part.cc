// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/heat/heat_part.h"

#include "solver/fields/halide_equations.h"
#include "solver/parts/heat/heat_balance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    std::optional<std::string> composition_of(const Case &what)
    {
      if (!what.is_mixed_halide())
        return {};
      return HalideEquations::name_of_fraction(lighter_halide(what.material));
    }

    const Schedule *irradiance_of(const FilmHeat &heat, const Case &what)
    {
      if (!heat.has_light())
        return nullptr;
      return heat.light_is_of_weather() ? what.models.environment().irradiance()
                                        : &heat.irradiance();
    }

    /// Where a spot of light falls, through the whole depth of the film.
    Ball lit_ball(const FilmHeat &heat, const Geometry &geometry)
    {
      const double radius = 1.5 * heat.spot_radius();
      if (in_plan(geometry) && dimension(geometry) == 2)
        return {{{heat.spot_x(), heat.spot_y(), 0.}}, radius};
      const double half = 0.5 * heated_body(geometry).light_depth;
      if (dimension(geometry) == 2)
        return {{{heat.spot_x(), half, 0.}}, radius + half};
      return {{{heat.spot_x(), heat.spot_y(), half}}, radius + half};
    }

    FilmHeat of_transition(FilmHeat heat, const Case &what)
    {
      heat.set_transition(what.models.transition());
      return heat;
    }
  } // namespace

  const std::vector<Column> &heat_columns()
  {
    static const std::vector<Column> columns = {
      {"mean temperature", "K", "of the field 'temperature', over the body"},
      {"lowest temperature", "K", "smallest value at a node"},
      {"highest temperature", "K", "largest value at a node"},
      {"stored heat",
       "J/m^3",
       "heat capacity times the rise of the mean temperature since the beginning"},
      {"latent heat released",
       "J/m^3",
       "heat that LT has given away where it grew, with that of nuclei, over the volume of the "
       "body; less where LT shrank"},
      {"heat of light", "J/m^3", "light that has become heat, over the volume of the body"},
      {"heat from the air",
       "J/m^3",
       "heat that the body has taken from the air, over its volume; negative: given away"},
      {"heat from the substrate", "J/m^3", "the same from the substrate"},
      {"heat through boundaries",
       "J/m^3",
       "the same through boundaries that are kept at a temperature"},
      {"heat balance error",
       "1",
       "stored heat less all that came, over the sum of their sizes: what the solution has lost; 0 "
       "but for rounding "
       "unless boundaries are kept at a temperature"}};
    return columns;
  }

  const std::vector<Column> &plate_columns()
  {
    static const std::vector<Column> columns = {
      {"mean substrate temperature", "K", "of the field 'substrate_temperature', over the film"},
      {"highest substrate temperature", "K", "largest value at a node"},
      {"heat of the substrate",
       "J/m^3",
       "what the plate below the film has stored since the beginning, over the volume of the "
       "film; it is in the balance of heat"},
      {"heat from the base",
       "J/m^3",
       "heat that the plate has taken from the base, over the volume of the film; negative: given "
       "away. It is in the balance instead of that from the substrate, which stays inside"}};
    return columns;
  }

  HeatPart::HeatPart(const FilmHeat &heat,
                     const HeatBoundaries &boundaries,
                     const Case &what,
                     const std::size_t first_field)
    : heat_(of_transition(heat, what))
    , case_(what)
    , field_(first_field)
    , irradiance_(irradiance_of(heat_, what))
    , equations_({heat_,
                  what.models.environment(),
                  boundaries,
                  heated_body(what.geometry),
                  composition_of(what),
                  what.models.transition().br_fraction(),
                  irradiance_,
                  what.time.relative_tolerance})
  {}

  InitialFields HeatPart::initial_fields() const
  {
    InitialFields initial;
    initial.uniform = true;
    initial.value = [this](std::size_t, const std::array<double, 3> &) {
      return case_.models.environment().at(0.).temperature + heat_.initial_excess();
    };
    return initial;
  }

  MeshNeeds HeatPart::mesh_needs() const
  {
    MeshNeeds needs;
    needs.field_scale =
      std::numeric_limits<double>::max(); // what it varies by says nothing of fronts
    // A beam may be turned on when the mesh is coarse: it would fall between the nodes. Four of them from its middle to
    // 1/e^2, out to where it has 1 % left.
    if (irradiance_ != nullptr && heat_.has_spot())
      needs.fine_balls.push_back({lit_ball(heat_, case_.geometry), 0.25 * heat_.spot_radius()});
    return needs;
  }

  double HeatPart::first_step() const
  {
    const bool is_in_balance = irradiance_ == nullptr && heat_.initial_excess() == 0. &&
                               heat_.base_excess() == 0. && equations_.boundaries().given.empty();
    return is_in_balance ? std::numeric_limits<double>::infinity() : 1e-6 * case_.time.end_time;
  }

  std::vector<double> HeatPart::breakpoints(const double from, const double to) const
  {
    std::vector<double> times = equations_.boundaries().given.empty()
                                  ? std::vector<double>()
                                  : equations_.boundaries().temperature.breakpoints(from, to);
    if (irradiance_ != nullptr)
      for (const double t : irradiance_->breakpoints(from, to))
        times.push_back(t);
    std::sort(times.begin(), times.end());
    return times;
  }

  bool HeatPart::jumps(const double t) const
  {
    const auto jump = [t](const Schedule &schedule) {
      return schedule.before(t) != schedule.at(t);
    };
    return (irradiance_ != nullptr && jump(*irradiance_)) ||
           (!equations_.boundaries().given.empty() && jump(equations_.boundaries().temperature));
  }

  void HeatPart::keep(StepMemory &memory) const
  {
    memory.keep("heat/initial mean",
                initial_mean_ ? std::vector<double>{*initial_mean_, hottest_}
                              : std::vector<double>());
    if (equations_.plate() != nullptr)
      memory.keep("heat/initial mean of the plate", initial_plate_mean_);
  }

  void HeatPart::recall(StepMemory &memory)
  {
    initial_mean_.reset();
    if (const auto known = memory.list_or_none("heat/initial mean", 2); !known.empty())
      {
        initial_mean_ = known[0];
        hottest_ = known[1];
      }
    if (equations_.plate() != nullptr)
      initial_plate_mean_ = memory.number("heat/initial mean of the plate");
  }

  std::vector<std::string> HeatPart::description(const MeshFigures &, double) const
  {
    std::vector<std::string> lines;
    lines.push_back(
      fmt::format("heat spreads with {:.3g} m^2/s", heat_.conductivity(0.) / heat_.capacity()));
    if (heat_.has_latent_heat())
      lines.back() +=
        fmt::format("; the transition would warm an isolated film by {:.3g} K",
                    heat_.latent_heat(case_.models.transition().br_fraction()) / heat_.capacity());
    for (const std::string &line : cooling())
      lines.push_back(line);
    return lines;
  }

  std::vector<std::string> HeatPart::cooling() const
  {
    const double depth = heated_body(case_.geometry).face_thickness,
                 transfer = heat_.to_air() + heat_.to_below();
    if (!(depth > 0. && transfer > 0.))
      return {};
    std::vector<std::string> lines;
    const SubstratePlate *const plate = heat_.plate();
    lines.push_back(
      fmt::format("what is warmer than {} cools within {:.3g} s, over {:.3g} um along the film",
                  plate == nullptr ? "around" : "the plate below",
                  heat_.capacity() * depth / transfer,
                  1e6 * std::sqrt(heat_.conductivity(0.) * depth / transfer)));
    if (const double loss = heat_.to_air() + heat_.to_base(); plate != nullptr && loss > 0.)
      lines.push_back(fmt::format("the plate cools within {:.3g} s, over {:.3g} mm along it",
                                  plate->areal_capacity() / loss,
                                  1e3 * plate->spreading_length(loss)));
    return lines;
  }

  std::vector<Column> HeatPart::own_columns() const
  {
    std::vector<Column> columns = heat_columns();
    if (equations_.plate() != nullptr)
      columns.insert(columns.end(), plate_columns().begin(), plate_columns().end());
    return columns;
  }

  void HeatPart::fill(Statistics *row, PhaseField &fields, const Measured &measured, double)
  {
    const FieldRange &plate = measured.fields[field_],
                     &range = measured.fields[field_ + equations_.number_of_film()];
    if (!initial_mean_)
      {
        initial_mean_ = range.mean;
        initial_plate_mean_ = plate.mean;
      }
    hottest_ = std::max(hottest_, range.highest);
    if (row == nullptr)
      return;
    const HeatBalance heat = heat_balance(equations_,
                                          range.mean - *initial_mean_,
                                          plate.mean - initial_plate_mean_,
                                          measured.tallied,
                                          heat_.capacity(),
                                          fields.figures().measure);
    row->set("mean temperature", range.mean);
    row->set("lowest temperature", range.lowest);
    row->set("highest temperature", range.highest);
    row->set("stored heat", heat.stored);
    row->set("latent heat released", heat.latent);
    row->set("heat of light", heat.light);
    row->set("heat from the air", heat.air);
    row->set("heat from the substrate", heat.below);
    row->set("heat through boundaries", heat.given);
    row->set("heat balance error", heat.error());
    if (equations_.plate() == nullptr)
      return;
    row->set("mean substrate temperature", plate.mean);
    row->set("highest substrate temperature", plate.highest);
    row->set("heat of the substrate", heat.plate_stored);
    row->set("heat from the base", heat.base);
  }

  std::vector<Quantity> HeatPart::quantities(const Statistics &, long, double) const
  {
    return {{"highest temperature so far", "K", hottest_, "of any recorded row"}};
  }

  std::vector<std::string> HeatPart::quantity_keys() const
  {
    return {"highest temperature so far [K]"};
  }
} // namespace softlattice
