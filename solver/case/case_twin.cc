// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/case_twin.h"

#include "meshes/periodic.h"
#include "solver/base/error.h"
#include "solver/case/lt_seeds.h"
#include "solver/case/twin_history.h"
#include "solver/nucleation/prescribed_nuclei.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>

namespace softlattice
{
  namespace
  {
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

    /// The way of a front until it comes to a place from where the phase that appears is at the start.
    void add_initial_state(const Case &what, const bool of_ht, MeanFieldProblem &problem)
    {
      const InitialStateSettings &state = what.initial_state;
      const std::string appearing = of_ht ? "HT" : "LT";
      if (state.kind == (of_ht ? "LT" : "HT") || state.kind == "formula")
        return;
      if (state.kind == appearing)
        {
          problem.way_from_initial_lt = [](const auto &) { return -1.; };
          return;
        }
      if (state.kind == "front")
        {
          problem.way_from_initial_lt = [at = state.front_position, of_ht](const auto &place) {
            return of_ht ? at - place[0] : place[0] - at;
          };
          return;
        }
      const std::array<double, 3> centre = {
        {state.centre_x, state.centre_y, problem.body.dimension == 3 ? state.centre_z : 0.}};
      const bool is_inside = state.kind == appearing + " grain";
      problem.way_from_initial_lt =
        [centre, is_inside, radius = state.radius, body = problem.body, growth = problem.growth](
          const auto &place) {
          const double away = distance_in(body, centre, place);
          if (is_inside == (away <= radius))
            return -1.;
          return is_inside ? growth.way(radius, away) : growth.way_inwards(radius, away);
        };
    }

    /// Those of LT that are born in a part of the run.
    void add_known_nuclei(const Case &what,
                          const double from,
                          const double to,
                          MeanFieldProblem &problem)
    {
      if (!what.seeding.is_given())
        return;
      const PrescribedNuclei listed(what.seeding.file.path);
      for (const Nucleus &nucleus : listed.all())
        if (nucleus.time >= from && nucleus.time <= to)
          problem.known.push_back({nucleus.place, nucleus.time - from, nucleus.initial_radius});
    }

    /// Of a phase over the whole run, without what there is at the start.
    MeanFieldProblem problem_of(const Case &what,
                                const MeanFieldBody &body,
                                const std::vector<MeanFieldSites> &sites,
                                const GrainMean &grains,
                                const TwinPhase &phase)
    {
      MeanFieldProblem problem;
      problem.is_of_ht = phase.is_ht;
      problem.body = body;
      problem.sites = sites;
      for (MeanFieldSites &one : problem.sites)
        {
          // Bands act on the face and on the edges of the film alike.
          one.relative_rate = grains.rate;
          if (phase.is_ht && what.geometry.kind == "nanowire" && one.normal == 0)
            one.relative_rate *= what.models.ht_nuclei().end_factor();
        }
      problem.history = history_of(what, phase);
      problem.growth = MeanFieldGrowth(phase.is_ht ? ht_seed_radius(what) : lt_seed_radius(what),
                                       critical_radius_of(what, phase.is_ht),
                                       {body.size.begin(), body.size.begin() + body.dimension});
      problem.exclusion_radius = what.nucleation.exclusion_radius;
      return problem;
    }

    /// The same from a time on until another.
    MeanFieldHistory part_of(const MeanFieldHistory &whole, const double from, const double to)
    {
      MeanFieldHistory part;
      part.end = to - from;
      part.rate = [rate = whole.rate, from](const double time) { return rate(from + time); };
      part.way = [way = whole.way, from, begin = whole.way(from)](const double time) {
        return std::max(0., way(from + time) - begin);
      };
      for (const double time : whole.breakpoints)
        if (time > from && time < to)
          part.breakpoints.push_back(time - from);
      return part;
    }

    Twin make_twin(const Case &what, const MeanFieldBody &body, std::vector<MeanFieldSites> sites)
    {
      Twin twin;
      const GrainMean grains = mean_over_grains(what.geometry);
      // An ellipse of these axes has the area, or the volume, of a disc or ball that grows so fast.
      const double aspect = what.models.anisotropy().growth_aspect();
      const double round = std::pow(aspect, body.dimension == 2 ? -1. / 2. : -2. / 3.);
      double area = 0.;
      for (const MeanFieldSites &one : sites)
        area += exposed_area(body, one);
      TwinPhase lt, ht;
      lt.slower = ht.slower = grains.velocity * round;
      ht.is_ht = true;
      if (area > 0.)
        ht.depth = body.measure() * (body.dimension == 2 ? out_of_plane(what.geometry) : 1.) / area;
      if (what.bare_spots.any())
        lt.bare_share = BarePattern(what.bare_spots, what.geometry).share();
      // What appears first: a body of LT can only turn into HT.
      const bool of_ht = what.initial_state.kind == "LT" && forms_ht(what);
      twin.problem = problem_of(what, body, sites, grains, of_ht ? ht : lt);
      if (!of_ht)
        {
          add_initial_state(what, false, twin.problem);
          add_known_nuclei(what, 0., what.time.end_time, twin.problem);
        }
      const std::vector<TwinTurn> turns = turns_of(what);
      if (turns.size() > 1)
        {
          const std::array<MeanFieldProblem, 2> whole = {
            {problem_of(what, body, sites, grains, lt), problem_of(what, body, sites, grains, ht)}};
          for (std::size_t k = 0; k < turns.size(); ++k)
            {
              const double from = turns[k].begin;
              const double to = k + 1 < turns.size() ? turns[k + 1].begin : what.time.end_time;
              if (!(to > from))
                continue;
              MeanFieldProblem problem = whole[turns[k].is_ht ? 1 : 0];
              problem.history = part_of(problem.history, from, to);
              if (twin.turns.empty())
                add_initial_state(what, turns[k].is_ht, problem);
              if (!turns[k].is_ht)
                add_known_nuclei(what, from, to, problem);
              twin.turns.push_back({from, std::move(problem)});
            }
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
      if (lt.bare_share > 0.)
        twin.warnings.push_back(
          fmt::format("bare spots enter on average: they are {:.3g} % of the exposed surface",
                      100. * lt.bare_share));
      if (twin.turns.size() > 1)
        twin.warnings.push_back(
          fmt::format("fronts turn {} times, at T0: each time the phase that is stable then has "
                      "nuclei of its own, and what there is of it grows back the way it shrank",
                      twin.turns.size() - 1));
      else if (of_ht)
        twin.warnings.emplace_back(
          "the body is LT: the estimate is of its way back to HT, by nuclei of HT");
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
    const auto forget = [&](MeanFieldProblem &problem) {
      problem.known.clear();
      if (what.initial_state.kind != "LT" && what.initial_state.kind != "HT")
        problem.way_from_initial_lt = {};
    };
    forget(twin.problem);
    for (MeanFieldTurn &turn : twin.turns)
      forget(turn.problem);
    twin.warnings.emplace_back("the body is taken for a square of its exposed area, all in HT");
    return twin;
  }

  MeanFieldResult mean_field(const Twin &twin)
  {
    if (twin.turns.size() < 2)
      return mean_field(twin.problem);
    std::vector<MeanFieldTurn> turns = twin.turns;
    turns.front().problem.with_spread = twin.problem.with_spread;
    MeanFieldResult result = mean_field(turns);
    // Whatever turn it comes in.
    BirthPieces pieces(twin.problem.history);
    result.first_nucleus = waiting_time(pieces, effective_area(twin.problem));
    return result;
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
