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
      .repeatable()
      .from_source("", Confidence::numerical);
    section.quantities("Grading", &grading, "1", "1")
      .about("Longest coarse cell over the shortest ones, which are at both ends, for each "
             "direction, or one for all: cells "
             "grow from there to the middle in a geometric series, for layers at boundaries. Needs "
             "'Coarse cells'. Where "
             "cells are longer than the box is wide, solving takes longer.")
      .range(1., 1e4)
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

    if (grading.size() != 1 && grading.size() != size.size())
      reject("Grading",
             "the box has " + number + " directions",
             "give one number for each direction, or one for all");
    if (is_graded() && coarse_cells == std::vector<std::string>{"auto"})
      reject("Grading",
             "it is not said how many cells there are",
             "give the numbers of 'Coarse cells'");
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

  bool BoxSettings::is_graded() const
  {
    return std::any_of(grading.begin(), grading.end(), [](const double one) { return one != 1.; });
  }

  std::vector<double> BoxSettings::steps(const int axis, const unsigned int n) const
  {
    const double ratio = grading.size() == 1 ? grading[0] : grading.at(axis);
    std::vector<double> lengths;
    double sum = 0.;
    for (unsigned int i = 0; i < n; ++i)
      {
        // From 0 in the outermost cells to 1 in the middle one.
        const unsigned int from_end = std::min(i, n - 1 - i), most = (n - 1) / 2;
        lengths.push_back(most == 0 ? 1. : std::pow(ratio, double(from_end) / most));
        sum += lengths.back();
      }
    for (double &one : lengths)
      one *= size.at(axis) / sum;
    return lengths;
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
