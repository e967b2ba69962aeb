// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The entries of what holds a body.
#include "solver/parts/strain/body_support.h"

#include <algorithm>
#include <array>
#include <string>

namespace softlattice
{
  namespace
  {
    constexpr auto sample_at_hand = "the sample at hand";
  } // namespace

  void BodySupport::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Strain");
    const ParameterSection on_substrates = section.when("Geometry/Kind",
                                                        {"film in plan",
                                                         "film in section",
                                                         "film",
                                                         "nanoplate",
                                                         "island array",
                                                         "polycrystal",
                                                         "imported mesh"});
    on_substrates.choice("Substrate", &substrate_, {"rigid", "compliant", "none"})
      .about("What the body lies on. 'rigid': a thick substrate to which it adheres. A film that "
             "is seen from above is then "
             "strained in its plane as the substrate is, at each place by itself, and there is no "
             "displacement to solve for: right "
             "for what is wider than the film is thick. In section and in 3D its lower side is "
             "clamped, and its sides glide along walls. 'compliant': the substrate gives way in "
             "proportion. "
             "'none': free.")
      .from_equation("272")
      .from_source("a choice, not a number", Confidence::numerical);
    on_substrates.when("Substrate", {"compliant"})
      .quantity("Substrate stiffness", &substrate_stiffness_, "Pa/m", "GPa/um")
      .about("Traction on the film per displacement; of a film that is seen from above it is "
             "spread over the thickness.")
      .range(0., 1e24)
      .from_equation("272")
      .from_source("a layer of 300 nm and 6 GPa that shears", Confidence::assumed);
    on_substrates.when("Substrate", {"rigid", "compliant"})
      .quantity("Thermal expansion of the substrate", &substrate_expansion_, "1/K", "1/K")
      .about("Linear; the film is strained by the difference.")
      .range(-1e-2, 1e-2)
      .from_equation("271")
      .from_source("glass and ITO 4e-6 to 9e-6 1/K, from memory; ITO on PET 1.2e-5 1/K",
                   Confidence::memory);
    section.when("Geometry/Kind", {"film in section", "box", "imported mesh"})
      .choice("Plane", &plane_, {"strain", "stress"})
      .about("In 2D, unless the body is seen from above: whether across the plane there is no "
             "strain but what is imposed (a long "
             "body), or no stress (a thin one).")
      .from_equation("272")
      .from_source("a choice, not a number", Confidence::numerical);
    section.quantities("Imposed strain", &imposed_, "1", "%")
      .about(
        "Mean strain xx, yy, zz, or xx, yy, zz, yz, xz, xy (shears as e_ij, not twice), beside "
        "thermal expansion: the displacement is counted "
        "from there, so that "
        "periodic directions, walls and substrates are stretched by it. That of a lattice "
        "that grew on another one is "
        "1 - a_film/a_substrate in the plane, times -1.")
      .from_equation("271")
      .from_source(sample_at_hand, Confidence::assumed);
    declare_boundaries(section);
    declare_wafer(on_substrates.when("Substrate", {"rigid", "compliant"}));
  }

  void BodySupport::declare_boundaries(const ParameterSection &section)
  {
    section.names("Clamped boundaries", &clamped_)
      .about("That do not move. 'default': the bottom of a film on a rigid substrate. A body "
             "that nothing holds is where neither it has moved nor turned in the mean.")
      .from_equation("273")
      .from_source(sample_at_hand, Confidence::assumed);
    section.names("Roller boundaries", &rollers_)
      .about("That glide along a wall: no displacement along their normal, no force across it, as "
             "on a plane of symmetry. "
             "'default': the sides of a film on a substrate in section and in 3D.")
      .from_equation("273")
      .from_source(sample_at_hand, Confidence::assumed);
    section.names("Loaded boundaries", &loaded_)
      .about("At which 'Traction' pulls. All that is not named is free.")
      .from_equation("273")
      .from_source(sample_at_hand, Confidence::assumed);
    section.quantities("Traction", &traction_, "Pa", "MPa")
      .about("Force per area along x, y and z on the loaded boundaries.")
      .from_equation("273")
      .from_source(sample_at_hand, Confidence::assumed);
  }

  void BodySupport::check_loads(const Geometry &geometry,
                                const Boundaries &all,
                                std::vector<Finding> &findings) const
  {
    constexpr std::array<const char *, 3> axes = {"x", "y", "z"};
    const auto reject = [&](const std::string &message, const std::string &fix) {
      findings.push_back({Finding::Severity::error, "Strain/Traction", message, fix});
    };
    const auto is_pulled = [this](const std::size_t axis) { return traction_[axis] != 0.; };
    if (all.loaded.empty())
      {
        if (is_pulled(0) || is_pulled(1) || is_pulled(2))
          reject("no boundary is loaded, so that nothing is pulled at",
                 "name boundaries in 'Loaded boundaries', or leave it out");
        return;
      }
    if (dimension(geometry) == 2 && is_pulled(2))
      reject("in two dimensions there is no displacement along z that it could move",
             "set its third component to 0");
    if (!is_rectangular(geometry))
      return;
    for (const std::string &name : all.rollers)
      if (std::find(all.loaded.begin(), all.loaded.end(), name) != all.loaded.end())
        if (const std::size_t axis = normal_axis(geometry, name); axis < 3 && is_pulled(axis))
          reject(std::string("the boundary '") + name +
                   "' glides along a wall, which takes what pulls along " + axes[axis],
                 "take the boundary out of 'Roller boundaries' or of 'Loaded boundaries', or set "
                 "that component "
                 "to 0");
  }

  Voigt BodySupport::imposed() const
  {
    Voigt strain{};
    for (std::size_t i = 0; i < std::min<std::size_t>(6, imposed_.size()); ++i)
      strain[i] = (i < 3 ? 1. : 2.) * imposed_[i];
    return strain;
  }

  void BodySupport::declare_wafer(const ParameterSection &section)
  {
    section.quantity("Substrate Young's modulus", &wafer_.youngs_modulus, "Pa", "GPa")
      .about("Of the wafer that the film bends, for its curvature alone.")
      .range(1e6, 1e13)
      .from_equation("277")
      .from_source("soda-lime glass, from memory", Confidence::memory);
    section.number("Substrate Poisson's ratio", &wafer_.poisson_ratio)
      .about("Of that wafer.")
      .range(-0.99, 0.5)
      .from_equation("277")
      .from_source("soda-lime glass, from memory", Confidence::memory);
    section.quantity("Substrate thickness", &wafer_.thickness, "m", "mm")
      .about("Of that wafer, far more than that of the film.")
      .range(1e-6, 1.)
      .from_equation("277")
      .from_source("glass with ITO as it is sold", Confidence::assumed);
  }

  double BodySupport::Wafer::curvature(const double stress, const double film_thickness) const
  {
    return 6. * (1. - poisson_ratio) * stress * film_thickness /
           (youngs_modulus * thickness * thickness);
  }
} // namespace softlattice
