// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/strain/mean_stress.h"

#include "meshes/periodic.h"
#include "solver/case/halide_checks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    constexpr std::array<std::array<std::size_t, 2>, 6> axes_of = {
      {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}}};
    constexpr std::array<const char *, 3> names_of_axes = {"x", "y", "z"};
    const std::string path = "Strain/Given mean stresses";
  } // namespace

  const std::array<std::string, 6> &MeanStress::names_of_components()
  {
    static const std::array<std::string, 6> names = {"xx", "yy", "zz", "yz", "xz", "xy"};
    return names;
  }

  void MeanStress::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Strain");
    section.names("Given mean stresses", &given_)
      .about("Components of the stress (xx, yy, zz, yz, xz, xy) of which the mean over the body is "
             "given, "
             "and the mean strain follows: along periodic directions, and across the plane of a "
             "section or a box in 2D with 'Plane = strain' (zz: generalised plane strain). "
             "'none': the mean strain is 'Imposed strain'.")
      .from_equation("301")
      .from_source("a choice, not a number", Confidence::numerical);
    section.quantities("Mean stress", &stress_, "Pa", "MPa")
      .about("Of each of them in that order, or one for all.")
      .from_equation("301")
      .from_source("a body at which nothing pulls", Confidence::numerical);
  }

  std::vector<std::size_t> MeanStress::components() const
  {
    std::vector<std::size_t> numbers;
    for (const std::string &name : given_)
      {
        const auto &known = names_of_components();
        const auto found = std::find(known.begin(), known.end(), name);
        if (found != known.end())
          numbers.push_back(static_cast<std::size_t>(found - known.begin()));
      }
    return numbers;
  }

  StrainEnergy::Free MeanStress::free_strains() const
  {
    StrainEnergy::Free found;
    found.components = components();
    found.stress.assign(found.components.size(), stress_.empty() ? 0. : stress_.front());
    if (stress_.size() == found.components.size())
      found.stress = stress_;
    return found;
  }

  std::array<std::string, 2> MeanStress::objection(const std::size_t component,
                                                   const Geometry &geometry,
                                                   const BodySupport &support) const
  {
    const auto [i, j] = axes_of[component];
    const std::string &name = names_of_components()[component];
    if (support.has_substrate(geometry))
      return {"a substrate holds the body, whose mean strain is that of the substrate",
              "leave it out, or set 'Substrate' to 'none'"};
    if (support.stress_free(geometry)[component])
      return {fmt::format("there is no stress {} anywhere in a thin body", name),
              fmt::format("leave out {}, or set 'Plane' to 'strain'", name)};
    if (dimension(geometry) == 2 && j == 2) // across the plane
      return i == 2 ? std::array<std::string, 2>{}
                    : std::array<std::string, 2>{
                        fmt::format("in two dimensions there is no displacement that {} would need",
                                    name),
                        "leave it out: across the plane there is zz alone"};
    if (!support.boundaries(geometry).loaded.empty())
      return {
        "what pulls at boundaries would work on the mean strain, too, by how much depends on where "
        "the body begins",
        "leave out 'Loaded boundaries', or give the mean strain"};
    const Place3 period = is_rectangular(geometry) ? periods(geometry) : Place3{};
    for (const std::size_t axis : {i, j})
      if (period[axis] == 0.)
        return {
          fmt::format(
            "the body is not periodic along {}: what holds it and pulls at it there says what "
            "its stress is",
            names_of_axes[axis]),
          fmt::format("leave out {}, or name the direction in 'Boundary conditions/Periodic'",
                      name)};
    return {};
  }

  void MeanStress::check(const Geometry &geometry,
                         const BodySupport &support,
                         std::vector<Finding> &findings) const
  {
    const auto reject =
      [&](const std::string &entry, const std::string &message, const std::string &fix) {
        findings.push_back({Finding::Severity::error, entry, message, fix});
      };
    if (given_ == std::vector<std::string>{"none"})
      {
        if (std::any_of(stress_.begin(), stress_.end(), [](const double s) { return s != 0.; }))
          reject("Strain/Mean stress",
                 "the mean stress of no component is given, so that it is of no account",
                 "name components in 'Given mean stresses', or leave it out");
        return;
      }
    const Voigt imposed = support.imposed();
    for (const std::size_t component : components())
      if (imposed[component] != 0.)
        reject(
          "Strain/Imposed strain",
          fmt::format("the mean strain {} follows from the mean stress, so that what is imposed "
                      "of it is of no account",
                      names_of_components()[component]),
          "set that component to 0, or leave it out of 'Given mean stresses'");
    for (const std::string &name : given_)
      {
        const auto &known = names_of_components();
        const auto found = std::find(known.begin(), known.end(), name);
        if (name == "none")
          reject(path,
                 "'none' stands alone, not in a list with others",
                 "give 'none' or components");
        else if (found == known.end())
          reject(path,
                 fmt::format("there is no component '{}' of the stress", name),
                 fmt::format("choose from: {}", fmt::join(known, ", ")));
        else if (const auto [why, remedy] =
                   objection(static_cast<std::size_t>(found - known.begin()), geometry, support);
                 !why.empty())
          reject(path, why, remedy);
      }
    if (stress_.size() != 1 && stress_.size() != given_.size())
      reject("Strain/Mean stress",
             fmt::format("there are {} components and {} values", given_.size(), stress_.size()),
             "give one value, or one for each component of 'Given mean stresses'");
  }
} // namespace softlattice
