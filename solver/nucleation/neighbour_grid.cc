// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/neighbour_grid.h"

#include "solver/base/error.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  NeighbourGrid::NeighbourGrid(const double box_size)
    : box_size_(box_size)
  {
    if (!(box_size > 0. && std::isfinite(box_size)))
      throw InvariantError("the search for neighbouring nuclei needs a positive seed radius");
  }

  std::size_t NeighbourGrid::Hash::operator()(const Box &box) const
  {
    std::uint64_t hash = 0;
    for (const std::int64_t index : box)
      hash = (hash ^ static_cast<std::uint64_t>(index)) * 0x9e3779b97f4a7c15, hash ^= hash >> 32;
    return hash;
  }

  NeighbourGrid::Box NeighbourGrid::box_of(const std::array<double, 3> &place) const
  {
    Box box;
    for (unsigned d = 0; d < 3; ++d)
      {
        const double index = std::floor(place[d] / box_size_);
        if (!(std::abs(index) < 0x1p52))
          throw InvariantError("a nucleus has no finite place");
        box[d] = static_cast<std::int64_t>(index);
      }
    return box;
  }

  void NeighbourGrid::insert(const Reach &nucleus)
  {
    boxes_[box_of(nucleus.place)].push_back(nucleus);
  }

  void NeighbourGrid::erase(const std::uint64_t id, const std::array<double, 3> &place)
  {
    const auto box = boxes_.find(box_of(place));
    if (box == boxes_.end())
      return;
    std::vector<Reach> &nuclei = box->second;
    const auto found = std::find_if(nuclei.begin(), nuclei.end(), [id](const Reach &nucleus) {
      return nucleus.id == id;
    });
    if (found == nuclei.end())
      return;
    *found = nuclei.back();
    nuclei.pop_back();
    if (nuclei.empty())
      boxes_.erase(box);
  }

  std::vector<Reach> NeighbourGrid::within(const std::array<double, 3> &place,
                                           const double radius) const
  {
    std::vector<Reach> found;
    const auto look_into = [&](const std::vector<Reach> &nuclei) {
      for (const Reach &nucleus : nuclei)
        if (distance(nucleus.place, place) <= radius)
          found.push_back(nucleus);
    };

    const Box low = box_of({place[0] - radius, place[1] - radius, place[2] - radius});
    const Box high = box_of({place[0] + radius, place[1] + radius, place[2] + radius});
    double n_boxes = 1.;
    for (unsigned d = 0; d < 3; ++d)
      n_boxes *= static_cast<double>(high[d] - low[d] + 1);
    if (n_boxes > static_cast<double>(boxes_.size())) // few nuclei, or a very large radius
      {
        for (const auto &[box, nuclei] : boxes_)
          look_into(nuclei);
        return found;
      }
    for (std::int64_t i = low[0]; i <= high[0]; ++i)
      for (std::int64_t j = low[1]; j <= high[1]; ++j)
        for (std::int64_t k = low[2]; k <= high[2]; ++k)
          {
            const auto box = boxes_.find({i, j, k});
            if (box != boxes_.end())
              look_into(box->second);
          }
    return found;
  }
} // namespace softlattice
