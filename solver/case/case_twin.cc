// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/case_twin.h"

#include "meshes/periodic.h"
#include "solver/base/error.h"
#include "solver/case/lt_seeds.h"
#include "solver/nucleation/front_travel.h"
#include "solver/nucleation/prescribed_nuclei.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <variant>

namespace softlattice
{
  namespace
  {
    // Between the breakpoints velocities are smooth; so often they are looked at in the course of a run.
    constexpr int n_knots = 64;

    bool is_steady(const Case &what)
    {
      const Environment &environment = what.models.environment();
      const double end = what.time.end_time;
      if (!environment.breakpoints(0., end).empty())
        return false;
      // Behind a barrier film the humidity changes without a breakpoint, and so do ligands that leave.
      const Conditions first = environment.at(0.);
      const std::vector<double> times = {0.1 * end, 0.5 * end, end};
      return std::all_of(times.begin(), times.end(), [&](const double time) {
        const Conditions now = environment.at(time);
        return now.temperature == first.temperature &&
               now.relative_humidity == first.relative_humidity &&
               now.ligands_left == first.ligands_left;
      });
    }

    /// Times that show what the surroundings are in the course of a run.
    std::vector<double> times_of(const Case &what)
    {
      if (is_steady(what))
        return {0.};
      std::vector<double> times = what.models.environment().breakpoints(0., what.time.end_time);
      for (int k = 0; k <= n_knots; ++k)
        times.push_back(what.time.end_time * k / n_knots);
      std::sort(times.begin(), times.end());
      return times;
    }

    /// J and the way of the front of the phase that appears, from the laws of the case. `slower`: factor on the
    /// velocity.
    MeanFieldHistory history_of(const Case &what, const double slower, const bool of_ht)
    {
      const ModelSet &models = what.models;
      const double end = what.time.end_time;
      const auto velocity = [&models, slower, of_ht](const double time) {
        const double v = models.front_velocity(models.environment().at(time));
        return slower * std::max(0., of_ht ? -v : v);
      };
      const auto rate_at = [&models, of_ht](const double time) {
        const Conditions now = models.environment().at(time);
        return of_ht ? models.nominal_ht_nucleation_rate(now) : models.nominal_nucleation_rate(now);
      };
      MeanFieldHistory history;
      history.end = end;
      if (is_steady(what))
        {
          const double rate = rate_at(0.);
          history.rate = [rate](double) { return rate; };
          history.way = [v = velocity(0.)](const double time) { return v * time; };
          return history;
        }
      history.rate = rate_at;
      const auto travel =
        std::make_shared<FrontTravel>(0.,
                                      end / n_knots,
                                      velocity,
                                      [&models](const double from, const double to) {
                                        return models.environment().breakpoints(from, to);
                                      });
      history.way = [travel](const double time) { return travel->to(time); };
      history.breakpoints = models.environment().breakpoints(0., end);
      return history;
    }

    /// sigma/(s |dg|), the critical radius of the phase field in two dimensions [m]: its mean over the way
    /// of the front, which is what an integral over the way makes of it to first order.
    double critical_radius_of(const Case &what, const bool of_ht)
    {
      double sum = 0., weights = 0.;
      for (const double time : times_of(what))
        {
          const Conditions now = what.models.environment().at(time);
          const double sign = of_ht ? -1. : 1.;
          const double driving_force =
            sign * what.models.transition().driving_force(now.temperature);
          const double velocity = sign * what.models.front_velocity(now);
          if (!(driving_force < 0. && velocity > 0.))
            continue;
          weights += velocity;
          sum += velocity * what.models.coefficients().numerical_critical_radius(driving_force, 2);
        }
      return weights > 0. ? sum / weights : 0.;
    }

    /// Whether fronts of the phase that appears go back at some time.
    bool retreats(const Case &what, const bool of_ht)
    {
      const std::vector<double> times = times_of(what);
      return std::any_of(times.begin(), times.end(), [&](const double time) {
        const double v = what.models.front_velocity(what.models.environment().at(time));
        return of_ht ? v > 0. : v < 0.;
      });
    }

    bool forms_ht(const Case &what)
    {
      const std::vector<double> times = times_of(what);
      return std::any_of(times.begin(), times.end(), [&](const double time) {
        return what.models.nominal_ht_nucleation_rate(what.models.environment().at(time)) > 0.;
      });
    }

    MeanFieldBody body_of_twin(const Geometry &geometry)
    {
      MeanFieldBody body;
      body.dimension = dimension(geometry);
      if (geometry.kind == "island array")
        {
          body.size = {{geometry.island_size, geometry.island_size, 0.}};
          body.copies = double(geometry.islands_along_x) * geometry.islands_along_y;
          return body;
        }
      body.size = box_size(geometry);
      body.lower = lower_corner(geometry);
      const Place3 joined = periods(geometry);
      for (int d = 0; d < body.dimension; ++d)
        body.periodic[d] = joined[d] > 0.;
      return body;
    }

    std::vector<MeanFieldSites> sites_of(const Geometry &geometry)
    {
      const std::vector<std::string> names = boundary_names(geometry);
      std::vector<MeanFieldSites> all;
      for (const std::string &name : exposed_boundaries(geometry))
        {
          const auto found = std::find(names.begin(), names.end(), name);
          MeanFieldSites sites;
          if (found != names.end())
            {
              // Low and high end, axis by axis.
              const auto id = static_cast<int>(found - names.begin());
              sites.normal = id / 2;
              sites.at_high_end = id % 2 == 1;
              sites.out_of_plane = out_of_plane(geometry);
            }
          all.push_back(sites);
        }
      return all;
    }

    /// Grain boundaries on average: how much faster nuclei form on the face, how much slower fronts go.
    struct GrainMean
    {
      double rate = 1., velocity = 1.;
    };

    GrainMean mean_over_grains(const Geometry &geometry)
    {
      if (geometry.kind != "polycrystal")
        return {};
      constexpr int n = 100;
      const std::array<double, 3> size = box_size(geometry);
      const GrainMap grains(geometry.grains, size[0], size[1]);
      double rate = 0., duration = 0.;
      for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j)
          {
            const double x = size[0] * (i + 0.5) / n, y = size[1] * (j + 0.5) / n;
            rate += grains.nucleation_factor(x, y) / (n * n);
            // A front crosses grains and bands one after the other.
            duration += 1. / (std::max(1e-4, grains.mobility_factor(x, y)) * n * n);
          }
      return {rate, 1. / duration};
    }

    void add_initial_state(const Case &what, MeanFieldProblem &problem)
    {
      const InitialStateSettings &state = what.initial_state;
      if (state.kind == "HT" || state.kind == "formula")
        return;
      if (state.kind == "LT")
        {
          problem.way_from_initial_lt = [](const auto &) { return -1.; };
          return;
        }
      if (state.kind == "front")
        {
          problem.way_from_initial_lt = [at = state.front_position](const auto &place) {
            return place[0] - at;
          };
          return;
        }
      const std::array<double, 3> centre = {
        {state.centre_x, state.centre_y, problem.body.dimension == 3 ? state.centre_z : 0.}};
      const bool lt_inside = state.kind == "LT grain";
      problem.way_from_initial_lt =
        [centre, lt_inside, radius = state.radius, body = problem.body, growth = problem.growth](
          const auto &place) {
          const double away = distance_in(body, centre, place);
          if (lt_inside == (away <= radius))
            return -1.;
          return lt_inside ? growth.way(radius, away) : growth.way_inwards(radius, away);
        };
    }

    void add_known_nuclei(const Case &what, MeanFieldProblem &problem)
    {
      if (!what.seeding.is_given())
        return;
      const PrescribedNuclei listed(what.seeding.file.path);
      for (const Nucleus &nucleus : listed.all())
        if (nucleus.time <= what.time.end_time)
          problem.known.push_back({nucleus.place, nucleus.time, nucleus.initial_radius});
    }

    Twin make_twin(const Case &what, const MeanFieldBody &body, std::vector<MeanFieldSites> sites)
    {
      Twin twin;
      MeanFieldProblem &problem = twin.problem;
      problem.body = body;
      const GrainMean grains = mean_over_grains(what.geometry);
      // Bands act on the face and on the edges of the film alike.
      for (MeanFieldSites &one : sites)
        one.relative_rate = grains.rate;
      problem.sites = std::move(sites);
      // An ellipse of these axes has the area, or the volume, of a disc or ball that grows so fast.
      const double aspect = what.models.anisotropy().growth_aspect();
      const double round = std::pow(aspect, body.dimension == 2 ? -1. / 2. : -2. / 3.);
      // A body of LT can only turn into HT; whether it turns back again is left out.
      const bool of_ht = what.initial_state.kind == "LT" && forms_ht(what);
      problem.is_of_ht = of_ht;
      if (of_ht && what.geometry.kind == "nanowire")
        for (MeanFieldSites &one : problem.sites)
          if (one.normal == 0)
            one.relative_rate *= what.models.ht_nuclei().end_factor();
      problem.history = history_of(what, grains.velocity * round, of_ht);
      problem.growth = MeanFieldGrowth(of_ht ? ht_seed_radius(what) : lt_seed_radius(what),
                                       critical_radius_of(what, of_ht),
                                       {body.size.begin(), body.size.begin() + body.dimension});
      problem.exclusion_radius = what.nucleation.exclusion_radius;
      if (!of_ht)
        {
          add_initial_state(what, problem);
          add_known_nuclei(what, problem);
        }
      if (what.expressions.is_selected())
        twin.warnings.emplace_back("what the case adds by formulas is not in it");
      for (const FurtherPart *one : what.further_parts_in_use())
        twin.warnings.push_back("what the part '" + one->name + "' does is not in it");
      if (what.local.any())
        twin.warnings.emplace_back(
          "temperature and humidity are those of the surroundings, not the fields of the case");
      if (what.is_mixed_halide())
        twin.warnings.emplace_back("nuclei and fronts are those of the nominal composition");
      if (what.geometry.kind == "polycrystal")
        twin.warnings.push_back(
          fmt::format("grain boundaries enter on average: nuclei {:.3g} times as often, fronts "
                      "{:.3g} times as fast as in a grain",
                      grains.rate,
                      grains.velocity));
      if (aspect != 1.)
        twin.warnings.push_back(
          fmt::format("needles count as round grains of the same size: fronts {:.3g} times as fast "
                      "as along the axis",
                      round));
      if (of_ht)
        twin.warnings.emplace_back(
          "the body is LT: the estimate is of its way back to HT, by nuclei of HT");
      else if (forms_ht(what))
        twin.warnings.emplace_back("nuclei of HT, which form in LT above T0, are not in it");
      if (retreats(what, of_ht))
        twin.warnings.push_back(
          fmt::format("for a part of the run {} is the stable phase and fronts "
                      "go back; here they stand still meanwhile",
                      of_ht ? "LT" : "HT"));
      return twin;
    }
  } // namespace

  Twin make_twin(const Case &what)
  {
    if (!what.has_transformation())
      throw InputError(
        "the mean-field estimate is of the HT-LT transformation, and this case has none: its "
        "'Model/Equations' are those of " +
        std::string(what.is_by_expression() ? "its own" : "a mixed halide in one phase"));
    if (what.geometry.kind == "imported mesh")
      throw InputError("the mean-field estimate knows rectangles and cuboids, no imported mesh; "
                       "'softlattice check' takes a square of the same exposed area");
    if (what.initial_state.kind == "formula")
      throw InputError("the mean-field estimate knows phases, fronts and round grains at the "
                       "beginning, no formula of the place; run the case");
    if (what.geometry.kind == "island array" &&
        (what.seeding.is_given() || what.initial_state.kind == "front" ||
         what.initial_state.kind == "LT grain" || what.initial_state.kind == "HT grain"))
      throw InputError("in an island array the mean-field estimate takes one island for all, so LT "
                       "cannot be given in some of them; run the case");
    return make_twin(what, body_of_twin(what.geometry), sites_of(what.geometry));
  }

  Twin make_twin_on_square(const Case &what, const double exposed_area)
  {
    MeanFieldBody body;
    const double side = std::sqrt(std::max(exposed_area, 1e-20));
    body.size = {{side, side, 0.}};
    body.periodic = {{true, true, false}};
    std::vector<MeanFieldSites> sites;
    if (exposed_area > 0.)
      sites.emplace_back();
    Twin twin = make_twin(what, body, std::move(sites));
    // Places are those of the mesh, not of the square.
    twin.problem.known.clear();
    if (what.initial_state.kind != "LT")
      twin.problem.way_from_initial_lt = {};
    twin.warnings.emplace_back("the body is taken for a square of its exposed area, all in HT");
    return twin;
  }

  void set_surroundings(Case &what, const std::string &name, const Schedule &values)
  {
    for (const ParameterEntry &entry : what.table.entries())
      if (entry.path() == "Environment/" + name)
        if (const auto *target = std::get_if<Schedule *>(&entry.target))
          {
            **target = values;
            what.models.prepare(what.time.end_time);
            return;
          }
    throw InputError("the surroundings have no quantity '" + name + "' over time");
  }
} // namespace softlattice
