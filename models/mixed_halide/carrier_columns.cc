// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/carrier_columns.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    const std::string section_name = "Model/Mixed halide/Carriers";
    constexpr const char *columns = "columns";
    constexpr double most_columns = 1e5;
  } // namespace

  void CarrierColumns::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section(section_name).of_parts({"composition"});
    section.choice("Diffusion volume", &volume_, {"whole body", columns})
      .about(
        "Within what carriers come to equilibrium. whole body: a body that is smaller than they "
        "diffuse. columns: the body is divided across the light, and what is generated in a "
        "column stays in it.")
      .from_equation("53")
      .from_source("a choice by the size of the body", Confidence::numerical);
    const ParameterSection divided = section.when("Diffusion volume", {columns});
    divided.quantity("Column width", &width_, "m", "um")
      .about("Width of a column across the light, the diffusion length of carriers. The body is "
             "divided evenly, into the number of columns that comes nearest to it.")
      .range(1e-9, 1.)
      .from_equation("53")
      .from_source("1 um, as far as carriers of polycrystalline films diffuse", Confidence::memory);
    divided.choice("Light along", &light_along_, {"auto", "x", "y", "z"})
      .about(
        "Along which axis the light falls: columns are not divided along it. auto: through the "
        "thickness, along z in 3D, along y in a film in section, and across the plane of other 2D "
        "bodies.")
      .from_source("a choice, not a number", Confidence::numerical);
  }

  void CarrierColumns::check(const int dimension,
                             const bool is_rectangular,
                             std::vector<Finding> &findings) const
  {
    if (volume_ != columns)
      return;
    if (!is_rectangular)
      findings.push_back({Finding::Severity::error,
                          section_name + "/Diffusion volume",
                          "columns divide rectangular bodies only",
                          "take a rectangular body, or set it to whole body"});
    if (light_along_ == "z" && dimension == 2)
      findings.push_back({Finding::Severity::error,
                          section_name + "/Light along",
                          "the body has no z axis",
                          "for light across the plane set it to auto"});
    if (static_cast<double>(numbers_[0]) * numbers_[1] * numbers_[2] > most_columns)
      findings.push_back({Finding::Severity::error,
                          section_name + "/Column width",
                          "more than 100000 columns",
                          "take wider columns"});
  }

  void CarrierColumns::set_body(const int dimension,
                                const int thickness_axis,
                                const std::array<double, 3> &lowest,
                                const std::array<double, 3> &size)
  {
    lowest_ = lowest;
    numbers_ = {1, 1, 1};
    if (volume_ != columns)
      return;
    const std::string axes = "xyz";
    const int along =
      light_along_ == "auto" ? thickness_axis : static_cast<int>(axes.find(light_along_));
    for (int d = 0; d < dimension; ++d)
      {
        // Where one would be too many for all of them, see check(), the exact number does not matter.
        if (d != along)
          numbers_[d] = static_cast<std::size_t>(
            std::clamp(std::round(size[d] / width_), 1., most_columns + 1.));
        widths_[d] = size[d] / static_cast<double>(numbers_[d]);
      }
  }

  std::size_t CarrierColumns::column_of(const std::array<double, 3> &place) const
  {
    // The last bits of a place depend on the cell from which it is found.
    constexpr double round_off = 1e-9;
    std::size_t column = 0;
    for (std::size_t d = 3; d-- > 0;)
      {
        if (numbers_[d] == 1)
          continue;
        const double number = std::floor((place[d] - lowest_[d]) / widths_[d] + round_off);
        column =
          column * numbers_[d] +
          static_cast<std::size_t>(std::clamp(number, 0., static_cast<double>(numbers_[d] - 1)));
      }
    return column;
  }
} // namespace softlattice
