// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/box.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Every process holds all coarse cells, so their number is bounded.
    constexpr unsigned int most_coarse_cells = 100000;
    // Volumes and their quotients stay far from overflow.
    constexpr double largest_length = 1e30;
    constexpr double most_slender = 1e6;
    // Of places, so that nodes a part of the box apart have places of their own.
    constexpr double farthest = 1e6;

    /// The number that a word stands for, or 0 if it is no positive integer or far too large.
    unsigned int count_from(const std::string &word)
    {
      unsigned int count = 0;
      const char *const end = word.data() + word.size();
      const auto [stop, error] = std::from_chars(word.data(), end, count);
      return error == std::errc() && stop == end && count <= most_coarse_cells ? count : 0;
    }
  } // namespace

  void BoxSettings::declare(const ParameterSection &section)
  {
    const char *const source = "the sample at hand";
    section.quantities("Size", &size, "m", "m")
      .about("Lengths of a box along x, y and z: two make a 2D run, three a 3D one. A case without "
             "dimensions gives plain numbers here and everywhere.")
      .from_source(source, Confidence::assumed);
    section.quantities("Origin", &origin, "m", "m")
      .about("Corner of the box with the lowest coordinates: one value for each direction, or one "
             "for all.")
      .from_source(source, Confidence::assumed);
    section.names("Coarse cells", &coarse_cells)
      .about("Number of cells along each direction before any refinement, or 'auto': cells as near "
             "to squares or cubes of the shortest length as whole numbers allow. Refinement halves "
             "them, so they fix which cell sizes there are.")
      .from_source("", Confidence::numerical);
  }

  void BoxSettings::check(std::vector<Finding> &findings) const
  {
    const auto reject = [&](const char *name, const std::string &message, const std::string &fix) {
      findings.push_back({Finding::Severity::error, std::string("Geometry/") + name, message, fix});
    };
    if (size.size() != 2 && size.size() != 3)
      {
        reject("Size", "a box has two or three lengths", "give 'length, length' for a 2D run");
        return;
      }
    for (const double length : size)
      if (!(length > 0. && std::isfinite(length)))
        {
          reject("Size", "a length of the box is not positive", "give lengths above zero");
          return;
        }
    const auto [shortest, longest] = std::minmax_element(size.begin(), size.end());
    if (*longest > largest_length || *shortest < 1. / largest_length)
      return reject("Size", "a length beyond 1e30 or below 1e-30", "choose another unit of length");
    if (*longest > most_slender * *shortest)
      return reject("Size", "one length is more than a million times another", "shorten it");
    const std::string number = dimension() == 2 ? "two" : "three";
    if (origin.size() != 1 && origin.size() != size.size())
      reject("Origin",
             "the box has " + number + " directions",
             "give one value for each direction, or one for all");
    for (const double place : origin)
      if (!(std::abs(place) <= farthest * *shortest))
        return reject("Origin",
                      "the box is a million times farther from zero than it is wide",
                      "choose another origin");

    if (coarse_cells == std::vector<std::string>{"auto"})
      return;
    double n_cells = 1.;
    for (const std::string &word : coarse_cells)
      n_cells *= count_from(word);
    if (n_cells == 0.)
      reject("Coarse cells",
             "not a list of positive whole numbers up to " + std::to_string(most_coarse_cells),
             "give 'auto' or " + number + " numbers of cells");
    else if (coarse_cells.size() != size.size())
      reject("Coarse cells",
             "the box has " + number + " directions",
             "give 'auto' or " + number + " numbers of cells");
    else if (n_cells > most_coarse_cells)
      reject("Coarse cells",
             "more than " + std::to_string(most_coarse_cells) + " coarse cells",
             "take fewer: the program refines them");
  }

  std::array<double, 3> BoxSettings::extents() const
  {
    std::array<double, 3> all = {};
    std::copy_n(size.begin(), std::min<std::size_t>(3, size.size()), all.begin());
    return all;
  }

  std::array<double, 3> BoxSettings::lower_corner() const
  {
    std::array<double, 3> corner = {};
    for (int d = 0; d < dimension(); ++d)
      corner[d] = origin.size() == 1 ? origin[0] : origin.at(d);
    return corner;
  }

  std::vector<unsigned int> BoxSettings::subdivisions() const
  {
    std::vector<unsigned int> counts;
    if (coarse_cells != std::vector<std::string>{"auto"})
      for (const std::string &word : coarse_cells)
        counts.push_back(count_from(word));
    return counts;
  }
} // namespace softlattice
