// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/nucleus.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace softlattice
{
  /// What is needed to know how far a nucleus reaches at a time.
  struct Reach
  {
    std::uint64_t id;
    std::array<double, 3> place; ///< [m]
    double birth;                ///< [s]
    std::int64_t way;            ///< FrontTravels::Key
    double zero_level;           ///< way of its front [m] at which the radius is zero
  };

  /// Nuclei in square boxes of a fixed size, so that the neighbours of a point are found in a time
  /// that does not grow with the number of nuclei.
  class NeighbourGrid
  {
  public:
    /// Box size > 0 [m], best about the usual search radius.
    explicit NeighbourGrid(double box_size);

    void insert(const Reach &nucleus);
    void erase(std::uint64_t id, const std::array<double, 3> &place);
    /// All nuclei within `radius` of `place`, in no particular order.
    std::vector<Reach> within(const std::array<double, 3> &place, double radius) const;

  private:
    using Box = std::array<std::int64_t, 3>;
    struct Hash
    {
      std::size_t operator()(const Box &box) const;
    };
    Box box_of(const std::array<double, 3> &place) const;

    double box_size_;
    std::unordered_map<Box, std::vector<Reach>, Hash> boxes_;
  };
} // namespace softlattice
