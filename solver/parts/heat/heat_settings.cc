// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/heat/heat_settings.h"

#include "solver/case/case.h"
#include "solver/case/known_names.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/parameters/nearest.h"
#include "solver/parts/heat/heat_part.h"
#include "solver/parts/heat/plate_below.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    constexpr auto none = "none";

    std::vector<std::string> without_none(const std::vector<std::string> &names)
    {
      return names == std::vector<std::string>{none} ? std::vector<std::string>() : names;
    }

    void check_boundaries(const Case &what,
                          const std::vector<std::string> &given,
                          std::vector<Finding> &findings)
    {
      const std::string entry = "Heat/Boundaries at a temperature";
      std::vector<std::string> known;
      for (const std::vector<std::string> &names : known_boundaries(what.geometry))
        known.insert(known.end(), names.begin(), names.end());
      const std::vector<std::string> joined = periodic_boundaries(what.geometry);
      for (const std::string &name : given)
        if (name == none)
          findings.push_back({Finding::Severity::error,
                              entry,
                              "'none' stands alone, not in a list with others",
                              "give 'none' or a list of boundaries"});
        else if (std::find(joined.begin(), joined.end(), name) != joined.end())
          findings.push_back({Finding::Severity::error,
                              entry,
                              "'" + name + "' is joined to the boundary opposite to it",
                              "leave it out, or change 'Boundary conditions/Periodic'"});
        else if (!known.empty() && std::find(known.begin(), known.end(), name) == known.end())
          {
            const auto near = nearest(name, known);
            findings.push_back({Finding::Severity::error,
                                entry,
                                "the body has no boundary '" + name + "'",
                                near ? "did you mean '" + *near + "'?"
                                     : fmt::format("one of: {}", fmt::join(known, ", "))});
          }
    }

    /// Of films that cover it all, seen from above.
    bool may_lie_on_a_plate(const Geometry &geometry)
    {
      const std::string &kind = geometry.kind;
      return in_plan(geometry) &&
             (kind == "film in plan" || kind == "polycrystal" || kind == "imported mesh");
    }

    void check_plate(const FilmHeat &heat, const Case &what, std::vector<Finding> &findings)
    {
      const auto warn =
        [&](const std::string &entry, const std::string &message, const std::string &fix) {
          findings.push_back({Finding::Severity::warning, entry, message, fix});
        };
      if (!may_lie_on_a_plate(what.geometry))
        {
          findings.push_back(
            {Finding::Severity::error,
             "Heat/Substrate",
             "a plate spreads heat below a film that is seen from above and covers it; of '" +
               what.geometry.kind + "' it is no field of the same body",
             "'base', whose 'Heat transfer to the substrate' is then that to and through the "
             "plate; or a film in plan, a polycrystal or an imported mesh with the view 'plan'"});
          return;
        }
      const SubstratePlate &plate = *heat.plate();
      // Where the face of a plate is warmer than its mean by more than some percent of what that is above the base.
      constexpr double largest_biot = 0.1;
      const double loss = heat.to_air() + heat.to_base(), biot = plate.biot_number(loss);
      if (biot > largest_biot)
        warn("Heat/Plate thickness",
             fmt::format(
               "the plate is not as warm at its face as at its back: its Biot number, {:.3g} "
               "W/m^2/K to air and base times {:.3g} mm over {:.3g} W/m/K, is {:.3g}, and "
               "a mean over the thickness stands for both up to {}",
               loss,
               1e3 * plate.thickness(),
               plate.conductivity(),
               biot,
               largest_biot),
             "a thinner or more conductive plate, less heat transfer, or 'Substrate = base' if the "
             "back of the plate is held at a temperature");
      if (heat.has_light() && heat.has_spot() && heat.spot_radius() < plate.thickness())
        warn("Heat/Spot radius",
             fmt::format("the heat of a spot of {:.3g} mm goes into a plate of {:.3g} mm in three "
                         "dimensions, not along it: the spot will be warmer than the plate says",
                         1e3 * heat.spot_radius(),
                         1e3 * plate.thickness()),
             "a wider spot, or 'Substrate = base' with a transfer of 4 k/(pi a) for a disc of the "
             "radius a on a material of the conductivity k");
    }
  } // namespace

  void HeatSettings::declare(ParameterTable &table)
  {
    heat_.declare(table);
    const ParameterSection section = table.section("Heat");
    section.names("Boundaries at a temperature", &given_)
      .about("Names of boundaries that are kept at 'Temperature of boundaries' instead of giving "
             "heat to the air or the "
             "substrate, separated by commas, or 'none'.")
      .from_source("a choice, not a number", Confidence::numerical);
    section.schedule("Temperature of boundaries", &temperature_, "K", "K")
      .about("Their temperature, over time.")
      .range(1., 5000.)
      .from_source("a choice, not a number", Confidence::numerical);
  }

  std::vector<CaseField> HeatSettings::fields() const
  {
    return {{PlateBelow::name_of_temperature, "K", true},
            {HeatEquations::name_of_temperature, "K", true}};
  }

  std::vector<CaseField> HeatSettings::fields_in(const Case & /*what*/) const
  {
    std::vector<CaseField> own = fields();
    if (heat_.plate() == nullptr)
      own.erase(own.begin());
    return own;
  }

  std::vector<std::string> HeatSettings::needed_fields() const
  {
    return {PolymorphEquations::name_of_phase};
  }

  std::string HeatSettings::temperature_field() const
  {
    return HeatEquations::name_of_temperature;
  }

  void HeatSettings::check(const Case &what, std::vector<Finding> &findings) const
  {
    const auto reject =
      [&](const std::string &entry, const std::string &message, const std::string &fix) {
        findings.push_back({Finding::Severity::error, entry, message, fix});
      };
    check_boundaries(what, without_none(given_), findings);
    if (what.time.integrator == "RKC2")
      reject("Time/Integrator",
             "heat spreads far faster than fronts move, and the energy balance is that of implicit "
             "stages",
             "'auto' or 'TR-BDF2'");
    if (what.noise.thermal)
      reject("Model/Parts",
             "thermal noise knows one temperature only, and the part 'heat' makes a field of it",
             "leave one of the two out");
    if (heat_.light_is_of_weather() && what.models.environment().irradiance() == nullptr)
      reject("Heat/Light",
             "the surroundings say nothing of the light on the module",
             "a weather file with irradiance, or 'given' with an 'Irradiance'");
    // Studies may take a transfer or a radius to 0, which is no mistake.
    const auto warn =
      [&](const std::string &entry, const std::string &message, const std::string &fix) {
        findings.push_back({Finding::Severity::warning, entry, message, fix});
      };
    if (heat_.to_base() == 0. && heat_.base_excess() != 0.)
      warn("Heat/Base warmer than air by",
           "'Heat transfer to the substrate' is 0, so that no heat comes from the base",
           "give a transfer above 0, or leave it out");
    if (heat_.has_light() && !heat_.has_spot() && (heat_.spot_x() != 0. || heat_.spot_y() != 0.))
      warn(heat_.spot_x() != 0. ? "Heat/Spot along x" : "Heat/Spot along y",
           "there is no spot: without a radius all places are lit alike",
           "give a 'Spot radius', or leave it out");
    if (heat_.plate() != nullptr)
      check_plate(heat_, what, findings);
    if (heat_.has_light() && what.geometry.kind == "imported mesh" && !in_plan(what.geometry))
      reject("Heat/Light",
             "the thickness over which an imported body absorbs light is not known",
             "'none'");
  }

  std::unique_ptr<Part> HeatSettings::make(const Case &what, const std::size_t first_field) const
  {
    return std::make_unique<HeatPart>(
      heat_,
      heat_boundaries(what.geometry, without_none(given_), temperature_),
      what,
      first_field);
  }

  PartKind heat_part()
  {
    return {
      "heat",
      "the temperature at each place, with latent heat, light and what air and substrate take",
      [] { return std::make_unique<HeatSettings>(); }};
  }
} // namespace softlattice
