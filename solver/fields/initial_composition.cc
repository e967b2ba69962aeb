// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/initial_composition.h"

#include "models/constants.h"
#include "solver/base/error.h"
#include "solver/nucleation/random_stream.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    // Between 10 and 90 % of a tanh and of an error function, per unit of their length.
    const double width_of_tanh = 2. * std::log(9.); // of (1 - tanh(z/2))/2
    constexpr double width_of_erf = 1.8123876;      // of erf(z)

    std::size_t number_of(const std::string &axis)
    {
      return axis == "x" ? 0 : axis == "y" ? 1 : 2;
    }

    /// 1 in the middle of a seed, one half at its radius, 0 outside.
    double part_inside(const double r, const CompositionSeed &seed, const double edge)
    {
      return 0.5 * (1. - std::tanh(0.5 * width_of_tanh * (r - seed.radius) / edge));
    }

    RandomStream stream(const int seed, const char *purpose, const std::size_t index)
    {
      const RandomKey key = {static_cast<std::uint64_t>(seed), 0, 0, 0};
      return RandomStream(key, number_of_name(purpose), index);
    }
  } // namespace

  double InitialComposition::variance_of_junction() const
  {
    const double length = width_of_junction() / width_of_erf;
    return 0.5 * length * length;
  }

  void InitialComposition::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Initial composition").of_parts({"composition"});
    section.choice("Profile", &profile_, {"uniform", "junction", "formula"})
      .about(
        "uniform: 'Model/Free energy/Br fraction' everywhere. junction: one composition on "
        "one side "
        "of a plane, another on the other. formula: what 'Fraction' says, which may read files "
        "and pictures.");
    const ParameterSection junction = section.when("Profile", {"junction"});
    junction.choice("Axis", &axis_, {"x", "y", "z"}).about("Normal of the plane of the junction.");
    junction.quantity("Position", &position_, "m", "um")
      .about("Where on the axis the junction is.")
      .range(-1., 1.);
    junction.quantity("Width", &width_, "m", "nm")
      .about(
        "10-90 % width of the junction, an error function: what diffusion has made of a sharp one "
        "some time before the beginning.")
      .range(0., 1.);
    junction.number("Below", &below_)
      .about("Fraction of the lighter halide at smaller coordinates. Not 0 or 1, where there is no "
             "finite potential.")
      .range(1e-9, 1. - 1e-9);
    junction.number("Above", &above_)
      .about("Fraction of the lighter halide at larger coordinates.")
      .range(1e-9, 1. - 1e-9);

    section.choice("Seeds", &seeds_, {"none", "listed", "random", "from file"})
      .about(
        "Round domains of another composition: none, at given places, at places drawn evenly over "
        "the body, or with places, radii and compositions from a file. They take their halides "
        "from "
        "the mixture around them: the mean composition of the body is what it is without them.");
    section.when("Seeds", {"from file"})
      .file("Seeds file", &seeds_file_)
      .about(
        "CSV file with the columns x, y, in three dimensions z, radius and composition (fraction "
        "of "
        "the lighter halide), each with its unit, as in 'x [nm],y [nm],radius [nm],composition "
        "[1]'. Seeds lie in the body and do not overlap.")
      .must_be_set();
    section.when("Seeds", {"listed"})
      .quantities("Seed places", &places_, "m", "nm")
      .about("x and y, in three dimensions z, of one seed after the other.")
      .must_be_set();
    section.when("Seeds", {"random"})
      .integer("Number of seeds", &n_seeds_)
      .about("How many seeds are drawn.")
      .range(1, 100000);
    const ParameterSection seeds = section.when("Seeds", {"listed", "random"});
    seeds.quantity("Seed radius", &radius_, "m", "nm")
      .about("Radius of the seeds, where the composition is half way.")
      .range(1e-10, 1.);
    section.when("Seeds", {"listed", "random", "from file"})
      .quantity("Seed edge", &edge_, "m", "nm")
      .about("10-90 % width of the edge of a seed.")
      .range(1e-10, 1.);
    seeds.number("Seed composition", &of_seeds_)
      .about("Fraction of the lighter halide inside the seeds.")
      .range(1e-9, 1. - 1e-9);

    section.number("Fluctuation", &amplitude_)
      .about(
        "Root mean square of small waves that are added: a sum of plane waves that fit into the "
        "body, of random directions, lengths and phases, with no mean. 0: none.")
      .range(0., 0.5);
    section.quantity("Shortest wavelength", &shortest_wavelength_, "m", "nm")
      .about("Waves of the fluctuation are not shorter; the mesh has to carry them.")
      .range(1e-10, 1.);
    section.integer("Waves", &n_modes_)
      .about("Number of waves in the fluctuation.")
      .range(1, 100000);
    section.integer("Seed", &random_seed_)
      .about(
        "Of the random waves and places: the same number gives the same ones on any mesh and any "
        "number of processes.")
      .range(0, 1000000000);
  }

  void InitialComposition::check_dimension(const int dimension,
                                           std::vector<Finding> &findings) const
  {
    if (seeds_ == "listed" && places_.size() % dimension != 0)
      findings.push_back({Finding::Severity::error,
                          "Initial composition/Seed places",
                          "the " + std::to_string(places_.size()) +
                            " numbers do not make up places in " + std::to_string(dimension) + "D",
                          "give " + std::to_string(dimension) + " for each seed"});
    if (profile_ == "junction" && number_of(axis_) >= static_cast<std::size_t>(dimension))
      findings.push_back({Finding::Severity::error,
                          "Initial composition/Axis",
                          "the body has no z axis",
                          "set it to x or y"});
  }

  void InitialComposition::read_seeds(const BoxOfBody &body,
                                      std::vector<FileProblem> &problems,
                                      std::vector<FileProblem> &notes)
  {
    if (seeds_ == "from file")
      from_file_ = read_composition_seeds(seeds_file_.path, body, problems, notes);
  }

  std::vector<CompositionSeed> InitialComposition::placed(const BoxOfBody &body) const
  {
    if (seeds_ == "from file")
      return from_file_;
    std::vector<CompositionSeed> list;
    const std::size_t dim = body.dimension;
    if (seeds_ == "listed")
      for (std::size_t i = 0; i + dim <= places_.size(); i += dim)
        {
          list.push_back({{}, radius_, of_seeds_});
          std::copy_n(places_.begin() + i, dim, list.back().centre.begin());
        }
    else if (seeds_ == "random")
      for (int i = 0; i < n_seeds_; ++i)
        {
          RandomStream random = stream(random_seed_, "places of seeds", i);
          list.push_back({{}, radius_, of_seeds_});
          for (std::size_t d = 0; d < dim; ++d)
            list.back().centre[d] = body.lowest[d] + random.uniform() * body.size[d];
        }
    return list;
  }

  std::vector<Ball> InitialComposition::seeds(const BoxOfBody &body) const
  {
    std::vector<Ball> balls;
    for (const CompositionSeed &seed : placed(body))
      balls.push_back({seed.centre, seed.radius + edge_});
    return balls;
  }

  std::vector<InitialComposition::Mode> InitialComposition::modes(const BoxOfBody &body) const
  {
    // Whole numbers of waves along each axis: no mean, and periodic over the body.
    std::vector<Mode> list;
    for (std::size_t i = 0; amplitude_ > 0. && list.size() < std::size_t(n_modes_); ++i)
      {
        RandomStream random = stream(random_seed_, "waves of the composition", i);
        Mode mode{};
        double square = 0.;
        for (int d = 0; d < body.dimension; ++d)
          {
            const double most = std::floor(body.size[d] / shortest_wavelength_);
            const double number = std::floor((2. * most + 1.) * random.uniform()) - most;
            mode.wave_vector[d] = 2. * constants::pi * number / body.size[d];
            square += mode.wave_vector[d] * mode.wave_vector[d];
          }
        mode.phase = 2. * constants::pi * random.uniform();
        const double largest = 2. * constants::pi / shortest_wavelength_;
        if (square > 0. && square <= largest * largest)
          list.push_back(mode);
        else if (i > 1000 && list.empty())
          throw InputError("'Initial composition/Shortest wavelength' is longer than the body");
      }
    return list;
  }

  double InitialComposition::profile(const std::array<double, 3> &place, const double uniform) const
  {
    if (profile_ == "formula")
      return formula_(place);
    if (profile_ != "junction")
      return uniform;
    const double z = place[number_of(axis_)] - position_;
    const double part =
      width_ > 0. ? std::erf(width_of_erf * z / width_) : double(z > 0.) - double(z < 0.);
    return 0.5 * (below_ + above_) + 0.5 * (above_ - below_) * part;
  }

  std::function<double(const std::array<double, 3> &)> InitialComposition::without_seeds(
    const BoxOfBody &body,
    const double uniform) const
  {
    InitialComposition bare = *this;
    bare.seeds_ = "none";
    return bare.over(body, uniform);
  }

  std::function<double(const std::array<double, 3> &)> InitialComposition::outside_seeds(
    const BoxOfBody &body) const
  {
    return [body, list = placed(body), edge = edge_](const std::array<double, 3> &place) {
      double inside = 0.;
      for (const CompositionSeed &seed : list)
        inside = std::max(inside, part_inside(distance(body, place, seed.centre), seed, edge));
      return 1. - inside;
    };
  }

  std::function<double(const std::array<double, 3> &)> InitialComposition::over(
    const BoxOfBody &body,
    const double uniform) const
  {
    const std::vector<Mode> waves = modes(body);
    const std::vector<CompositionSeed> list = placed(body);
    const double height = waves.empty() ? 0. : amplitude_ * std::sqrt(2. / waves.size());
    return [=, *this](const std::array<double, 3> &place) {
      double x = profile(place, uniform);
      double inside = 0., composition = x;
      for (const CompositionSeed &seed : list)
        if (const double part = part_inside(distance(body, place, seed.centre), seed, edge_);
            part > inside)
          {
            inside = part;
            composition = seed.composition;
          }
      x += inside * (composition - x);
      for (const Mode &wave : waves)
        {
          double phase = wave.phase;
          for (std::size_t d = 0; d < 3; ++d)
            phase += wave.wave_vector[d] * (place[d] - body.lowest[d]);
          x += height * std::cos(phase);
        }
      return x;
    };
  }
} // namespace softlattice
